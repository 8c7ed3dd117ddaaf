import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { whyPages } from '#apps/web/why-pages.ts';
import { desksOf } from './support/desks.ts';
import { readsNoDutch } from './support/dutch-left.ts';
import { STORY, SUSPECT, standingCase } from './support/joint-case.ts';
import { fitsOnAPhone } from './support/on-a-phone.ts';

/* What was given is found in the register, arrives, is corrected and taken back, and every recipient confirms. */

let product: RunningProduct;
let world: Awaited<ReturnType<typeof standingCase>>;
const { at, complaints } = desksOf(() => product);
beforeAll(async () => {
  product = await startRunningProduct();
  world = await standingCase(async (name) => (await at(name)).page);
});
afterAll(() => product?.stop());

const REGISTER = '/zorgvuldigheid/verstrekkingen';

test('the privacy officer finds a giving by its state and by the number of the case, and opens what proved it', async () => {
  const { page, open, look } = await at('privacyofficer-zwolle');
  await open(REGISTER);
  const table = page.getByRole('table', { name: /Verstrekkingen/ });
  await table.getByText('RIEC Oost-Nederland').waitFor();
  await page.getByLabel('Andere partij').selectOption({ label: 'RIEC Oost-Nederland' });
  await page.getByLabel('Stand', { exact: true }).selectOption({ label: 'ontvangen' });
  await page.getByText('1 verstrekking', { exact: true }).waitFor();
  expect(await look('register')).toEqual([]);
  await page.getByLabel('Nummer van casus of signaal').fill('NEE-1');
  await page.getByText('Geen verstrekkingen').waitFor();
  await page.getByLabel('Nummer van casus of signaal').fill('');
  await table.getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Signaal: verhaal; Persoon: naam').waitFor();
  await dialog.getByText('Nodig om de loods samen aan te pakken.').waitFor();
  expect(await look('register-line')).toEqual([]);
});

test('takes it along as a file without what stood in the fields', async () => {
  const { page } = await at('privacyofficer-zwolle');
  await page.keyboard.press('Escape');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Als CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('verstrekkingenregister.csv');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('RIEC Oost-Nederland');
  for (const secret of [STORY, SUSPECT]) expect(text).not.toContain(secret);
});

