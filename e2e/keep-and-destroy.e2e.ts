import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from './support/call.ts';
import { letTimePass } from './support/database.ts';
import { desksOf } from './support/desks.ts';
import { readsNoDutch } from './support/dutch-left.ts';
import { fitsOnAPhone } from './support/on-a-phone.ts';

/* A process owner draws up a list, another person decides three ways, it is carried out, and the number says what became of it. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
const signals: { id: string; reference: string }[] = [];
let listPath = '';

const NARRATIVE = 'In het Kwartelstraatje wordt steeds contant betaald voor kamers zonder register.';
const LIST = 'Lijst van het najaar';

/** As time would have it: closed just over five years ago, which no journey can wait for. */
const closedLongAgo = (ids: readonly string[]): Promise<void> =>
  letTimePass(
    product.dataDirectory,
    `update signal set state = 'closed', closed_at = now() - interval '60 months 10 days' where id = any ($1)`,
    [ids],
  );

beforeAll(async () => {
  product = await startRunningProduct();
  const { page } = await at('balie-zwolle');
  for (let made = 0; made < 3; made += 1) {
    const { data } = await sure(page, 'POST', '/signals', {
      id: newId(),
      narrative: NARRATIVE,
      mentions: [{ id: newId(), kind: 'person', roles: ['involved'], name: 'Gijs Kwartel' }],
    });
    signals.push({ id: data.id, reference: data.reference });
  }
  await closedLongAgo(signals.map(({ id }) => id));
});
afterAll(() => product?.stop());

const rowOf = (desk: Desk, index: number) =>
  desk.page.getByRole('row').filter({ hasText: signals[index]?.reference ?? '' });

async function decide(
  desk: Desk,
  index: number,
  decision: string,
  more: () => Promise<void> = async () => undefined,
) {
  await rowOf(desk, index).getByRole('checkbox').press('Space');
  await desk.page.getByRole('button', { name: 'Beslissen' }).click();
  await desk.page.getByRole('radio', { name: decision }).press('Space');
  await more();
  await desk.page.getByRole('button', { name: 'Beslissing vastleggen' }).click();
  await rowOf(desk, index).getByText(decision).waitFor();
}

