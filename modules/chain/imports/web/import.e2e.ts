import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { sure } from '../../../../e2e/support/call.ts';
import { readsNoDutch } from '../../../../e2e/support/dutch-left.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* A year of real exports: offered, mapped, previewed, imported; refused rows corrected and offered again. */

let product: RunningProduct;
let desk: Desk;
beforeAll(async () => {
  product = await startRunningProduct();
  desk = await product.signIn('regionaal-coordinator');
});
afterAll(() => product?.stop());

const rowOf = (name: string) => desk.page.getByRole('row', { name });
const refusedFile = async (): Promise<string> => {
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.getByRole('link', { name: 'Geweigerde rijen downloaden' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-geweigerd\.csv$/);
  return readFile(await download.path(), 'utf8');
};

describe('the regional intake', () => {
  test('offers the export as it is and sees columns and words proposed', async () => {
    const { page } = desk;
    await desk.open('/import');
    await page.locator('input[type=file]').setInputFiles('content/demo/signals-2025.csv');
    await page.getByRole('heading', { name: 'signals-2025.csv' }).waitFor();
    expect(await page.getByLabel('Omschrijving wordt').inputValue()).toBe('narrative');
    expect(await page.getByLabel('Proces ‘Meldpunt’ wordt').count()).toBe(1);
    await page.getByText('alle', { exact: true }).click();
    expect(await page.getByLabel('Thema ‘verward-gedrag’ wordt').inputValue()).toBe('onbegrepen-gedrag');
    await page.getByText('Redenen van weigering').waitFor();
    // Columns and words of the file are shown as they stand in it.
    expect(
      await desk.look('import-koppelen', await readFile('content/demo/signals-2025.csv', 'latin1')),
    ).toEqual([]);
  });

  test('changes a word, keeps it, and sees a new preview', async () => {
    const { page } = desk;
    await page.getByLabel('Proces ‘Meldpunt overlast’ wordt').selectOption('kcc-contact');
    await page.getByRole('button', { name: 'Koppelingen bewaren' }).click();
    await page.getByText('zo koos u eerder').first().waitFor();
    await page.getByText('Redenen van weigering').waitFor();
  });

  test('imports it, leaves the page, and finds the result again', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await desk.open('/import');
    await page.getByRole('link', { name: 'signals-2025.csv' }).click();
    await page.getByText('Het bestand is ingelezen').waitFor();
    expect(await page.getByRole('definition').allTextContents()).toEqual(['601', '588', '1', '12']);
    await rowOf('39 BSN 123456789').waitFor();
    expect(await rowOf('39 BSN 123456789').textContent()).toMatch(/elfproef.*Controleer het nummer/s);
    expect(await desk.look('import-uitkomst')).toEqual([]);
  });

  test('downloads the refused rows, corrects some, and only those are imported', async () => {
    const { page } = desk;
    const text = await refusedFile();
    const corrected = text.replaceAll('31-2-2025', '28-2-2025').replaceAll('12-11-2031', '12-11-2025');
    await page.locator('input[type=file]').setInputFiles({
      name: 'verbeterd.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(corrected),
    });
    await page.getByRole('heading', { name: 'verbeterd.csv' }).waitFor();
    expect(await page.getByLabel('Proces ‘Meldpunt overlast’ wordt').count()).toBeLessThan(2);
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await page.getByText('Het bestand is ingelezen').waitFor();
    expect(await page.getByRole('definition').allTextContents()).toEqual(['12', '4', '0', '8']);
  });

  test('sees no signal', async () => {
    expect(await desk.page.getByRole('link', { name: 'Signalen' }).count()).toBe(0);
  });

  test('a damaged file gets a clear sentence and can be chosen again', async () => {
    const { page } = desk;
    await desk.open('/import');
    const whole = await readFile('content/demo/signals-2025.csv');
    await page.locator('input[type=file]').setInputFiles({
      name: 'afgebroken.csv',
      mimeType: 'text/csv',
      buffer: whole.subarray(0, 20_000),
    });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/houdt halverwege op/);
    expect(await page.locator('input[type=file]').count()).toBe(1);
    expect(await desk.look('import-geweigerd-bestand')).toEqual([]);
  });

  test('its screens fit on a phone, and have no Dutch left in English', async () => {
    const { data } = await sure(desk.page, 'GET', '/imports');
    const [whole, corrected] = ['signals-2025.csv', 'verbeterd.csv'].map(
      (name) => data.find((one: { fileName: string }) => one.fileName === name).id,
    );
    await fitsOnAPhone(
      product,
      'regionaal-coordinator',
      { path: '/import', shows: 'signals-2025.csv', name: 'import' },
      { path: `/import/${whole}`, shows: 'Het bestand is ingelezen', name: 'import-uitkomst' },
      { path: `/import/${corrected}`, shows: 'Het bestand is ingelezen', name: 'import-verbeterd' },
    );
    await readsNoDutch(desk, '/import', 'signals-2025.csv', 'import-en');
    await readsNoDutch(desk, `/import/${whole}`, 'The file has been imported', 'import-result-en', [
      'Datum melding',
      'Omschrijving',
      'Gemeente',
    ]);
  });
});
