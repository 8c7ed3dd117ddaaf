import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { findRunningPostgres } from '#platform/server/embedded-postgres.ts';
import { sure } from '../../../../e2e/support/call.ts';
import { desksOf } from '../../../../e2e/support/desks.ts';
import { readsNoDutch } from '../../../../e2e/support/dutch-left.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* Someone asks by letter what is known. Two organisations look at their own part, one letter goes out, and it is in time. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const NAME = 'Roelof Zijlmakers';
let request = '';
let signal = '';

async function record(desk: string): Promise<string> {
  const { page } = await at(desk);
  const id = newId();
  await sure(page, 'POST', '/signals', {
    id,
    narrative: 'Bij de loods staat steeds dezelfde bestelbus.',
    mentions: [
      { id: newId(), kind: 'person', roles: ['involved'], name: NAME, birthDate: '1979-08-14' },
      { id: newId(), kind: 'person', roles: ['involved'], name: 'Wubbo Kranenborg' },
    ],
  });
  return id;
}

/** From now on only who wrote it down reads this signal, by name. */
async function shield(id: string): Promise<void> {
  const running = await findRunningPostgres(product.dataDirectory);
  const address = new URL(running?.connectionString ?? '');
  address.pathname = '/schakel';
  const client = new pg.Client({ connectionString: address.toString() });
  await client.connect();
  await client.query(
    `insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id)
     select id, organisation_id, entered_by_person_id, entered_by_person_id from signal where id = $1`,
    [id],
  );
  await client.query("update mention set audience = 'named' where signal_id = $1", [id]);
  await client.query("update mention_key set audience = 'named' where signal_id = $1", [id]);
  await client.query("update signal set audience = 'named' where id = $1", [id]);
  await client.end();
}

test('before: two municipalities have written something down', async () => {
  signal = await record('toezicht-zwolle');
  await shield(await record('toezicht-zwolle'));
  await record('toezicht-deventer');
});

test('the privacy officer records the request that came by letter', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open('/verzoeken');
  await page.getByText('Geen verzoeken').waitFor();
  expect(await desk.look('verzoeken-leeg')).toEqual([]);
  await page.getByRole('link', { name: 'Verzoek vastleggen' }).click();
  await page.getByRole('button', { name: 'Vastleggen' }).click();
  await page.getByRole('heading', { name: /^Verbeter \d fouten/ }).waitFor();
  expect(await desk.look('verzoek-fouten')).toEqual([]);
  await page.getByLabel('Ontvangen op').fill('vandaag');
  await page.getByLabel('Vraag van de verzoeker').fill('Welke gegevens hebt u van mij?');
  await page.getByLabel('Naam', { exact: true }).fill(NAME);
  await page.getByLabel(/^Geboortedatum/).fill('14-8-1979');
  await page.getByRole('button', { name: 'Vastleggen' }).click();
  await page.getByRole('heading', { name: /^Inzage ZWO-/ }).waitFor();
  request = new URL(page.url()).pathname;
  expect(await desk.look('verzoek-nieuw')).toEqual([]);
});

test('the identity is checked, and the request goes to every organisation', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await page.getByLabel('Hoe', { exact: true }).selectOption({ label: 'Document bekeken aan de balie' });
  await page.getByRole('group', { name: 'Bekeken' }).getByText('Geboortedatum').first().click();
  await page.getByRole('group', { name: 'Bekeken' }).getByText('Foto').first().click();
  await page.getByRole('button', { name: 'Identiteit vastgesteld' }).click();
  await page.getByRole('button', { name: 'Doorgeven aan alle organisaties' }).click();
  await page.getByText('0 van 13 klaar').waitFor();
  await page.getByText('Wachten op de organisaties').waitFor();
  expect(await desk.look('verzoek-bij-organisaties')).toEqual([]);
});

