import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from '../../../../../e2e/support/call.ts';
import { dutchLeftOn } from '../../../../../e2e/support/dutch-left.ts';
import { fitsOnAPhone } from '../../../../../e2e/support/on-a-phone.ts';

/* A desk tells a story; a coordinator names what stands in it, by keyboard, sets aside what is no mention, and sees whom a person may be. */

let product: RunningProduct;
let desk: Desk;
let coordinator: Desk;
let reference = '';
beforeAll(async () => {
  product = await startRunningProduct();
  desk = await product.signIn('toezicht-hardenberg');
  coordinator = await product.signIn('coordinator-hardenberg');
  const person = { kind: 'person', roles: ['involved'] };
  await sure(desk.page, 'POST', '/signals', {
    id: newId(),
    themeCode: 'hennepteelt',
    narrative: 'Twee mannen laden elke nacht een bus bij de loods.',
    mentions: [
      { id: newId(), ...person, name: 'Hiltje Zwartscholten', birthDate: '1968-02-13' },
      { id: newId(), ...person, name: 'Johan Voorbeelt' },
    ],
  });
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

  test('has its person laid beside earlier mentions when the coordinator asks', async () => {
    const { page } = coordinator;
    const card = page.getByRole('region', { name: 'In de tekst genoemd' });
    const ask = card.getByRole('button', { name: 'Johan Voorbeeld: mogelijk al bekend?' });
    await ask.press('Enter');
    await card.getByText('Johan Voorbeelt').waitFor();
    expect(await coordinator.look('text-pieces-known')).toEqual([]);
    await ask.press('Enter');
    await card.getByText('Johan Voorbeelt').waitFor({ state: 'hidden' });
  });

  test('gets a person with a slip in the name and one in the date, who is shown as possibly known and linked to nobody', async () => {
    const { page } = coordinator;
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Persoon' }).click();
    const dialog = page.getByRole('dialog');
    const known = dialog.getByRole('region', { name: 'Mogelijk al bekend' });
    await known.getByText(/Vul een achternaam van drie letters/).waitFor();
    await page.keyboard.type('H. Zwartschelten');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12-2-1968');
    await page.keyboard.press('Tab');
    await known.getByText('1 eerdere vermelding lijkt hierop.').waitFor();
    await known.getByText('Hiltje Zwartscholten').waitFor();
    await known.getByText('geboren 13 feb. 1968').waitFor();
    expect(await coordinator.look('known-persons')).toEqual([]);
    const [tab] = await Promise.all([
      coordinator.context.waitForEvent('page'),
      known.getByRole('link').press('Enter'),
    ]);
    await tab.waitForURL(/\/signalen\/[0-9a-f-]{36}$/);
    await tab.close();
    await page.setViewportSize({ width: 390, height: 844 });
    await known.scrollIntoViewIfNeeded();
    expect(await coordinator.look('known-persons-phone')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByRole('button', { name: 'Klaar' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const mentions = page.getByRole('region', { name: 'Wie en wat wordt genoemd' });
    await mentions.getByText('H. Zwartschelten').waitFor();
    const id = page.url().split('/').at(-1);
    const { data } = await sure(page, 'GET', `/signals/${id}`);
    const made = data.mentions.find((one: { name: string }) => one.name === 'H. Zwartschelten');
    expect(made.subjectId).toBeNull();
  });

  test('says so in English too', async () => {
    const { page } = coordinator;
    await sure(page, 'PATCH', '/session', { language: 'en' });
    await page.reload();
    await page.getByRole('button', { name: 'Change H. Zwartschelten' }).click();
    const known = page.getByRole('region', { name: 'Possibly known already' });
    await known.getByText('1 earlier mention looks like this.').waitFor();
    expect(await coordinator.look('known-persons-en')).toEqual([]);
    expect(await dutchLeftOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sure(page, 'PATCH', '/session', { language: 'nl' });
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
