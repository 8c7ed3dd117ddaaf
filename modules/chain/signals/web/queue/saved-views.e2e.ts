import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';

/* A coordinator keeps a view of the queue, begins with it, changes it, and lets it go. */

let product: RunningProduct;
let desk: Desk;
beforeAll(async () => {
  product = await startRunningProduct();
  desk = await product.signIn('coordinator-zwolle');
});
afterAll(() => product?.stop());

const views = () => desk.page.getByRole('navigation', { name: 'Weergaven' });
const choose = async (item: string): Promise<void> => {
  await desk.page.getByRole('button', { name: 'Weergave', exact: true }).click();
  await desk.page.getByRole('menuitem', { name: item }).click();
};
const column = (name: string) => desk.page.getByRole('columnheader', { name });
const menuLink = () => desk.page.getByRole('link', { name: /^Signalen/ }).first();

describe('a view of the queue', () => {
  test('keeps filters, order and columns under a name that does not come into the address', async () => {
    const { page } = desk;
    await desk.open('/signalen');
    await page.getByRole('button', { name: 'Behandelaar' }).click();
    await page.getByRole('radio', { name: 'niemand' }).press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Kolommen/ }).click();
    for (const name of ['Verbanden', 'Thema'])
      await page.getByRole('checkbox', { name, exact: true }).press('Space');
    expect(await desk.look('queue-columns')).toEqual([]);
    await page.keyboard.press('Escape');
    await column('Verbanden').waitFor({ state: 'hidden' });
    await page.getByRole('textbox', { name: 'Zoek in deze lijst' }).fill('Nachtegaal');
    await page.waitForURL(/q=Nachtegaal/);
    await choose('Bewaren als nieuwe weergave');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('De zoektekst wordt niet bewaard').waitFor();
    await dialog.getByLabel('Naam').fill('Bus TF-987-N');
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog
      .getByText(/Deze tekst noemt iets/)
      .first()
      .waitFor();
    await dialog.getByLabel('Naam').fill('Vrij');
    expect(await desk.look('queue-keep-view')).toEqual([]);
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await views().getByRole('link', { name: 'Vrij', exact: true }).waitFor();
    expect(page.url()).not.toMatch(/Vrij|Nachtegaal/);
    expect(page.url()).toMatch(/weergave=[0-9a-f-]{36}/);
  });

  test('opens again as it was kept', async () => {
    const { page } = desk;
    await desk.open('/signalen');
    await column('Verbanden').waitFor();
    await views().getByRole('link', { name: 'Vrij' }).click();
    await column('Verbanden').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /Behandelaar: niemand/ }).waitFor();
    expect(await views().getByRole('link', { name: 'Vrij' }).getAttribute('aria-current')).toBe('true');
  });

  test('says that it was changed, and is overwritten and renamed', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Dringend' }).click();
    await page.getByRole('radio', { name: 'Gewoon' }).press('Space');
    await page.keyboard.press('Escape');
    await views().getByRole('link', { name: 'Vrij, gewijzigd' }).waitFor();
    await choose('Overschrijven met wat u nu ziet');
    await views().getByRole('link', { name: 'Vrij', exact: true }).waitFor();
    await choose('Hernoemen');
    await page.getByRole('dialog').getByLabel('Naam').fill('Vrij en gewoon');
    await page.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click();
    await views().getByRole('link', { name: 'Vrij en gewoon', exact: true }).waitFor();
    expect(await desk.look('queue-own-view')).toEqual([]);
  });

  test('can be what the queue begins with; everything stays one click away', async () => {
    const { page } = desk;
    await choose('Hiermee beginnen');
    await views().getByRole('link', { name: 'Vrij en gewoon (begin)' }).waitFor();
    await desk.open('/mijn-werk');
    await menuLink().click();
    await page.waitForURL(/weergave=[0-9a-f-]{36}/);
    await page.getByRole('button', { name: /Behandelaar: niemand/ }).waitFor();
    await views()
      .getByRole('link', { name: /Alles wat loopt/ })
      .click();
    await page.waitForURL(/weergave=alles/);
    await page.getByRole('button', { name: 'Behandelaar', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Behandelaar', exact: true }).waitFor();
  });

  test('is nobody else’s, and on a phone nothing scrolls sideways', async () => {
    const colleague = await product.signIn('collega-zwolle', { width: 390 });
    await colleague.open('/signalen');
    await colleague.page.getByRole('navigation', { name: 'Weergaven' }).waitFor();
    expect(await colleague.page.getByText('Vrij en gewoon').count()).toBe(0);
    const phone = await product.signIn('coordinator-zwolle', { width: 390 });
    await phone.open('/signalen');
    await phone.page.getByRole('link', { name: 'Vrij en gewoon (begin)' }).waitFor();
    expect(await phone.look('queue-own-view')).toEqual([]);
    await phone.page.getByRole('button', { name: 'Weergave', exact: true }).click();
    await phone.page.getByRole('menuitem', { name: 'Hernoemen' }).waitFor();
    expect(await phone.look('queue-view-menu')).toEqual([]);
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    expect([...colleague.complaints, ...phone.complaints]).toEqual([]);
  });

  test('is removed after a question, and the signals stay', async () => {
    const { page } = desk;
    await views().getByRole('link', { name: 'Vrij en gewoon (begin)' }).click();
    await choose('Weghalen');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('De signalen blijven.').waitFor();
    await dialog.getByRole('button', { name: 'Weghalen' }).click();
    await views().getByText('Vrij en gewoon').waitFor({ state: 'hidden' });
    await desk.open('/signalen');
    await page.getByRole('button', { name: 'Behandelaar', exact: true }).waitFor();
    expect(desk.complaints.filter((line) => !line.includes('422'))).toEqual([]);
    expect(desk.complaints).toHaveLength(1);
  });
});
