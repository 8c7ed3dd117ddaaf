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
  await dialog.getByRole('textbox', { name: 'Naam', exact: true }).fill(HOST);
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

test('the privacy officer sees how verifiable the log is, and takes it along by the national standard', async () => {
  const { page, open, look } = await at('privacyofficer-zwolle');
  await open('/zorgvuldigheid');
  await page.getByRole('link', { name: 'Controleerbaarheid' }).click();
  await page.getByText(/bladeren in de boom/).waitFor();
  await page.getByRole('button', { name: 'Laten meetekenen' }).click();
  await page.getByRole('button', { name: 'Stoppen met meetekenen' }).waitFor();
  expect(await look('verifiability')).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Logboek Dataverwerkingen' }).click(),
  ]);
  const [line = ''] = (await readFile(await file.path(), 'utf8')).split('\n');
  expect(JSON.parse(line).resourceSpans).toHaveLength(1);
});

test('puts a rule on unusual looking on, and somebody on the list without being able to read who', async () => {
  const { page, open, look } = await at('privacyofficer-zwolle');
  await open('/zorgvuldigheid/opvallend');
  await page.getByText('Er staat geen regel aan: er wordt niets gevolgd.').waitFor();
  await page.getByRole('link', { name: 'Naar de regels' }).click();
  const rule = page.getByRole('form', { name: 'Bekende persoon' });
  await rule.getByRole('radio', { name: 'aan' }).press('Space');
  await rule.getByRole('button', { name: /Bewaren/ }).click();
  await page.getByText(/Laatst gewijzigd door/).waitFor();
  expect(await look('look-rules')).toEqual([]);
  await page.getByRole('link', { name: 'Bekende personen en eigen adressen' }).click();
  const form = page.getByRole('form', { name: 'Bekende persoon opnemen' });
  await form.getByLabel('Voornaam en achternaam').fill('Roos Wereldberoemd');
  await form.getByLabel('Waarom op de lijst').fill('Bestuurder, opgenomen op verzoek');
  await form.getByRole('button', { name: 'Op de lijst zetten' }).click();
  await page.getByRole('rowheader', { name: 'Bestuurder, opgenomen op verzoek' }).waitFor();
  expect(await page.getByText('Wereldberoemd').count()).toBe(0);
  expect(await look('watched-values')).toEqual([]);
});

test('the data protection officer reads along and writes nothing; on a phone and in English too', async () => {
  await fitsOnAPhone(
    product,
    'fg-zwolle',
    {
      path: `${REGISTERS}/verwerkers`,
      shows: HOST,
      name: 'registers-narrow',
    },
    {
      path: '/zorgvuldigheid/controleerbaarheid',
      shows: 'Laatste controlepunt',
      name: 'verifiability-narrow',
    },
    {
      path: '/zorgvuldigheid/opvallend/regels',
      shows: 'Eigen achternaam',
      name: 'look-rules-narrow',
    },
  );
  const { page, open } = await at('fg-zwolle');
  await open(`${REGISTERS}/verwerkers`);
  await page.getByText(HOST).waitFor();
  expect(await page.getByRole('button', { name: 'Verwerker vastleggen' }).count()).toBe(0);
  expect(complaints()).toEqual([]);
});