test('who reads something by name looks there, and answers what the letter may show', async () => {
  const desk = await at('toezicht-zwolle');
  const { page } = desk;
  await desk.open('/verzoeken/op-naam');
  await page.getByRole('link', { name: /^ZWO-/ }).waitFor();
  expect(await desk.look('op-naam')).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: /^ZWO-/ }).click();
  await page.getByText('Dit is de verzoeker: niet tonen').click();
  await page.getByText('Lopend onderzoek').click();
  expect(await desk.look('op-naam-kijken')).toEqual([]);
  await page.getByText('Dit is de verzoeker: tonen').click();
  await page.getByRole('button', { name: 'Antwoorden' }).click();
  await page.getByText('De privacyofficer ziet alleen wat u toont. Niets').waitFor();
  expect(await desk.look('op-naam-beantwoord')).toEqual([]);
});

async function doPart(officer: string, decide: 'Tonen' | 'Niet tonen'): Promise<void> {
  const desk = await at(officer);
  const { page } = desk;
  await desk.open('/verzoeken/delen');
  await page.getByRole('link', { name: /^ZWO-/ }).click();
  await page
    .locator('label', { hasText: /vrijwel zeker/ })
    .first()
    .click();
  expect(await desk.look(`deel-${officer}`)).toEqual([]);
  await page.getByRole('button', { name: 'Dit is de verzoeker' }).click();
  await page.getByText('Over alles is beslist').waitFor();
  await page
    .locator('label', { hasText: new RegExp(`^${decide}$`) })
    .first()
    .click();
  if (decide === 'Niet tonen')
    await page
      .locator('label', { hasText: /Lopend onderzoek/ })
      .first()
      .click();
  await page.getByRole('button', { name: 'Besluit bewaren' }).click();
  await page.getByText('1 / 1').waitFor();
  await page
    .locator('label', { hasText: /gegevens van anderen/ })
    .first()
    .click();
  expect(await desk.look(`deel-beoordeeld-${officer}`)).toEqual([]);
  await page.getByRole('button', { name: 'Ons deel is klaar' }).click();
  await page.getByText('Beslist en klaar').waitFor();
}

test('two organisations each review their own part', async () => {
  await doPart('privacyofficer-zwolle', 'Tonen');
  await doPart('privacyofficer-deventer', 'Niet tonen');
});

const OTHERS =
  'kampen zwartewaterland hardenberg staphorst olst-wijhe raalte dalfsen ommen steenwijkerland riec zvh'.split(
    ' ',
  );

async function foundNothing(organisation: string): Promise<void> {
  const { page, context } = await product.signIn(`privacyofficer-${organisation}`);
  const [part] = (await sure(page, 'GET', '/rights-parts')).data;
  await sure(page, 'POST', `/rights-parts/${part.id}/finishings`, {
    thirdPartiesChecked: true,
    expectedVersion: part.version,
  });
  await context.close();
}

test('the others found nothing and say so', async () => {
  for (const organisation of OTHERS) await foundNothing(organisation);
});

test('the letter says what each has, why something is not shown, and nothing of others', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await desk.open(request);
  await page.getByText('13 van 13 klaar').waitFor();
  await page.getByLabel('Bij wie kan de verzoeker terecht?').fill('Bel de privacyofficer.');
  await page.getByRole('button', { name: 'Brief maken' }).click();
  const link = page.getByRole('link', { name: 'Brief in het Nederlands' });
  await link.waitFor();
  const address = (await link.getAttribute('href')) ?? '';
  const letter = await page.evaluate((path) => fetch(path).then((reply) => reply.text()), address);
  expect(letter).toContain(NAME);
  expect(letter).toContain('niets over u gevonden');
  expect(letter).toContain('UAVG 41');
  expect(letter).not.toContain('Kranenborg');
  const pdf = (await page.getByRole('link', { name: 'PDF in het Nederlands' }).getAttribute('href')) ?? '';
  const start = await page.evaluate(
    (path) => fetch(path).then((reply) => reply.text().then((text) => text.slice(0, 8))),
    pdf,
  );
  expect(start).toBe('%PDF-1.7');
});

