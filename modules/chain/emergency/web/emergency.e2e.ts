import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from '../../../../e2e/support/call.ts';
import { letTimePass } from '../../../../e2e/support/database.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* A signal is closed off to people by name; a colleague breaks the glass; the privacy officer hears of it and judges. And the administrator sets what at most goes to a partner. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const REASON = 'Er wordt nu gebeld dat iemand voor de deur staat.';
const narrative = 'Er is een dreigbrief gevonden bij het huis van de wethouder.';
const signalId = newId();
let reference = '';

test('a coordinator reads what happens when the glass is broken; a record that is not shielded is not found', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  const reporter = await at('toezicht-zwolle');
  ({ reference } = (await sure(reporter.page, 'POST', '/signals', { id: signalId, narrative })).data);
  await desk.open('/noodinzage');
  await page.getByText(/krijgt de privacyofficer meteen bericht, zonder inhoud/).waitFor();
  expect(await desk.look('noodinzage')).toEqual([]);
  await page.getByLabel('Kenmerk van het dossier').fill(reference);
  await page.getByLabel('Waarom kan dit niet wachten?').fill(REASON);
  await page.getByRole('button', { name: 'Openen in nood' }).click();
  await page.getByText('Dit is er niet, of u mag het niet zien.').waitFor();
});

test('a colleague closes the record off to people by name, on its own page, and says why', async () => {
  const desk = await at('zorg-veiligheid-zwolle');
  const { page } = desk;
  await desk.open(`/signalen/${signalId}`);
  const card = page.getByRole('region', { name: 'Wie dit mag lezen' });
  await card.getByText(/Iedereen die binnen dit doel coördineert/).waitFor();
  await card.getByRole('button', { name: /Wijzigen/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Wie mag dit lezen?' });
  await dialog.getByRole('radio', { name: /bedreigde bestuurder/ }).press('Space');
  expect(await desk.look('afschermen')).toEqual([]);
  await dialog.getByLabel('Waarom?').fill('De wethouder is bedreigd; zo min mogelijk mensen weten ervan.');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await card.getByText('afgeschermd', { exact: true }).waitFor();
  await page.getByText(/Afgeschermd: bedreigde bestuurder/).waitFor();
  expect(await desk.look('afgeschermd-signaal')).toEqual([]);
});

test('the coordinator is told, reads it no more, and opens it in an emergency for half an hour', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open('/meldingen');
  await page.getByText('Een signaal is afgeschermd: u leest het niet meer').first().waitFor();
  await desk.open('/noodinzage');
  await page.getByLabel('Kenmerk van het dossier').fill(reference);
  await page.getByLabel('Waarom kan dit niet wachten?').fill(REASON);
  await page.getByRole('button', { name: 'Openen in nood' }).click();
  await page.getByText(/Geopend tot/).waitFor();
  await page.getByRole('link', { name: 'Naar het dossier' }).click();
  await page.getByText(narrative).first().waitFor();
  await page.getByText(/u opende dit met een reden, voor korte tijd/).waitFor();
  expect(await page.getByRole('button', { name: /Wijzigen/ }).count()).toBe(0);
  expect(await desk.look('noodinzage-signaal')).toEqual([]);
});

test('the privacy officer is told at once, finds it on the page of due care, and judges it', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open('/meldingen');
  await page.getByText('Een afgeschermd dossier is in nood geopend').first().waitFor();
  await desk.open('/zorgvuldigheid');
  await page
    .getByRole('navigation', { name: 'Onderdelen' })
    .getByRole('link', { name: 'Noodinzage' })
    .click();
  await page.getByText('staat nu open').waitFor();
  await page.getByText(REASON).first().waitFor();
  expect(await desk.look('noodinzage-toezicht')).toEqual([]);
  await page.getByRole('button', { name: /Beoordelen/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Was deze noodinzage rechtmatig?' });
  await dialog.getByRole('radio', { name: 'Ja, rechtmatig' }).press('Space');
  await dialog.getByLabel('Toelichting').fill('Er was direct gevaar, en niemand anders bereikbaar.');
  await dialog.getByRole('button', { name: 'Oordeel bewaren' }).click();
  await page.getByText('rechtmatig', { exact: true }).waitFor();
});

test('the look ends by itself when its time is up', async () => {
  await letTimePass(
    product.dataDirectory,
    `update emergency_access set opened_at = now() - interval '2 hours', ends_at = now() - interval '1 second' where signal_id = $1`,
    [signalId],
  );
  const { page, open } = await at('coordinator-zwolle');
  await open('/noodinzage');
  await page.getByRole('rowheader', { name: reference }).waitFor();
  expect(await page.getByRole('link', { name: reference }).count()).toBe(0);
  await page.goto(`${product.url}/signalen/${signalId}`);
  await page.getByText('Dit is er niet, of u mag het niet zien.').waitFor();
  expect(await page.getByText(narrative).count()).toBe(0);
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
