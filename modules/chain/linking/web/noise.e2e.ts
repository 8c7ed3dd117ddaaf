import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from '../../../../e2e/support/call.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { readsNoDutch } from '../../../../e2e/support/dutch-left.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* A number of a reception stands everywhere: the program suggests it, a coordinator excludes it, cleans up, and brings it back. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const PHONE = '06-00014088';
const NAMES =
  'Aalbers Boerma Cuperus Dekker Evers Fokkema Groothuis Hoekstra Ipema Jonker Kuipers Lammers'.split(' ');
const WHY = 'Nummer van de receptie van het buurthuis';
let report = '';

/** A signal of the desk with one mention; answers its id. */
async function record(mention: Record<string, unknown>): Promise<string> {
  const { page } = await at('balie-zwolle');
  const id = newId();
  await sure(page, 'POST', '/signals', {
    id,
    narrative: `Er werd gebeld over de loods, melding ${id.slice(-6)}.`,
    mentions: [{ id: newId(), roles: ['involved'], ...mention }],
  });
  return id;
}

async function acceptFirst(signalId: string): Promise<void> {
  const { page } = await at('coordinator-zwolle');
  const [proposal] = (await sure(page, 'GET', `/signals/${signalId}/proposals`)).data;
  await sure(page, 'POST', `/proposals/${proposal.id}/decisions`, {
    decision: 'same',
    reason: 'Zelfde gegevens',
    expectedVersion: proposal.version,
  });
}

test('before: twelve people share a number, a link and a subject were confirmed', async () => {
  await at('balie-zwolle').then(({ page }) => page.waitForLoadState());
  const ids: string[] = [];
  for (const name of NAMES) ids.push(await record({ kind: 'person', name: `Toos ${name}`, phone: PHONE }));
  await acceptFirst(ids[2] ?? '');
  await acceptFirst(ids[5] ?? '');
  await record({ kind: 'person', name: 'Harm Zwiepers', phone: PHONE });
  await record({ kind: 'person', name: 'Harm Zwiepers', phone: PHONE });
});

test('a coordinator finds an empty list behind the links', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open('/verbanden');
  await page.getByRole('link', { name: 'Ruis', exact: true }).click();
  await page.getByText('Niets uitgesloten').waitFor();
  expect(await desk.look('ruis-leeg')).toEqual([]);
});

test('the program suggests the number, with the facts', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await page.getByRole('link', { name: 'Voorgesteld door het programma' }).click();
  await page.getByText('Er is nog niet geteld.').waitFor();
  await page.getByRole('button', { name: 'Nu opnieuw tellen' }).click();
  await page.getByText('Staat bij 14 vermeldingen met 13 verschillende namen in 14 signalen.').waitFor();
  expect(await desk.look('ruis-voorgesteld')).toEqual([]);
  await page.getByLabel('Meer dan dit aantal verschillende namen').fill('90');
  await page.getByRole('button', { name: 'Bewaren en opnieuw tellen' }).click();
  await page.getByRole('heading', { name: 'Verbeter 1 fout' }).waitFor();
  await page.getByLabel('Meer dan dit aantal verschillende namen').fill('13');
  await page.getByRole('button', { name: 'Bewaren en opnieuw tellen' }).click();
  await page.getByText('Niets voor te stellen').waitFor();
  await page.getByLabel('Meer dan dit aantal verschillende namen').fill('8');
  await page.getByRole('button', { name: 'Bewaren en opnieuw tellen' }).click();
  await page.getByText('met 13 verschillende namen').waitFor();
});

test('“no noise” takes it off until there are twice as many, and can be taken back', async () => {
  const { page } = await at('coordinator-zwolle');
  await page.getByRole('button', { name: /^Geen ruis/ }).click();
  await page.getByText('Niets voor te stellen').waitFor();
  await page.goto(`${product.url}/verbanden/ruis/voorgesteld?state=cleared`);
  await page.getByText('Komt terug bij 28 vermeldingen.').waitFor();
  await page.getByRole('button', { name: /^Weer voorstellen/ }).click();
  await page.getByText('Niets voor te stellen').waitFor();
});

test('excluding shows first what it touches, then the report', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open('/verbanden/ruis/voorgesteld');
  await page.getByRole('button', { name: /^Uitsluiten/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/open voorstellen berusten alleen hierop/).waitFor();
  await dialog
    .getByText('2 bevestigde verbanden komen op het verslag. U kiest zelf welke u terugneemt.')
    .waitFor();
  await dialog.getByText(/open voorstel(len)? he.* ook andere redenen/).waitFor();
  expect(await desk.look('ruis-uitsluiten')).toEqual([]);
  await dialog.getByLabel('Waarom zegt deze waarde niets?').fill('');
  await dialog.getByRole('button', { name: 'Uitsluiten' }).click();
  await dialog.getByText('Schrijf op waarom. Een zin is genoeg.').first().waitFor();
  await dialog.getByLabel('Waarom zegt deze waarde niets?').fill(WHY);
  await dialog.getByRole('button', { name: 'Uitsluiten' }).click();
  await page.getByRole('heading', { name: 'Bevestigde verbanden die op deze waarde berusten' }).waitFor();
  await page.getByText(WHY).waitFor();
  await page.getByText('1 tot en met 2 van 2').first().waitFor();
  report = new URL(page.url()).pathname;
  expect(await desk.look('ruis-verslag')).toEqual([]);
});