test('the request is closed within its term', async () => {
  const desk = await at('privacyofficer-zwolle');
  const { page } = desk;
  await page.getByRole('button', { name: 'De brief is verstuurd' }).click();
  await page.getByRole('button', { name: 'Verzoek afsluiten' }).click();
  await page.getByText(/binnen de termijn/).waitFor();
  await page.getByText('Hier is niets meer te doen.').waitFor();
  expect(await desk.look('verzoek-gesloten')).toEqual([]);
});

let part = '';

/** The same person asks that the record is not used; everything up to the decision goes without the screen. */
async function askRestriction(): Promise<void> {
  const { page } = await at('privacyofficer-zwolle');
  const { data } = await sure(page, 'POST', '/rights-requests', {
    id: newId(),
    right: 'restriction',
    channel: 'letter',
    receivedOn: new Date().toISOString().slice(0, 10),
    requester: { name: NAME, birthDate: '1979-08-14' },
    question: 'Gebruik mijn gegevens niet tot dit is nagekeken.',
  });
  const take = (name: string, version: number, more = {}) =>
    sure(page, 'POST', `/rights-requests/${data.id}/${name}`, { ...more, expectedVersion: version });
  await take('identity-checks', 1, { method: 'login', checked: ['name'] });
  await take('passings', 2);
  const parts = (await sure(page, 'GET', '/rights-parts')).data;
  part = parts.find((one: { requestId: string }) => one.requestId === data.id).id;
  const found = (await sure(page, 'GET', `/rights-parts/${part}/candidates`)).data;
  await sure(page, 'POST', `/rights-parts/${part}/confirmations`, {
    mentionIds: found.map((one: { mentionId: string }) => one.mentionId),
    isRequester: true,
  });
}

test('a restriction is decided with its reason, and shows on the signal to who works with it', async () => {
  await askRestriction();
  const desk = await at('privacyofficer-zwolle');
  await desk.open(`/verzoeken/delen/${part}`);
  await desk.page.getByRole('button', { name: 'Besluit uitvoeren' }).waitFor();
  expect(await desk.look('deel-beperken')).toEqual([]);
  await desk.page.getByLabel('Reden', { exact: true }).fill('Het gegeven wordt eerst nagekeken.');
  await desk.page.getByRole('button', { name: 'Besluit uitvoeren' }).click();
  await desk.page.getByText('Het gegeven wordt eerst nagekeken.').waitFor();
  await desk.open('/verzoeken/berichten');
  await desk.page.getByText('Geen berichten').waitFor();
  expect(await desk.look('verzoeken-overnemen')).toEqual([]);
  const reporter = await at('toezicht-zwolle');
  await reporter.open(`/signalen/${signal}`);
  await reporter.page.getByRole('heading', { name: /^Niet gebruiken of delen/ }).waitFor();
  expect(await reporter.look('signaal-beperkt')).toEqual([]);
});

test('in English and on a phone it reads as well', async () => {
  await fitsOnAPhone(
    product,
    'privacyofficer-zwolle',
    { path: '/verzoeken?welke=klaar', shows: NAME, name: 'verzoeken-telefoon' },
    { path: '/verzoeken/nieuw', shows: 'Wie vraagt het', name: 'verzoek-nieuw-telefoon' },
    { path: request, shows: 'binnen de termijn', name: 'verzoek-telefoon' },
    { path: '/verzoeken/berichten', shows: 'Geen berichten', name: 'overnemen-telefoon' },
    { path: `/verzoeken/delen/${part}`, shows: 'Het gegeven wordt eerst nagekeken.', name: 'deel-telefoon' },
  );
  const desk = await at('privacyofficer-deventer');
  // The title is as the organisation wrote it.
  await readsNoDutch(desk, '/verzoeken/nieuw', 'Who asks', 'verzoek-nieuw-engels', ['Privacyofficer']);
  await readsNoDutch(desk, '/verzoeken/berichten', 'No notices', 'verzoeken-overnemen-engels', [
    'Privacyofficer',
  ]);
  // The one refusal that this story asks for: a form sent empty.
  const refused = /status of 422/;
  expect(complaints().filter((line) => !refused.test(line))).toEqual([]);
});
