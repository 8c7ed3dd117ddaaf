import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { call, sure } from './support/call.ts';
import { desksOf } from './support/desks.ts';
import { dutchLeftOn } from './support/dutch-left.ts';
import { fitsOnAPhone } from './support/on-a-phone.ts';
import { weighedSignal } from './support/weighed-signal.ts';

/* A weighed signal becomes a joint case of several organisations, and a victim goes to help under another purpose: all by hand. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);

const STORY = 'In de loods staan bestelbussen die elke nacht worden geladen.';
const SUSPECT = 'Vera Nachtegaal';
const BSN = '111222333';
const COMPANY = 'Nachtvracht B.V.';
const TITLE = 'Loods aan de rand';
const AIM = 'De loods uit handen van criminelen halen.';
const REFUSAL = 'Geen capaciteit dit kwartaal.';
const SEEN_BY_POLICE = 'Kees Wijkman';
const HELP = 'Opvang buiten de regio.';
const VICTIM_REASON = 'Zij lijkt zelf ook te worden gedwongen.';
const HOST = 'RIEC Oost-Nederland';

let signal: { id: string; reference: string };
let casePath = '';

const press = (page: Page, name: string) => page.getByRole('checkbox', { name }).first().press('Space');
const goTo = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name }).first().click();
const isOff = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).isDisabled();
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Through the menu to the case, as everyone who is named in it can go. */
async function openCase({ page, open }: Desk, tab?: string): Promise<void> {
  await open('/');
  await goTo(page, 'Casussen');
  await page.getByRole('link', { name: TITLE }).click();
  await heading(page, TITLE);
  if (tab !== undefined) await page.getByRole('link', { name: tab, exact: true }).click();
}

beforeAll(async () => {
  product = await startRunningProduct();
  signal = await weighedSignal(async (name) => (await at(name)).page, {
    narrative: STORY,
    mentions: [
      { id: newId(), kind: 'person', roles: ['suspect', 'victim'], name: SUSPECT, bsn: BSN },
      { id: newId(), kind: 'company', roles: ['owner'], name: COMPANY, kvk: '93504919' },
    ],
  });
});
afterAll(() => product?.stop());