describe('the process owner', () => {
  test('reads on the signal when it goes and by which rule', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${signals[0]?.id}`);
    await desk.page.getByText(/Wordt vernietigd na .* 60 maanden na het afsluiten/).waitFor();
    expect(await desk.look('retention-signal')).toEqual([]);
  });

  test('draws up a list of what is over, for another person', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open('/bewaren');
    await rowOf(desk, 0).waitFor();
    expect(await desk.look('retention-terms')).toEqual([]);
    for (const [index] of signals.entries()) await rowOf(desk, index).getByRole('checkbox').press('Space');
    await desk.page.getByRole('button', { name: 'Vernietigingslijst maken' }).click();
    await desk.page.getByLabel('Naam van de lijst').fill(LIST);
    const reviewer = desk.page
      .getByLabel('Beoordelaar')
      .locator('option')
      .filter({ hasText: 'Privacyofficer' });
    await reviewer.waitFor({ state: 'attached' });
    await desk.page.getByLabel('Beoordelaar').selectOption({ label: (await reviewer.textContent()) ?? '' });
    expect(await desk.look('retention-make-list')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Voorleggen' }).click();
    await desk.page.getByRole('heading', { name: LIST, level: 1 }).waitFor();
    listPath = new URL(desk.page.url()).pathname;
    expect(await desk.page.getByRole('button', { name: 'Lijst uitvoeren' }).count()).toBe(0);
  });
});

describe('the reviewer', () => {
  test('decides three ways and finishes', async () => {
    const desk = await at('privacyofficer-zwolle');
    let names: string[] = [];
    await desk.open('/bewaren/lijsten');
    await desk.page.getByText('Wacht op u').waitFor();
    expect(await desk.look('retention-lists')).toEqual([]);
    await desk.page.getByRole('link', { name: LIST }).click();
    await decide(desk, 0, 'Vernietigen');
    const next = new Date(Date.now() + 120 * 86_400_000);
    await decide(desk, 1, 'Langer bewaren', async () => {
      const until = desk.page.getByLabel('Bewaren tot en met');
      await until.fill(`${next.getUTCDate()}-${next.getUTCMonth() + 1}-${next.getUTCFullYear()}`);
      await until.press('Tab');
      await desk.page.getByLabel('Waarom langer').selectOption({ label: 'Procedure loopt nog' });
      // The rule of the record says who has a say, and only who holds that role can be chosen.
      const coordinator = desk.page.getByLabel('Besloten door: coördinator ondermijning');
      const officer = desk.page.getByLabel('Na advies van: privacy officer');
      for (const decider of [coordinator, officer]) await decider.selectOption({ index: 1 });
      names = await Promise.all(
        [coordinator, officer].map(
          async (decider) => (await decider.locator('option').nth(1).textContent()) ?? '',
        ),
      );
      expect(await desk.look('retention-decide')).toEqual([]);
    });
    for (const name of names) await desk.page.getByText(new RegExp(`^${name}, `)).waitFor();
    await decide(desk, 2, 'Overbrengen naar het archief');
    await desk.page.getByRole('button', { name: 'Beoordeling afronden' }).click();
    await desk.page.getByText('Beoordeeld', { exact: false }).first().waitFor();
    expect(await desk.look('retention-list')).toEqual([]);
  });
});

describe('carrying it out', () => {
  test('is done by the process owner, after a question, and leaves a declaration', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(listPath);
    await desk.page.getByRole('button', { name: 'Lijst uitvoeren' }).click();
    await desk.page.getByText('1 stuk wordt vernietigd', { exact: false }).waitFor();
    await desk.page.getByRole('button', { name: 'Uitvoeren', exact: true }).click();
    await desk.page.getByRole('link', { name: 'Verklaring van vernietiging' }).click();
    await desk.page.getByRole('heading', { name: 'Per soort en regel' }).waitFor();
    await desk.page.getByText('Wacht op overbrenging').first().waitFor();
    const said = (await desk.page.textContent('main')) ?? '';
    for (const { reference } of signals) expect(said).toContain(reference);
    expect(said).not.toContain('Kwartel');
    expect(await desk.look('retention-report')).toEqual([]);
  });

  test('packs what goes to the archive, and lets it go once the archive confirmed', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(listPath);
    await desk.page.getByRole('heading', { name: 'Naar het archief' }).waitFor();
    await desk.page.getByRole('button', { name: 'Inpakken', exact: true }).click();
    const checksum = (await desk.page.locator('code').textContent()) ?? '';
    expect(await desk.look('retention-package')).toEqual([]);
    const taken = desk.page.waitForEvent('download');
    await desk.page.getByRole('link', { name: 'Pakket meenemen' }).click();
    expect((await taken).suggestedFilename()).toBe(`${signals[2]?.reference}.zip`);
    await desk.page.getByRole('button', { name: 'Bevestiging vastleggen' }).click();
    await desk.page.getByLabel('Archief', { exact: true }).fill('Collectie Overijssel');
    await desk.page.getByLabel('Nummer bij het archief').fill('1234.56');
    await desk.page.getByLabel('Ontvangen op').fill('vandaag');
    expect(await desk.look('retention-confirm')).toEqual([]);
    await desk.page.getByLabel('Controlesom volgens het archief').fill(checksum);
    await desk.page.getByRole('button', { name: 'Vastleggen en hier vernietigen' }).click();
    await desk.page.getByText('Bij Collectie Overijssel onder 1234.56', { exact: false }).waitFor();
    await desk.open(`${listPath}/verklaring`);
    const file = desk.page.waitForEvent('download');
    await desk.page.getByRole('link', { name: 'Als bestand' }).click();
    expect((await file).suggestedFilename()).toMatch(/^verklaring-van-vernietiging-.*\.html$/);
  });

  test('leaves at the number only that it was destroyed, and why', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${signals[0]?.id}`);
    await desk.page
      .getByText(`Signaal ${signals[0]?.reference} is vernietigd op`, { exact: false })
      .waitFor();
    expect(await desk.look('retention-destroyed')).toEqual([]);
    await desk.open(`/zoeken?q=${signals[0]?.reference}`);
    await desk.page.getByText('60 maanden na het afsluiten', { exact: false }).waitFor();
    await desk.open(`/signalen/${signals[1]?.id}`);
    await desk.page.getByText(NARRATIVE).first().waitFor();
  });

  test('goes by another term once the privacy officer recorded a decision', async () => {
    const desk = await at('privacyofficer-zwolle');
    await desk.open('/bewaren/regels?welke=adaptable&soort=signal&doel=ondermijning-intern');
    const row = desk.page.getByRole('row').filter({ hasText: 'afgesloten' }).first();
    await row.getByRole('button', { name: 'Zelf besluiten' }).click();
    await desk.page.getByText('van 36 tot en met 72', { exact: false }).waitFor();
    await desk.page.getByLabel('Termijn in maanden').fill('66');
    await desk.page.getByLabel('Besluit', { exact: true }).fill('Collegebesluit 2026-114');
    await desk.page.getByLabel('Datum van het besluit').fill('vandaag');
    await desk.page.getByLabel('Waarom').fill('Zaken lopen hier lang');
    expect(await desk.look('retention-decide-rule')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await desk.page.getByText('Eigen besluit; de regio heeft 60 maanden').waitFor();
    await desk.page.getByText('Collegebesluit 2026-114', { exact: false }).waitFor();
    expect(await desk.look('retention-rules')).toEqual([]);
  });

  test('reads in English too, on a phone as well', async () => {
    const desk = await at('fg-zwolle');
    // Titles are as the organisation wrote them.
    const written = [
      LIST,
      'Functionaris gegevensbescherming',
      'Collegebesluit 2026-114',
      'Zaken lopen hier lang',
      'Collectie Overijssel',
    ];
    await readsNoDutch(
      desk,
      `${listPath}/verklaring`,
      'Declaration of destruction',
      'retention-report-en',
      written,
    );
    await readsNoDutch(desk, '/bewaren?stand=kept', 'Keeping and destroying', 'retention-terms-en', written);
    await readsNoDutch(desk, '/bewaren/regels', 'to be confirmed', 'retention-rules-en', written);
    await fitsOnAPhone(
      product,
      'privacyofficer-zwolle',
      { path: '/bewaren?stand=kept', shows: signals[1]?.reference ?? '', name: 'retention-terms-390' },
      { path: listPath, shows: LIST, name: 'retention-list-390' },
      { path: '/bewaren/regels?welke=own', shows: 'Collegebesluit', name: 'retention-rules-390' },
      { path: `${listPath}/verklaring`, shows: 'Per soort en regel', name: 'retention-report-390' },
    );
  });

  test('and no browser complained', () => {
    // The signal that is gone answers 404, which the browser writes down.
    expect(complaints().filter((line) => !line.includes('404'))).toEqual([]);
  });
});
