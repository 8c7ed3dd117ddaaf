import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { call, sure } from './support/call.ts';
import { desksOf } from './support/desks.ts';
import { readsNoDutch } from './support/dutch-left.ts';
import { fitsOnAPhone } from './support/on-a-phone.ts';

/* Two signals that name one van: checked, linked, weighed at the table, researched, weighed again and followed up. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);

const first = newId();
const second = newId();
let meeting = '';

beforeAll(async () => {
  product = await startRunningProduct();
  const { page } = await at('toezicht-zwolle');
  for (const [id, about] of [
    [first, 'Een grijze bus rijdt elke nacht af en aan bij de schuur.'],
    [second, 'Weer die bus, nu met zakken potgrond en filters.'],
  ]) {
    const mentions = [
      { id: newId(), kind: 'vehicle', roles: ['involved'], plate: 'TF-987-N' },
      { id: newId(), kind: 'person', roles: ['suspect'], name: 'Mark Kok' },
    ];
    const answer = await call(page, 'POST', '/signals', {
      id,
      processCode: 'buitengebied',
      themeCode: 'hennepteelt',
      narrative: about,
      mentions,
    });
    expect(answer.status).toBe(201);
  }
});
afterAll(() => product?.stop());

describe('the coordinator checks and links', () => {
  test('proposals stand apart from facts, each with its reason; one is accepted, one rejected, and that is undone', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    await open(`/signalen/${second}`);
    await page.getByText('Voorstel: zelfde voertuig').waitFor();
    expect(await page.getByText('het kenteken gelijk is.').count()).toBeGreaterThan(0);
    expect(await look('signal-with-proposals')).toEqual([]);
    await page.getByRole('link', { name: 'Vergelijken' }).first().click();
    await page.getByRole('table', { name: 'Naast elkaar, veld voor veld' }).waitFor();
    await page.keyboard.press('z');
    await page.keyboard.type('Zelfde bus, zelf gezien.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Besluit terugnemen' }).waitFor();
    expect(await look('link-review')).toEqual([]);
    await open('/verbanden');
    await page.getByRole('link', { name: 'zelfde persoon' }).first().click();
    await page.getByRole('button', { name: 'Niet dezelfde' }).dblclick();
    await page.getByRole('button', { name: 'Besluit terugnemen' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Besluit terugnemen' }).click();
    await page.getByRole('button', { name: 'Niet dezelfde' }).waitFor();
  });

  test('a checked signal goes on the agenda of a meeting', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    const { version } = (await call(page, 'GET', `/signals/${second}`)).body.data;
    const checked = await call(page, 'POST', `/signals/${second}/checks`, {
      expectedVersion: version,
      addressChecked: true,
      notDouble: true,
    });
    expect(checked.status).toBe(201);
    await open('/wegingstafel');
    await page.getByRole('button', { name: 'Vergadering plannen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Dag').fill('26-11-2027');
    await dialog.getByLabel('Plaats').fill('Raadzaal');
    await dialog.getByRole('button', { name: 'Plannen', exact: true }).click();
    await page.waitForURL(/wegingstafel\/[0-9a-f-]{36}/);
    meeting = new URL(page.url()).pathname;
    await open(`/signalen/${second}`);
    await page.getByRole('button', { name: 'Op de agenda zetten' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Op de agenda zetten' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await open(meeting);
    await page.getByText('nog te behandelen').waitFor();
    expect(await look('weighing-agenda')).toEqual([]);
  });
});

async function fillQuestions(page: Page): Promise<void> {
  for (const question of ['Noodzaak', 'Proportionaliteit', 'Subsidiariteit'])
    await page.getByLabel(question).first().fill('Ja: er is brandgevaar voor bewoners.');
  await page.getByRole('checkbox', { name: 'AVG 6 lid 1 onder e' }).press('Space');
}

describe('the table weighs', () => {
  test('the chair opens it, and members vote', async () => {
    const chair = await at('voorzitter-zwolle');
    await chair.open(meeting);
    await chair.page.getByRole('button', { name: 'Vergadering openen' }).click();
    await chair.page.getByRole('dialog').getByRole('button', { name: 'Vergadering openen' }).click();
    await chair.page.getByText('3 aanwezig').waitFor();
    for (const name of ['weger-1-zwolle', 'weger-2-zwolle']) {
      const member = await at(name);
      await member.open(meeting);
      await member.page.getByRole('radio', { name: 'Oppakken', exact: false }).first().press('Space');
      // Twice: the second click of a double click is no second vote and no error.
      await member.page.getByRole('button', { name: 'Voor: Oppakken' }).dblclick();
      await member.page.getByText('voor: Oppakken').first().waitFor();
    }
    const { data } = await sure(chair.page, 'GET', meeting.replace('/wegingstafel/', '/weighing-meetings/'));
    expect(await chair.page.getByRole('alert').count()).toBe(0);
    expect(data.id).toBe(meeting.split('/').at(-1));
  });

  test('may ask a partner about somebody in it without leaving the table', async () => {
    const { page, open } = await at('weger-1-zwolle');
    await open(meeting);
    await page.getByRole('heading', { name: 'Treffervragen aan partners' }).waitFor();
    await page.getByRole('button', { name: 'Een partner vragen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/U hebt vandaag nog|In dit stuk staat geen persoon/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('takes it up with a source and a reason, and the record shows who was there', async () => {
    const { page, open, look } = await at('voorzitter-zwolle');
    await open(meeting);
    await page.getByLabel('Noodzaak').first().waitFor();
    await fillQuestions(page);
    await page.getByRole('radio', { name: 'Oppakken', exact: false }).first().press('Space');
    await page.getByRole('checkbox', { name: 'Burgerzaken' }).press('Space');
    for (const check of [
      'Waarom is deze bron nodig?',
      'Waarom past dat bij de ernst?',
      'Waarom kan het niet met minder?',
    ])
      await page.getByLabel(check).fill('Om te weten wie er woont.');
    await page.getByLabel('Reden').fill('Tweede signaal in een half jaar.');
    expect(await look('weighing-table')).toEqual([]);
    await page.getByRole('button', { name: 'Besluit vastleggen' }).dblclick();
    await page.getByText('besloten: Oppakken').waitFor();
    await open(`${meeting}/verslag`);
    await page.getByText('Tweede signaal in een half jaar.').waitFor();
    expect(await look('weighing-record')).toEqual([]);
  });
});

describe('sources are asked', () => {
  test('treffer first: the department sees search data only', async () => {
    const { page, open } = await at('coordinator-zwolle');
    await open(`/signalen/${second}`);
    await page.getByRole('button', { name: 'Afdeling vragen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vraag').fill('Staat deze persoon hier ingeschreven?');
    await dialog.getByRole('checkbox', { name: 'Naam: Mark Kok' }).press('Space');
    await dialog.getByLabel('Waarom nu nodig').fill('Nodig om te weten wie er gevaar loopt.');
    await dialog.getByRole('button', { name: 'Vraag stellen' }).click();
    await page.getByText('Wacht op antwoord').waitFor();
    const source = await at('bron-brp-zwolle');
    await source.open('/bronvragen');
    await source.page.getByText('Mark Kok').waitFor();
    expect(await source.page.getByText('potgrond').count()).toBe(0);
    expect(await source.look('research-inbox')).toEqual([]);
    await source.page.getByLabel('Toelichting').fill('Er is een inschrijving bekend op dit adres.');
    await source.page.getByRole('button', { name: 'Treffer', exact: true }).click();
    await source.page.getByText('Geen vragen').waitFor();
  });

  test('then content, which the owner gives, and a second weighing by two persons outside the meeting', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    await open(`/signalen/${second}`);
    await page.getByRole('button', { name: 'Inhoud vragen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Inschrijving' }).press('Space');
    await dialog.getByLabel('Wat wilt u weten').fill('Sinds wanneer staat hij ingeschreven?');
    await dialog.getByLabel('Waarom nu nodig').fill('Bepaalt of iemand daar werkelijk woont.');
    await dialog.getByRole('button', { name: 'Inhoud vragen' }).click();
    await page.getByText('inhoud gevraagd').waitFor();
    const source = await at('bron-brp-zwolle');
    await source.open('/bronvragen');
    await source.page.getByLabel('Gecontroleerd op').fill('20-11-2026');
    await source.page.getByLabel('Gegeven').fill('Ingeschreven sinds');
    await source.page.getByLabel('Inhoud', { exact: true }).fill('3 mei 2024');
    await source.page.getByRole('checkbox', { name: 'Ik heb gecontroleerd' }).press('Space');
    await source.page
      .getByLabel('Waarom past dit bij de vraag')
      .fill('Alleen het gegeven waarnaar is gevraagd.');
    await source.page.getByRole('button', { name: 'Vrijgeven', exact: true }).click();
    await source.page.getByText('Geen vragen').waitFor();
    await open(`/signalen/${second}`);
    await page.getByText('3 mei 2024').waitFor();
    await page.getByRole('button', { name: 'Onderzoek afronden' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Onderzoek afronden' }).click();
    await page.getByRole('button', { name: 'Spoedweging' }).click();
    const urgent = page.getByRole('dialog');
    await urgent.getByLabel('Noodzaak').waitFor();
    await fillQuestions(page);
    await urgent.getByRole('radio', { name: 'Naar een casus', exact: false }).press('Space');
    await urgent.getByLabel('Reden').fill('Partners zijn nodig.');
    await urgent.getByRole('button', { name: 'Voorstellen' }).click();
    await urgent.waitFor({ state: 'hidden' });
    const chair = await at('voorzitter-zwolle');
    await chair.open('/wegingstafel');
    await chair.page.getByRole('button', { name: 'Bevestigen en besluiten' }).click();
    await chair.page.getByRole('button', { name: 'Bevestigen en besluiten' }).waitFor({ state: 'hidden' });
    await open(`/signalen/${second}`);
    await page.getByText('Naar een casus').first().waitFor();
    expect(await look('signal-decided')).toEqual([]);
  });

  test('the screens of weighing and research fit on a phone', async () => {
    const pages = [
      ['coordinator-zwolle', `/signalen/${second}`, 'Naar een casus', 'signal-decided'],
      ['coordinator-zwolle', `/signalen/${first}`, 'Volgende stap', 'signal-with-proposals'],
      ['coordinator-zwolle', '/verbanden', 'zelfde persoon', 'links'],
      ['voorzitter-zwolle', '/wegingstafel', 'Vergaderingen', 'meetings'],
      ['voorzitter-zwolle', meeting, 'besloten: Oppakken', 'weighing-table'],
      ['voorzitter-zwolle', `${meeting}/verslag`, 'Tweede signaal in een half jaar.', 'weighing-record'],
      ['bron-brp-zwolle', '/bronvragen', 'Geen vragen', 'research-inbox'],
    ] as const;
    for (const [who, path, shows, name] of pages) await fitsOnAPhone(product, who, { path, shows, name });
  });

  test('and have no Dutch left in English', async () => {
    const pages = [
      ['coordinator-zwolle', `/signalen/${second}`, 'Next step', 'signal-decided-en'],
      ['coordinator-zwolle', '/verbanden', 'same person', 'links-en'],
      ['voorzitter-zwolle', '/wegingstafel', 'Meetings', 'meetings-en'],
      ['voorzitter-zwolle', meeting, 'Agenda', 'weighing-table-en'],
      ['voorzitter-zwolle', `${meeting}/verslag`, 'Present', 'weighing-record-en'],
      ['bron-brp-zwolle', '/bronvragen', 'No questions', 'research-inbox-en'],
    ] as const;
    // The table of the region has this name.
    const data = ['Wegingstafel'];
    for (const [who, path, shows, name] of pages) await readsNoDutch(await at(who), path, shows, name, data);
  });

  test('nobody at any desk saw the browser complain', () => {
    expect(complaints()).toEqual([]);
  });
});