describe('the municipality brings in', () => {
  test('the screen says which rule lets what go, by which article, before anything is chosen', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    await open('/signalen');
    await page.getByRole('link', { name: signal.reference }).click();
    await page.getByRole('link', { name: 'Inbrengen bij een samenwerkingsverband' }).click();
    await page.getByLabel('Bij wie').selectOption({ label: 'Zorg- en Veiligheidshuis IJsselland' });
    await heading(page, /Inbrengen bij Zorg- en Veiligheidshuis/);
    await page.getByLabel('Bij wie').selectOption({ label: HOST });
    await heading(page, `Inbrengen bij ${HOST}: wat geeft u, en waarop?`);
    await page.getByText('Regel R01').first().waitFor();
    await page.getByText('WGS 1.5 en paragraaf 2.3').first().waitFor();
    for (const elsewhere of ['Regel R14', 'Regel R40', 'Regel R43'])
      expect(await page.getByText(elsewhere).count()).toBe(0);
    await page.getByText(/Hoort niet bij dit doel \(WGS/).waitFor();
    expect(await isOff(page, 'Verstrekken en inbrengen')).toBe(true);
    expect(await look('bring-in')).toEqual([]);
  });

  test('what the rule still asks stands beside it, and the button waits for that', async () => {
    const { page, look } = await at('coordinator-zwolle');
    for (const field of [
      'Signaal: Verhaal',
      `Persoon ${SUSPECT}: Naam`,
      `Persoon ${SUSPECT}: BSN`,
      `Bedrijf ${COMPANY}: Naam`,
    ])
      await press(page, field);
    const conditions = page.getByRole('region', { name: 'Voorwaarden' });
    for (const holds of ['Weging goedgekeurd', 'Convenant getekend', 'DPIA actueel'])
      await conditions.getByText(holds).waitFor();
    await conditions.getByText(/3 open/).waitFor();
    await page.getByText(`Let op: ${HOST} is een ongewone ontvanger`).waitFor();
    await page.getByLabel('Titel, zonder persoonsgegevens').fill(TITLE);
    for (const outside of ['Burgemeester', 'Voorzitter wegingstafel'])
      expect(await page.getByText(outside, { exact: true }).count()).toBe(0);
    await press(page, 'Hidde Lammersen');
    await page.getByLabel('Noodzaak gemotiveerd').fill('Nodig om de loods samen aan te pakken.');
    await page.getByLabel('Ongewone ontvanger bevestigd').fill('Het RIEC leidt zaken als deze in de regio.');
    expect(await isOff(page, 'Verstrekken en inbrengen')).toBe(true);
    await page.getByLabel('Directe aanwijzing').fill('Nachtelijke leveringen en contante huur.');
    expect(await look('bring-in-ready')).toEqual([]);
    await page.getByRole('button', { name: 'Verstrekken en inbrengen' }).click();
    await page.getByText(`Ingebracht bij ${HOST}: aangeboden`).waitFor();
  });

  test('its host finds it, reads what was given and opens the case', async () => {
    const { page, open, look } = await at('riec-casusregisseur');
    await open('/');
    await goTo(page, 'Inbreng');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByText(STORY).waitFor();
    expect(await look('bring-in-offered')).toEqual([]);
    const { pathname } = new URL(page.url());
    await fitsOnAPhone(product, 'riec-casusregisseur', {
      path: pathname,
      shows: STORY,
      name: 'bring-in-offered',
    });
    await page.getByLabel('Waarom deze casus').fill(AIM);
    await page.getByRole('button', { name: 'Aannemen en casus openen' }).click();
    expect(new URL(page.url()).pathname).toBe(pathname);
    await press(page, 'Ik bevestig de geheimhoudingsplicht');
    await page.getByRole('button', { name: 'Aannemen en casus openen' }).click();
    await page.waitForURL(/casussen\/[0-9a-f-]{36}/);
    await heading(page, TITLE);
    casePath = new URL(page.url()).pathname;
    await page.getByText('Inbreng van Gemeente Zwolle aangenomen').waitFor();
    expect(await look('case')).toEqual([]);
  });
});

const NAMES = 'Naam, geboortedatum, geslacht';
const OBSERVATIONS = 'Waarneming of signaal van medewerker';
/** What each partner is asked; tax has no observations to give by the rules. */
const INVITED: readonly (readonly [partner: string, ...asked: string[]])[] = [
  ['Politie Oost-Nederland', NAMES, OBSERVATIONS],
  ['Belastingdienst', NAMES],
  ['Nederlandse Arbeidsinspectie', NAMES, OBSERVATIONS],
];

