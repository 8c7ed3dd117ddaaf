import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from '../../../../e2e/support/call.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* A coordinator breaks the glass; the privacy officer hears of it and judges. And the administrator sets what at most goes to a partner. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const REASON = 'Er wordt nu gebeld dat iemand voor de deur staat.';
let reference = '';

test('a coordinator reads what happens when the glass is broken; a record that is not shielded is not found', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  const reporter = await at('toezicht-zwolle');
  const narrative = 'Er is een dreigbrief gevonden bij het huis van de wethouder.';
  ({ reference } = (await sure(reporter.page, 'POST', '/signals', { id: newId(), narrative })).data);
  await desk.open('/noodinzage');
  await page.getByText(/krijgt de privacyofficer meteen bericht, zonder inhoud/).waitFor();
  expect(await desk.look('noodinzage')).toEqual([]);
  await page.getByLabel('Kenmerk van het dossier').fill(reference);
  await page.getByLabel('Waarom kan dit niet wachten?').fill(REASON);
  await page.getByRole('button', { name: 'Openen in nood' }).click();
  await page.getByText('Dit is er niet, of u mag het niet zien.').waitFor();
});

test('the privacy officer finds the list from the page of due care', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open('/zorgvuldigheid');
  await page
    .getByRole('navigation', { name: 'Onderdelen' })
    .getByRole('link', { name: 'Noodinzage' })
    .click();
  await page.getByText('Er is nog nooit een dossier in nood geopend.').waitFor();
  expect(await desk.look('noodinzage-toezicht')).toEqual([]);
});

test('the administrator sets a ceiling, and the privacy officer reads it', async () => {
  const desk = await at('beheerder-zwolle');
  const { page } = desk;
  await desk.open('/beheer/plafonds');
  await page.getByLabel('Partner', { exact: true }).selectOption({ label: 'Politie Oost-Nederland' });
  await page.getByRole('checkbox', { name: 'Naam, geboortedatum, geslacht' }).press('Space');
  await page.getByLabel('Reden').fill('Afgesproken met de directie.');
  expect(await desk.look('plafonds')).toEqual([]);
  await page.getByRole('button', { name: 'Plafond bewaren' }).click();
  await page.getByRole('cell', { name: 'Afgesproken met de directie.' }).waitFor();
  const officer = await at('privacyofficer-zwolle');
  await officer.open('/zorgvuldigheid/plafonds');
  await officer.page.getByRole('cell', { name: 'Afgesproken met de directie.' }).waitFor();
  expect(await officer.page.getByRole('button', { name: 'Plafond bewaren' }).count()).toBe(0);
  expect(await officer.look('plafonds-lezen')).toEqual([]);
});

test('on a phone the same pages fit', async () => {
  await fitsOnAPhone(product, 'coordinator-zwolle', {
    path: '/noodinzage',
    name: 'noodinzage',
    shows: 'Openen in nood',
  });
  await fitsOnAPhone(product, 'beheerder-zwolle', {
    path: '/beheer/plafonds',
    name: 'plafonds',
    shows: 'Afgesproken met de directie.',
  });
});

test('no browser complained but of the record that was not found', () => {
  expect(complaints().filter((line) => !line.includes('404'))).toEqual([]);
});
