import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { fitsOnAPhone } from '../../../../../e2e/support/on-a-phone.ts';

/* A desk tells a story; a coordinator names what stands in it, by keyboard, and sets aside what is no mention. */

let product: RunningProduct;
let desk: Desk;
let coordinator: Desk;
let reference = '';
beforeAll(async () => {
  product = await startRunningProduct();
  desk = await product.signIn('toezicht-hardenberg');
  coordinator = await product.signIn('coordinator-hardenberg');
});
afterAll(() => product?.stop());

const story =
  'Wijkagent Johan Voorbeeld zag bestelbus TF-987-N bij Molenweg 122-2, Hasselt. De eigenaar van Verhuur De Brug B.V. belt met 06-12345678. Zijn BSN is 111222333.';

describe('a story that names somebody', () => {
  test('offers it while it is told, and says that a BSN does not belong there', async () => {
    const { page } = desk;
    await desk.open('/signalen/nieuw');
    await page.getByLabel('Vertel in eigen woorden').fill(story);
    await page.getByRole('button', { name: 'Molenweg 122-2, Hasselt toevoegen' }).waitFor();
    await page.getByText(/In uw verhaal staat een burgerservicenummer/).waitFor();
    expect(await page.getByText('111222333 toevoegen').count()).toBe(0);
    expect(await desk.look('text-pieces-desk')).toEqual([]);
    await page.getByRole('button', { name: 'TF-987-N toevoegen' }).press('Enter');
    await page.getByRole('button', { name: 'TF-987-N toevoegen' }).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/toevoegen$/);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Uw signaal is verstuurd').waitFor();
    reference = ((await page.locator('.signal-reference').textContent()) ?? '').trim();
  });

  test('is named by the coordinator with the keyboard, one after the other', async () => {
    const { page } = coordinator;
    await coordinator.open(`/zoeken?q=${reference}`);
    await page.getByRole('link', { name: reference }).click();
    const card = page.getByRole('region', { name: 'In de tekst genoemd' });
    await card.getByText('Molenweg 122-2, Hasselt', { exact: true }).first().waitFor();
    expect(await card.getByRole('button', { name: /TF-987-N/ }).count()).toBe(0);
    expect(await card.getByRole('button', { name: /111222333/ }).count()).toBe(0);
    expect(await coordinator.look('text-pieces')).toEqual([]);
    await card.getByRole('button', { name: 'Molenweg 122-2, Hasselt toevoegen' }).press('Enter');
    await card.getByText('Molenweg 122-2, Hasselt staat nu bij de vermeldingen.').waitFor();
    const mentions = page.getByRole('region', { name: 'Wie en wat wordt genoemd' });
    await mentions.getByText('Molenweg 122-2, Hasselt').waitFor();
    await page.getByText('Vermelding toegevoegd').first().waitFor();
    await card.getByRole('button', { name: '06-12345678 niet toevoegen' }).press('Enter');
    await card.getByText('06-12345678 wordt niet meer voorgesteld.').waitFor();
    await page.reload();
    await card.getByRole('button', { name: 'Verhuur De Brug B.V. toevoegen' }).waitFor();
    expect(await card.getByRole('button', { name: /06-12345678/ }).count()).toBe(0);
  });

  test('fits on a phone', async () => {
    const { pathname } = new URL(coordinator.page.url());
    await fitsOnAPhone(product, 'coordinator-hardenberg', {
      path: pathname,
      name: 'text-pieces',
      shows: 'In de tekst genoemd',
    });
  });
});