async function invite(page: Page, partner: string, asked: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Partner uitnodigen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Organisatie').selectOption({ label: partner });
  // What its rules never let go cannot be asked, and says why.
  await dialog
    .getByText(/^Geen regel van dit doel/)
    .first()
    .waitFor();
  const never = dialog.getByRole('checkbox', { name: /Geen regel van dit doel/ }).first();
  expect(await never.isDisabled()).toBe(true);
  for (const name of asked) await dialog.getByRole('checkbox', { name }).press('Space');
  await dialog.getByRole('button', { name: 'Uitnodigen', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('partners are invited', () => {
  test('by the lead, from the case', async () => {
    const { page, look } = await at('riec-casusregisseur');
    for (const [partner, ...asked] of INVITED) await invite(page, partner, asked);
    const invitations = page.getByRole('region', { name: 'Uitnodigingen' });
    await invitations.getByText('wacht op antwoord').nth(2).waitFor();
    expect(await look('case-with-invitations')).toEqual([]);
  });

  test('police hear of it and join by name, under secrecy', async () => {
    const { page, open, look } = await at('politie');
    await open('/');
    await page.getByRole('link', { name: /nieuwe melding/ }).click();
    await page.getByRole('link', { name: 'U bent uitgenodigd voor een casus' }).first().click();
    await page.getByRole('button', { name: 'Meedoen', exact: true }).waitFor();
    for (const kept of [TITLE, STORY, SUSPECT, COMPANY]) expect(await page.getByText(kept).count()).toBe(0);
    expect(await look('case-invitation')).toEqual([]);
    await fitsOnAPhone(product, 'politie', {
      path: '/uitnodigingen',
      shows: 'wacht op antwoord',
      name: 'case-invitation',
    });
    await press(page, 'Emre Vloedgraven');
    await press(page, 'Ik bevestig de geheimhoudingsplicht');
    await page.getByRole('button', { name: 'Meedoen', exact: true }).click();
    await heading(page, TITLE);
  });

  test('tax finds it in the menu and joins', async () => {
    const { page, open } = await at('belastingdienst');
    await open('/');
    await goTo(page, 'Uitnodigingen');
    await press(page, 'Lotte Tahiri');
    await press(page, 'Ik bevestig de geheimhoudingsplicht');
    await page.getByRole('button', { name: 'Meedoen', exact: true }).click();
    await heading(page, TITLE);
  });

  test('the labour inspectorate refuses, and the lead reads why', async () => {
    const { page, open } = await at('arbeidsinspectie');
    await open('/');
    await goTo(page, 'Uitnodigingen');
    const asked = page.getByRole('region').filter({ hasText: 'Illegale hennepteelt' });
    await asked.getByLabel('Waarom doet u niet mee').fill('Nee');
    await asked.getByRole('button', { name: 'Niet meedoen' }).click();
    await asked
      .getByText(/te kort/)
      .first()
      .waitFor();
    await asked.getByLabel('Waarom doet u niet mee').fill(REFUSAL);
    await asked.getByRole('button', { name: 'Niet meedoen' }).click();
    await asked.getByText('doet niet mee').waitFor();
    expect((await call(page, 'GET', casePath.replace('casussen', 'cases'))).status).toBe(404);
    const lead = await at('riec-casusregisseur');
    await openCase(lead);
    await lead.page.getByText(REFUSAL).waitFor();
  });
});

describe('who is not named', () => {
  test('a colleague finds nothing: not in lists, counts, search, nor by address', async () => {
    const { page, open } = await at('collega-zwolle');
    expect((await call(page, 'GET', casePath.replace('casussen', 'cases'))).status).toBe(404);
    expect((await sure(page, 'GET', '/cases')).data).toEqual([]);
    expect((await sure(page, 'GET', '/session/counts')).cases ?? 0).toBe(0);
    await open('/');
    await goTo(page, 'Casussen');
    await page.getByText('U staat in geen casus op naam').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(TITLE);
    await page.keyboard.press('Enter');
    await page.waitForURL(/zoeken/);
    await page
      .getByText(/Niets gevonden/)
      .first()
      .waitFor();
    await page.goto(`${product.url}${casePath}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText(TITLE).count()).toBe(0);
  });
});

describe('every organisation sees what is its own and what was shared with it', () => {
  test('the lead settles who is who, and asks a second pair of eyes for the citizen service number', async () => {
    const lead = await at('riec-casusregisseur');
    const { page } = lead;
    await openCase(lead, 'Inbreng');
    await press(page, `Persoon ${SUSPECT}`);
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Persoon 1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Collega op naam toevoegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Sander Lammersen' }).press('Space');
    await dialog.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Delen met Politie Oost-Nederland' }).click();
    for (const field of ['Signaal: Verhaal', `Persoon ${SUSPECT}: Naam`, `Persoon ${SUSPECT}: BSN`])
      await press(page, field);
    await page.getByText('Wabb 10').waitFor();
    await page.getByText('Vier ogen').waitFor();
    await page.getByLabel('Noodzaak gemotiveerd').fill('Nodig om samen op te treden.');
    expect(await isOff(page, 'Delen')).toBe(true);
    await page.getByLabel('Waarom is dit nodig').fill('Er zijn naamgenoten in het gebied.');
    expect(await lead.look('share-with-police')).toEqual([]);
    await page.getByRole('button', { name: 'Een tweede persoon vragen' }).click();
    await page.getByText(/Een andere deelnemer van uw organisatie moet goedkeuren/).waitFor();

    const second = await at('riec-collega');
    await openCase(second);
    await second.page.getByRole('button', { name: 'Ik houd dit geheim' }).click();
    await second.page.getByRole('button', { name: 'Goedkeuren' }).click();
    await second.page.getByRole('button', { name: 'Goedkeuren' }).waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Opnieuw kijken' }).click();
    await page.getByText(/Goedgekeurd door Sander Lammersen/).waitFor();
    await page.getByRole('button', { name: 'Delen', exact: true }).click();
    await page.getByRole('heading', { name: 'Wat uw organisatie gaf' }).waitFor();
  });

  test('police see that and nothing else; tax sees nothing of it', async () => {
    const police = await at('politie');
    await openCase(police, 'Inbreng');
    for (const shared of [STORY, SUSPECT, BSN]) await police.page.getByText(shared).first().waitFor();
    expect(await police.page.getByText(COMPANY).count()).toBe(0);
    expect(await police.look('case-as-police')).toEqual([]);
    const tax = await at('belastingdienst');
    await openCase(tax, 'Inbreng');
    await tax.page.getByText('Nog niets').nth(1).waitFor();
    for (const kept of [STORY, SUSPECT, BSN, COMPANY]) expect(await tax.page.getByText(kept).count()).toBe(0);
  });

  test('what police may not give is named with its article, and the button does nothing', async () => {
    const { page, look } = await at('politie');
    await page.getByRole('link', { name: 'Gegevens inbrengen' }).click();
    await page.getByLabel('Naam', { exact: true }).fill(SEEN_BY_POLICE);
    await page.getByRole('button', { name: 'Nog een gegeven' }).click();
    await page.getByLabel('Gegeven', { exact: true }).nth(1).selectOption({ label: 'Verdenking' });
    await page.getByLabel('Verdenking', { exact: true }).fill('Leidt het laden.');
    const kept = page.locator('.sk-alert', { hasText: 'Dit mag niet mee' });
    await kept.getByText(/Gegevens van strafrechtelijke aard/).waitFor();
    await kept.getByText(/WGS/).waitFor();
    await page.getByLabel('Directe aanwijzing').fill('Gezien bij een surveillance in de nacht.');
    await page.getByLabel('Geen schade aan opsporing').fill('Er loopt geen onderzoek naar hem.');
    await page.getByLabel('Kenmerk of vindplaats').fill('Besluit 2026-118');
    await page.getByLabel('Wie stemde in').fill('Teamchef Zwolle');
    expect(await look('contribute-not-allowed')).toEqual([]);
    expect(await isOff(page, 'Inbrengen')).toBe(true);
    await page.getByRole('button', { name: 'Weghalen Verdenking' }).click();
    await kept.waitFor({ state: 'hidden' });
  });

  test('what police do give is not there for the municipality until the host shares it', async () => {
    const police = await at('politie');
    await police.page.getByRole('button', { name: 'Inbrengen', exact: true }).click();
    await police.page.getByText(`Persoon ${SEEN_BY_POLICE}`).waitFor();
    const zwolle = await at('casusdeelnemer-zwolle');
    await openCase(zwolle);
    await zwolle.page.getByRole('button', { name: 'Ik houd dit geheim' }).click();
    await zwolle.page.getByRole('link', { name: 'Inbreng', exact: true }).click();
    await zwolle.page.getByText(STORY).waitFor();
    expect(await zwolle.page.getByText(SEEN_BY_POLICE).count()).toBe(0);

    const lead = await at('riec-casusregisseur');
    await openCase(lead, 'Inbreng');
    await press(lead.page, `Persoon ${SEEN_BY_POLICE}`);
    await lead.page.getByRole('button', { name: 'Vastleggen' }).click();
    await lead.page.getByText('Persoon 2', { exact: true }).waitFor();
    await lead.page.getByRole('link', { name: 'Delen met Gemeente Zwolle' }).click();
    await press(lead.page, `Persoon ${SEEN_BY_POLICE}: Naam`);
    await lead.page.getByLabel('Noodzaak gemotiveerd').fill('Zwolle kent de huurders van de loods.');
    await lead.page.getByRole('button', { name: 'Delen', exact: true }).click();
    await lead.page.getByRole('heading', { name: 'Wat uw organisatie gaf' }).waitFor();
    await zwolle.page.reload();
    await zwolle.page.getByText(`Persoon ${SEEN_BY_POLICE}`).waitFor();
  });
});

describe('a person who is also a victim', () => {
  test('goes from the coordinator to the care coordinator, without the suspicion', async () => {
    const { page, open, look } = await at('coordinator-zwolle');
    await open(`/signalen/${signal.id}`);
    await page.getByRole('link', { name: 'Mogelijk slachtoffer doorverwijzen' }).click();
    const suspicion = page.getByRole('checkbox', { name: `Persoon ${SUSPECT}: Verdenking` });
    await suspicion.waitFor({ state: 'attached' });
    expect(await suspicion.isDisabled()).toBe(true);
    await press(page, `Persoon ${SUSPECT}: Naam`);
    await page.getByText('Regel M09').first().waitFor();
    await page.getByLabel('Waarom verwijst u door').fill(VICTIM_REASON);
    await page.getByLabel('Noodzaak gemotiveerd').fill('Zij heeft hulp nodig en kent de weg niet.');
    await page
      .getByLabel('Veiligheid van het slachtoffer getoetst')
      .fill('Alleen de zorgcoördinator weet ervan.');
    expect(await look('refer')).toEqual([]);
    await page.getByRole('button', { name: 'Doorverwijzen', exact: true }).click();
    await page.getByText('Doorverwezen naar Gemeente Zwolle').waitFor();
  });

  test('is referred by the care coordinator to the care and safety house, under its own purpose', async () => {
    const { page, open, look } = await at('zorgcoordinator-zwolle');
    await open('/');
    await goTo(page, 'Doorverwijzingen');
    await page.getByText(VICTIM_REASON).waitFor();
    await page.getByRole('button', { name: 'Aannemen' }).click();
    await page.getByRole('link', { name: 'Doorverwijzen naar opvang' }).click();
    await press(page, `Persoon ${SUSPECT}: Naam`);
    await page.getByLabel('Waarom verwijst u door').fill('Zij vraagt om opvang en begeleiding.');
    await page.getByLabel('Welke hulp is nodig').fill(HELP);
    await page.getByText('Regel M02').first().waitFor();
    expect(await isOff(page, 'Doorverwijzen')).toBe(true);
    await page.getByLabel('Kenmerk of vindplaats').fill('Toestemming op papier, map 12');
    await page.getByLabel('Veiligheid van het slachtoffer getoetst').fill('Zij komt zelf naar het huis toe.');
    await page.getByLabel('Ongewone ontvanger bevestigd').fill('Het huis heeft de opvang die zij zoekt.');
    expect(await look('refer-on')).toEqual([]);
    await page.getByRole('button', { name: 'Doorverwijzen', exact: true }).click();
    await page.getByText('verstuurd').waitFor();
  });

  test('is received there, and the case learns that it happened and nothing more', async () => {
    const shelter = await at('zorgcoordinator-zvh');
    await shelter.open('/');
    await goTo(shelter.page, 'Doorverwijzingen');
    await shelter.page.getByText(HELP).waitFor();
    await shelter.page.getByRole('button', { name: 'Aannemen' }).click();
    await shelter.page.getByText('aangenomen').first().waitFor();
    expect(await shelter.look('referral-received')).toEqual([]);
    for (const who of ['riec-casusregisseur', 'politie']) {
      const desk = await at(who);
      await openCase(desk);
      await desk.page.getByRole('region', { name: 'Tijdlijn' }).getByText('Doorverwezen').waitFor();
      for (const tab of ['Overzicht', 'Inbreng', 'Verstrekkingen', 'Tijdlijn']) {
        await desk.page.getByRole('link', { name: tab, exact: true }).click();
        await desk.page.getByRole('main').getByRole('heading', { level: 2 }).nth(1).waitFor();
        // The partners one can search by are all those of the region, whatever happened in this case.
        const said = desk.page.locator(':not(option)');
        for (const kept of [HELP, VICTIM_REASON, 'Samira Tahiri', 'Zorg- en Veiligheidshuis'])
          expect(await desk.page.getByText(kept).and(said).count()).toBe(0);
      }
      const path = casePath.replace('casussen', 'cases');
      for (const part of ['', '/contributions', '/events', '/participants']) {
        const answer = JSON.stringify(await sure(desk.page, 'GET', `${path}${part}`));
        for (const kept of [HELP, VICTIM_REASON, 'Samira Tahiri']) expect(answer).not.toContain(kept);
      }
    }
  });
});

describe('the screens of the joint case', () => {
  test('fit on a phone', async () => {
    const police = (await sure((await at('riec-casusregisseur')).page, 'GET', '/organisations')).data.find(
      (organisation: { code: string }) => organisation.code === 'politie',
    );
    const pages = [
      ['coordinator-zwolle', `/signalen/${signal.id}/inbrengen`, 'Voorwaarden', 'bring-in'],
      ['coordinator-zwolle', `/signalen/${signal.id}/doorverwijzen`, 'Voorwaarden', 'refer'],
      ['riec-casusregisseur', casePath, REFUSAL, 'case'],
      ['riec-casusregisseur', `${casePath}/delen/${police.id}`, 'Voorwaarden', 'share-with-police'],
      ['politie', `${casePath}/inbreng`, STORY, 'case-as-police'],
      ['politie', `${casePath}/inbrengen`, 'Voorwaarden', 'contribute'],
      ['zorgcoordinator-zvh', '/doorverwijzingen', HELP, 'referral-received'],
    ] as const;
    for (const [who, path, shows, name] of pages) await fitsOnAPhone(product, who, { path, shows, name });
  });

  test('have no Dutch left in English', async () => {
    const desk = await at('belastingdienst');
    await openCase(desk);
    await desk.page.getByRole('button', { name: /Lotte Tahiri/ }).click();
    await desk.page.getByText('English', { exact: true }).click();
    await desk.page.getByRole('heading', { name: 'Participants' }).waitFor();
    expect(await desk.look('case-in-english')).toEqual([]);
    expect(await dutchLeftOn(desk.page)).toEqual([]);
    await desk.page.getByRole('link', { name: 'Contributions', exact: true }).click();
    await desk.page.getByRole('link', { name: 'Bring in data' }).click();
    await desk.page.getByRole('heading', { name: 'Conditions' }).waitFor();
    expect(await desk.look('contribute-in-english')).toEqual([]);
    expect(await dutchLeftOn(desk.page)).toEqual([]);
  });

  test('nobody at any desk saw the browser complain', () => {
    const soughtInVain = /^(collega-zwolle|arbeidsinspectie): .*404/;
    expect(complaints().filter((line) => !soughtInVain.test(line))).toEqual([]);
  });
});
