import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { call, sure } from '../../../../../e2e/support/call.ts';
import { desksOf } from '../../../../../e2e/support/desks.ts';
import { readsNoDutch } from '../../../../../e2e/support/dutch-left.ts';
import { fitsOnAPhone } from '../../../../../e2e/support/on-a-phone.ts';

/* Four signals name one man, and two of them one van: reviewed by keyboard, decided, taken back, and come back on a new fact. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);

const signals = [newId(), newId(), newId(), newId()];
const people = [newId(), newId(), newId(), newId()];
const ADDRESS = {
  street: 'Esdoornlaan',
  houseNumber: 5,
  houseAddition: 'a',
  postcode: '7713 TL',
  town: 'Voorbeeld',
};
const man = (index: number, more: object = {}) => ({
  id: people[index],
  kind: 'person',
  roles: [index % 2 === 0 ? 'landlord' : 'owner'],
  name: 'Mark Kok',
  ...more,
});

beforeAll(async () => {
  product = await startRunningProduct();
  const { page } = await at('toezicht-zwolle');
  const van = { kind: 'vehicle', roles: ['involved'], plate: 'TF-987-N' };
  const given = [
    [man(0, { birthDate: '1989-04-29', phone: '0612345678', address: ADDRESS }), { id: newId(), ...van }],
    [
      man(1, { phone: '0612345678', address: { ...ADDRESS, street: 'esdoorn laan' } }),
      { id: newId(), ...van },
    ],
    [man(2, { birthDate: '1961-01-17' })],
    [man(3)],
  ];
  for (const [index, mentions] of given.entries()) {
    await sure(page, 'POST', '/signals', {
      id: signals[index],
      processCode: 'buitengebied',
      themeCode: 'hennepteelt',
      narrative: `Een bus rijdt elke nacht af en aan bij de loods, voor de ${index + 1}e keer.`,
      source: { kind: index === 0 ? 'resident' : 'employee', protected: false },
      mentions,
    });
  }
});
afterAll(() => product?.stop());

const proposalsOf = async (page: Page, index: number) =>
  (await sure(page, 'GET', `/signals/${signals[index]}/proposals`)).data;
const between = async (page: Page, one: number, other: number) =>
  (await proposalsOf(page, one)).find(
    (proposal: { kind: string; there: { signalId: string } }) =>
      proposal.kind === 'same-person' && proposal.there.signalId === signals[other],
  );

/** Tab until the element with this name has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 80; turn += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(focused)) return;
  }
  throw new Error(`${name} cannot be reached by Tab`);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Zijn dit dezelfde persoon?' });
const leadOf = (page: Page) => page.getByText(/^Voorstel \d+ van \d+ ·/).textContent();

describe('the queue', () => {
  test('puts what is about one person together, says why it stands there, and never scores a person', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    await open('/verbanden?kind=same-person&theme=hennepteelt');
    await page
      .getByText(/voorstellen over dezelfde persoon/)
      .first()
      .waitFor();
    await page
      .getByText(/kijken helpt/)
      .first()
      .waitFor();
    await page.getByText(/Het zegt niets over een persoon/).waitFor();
    expect(await look('link-queue')).toEqual([]);
  });
});

describe('a review by keyboard only', () => {
  test('opens from the queue, walks with J and K through what was filtered, and keeps the filter in the address', async () => {
    const { page, open } = await at('coordinator-zwolle');
    await open('/verbanden?kind=same-person&theme=hennepteelt');
    await page.getByRole('link', { name: 'zelfde persoon' }).first().waitFor();
    await tabTo(page, /^zelfde persoon$/);
    await page.keyboard.press('Enter');
    await heading(page).waitFor();
    expect(await leadOf(page)).toMatch(/^Voorstel 1 van/);
    await page.keyboard.press('k');
    await page.getByText(/^Voorstel 2 van/).waitFor();
    expect(page.url()).toContain('kind=same-person&theme=hennepteelt');
    await page.keyboard.press('j');
    await page.getByText(/^Voorstel 1 van/).waitFor();
  });

  test('decides with Z after a reason, goes on with K, and takes it back by Tab and Enter', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    const { id } = await between(page, 1, 0);
    await open(`/verbanden/${id}?kind=same-person`);
    await page.getByRole('table', { name: 'Naast elkaar, veld voor veld' }).waitFor();
    await page.getByText('Zelfde adres; alleen de schrijfwijze verschilt.').first().waitFor();
    await page.getByText(/^(Mogelijk|Waarschijnlijk|Vrijwel zeker) dezelfde persoon$/).waitFor();
    expect(await look('link-review-open')).toEqual([]);
    await page.keyboard.press('z');
    await page.getByText(/Zeg in één zin waarom/).waitFor();
    expect(await look('link-review-reason')).toEqual([]);
    await page.keyboard.type('Toezichthouder herkent hem van de controle in mei.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Besluit terugnemen' }).waitFor();
    await page.getByText(/blijven beide werken, elk met hun eigen bron/).waitFor();
    expect(await look('link-review-decided')).toEqual([]);
    await tabTo(page, /^Besluit terugnemen$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Zelfde persoon/ }).waitFor();
    await page.getByText('Besluit teruggenomen').waitFor();
    // Whatever else waits: to the next, and from the last one back.
    const [, place, of] = /^Voorstel (\d+) van (\d+)/.exec((await leadOf(page)) ?? '') ?? [];
    await page.keyboard.press(place === of ? 'j' : 'k');
    await page.waitForURL((address) => !address.pathname.endsWith(id));
  });
});

describe('not the same', () => {
  test('stays until a fact changes, then comes back with why and with the earlier decision', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    const { id } = await between(page, 3, 2);
    await open(`/verbanden/${id}`);
    await heading(page).waitFor();
    await page.getByLabel('Waarom?').fill('Een andere Kok: de leeftijd klopt niet.');
    await page.getByRole('button', { name: /Niet dezelfde/ }).click();
    await page.getByRole('button', { name: 'Besluit terugnemen' }).waitFor();
    const { data } = await sure(page, 'GET', `/signals/${signals[3]}`);
    const mention = data.mentions.find((one: { id: string }) => one.id === people[3]);
    const change = (more: object) =>
      sure(page, 'PATCH', `/mentions/${people[3]}`, {
        expectedVersion: mention.version,
        mention: man(3, more),
      });
    await change({ birthDate: '1961-01-17' });
    await open(`/verbanden/${id}`);
    await page.getByText('Komt terug: geboortedatum is aangevuld.').first().waitFor();
    await page.getByText(/Een andere Kok: de leeftijd klopt niet/).waitFor();
    expect(await look('link-review-returned')).toEqual([]);
  });
});

describe('two who decide at the same time', () => {
  test('the second sees both decisions beside each other, and chooses', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    const { id, version } = await between(page, 3, 1);
    await open(`/verbanden/${id}`);
    await heading(page).waitFor();
    const first = await call(page, 'POST', `/proposals/${id}/decisions`, {
      decision: 'same',
      reason: 'Zelfde gezicht op de foto.',
      expectedVersion: version,
    });
    expect(first.status).toBe(201);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Zelfde gezicht op de foto.').waitFor();
    expect(await look('link-review-conflict')).toEqual([]);
    await dialog.getByRole('button').last().click();
    await page.getByText('niet dezelfde', { exact: true }).first().waitFor();
    // What the other decided is not gone: it stands among the earlier decisions.
    await page.getByText(/Zelfde gezicht op de foto/).waitFor();
  });
});

describe('the screens', () => {
  test('in the dark, on paper, on a phone and in English', async () => {
    const { page } = await at('coordinator-zwolle');
    const { id } = await between(page, 1, 0);
    const dark = await product.signIn('coordinator-zwolle', { dark: true });
    await dark.open(`/verbanden/${id}`);
    await heading(dark.page).waitFor();
    await dark.page.getByText('In woorden:').waitFor();
    expect(await dark.look('link-review-open')).toEqual([]);
    await dark.page.emulateMedia({ media: 'print' });
    const steps = dark.page.getByRole('table', { name: 'Dezelfde stappen als tabel' });
    expect((await steps.boundingBox())?.width ?? 0).toBeGreaterThan(300);
    expect(await dark.page.getByRole('button', { name: /Zelfde persoon/ }).isVisible()).toBe(false);
    await dark.look('link-review-print');
    expect(dark.complaints).toEqual([]);
    await dark.context.close();
    await fitsOnAPhone(
      product,
      'coordinator-zwolle',
      { path: '/verbanden?kind=same-person', shows: 'zelfde persoon', name: 'link-queue' },
      { path: `/verbanden/${id}`, shows: 'In woorden:', name: 'link-review-open' },
      { path: '/verbanden/uitleg', shows: 'Geboorteplaats', name: 'comparing' },
    );
    const desk = await at('coordinator-zwolle');
    await desk.open('/verbanden/uitleg');
    expect(await desk.look('comparing')).toEqual([]);
    await readsNoDutch(desk, `/verbanden/${id}`, 'In words:', 'link-review-en');
    await readsNoDutch(desk, '/verbanden/uitleg', 'Place of birth', 'comparing-en');
    await sure(desk.page, 'PATCH', '/session', { language: 'nl' });
  });

  test('nobody at any desk saw the browser complain', () => {
    // The conflict on purpose is an answer of the server that the browser notes.
    expect(complaints().filter((line) => !line.includes('409'))).toEqual([]);
  });
});
