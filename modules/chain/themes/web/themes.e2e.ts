import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* An organisation words its own themes: adopted, edited, extended; its desks work with it at once, and nobody else. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const REGIONAL = 'Ramen zijn langdurig afgeplakt, dichtgeschroefd of altijd beslagen';
const OWN = 'Ramen aan de straat zijn van binnen dichtgeplakt';
const ADDED = 'Vrachtwagen lost ’s nachts potgrond bij een gesloten loods';
const ASK = 'Vraag op welke nachten en noteer het kenteken.';
let reference = '';

/** The form for recording, with the theme chosen and all its indicators in view. */
async function chooseTheme(page: Page): Promise<void> {
  await page.getByLabel(/^Thema/).selectOption({ label: 'Illegale hennepteelt' });
  await page.getByRole('button', { name: /^Nog \d+ kenmerken/ }).click();
}

test('a desk records a signal in the words of the region', async () => {
  const desk = await at('toezicht-zwolle');
  const { page } = desk;
  await desk.open('/signalen/nieuw');
  await chooseTheme(page);
  await page.getByRole('checkbox', { name: REGIONAL }).press('Space');
  await page.getByLabel('Vertel in eigen woorden').fill('De ramen van de loods zijn al weken dicht.');
  await page.getByLabel('Vertel in eigen woorden').press('Control+Enter');
  await page.getByText('Uw signaal is verstuurd').waitFor();
  reference = ((await page.locator('.signal-reference').textContent()) ?? '').trim();
});

test('the administrator sees whose words each theme has, and adopts one with a reason', async () => {
  const desk = await at('beheerder-zwolle');
  const { page } = desk;
  await desk.open('/beheer/themas');
  await page.getByRole('link', { name: 'Illegale hennepteelt' }).waitFor();
  expect(await desk.look('themas')).toEqual([]);
  await page.getByRole('link', { name: 'Illegale hennepteelt' }).click();
  await page.getByText(REGIONAL).waitFor();
  expect(await desk.look('thema-regio')).toEqual([]);
  await page.getByRole('button', { name: 'Overnemen en aanpassen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reden').fill('Onze panden zien er anders uit dan elders.');
  expect(await desk.look('thema-overnemen')).toEqual([]);
  await dialog.getByRole('button', { name: 'Overnemen en aanpassen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Illegale hennepteelt aanpassen' }).waitFor();
});

test('words about somebody’s background are refused with what may stand there', async () => {
  const desk = await at('beheerder-zwolle');
  const { page } = desk;
  await page.getByRole('button', { name: `Aanpassen: ${REGIONAL}` }).click();
  await page.getByRole('textbox', { name: 'Kenmerk', exact: true }).fill('Bewoners zijn van Poolse afkomst');
  await page.getByRole('textbox', { name: 'Reden' }).fill('Afgesproken in het overleg van dinsdag.');
  await page.getByRole('button', { name: 'Bewaren als nieuwe versie' }).click();
  await page
    .getByText(/‘Poolse’ gaat over nationaliteit, afkomst, geloof of geboorteplaats/)
    .first()
    .waitFor();
  expect(await desk.look('thema-aanpassen-geweigerd')).toEqual([]);
});

test('said in another way it is saved, with an own indicator beside it', async () => {
  const desk = await at('beheerder-zwolle');
  const { page } = desk;
  await page.getByRole('textbox', { name: 'Kenmerk', exact: true }).fill(OWN);
  await page.getByRole('button', { name: 'Klaar', exact: true }).click();
  await page.getByRole('button', { name: 'Kenmerk toevoegen' }).click();
  await page.getByRole('textbox', { name: 'Kenmerk', exact: true }).last().fill(ADDED);
  await page.getByRole('textbox', { name: 'Wat vraagt u door?' }).last().fill(ASK);
  expect(await desk.look('thema-aanpassen')).toEqual([]);
  await page.getByRole('button', { name: 'Bewaren als nieuwe versie' }).click();
  await page.getByText('Eigen versie 2').waitFor();
  await page.getByText(ADDED).waitFor();
  expect(await desk.look('thema-eigen')).toEqual([]);
});

test('what changed is read back field by field, with who and why', async () => {
  const desk = await at('beheerder-zwolle');
  const { page } = desk;
  await page.getByRole('link', { name: 'Versies bekijken' }).click();
  await page.getByRole('cell', { name: 'Afgesproken in het overleg van dinsdag.' }).waitFor();
  const differences = page.getByRole('table', { name: 'Vergelijken' });
  await differences.getByRole('cell', { name: REGIONAL }).waitFor();
  expect(await differences.getByRole('cell', { name: OWN, exact: true }).count()).toBe(1);
  expect(await differences.getByText('Kenmerk toegevoegd').count()).toBe(1);
  expect(await differences.getByRole('cell', { name: ADDED, exact: true }).count()).toBe(1);
  expect(await desk.look('thema-versies')).toEqual([]);
});

test('a desk of the organisation has it at once, with what to ask next', async () => {
  const desk = await at('toezicht-zwolle');
  const { page } = desk;
  await desk.open('/signalen/nieuw');
  await chooseTheme(page);
  expect(await page.getByRole('checkbox', { name: REGIONAL }).count()).toBe(0);
  await page.getByText(OWN).waitFor();
  await page.getByRole('checkbox', { name: ADDED }).press('Space');
  await page.getByText(ASK).waitFor();
});

test('a desk of another organisation sees none of it', async () => {
  const desk = await at('toezicht-deventer');
  await desk.open('/signalen/nieuw');
  await chooseTheme(desk.page);
  await desk.page.getByText(REGIONAL).waitFor();
  expect(await desk.page.getByRole('checkbox', { name: OWN }).count()).toBe(0);
  expect(await desk.page.getByRole('checkbox', { name: ADDED }).count()).toBe(0);
});

test('the earlier signal still shows the words it was recorded with', async () => {
  const desk = await at('coordinator-zwolle');
  await desk.open(`/zoeken?q=${reference}`);
  await desk.page.getByRole('link', { name: reference }).click();
  await desk.page.getByText(REGIONAL).waitFor();
  expect(await desk.page.getByText(OWN).count()).toBe(0);
});

test('on a phone the same pages fit', async () => {
  await fitsOnAPhone(
    product,
    'beheerder-zwolle',
    { path: '/beheer/themas', name: 'themas', shows: 'Eigen versie 2' },
    { path: '/beheer/themas/hennepteelt', name: 'thema-eigen', shows: ADDED },
    { path: '/beheer/themas/hennepteelt/aanpassen', name: 'thema-aanpassen', shows: ADDED },
    { path: '/beheer/themas/hennepteelt/versies', name: 'thema-versies', shows: 'Kenmerk toegevoegd' },
  );
});

test('no browser complained', () => {
  expect(complaints()).toEqual([]);
});