test('one link is ticked and taken back; the signal tells it', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  const links = page.getByRole('table', { name: 'Bevestigde verbanden die op deze waarde berusten' });
  await links.getByRole('checkbox').nth(1).press('Space');
  await page.getByRole('button', { name: 'Gekozen verbanden terugnemen' }).click();
  await page.getByRole('dialog').getByText('U neemt 1 verband terug.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Verbanden terugnemen' }).click();
  await links.getByText(/^teruggenomen door/).waitFor();
  expect(await links.getByText('bevestigd', { exact: true }).count()).toBe(1);
  expect(await desk.look('ruis-verslag-teruggenomen')).toEqual([]);
  await links.getByRole('row').filter({ hasText: 'teruggenomen door' }).getByRole('link').nth(1).click();
  await page.waitForURL('**/signalen/**');
  const { events } = (await sure(page, 'GET', `/signals/${page.url().split('/').at(-1)}`)).data;
  expect(events.map((event: { type: string }) => event.type)).toContain('link.undone');
});

test('a proposal with another reason says that the number does not count', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open(report);
  const less = page.getByRole('table', { name: 'Voorstellen die minder zeggen' });
  await less.getByRole('link', { name: 'zelfde persoon' }).first().click();
  await page
    .getByText(/dat het telefoonnummer gelijk is, telt niet mee: die waarde staat bij Ruis/)
    .waitFor();
  expect(await desk.look('ruis-zegt-minder')).toEqual([]);
});

test('the report is a file as well', async () => {
  const { page } = await at('coordinator-zwolle');
  await page.goto(product.url + report);
  const waits = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Verslag als CSV' }).click();
  expect((await waits).suggestedFilename()).toBe('verslag-ruis.csv');
});

test('by hand: what cannot be read is said at the field, and an address goes by both ways', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open('/verbanden/ruis');
  await page.getByRole('button', { name: 'Waarde uitsluiten' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Wat is het?').selectOption({ label: 'adres' });
  await dialog.getByLabel('Waarde', { exact: true }).fill('Kerkplein');
  await dialog.getByLabel('Waarom zegt deze waarde niets?').fill('Het loket van de gemeente');
  await dialog.getByRole('button', { name: 'Bekijk wat dit raakt' }).click();
  await dialog.getByRole('link', { name: /Dit is niet te lezen als adres/ }).waitFor();
  expect(await desk.look('ruis-adres-fout')).toEqual([]);
  await dialog.getByLabel('Waarde', { exact: true }).fill('Kerkplein 4, 1234 AB Ons Dorp');
  await dialog.getByRole('button', { name: 'Bekijk wat dit raakt' }).click();
  await dialog.getByText('Er hangt nu geen voorstel, verband of subject aan.').waitFor();
  await dialog.getByRole('button', { name: 'Uitsluiten' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kerkplein 4, 1234 AB Ons Dorp' }).waitFor();
});

test('the list is searched and filtered, and its counts open their list', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open('/verbanden/ruis');
  await page.getByRole('link', { name: 'Kerkplein 4, 1234 AB Ons Dorp' }).waitFor();
  expect(await desk.look('ruis')).toEqual([]);
  await page.getByRole('textbox', { name: 'Zoek op waarde of reden' }).fill('0600014088');
  await page.getByRole('link', { name: 'Kerkplein 4, 1234 AB Ons Dorp' }).waitFor({ state: 'detached' });
  await page.getByText(WHY).waitFor();
  expect(await page.getByText(WHY).count()).toBe(1);
});

test('a desk and a coordinator elsewhere see nothing of it', async () => {
  const elsewhere = await at('coordinator-deventer');
  await elsewhere.open('/verbanden/ruis');
  await elsewhere.page.getByText('Niets uitgesloten').waitFor();
});

test('on a phone the same pages fit', async () => {
  await fitsOnAPhone(
    product,
    'coordinator-zwolle',
    { path: '/verbanden/ruis', name: 'ruis', shows: WHY },
    { path: report, name: 'ruis-verslag', shows: '1 tot en met 2 van 2' },
    { path: '/verbanden/ruis/voorgesteld', name: 'ruis-voorgesteld', shows: 'Laatst geteld' },
  );
});

test('lifting tells what comes back, and keeps the history', async () => {
  const desk = await at('coordinator-zwolle');
  const { page } = desk;
  await desk.open(report);
  await page.getByRole('button', { name: 'Van de lijst halen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/teruggehouden voorstellen komen terug zoals ze waren/).waitFor();
  expect(await desk.look('ruis-van-de-lijst')).toEqual([]);
  await dialog
    .getByLabel('Waarom haalt u deze waarde van de lijst?')
    .fill('De receptie heeft een ander nummer');
  await dialog.getByRole('button', { name: 'Van de lijst halen' }).click();
  await page.getByText('telt weer mee').waitFor();
  expect(await desk.look('ruis-verslag-van-de-lijst')).toEqual([]);
  await desk.open('/verbanden/ruis?state=lifted');
  await page.getByText(/De receptie heeft een ander nummer/).waitFor();
});

test('in English nothing Dutch is left', async () => {
  const desk = await at('coordinator-zwolle');
  await readsNoDutch(desk, report, 'counts again', 'ruis-verslag-en');
  await readsNoDutch(desk, '/verbanden/ruis/voorgesteld', 'Last counted', 'ruis-voorgesteld-en');
});

test('no browser complained', () => {
  const expected = /422 \(Unprocessable Entity\)/;
  expect(complaints().filter((line) => !expected.test(line))).toEqual([]);
});