test('says that a name was wrong, and the register shows who must still confirm', async () => {
  const { page, look } = await at('privacyofficer-zwolle');
  await page
    .getByRole('table', { name: /Verstrekkingen/ })
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('button', { name: 'Verbeteren' }).click();
  const dialog = page.getByRole('dialog', { name: 'Zeggen dat er iets onjuist was' });
  await dialog.getByRole('checkbox', { name: 'Naam, geboortedatum, geslacht' }).press('Space');
  await dialog.getByLabel('Wat is er mis').fill('De achternaam is verkeerd gespeld.');
  expect(await look('register-correct')).toEqual([]);
  await dialog.getByRole('button', { name: 'Verbeteren' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByLabel('Stand', { exact: true }).selectOption({ label: 'verbeterd, nog te bevestigen' });
  await page.getByText('1 verstrekking', { exact: true }).waitFor();
});

test('the recipient hears of it, reads what is wrong and confirms', async () => {
  const { page, open, look } = await at('riec-casusregisseur');
  await open('/meldingen');
  await page.getByRole('link', { name: 'Een verstrekking is verbeterd; bevestig dat' }).first().click();
  await page.getByRole('heading', { level: 1, name: /Verstrekking van Gemeente Zwolle aan RIEC/ }).waitFor();
  await page.getByText('De achternaam is verkeerd gespeld.').first().waitFor();
  expect(await look('disclosure')).toEqual([]);
  await page.getByRole('button', { name: 'Uitgevoerd, bevestigen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Verbetering bevestigen' });
  await dialog.getByLabel('Wat deed u').fill('Naam aangepast in ons plan.');
  await dialog.getByRole('button', { name: 'Uitgevoerd, bevestigen' }).click();
  await page.getByText('verbetering bevestigd', { exact: true }).waitFor();
});

test('from the signal the giver takes it back, and police with a copy confirm that from their register', async () => {
  const giver = await at('coordinator-zwolle');
  await giver.open(`/signalen/${world.signalId}`);
  const went = giver.page.getByRole('region', { name: 'Wat ging waarheen uit dit signaal' });
  await went.getByText('RIEC Oost-Nederland').waitFor();
  await went.getByRole('row').filter({ hasText: 'RIEC Oost-Nederland' }).getByRole('button').first().click();
  await giver.page.getByRole('button', { name: 'Intrekken' }).click();
  const dialog = giver.page.getByRole('dialog', { name: 'Verstrekking intrekken' });
  await dialog.getByLabel('Waarom trekt u dit in').fill('De melding bleek onjuist.');
  await dialog.getByRole('button', { name: 'Intrekken' }).click();
  await went.getByText('ingetrokken, nog te bevestigen').waitFor();

  const { page, open, look } = await at('privacyofficer-politie');
  await open(`${REGISTER}?open=here`);
  const table = page.getByRole('table', { name: /Verstrekkingen/ });
  await table.getByRole('button').first().click();
  await page.getByRole('dialog').getByText('De melding bleek onjuist.').waitFor();
  expect(await look('register-withdrawn')).toEqual([]);
  await page.getByRole('button', { name: 'Uitgevoerd, bevestigen' }).last().click();
  const confirming = page.getByRole('dialog', { name: 'Intrekking bevestigen' });
  await confirming.getByRole('button', { name: 'Uitgevoerd, bevestigen' }).click();
  await confirming.waitFor({ state: 'hidden' });
  await page.getByText('Geen verstrekkingen').waitFor();
  await page.getByLabel('Nog te bevestigen').selectOption({ label: 'Alles' });
  await table.getByText('intrekking bevestigd').waitFor();
});

test('the case shows what went to whom in it, on a phone and in English', async () => {
  const desk = await at('riec-casusregisseur');
  const tab = `/casussen/${world.caseId}/verstrekkingen`;
  await desk.open(tab);
  await desk.page.getByText('intrekking bevestigd').first().waitFor();
  await desk.page.getByText('ingetrokken, nog te bevestigen').first().waitFor();
  const shows = 'Andere partij';
  await fitsOnAPhone(product, 'privacyofficer-zwolle', { path: REGISTER, shows, name: 'register-narrow' });
  await readsNoDutch(await at('privacyofficer-politie'), REGISTER, 'Other party', 'register-english', [
    'Privacyofficer',
    'Waarneming of signaal van medewerker',
  ]);
});

const WHY = 'Waarom mag ik dit zien?';

/** Pages in somebody's menu that should say why and do not, or that say it twice. */
async function silentPages(who: string): Promise<string[]> {
  const { page, open } = await at(who);
  await open('/');
  const links = page.getByRole('navigation').getByRole('link');
  await links.first().waitFor();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const paths = [...new Set(addresses.map((address) => address.split('?')[0] ?? ''))];
  const silent: string[] = [];
  for (const path of paths.filter((one) => one in whyPages && whyPages[one] !== 'nobody')) {
    await open(path);
    const line = page.getByRole('complementary', { name: WHY });
    const says = await line
      .first()
      .waitFor({ timeout: 10_000 })
      .then(() => true)
      .catch(() => false);
    if (!says || (await line.count()) !== 1 || !((await line.textContent()) ?? '').includes('Grondslag'))
      silent.push(`${who} ${path}`);
  }
  return silent;
}

test('every page in the menu says why its data may be seen', async () => {
  const people = ['coordinator-zwolle', 'riec-casusregisseur', 'politie'];
  const silent: string[] = [];
  for (const who of people) silent.push(...(await silentPages(who)));
  expect(silent).toEqual([]);
});

test('a page of one record says by which purpose and rule, and who else looked', async () => {
  const { page, open, look } = await at('riec-casusregisseur');
  await open(`/casussen/${world.caseId}/inbreng`);
  const line = page.getByRole('complementary', { name: WHY });
  await line.getByText(/RIEC: casus tegen georganiseerde criminaliteit/).waitFor();
  await line.getByRole('button', { name: /Er keken? \d+ ander/ }).click();
  await page.getByRole('dialog', { name: 'Wie keek er nog meer' }).getByRole('row').nth(1).waitFor();
  expect(await look('who-else-looked')).toEqual([]);
  const giver = await at('coordinator-zwolle');
  await giver.open(`/signalen/${world.signalId}/doorverwijzen`);
  const own = giver.page.getByRole('complementary', { name: WHY });
  await own.getByText(/Grondslag: AVG/).waitFor();
  expect(complaints()).toEqual([]);
});
