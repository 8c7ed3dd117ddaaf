import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* A privacy officer words a rule of the region for the own organisation: drafted, tried, advised on, confirmed; the giving follows. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const RULE = '/zorgvuldigheid/regels/R01';
const ADVICE = 'Vier ogen is hier evenredig; leg vast wie de tweede persoon is.';

/** What the coordinator's screen asks before something goes to the RIEC by rule R01. */
async function askedOfCoordinator(): Promise<string[]> {
  const { page, open } = await at('coordinator-zwolle');
  await open('/');
  return page.evaluate(async () => {
    const organisations = await (await fetch('/api/v1/organisations')).json();
    const riec = organisations.data.find((item: { type: string }) => item.type === 'riec').id;
    const outlook = await (
      await fetch(
        `/api/v1/disclosure-outlooks?purpose=riec-casus&sourcePurpose=ondermijning-intern&to=${riec}`,
      )
    ).json();
    return outlook.data.rules
      .filter((item: { rule: { code: string } }) => item.rule.code === 'R01')
      .flatMap((item: { open: { code: string }[] }) => item.open.map((one) => one.code));
  });
}

test('the privacy officer finds a rule with how sure it is, and what that means', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open('/zorgvuldigheid/regels');
  await page.getByText('Uw organisatie volgt overal de regio.').waitFor();
  await page.getByRole('searchbox').or(page.getByLabel('Zoek op regel, doel of artikel')).first().fill('R01');
  await page.getByRole('link', { name: /^R01 / }).click();
  await page
    .getByText('Uit het hoofd opgeschreven. Lees het artikel na voordat u bevestigt.')
    .first()
    .waitFor();
  expect(await desk.look('regel')).toEqual([]);
});

test('adapts it: one condition more, saved as a draft that changes nothing yet', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await page.getByRole('link', { name: 'Aanpassen voor onze organisatie' }).click();
  await page.getByText('Kies voorwaarden').click();
  await page.getByRole('checkbox', { name: 'Vier ogen', exact: true }).press('Space');
  expect(await desk.look('regel-aanpassen')).toEqual([]);
  await page.getByRole('textbox', { name: 'Reden' }).fill('Afgesproken in het privacyoverleg.');
  await page.getByRole('button', { name: 'Concept bewaren' }).click();
  await page.getByRole('heading', { name: 'Concept, versie 1' }).waitFor();
  await page.getByText('Draai eerst de proefvragen; dan kunt u bevestigen.').waitFor();
  expect(await askedOfCoordinator()).not.toContain('four-eyes');
});

test('the FG advises beside it and cannot confirm', async () => {
  const desk = await at('fg-zwolle');
  const { page } = desk;
  await desk.open(RULE);
  await page.getByLabel('Uw advies').fill(ADVICE);
  await page.getByRole('button', { name: 'Advies toevoegen' }).click();
  await page.getByText('bij versie 1').waitFor();
  await page.getByRole('button', { name: 'Proefvragen draaien' }).click();
  await page.getByText('3 antwoorden veranderen').waitFor();
  expect(await page.getByRole('button', { name: /^Bevestigen/ }).count()).toBe(0);
  expect(await page.getByText('Alleen de privacyofficer past regels aan').count()).toBe(1);
  expect(await desk.look('regel-fg')).toEqual([]);
});

test('the privacy officer runs the test cases, sees which answers change, and confirms', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open(RULE);
  await page.getByText(ADVICE).waitFor();
  await page.getByRole('button', { name: 'Proefvragen draaien' }).click();
  await page.getByText('3 antwoorden veranderen').waitFor();
  const results = page.getByRole('table', { name: 'Proefvragen' });
  await results.getByText('Nog nodig: Vier ogen', { exact: true }).first().waitFor();
  expect(await desk.look('regel-proef')).toEqual([]);
  await page.getByRole('button', { name: 'Bevestigen, met 3 andere antwoorden' }).click();
  await page.getByText('Elke verstrekking van uw organisatie volgt deze tekst.').waitFor();
  expect(await desk.look('regel-bevestigd')).toEqual([]);
});

test('the giving follows the new rule', async () => {
  expect(await askedOfCoordinator()).toContain('four-eyes');
});

test('any question is answered with rule and article, and kept as a test case', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open('/zorgvuldigheid/proefvragen');
  await page.getByLabel('Doel', { exact: true }).selectOption('riec-casus');
  await page.getByLabel('Wie geeft', { exact: true }).selectOption('gemeente');
  await page.getByLabel('Wie krijgt', { exact: true }).selectOption('riec');
  await page.getByText('Kies gegevens').click();
  await page.getByRole('checkbox', { name: 'Naam, geboortedatum, geslacht' }).press('Space');
  await page.getByText('Kies rollen van wie geeft').click();
  await page.getByRole('checkbox', { name: 'Coördinator ondermijning' }).first().press('Space');
  await page.getByText('Kies rollen van wie krijgt').click();
  await page
    .getByRole('checkbox', { name: 'Informatiemedewerker of accountmanager RIEC' })
    .first()
    .press('Space');
  await page.getByRole('button', { name: 'Mag dit?' }).click();
  await page.getByText('mag als', { exact: true }).first().waitFor();
  await page.getByLabel('Hoe heet deze vraag?').fill('Inbreng zonder iets');
  await page.getByRole('button', { name: 'Bewaren als proefvraag' }).click();
  await page.getByText('Bewaard. Dit antwoord is nu wat u verwacht.').waitFor();
  await page.getByRole('table').getByText('Inbreng zonder iets').waitFor();
  expect(await desk.look('proefvragen')).toEqual([]);
});

test('on a phone the same pages fit', async () => {
  await fitsOnAPhone(
    product,
    'privacyofficer-zwolle',
    { path: '/zorgvuldigheid/regels', name: 'regels', shows: 'Eigen regels en aanpassingen' },
    { path: RULE, name: 'regel', shows: 'Zoals de regel nu geldt' },
    { path: `${RULE}/aanpassen`, name: 'regel-aanpassen', shows: 'Bewaren als concept' },
    { path: '/zorgvuldigheid/proefvragen', name: 'proefvragen', shows: 'Vraag het de regels' },
  );
});

test('no browser complained', () => {
  expect(complaints()).toEqual([]);
});
