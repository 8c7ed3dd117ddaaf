import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* The privacy officer reads the registers, writes a processor down, and takes the register of processing along. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());

const REGISTERS = '/zorgvuldigheid/registers';
const HOST = 'Gastheer B.V.';

test('from the page of due care to the registers: processing, DPIA, algorithm and who may what', async () => {
  const { page, open, look } = await at('privacyofficer-zwolle');
  await open('/zorgvuldigheid');
  await page.getByRole('link', { name: 'Registers' }).click();
  await page.getByRole('heading', { name: 'Signalen ondermijning binnen de gemeente' }).waitFor();
  await page.getByText('RIEC Oost-Nederland (bureau)').first().waitFor();
  expect(await look('registers')).toEqual([]);
  await page.getByRole('link', { name: 'Invoer voor een DPIA' }).click();
  await page
    .getByLabel('Doel', { exact: true })
    .selectOption({ label: 'RIEC: casus tegen georganiseerde criminaliteit' });
  await page.getByRole('heading', { name: 'RIEC: casus tegen georganiseerde criminaliteit' }).waitFor();
  expect(await look('registers-dpia')).toEqual([]);
  await page.getByRole('link', { name: 'Algoritmeregister' }).click();
  await page.getByRole('heading', { name: 'Een mens beslist' }).waitFor();
  expect(await look('registers-algorithm')).toEqual([]);
  await page.getByRole('link', { name: 'Wie mag wat' }).click();
  await page.getByLabel('Rolgroep').selectOption({ label: 'Privacyofficer (1 persoon)' });
  await page.getByText('exportDisclosures').waitFor();
  expect(await page.getByText('createSignal').count()).toBe(0);
  expect(await look('registers-abilities')).toEqual([]);
});

test('a processor that is written down stands in the register, and in the file of it', async () => {
  const { page, look } = await at('privacyofficer-zwolle');
  await page.getByRole('link', { name: 'Verwerkers', exact: true }).click();
  await page.getByRole('button', { name: 'Verwerker vastleggen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Verwerker vastleggen' });
  await dialog.getByLabel('Naam').fill(HOST);
  await dialog.getByLabel('Wat doet deze verwerker').fill('Servers en reservekopieën');
  expect(await dialog.getByRole('button', { name: 'Bewaren' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Overeenkomst sinds').fill('15-1-2026');
  await dialog.getByLabel('Kenmerk van de overeenkomst').fill('VO-2026-4');
  expect(await look('registers-processor')).toEqual([]);
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByRole('table', { name: 'Verwerkers' }).getByText(HOST).waitFor();
  await page.getByRole('link', { name: 'Verwerkingen' }).click();
  await page.getByText(HOST).first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV', exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('register-van-verwerkingen.csv');
  expect(await readFile(await file.path(), 'utf8')).toContain(HOST);
});

test('the data protection officer reads along and writes nothing; on a phone and in English too', async () => {
  await fitsOnAPhone(product, 'fg-zwolle', {
    path: `${REGISTERS}/verwerkers`,
    shows: HOST,
    name: 'registers-narrow',
  });
  const { page, open } = await at('fg-zwolle');
  await open(`${REGISTERS}/verwerkers`);
  await page.getByText(HOST).waitFor();
  expect(await page.getByRole('button', { name: 'Verwerker vastleggen' }).count()).toBe(0);
  expect(complaints()).toEqual([]);
});
