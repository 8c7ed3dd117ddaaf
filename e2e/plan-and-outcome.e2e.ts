import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { addDays, addWorkingDays } from '#platform/kit/index.ts';
import { sure } from './support/call.ts';
import { dayFromToday, typed, written } from './support/dates.ts';
import { desksOf } from './support/desks.ts';
import { readsNoDutch } from './support/dutch-left.ts';
import { CASE_TITLE, ownFollowUp, STORY, SUSPECT, standingCase } from './support/joint-case.ts';
import { fitsOnAPhone } from './support/on-a-phone.ts';
import { checkSignal, weighUrgently } from './support/weighed-signal.ts';

/* A plan of three organisations in three tracks, what it brought, word back to who reported, and who looked. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
const pageOf = async (name: string) => (await at(name)).page;

let caseId = '';
let signalId = '';
let followUpId = '';

beforeAll(async () => {
  product = await startRunningProduct();
  ({ caseId, signalId } = await standingCase(pageOf));
  followUpId = await ownFollowUp(pageOf);
});
afterAll(() => product?.stop());

const RAID = 'Onderzoek naar de huurder';
const AUDIT = 'Boeken van de verhuurder';
const ORDER = 'Aansluiting laten herstellen';
const LETTING = 'Afspraken met verhuurders van loodsen';

type Planned = {
  readonly barrier: string;
  readonly measure: string;
  readonly title: string;
  readonly responsible: string;
  readonly from: number;
  readonly until: number;
};

/** Chooses the option whose words begin so. */
async function choose(field: Locator, words: string): Promise<void> {
  const option = field.locator('option', { hasText: words }).first();
  await option.waitFor({ state: 'attached' });
  await field.selectOption(await option.getAttribute('value'));
}

async function planByHand(desk: Desk, path: string, planned: Planned): Promise<void> {
  await desk.open(path);
  await desk.page.getByRole('button', { name: 'Interventie plannen' }).click();
  const dialog = desk.page.getByRole('dialog');
  await choose(dialog.getByLabel('Barrière'), planned.barrier);
  await choose(dialog.getByLabel('Maatregel'), planned.measure);
  await dialog.getByLabel('Titel').fill(planned.title);
  await choose(dialog.getByLabel('Verantwoordelijk'), planned.responsible);
  await dialog.getByLabel('Begint op').fill(typed(dayFromToday(planned.from)));
  await dialog.getByLabel('Klaar op').fill(typed(dayFromToday(planned.until)));
  await dialog.getByRole('button', { name: 'Opslaan' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const planOf = (): string => `/casussen/${caseId}/plan`;

/** Gives in the dialog of sharing, with what the rule still asks, until it says what was done. */
async function giveByHand({ page }: Desk, done: RegExp, why: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Delen' }).click();
  const said = dialog.getByText(done);
  await said.or(dialog.getByRole('textbox').first()).first().waitFor();
  const asked = await dialog.getByRole('textbox').all();
  for (const field of asked) await field.fill(why);
  if (asked.length > 0) await dialog.getByRole('button', { name: 'Delen' }).click();
  await said.waitFor();
  await dialog.getByRole('button', { name: 'Sluiten' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Brings own interventions into the plan, or as its host passes it on. */
async function shareByHand(desk: Desk, button: string): Promise<void> {
  await desk.open(planOf());
  await desk.page.getByRole('button', { name: button }).click();
  await giveByHand(desk, /^Gedeeld met/, 'Onze stappen moeten op elkaar aansluiten.');
}

/** From the plan, as a table, to an own intervention. */
async function openFromPlan(desk: Desk, title: string, plan = planOf()): Promise<void> {
  await desk.open(plan);
  await desk.page.getByRole('radio', { name: 'Tabel' }).press('Space');
  await desk.page.getByRole('link', { name: title }).click();
  await desk.page.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function logWork(desk: Desk, minutes: string, what: string): Promise<void> {
  await desk.page.getByLabel('Minuten').fill(minutes);
  await desk.page.getByLabel('Wat is er gedaan?').fill(what);
  await desk.page.getByRole('button', { name: 'Vastleggen', exact: true }).click();
  await desk.page.getByRole('rowheader', { name: what }).waitFor();
}

async function complete(desk: Desk, result: string): Promise<void> {
  await desk.page.getByRole('button', { name: 'Afronden' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('Wat is het resultaat?').fill(result);
  await dialog.getByRole('button', { name: 'Afronden' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.page.getByText(result).waitFor();
  await desk.page.getByText('Klaar', { exact: true }).waitFor();
}

const step = (desk: Desk, name: string) => desk.page.getByRole('button', { name, exact: true });

describe('the plan', () => {
  test('police read what was shared with them', async () => {
    const police = await at('politie');
    await police.open(`/casussen/${caseId}/inbreng`);
    await police.page.getByText(STORY).waitFor();
  });

  test('a participant confirms secrecy and plans in two tracks, with legal basis, term and a named person', async () => {
    const desk = await at('casusdeelnemer-zwolle');
    await desk.open(planOf());
    await desk.page.getByRole('button', { name: 'Ik houd dit geheim' }).click();
    await desk.page.getByText('Er staat nog niets in het plan').waitFor();
    expect(await desk.look('plan-empty')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Interventie plannen' }).click();
    await choose(desk.page.getByLabel('Maatregel'), 'Last onder bestuursdwang');
    await desk.page.getByText('Awb 5:21').waitFor();
    expect(await desk.look('plan-form')).toEqual([]);
    await planByHand(desk, planOf(), {
      barrier: 'Stroom en water aftappen',
      measure: 'Last onder bestuursdwang',
      title: ORDER,
      responsible: 'Hidde Lammersen',
      from: -3,
      until: 20,
    });
    await planByHand(desk, planOf(), {
      barrier: 'Ruimte vinden',
      measure: 'Verhuurdersafspraken en screening',
      title: LETTING,
      responsible: 'Hidde Lammersen',
      from: 14,
      until: 60,
    });
    await shareByHand(desk, 'In het plan brengen');
    await openFromPlan(desk, ORDER);
    const facts = desk.page.getByRole('definition');
    for (const fact of ['Stroom en water aftappen', 'Hidde Lammersen', 'Awb 5:21'])
      await facts.filter({ hasText: fact }).waitFor();
  });

  test('police and tax plan in their own tracks, and the host passes the plan on', async () => {
    const police = await at('politie');
    await planByHand(police, planOf(), {
      barrier: 'Materiaal en inrichting',
      measure: 'Strafrechtelijke aanpak hennepteelt',
      title: RAID,
      responsible: 'Emre Vloedgraven',
      from: 7,
      until: 30,
    });
    await shareByHand(police, 'In het plan brengen');
    const tax = await at('belastingdienst');
    await planByHand(tax, planOf(), {
      barrier: 'Opbrengst gebruiken',
      measure: 'Fiscaal onderzoek of boekenonderzoek',
      title: AUDIT,
      responsible: 'Lotte Tahiri',
      from: 10,
      until: 90,
    });
    await shareByHand(tax, 'In het plan brengen');
    const lead = await at('riec-casusregisseur');
    await shareByHand(lead, 'Plan delen met deelnemers');
    const zwolle = await at('casusdeelnemer-zwolle');
    await zwolle.open(planOf());
    const table = zwolle.page.getByRole('table', { name: 'Wie doet wat, wanneer, over de sporen' });
    for (const track of ['Bestuursrecht', 'Strafrecht', 'Fiscaal', 'Preventie'])
      await table.getByRole('cell', { name: track }).waitFor({ state: 'attached' });
  });

  test('a term that runs out and an order that is broken are told in a sentence; moving the days solves it', async () => {
    const desk = await at('casusdeelnemer-zwolle');
    await desk.open(planOf());
    const lastDay = addWorkingDays(addDays(dayFromToday(-3), 14), 0);
    await desk.page.getByText(`De termijn van ${ORDER} loopt af op ${written(lastDay)}.`).waitFor();
    await openFromPlan(desk, LETTING);
    await choose(desk.page.getByLabel('Wacht op of valt samen met'), RAID);
    await desk.page.getByRole('button', { name: 'Verband vastleggen' }).click();
    await desk.page.getByRole('listitem').filter({ hasText: 'moet eerst klaar zijn' }).waitFor();
    await desk.page.getByRole('link', { name: 'Naar de casus' }).click();
    const collision = `${LETTING} begint op ${written(dayFromToday(14))}, maar ${RAID} moet eerst klaar zijn en loopt tot ${written(dayFromToday(30))}.`;
    await desk.page.getByText(collision).waitFor();
    expect(await desk.look('plan-collision')).toEqual([]);

    await openFromPlan(desk, LETTING);
    await desk.page.getByRole('button', { name: 'Interventie wijzigen' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('Begint op').fill(typed(dayFromToday(31)));
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.page.getByRole('link', { name: 'Naar de casus' }).click();
    await desk.page.getByRole('heading', { name: 'Plan over de sporen' }).waitFor();
    await desk.page.getByText(collision).waitFor({ state: 'detached' });
    await desk.page.getByRole('radio', { name: 'Tabel' }).press('Space');
    const row = desk.page.getByRole('row').filter({ has: desk.page.getByRole('link', { name: LETTING }) });
    expect(await row.textContent()).toContain(RAID);
    expect(await row.textContent()).not.toContain('botst');
  });

  test('the host sees the dependency in its plan too', async () => {
    const lead = await at('riec-casusregisseur');
    await lead.open(planOf());
    await lead.page.getByRole('radio', { name: 'Tabel' }).press('Space');
    const row = lead.page
      .getByRole('row')
      .filter({ has: lead.page.getByRole('rowheader', { name: LETTING }) });
    expect(await row.textContent()).toContain(RAID);
    expect(await row.textContent()).toContain(written(dayFromToday(31)));
  });
});

describe('the work', () => {
  test('what must come first holds the next one back, with a sentence', async () => {
    const desk = await at('casusdeelnemer-zwolle');
    await openFromPlan(desk, LETTING);
    await step(desk, 'Afspreken').click();
    await step(desk, 'Beginnen').click();
    await desk.page.getByRole('alert').filter({ hasText: RAID }).waitFor();
    expect(await desk.look('intervention-waits')).toEqual([]);
  });

  test.each([
    ['politie', RAID, 'Onderzoek afgerond, spullen in beslag genomen.'],
    ['belastingdienst', AUDIT, 'Naheffing opgelegd.'],
    ['casusdeelnemer-zwolle', ORDER, 'De aansluiting is hersteld.'],
    ['casusdeelnemer-zwolle', LETTING, 'Vier verhuurders doen mee.'],
  ])('%s agrees, begins, records hours and completes: %s', async (who, title, result) => {
    const desk = await at(who);
    await desk.open('/mijn-interventies');
    await desk.page.getByRole('link', { name: title }).click();
    await desk.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await step(desk, 'Afspreken').or(step(desk, 'Beginnen')).first().waitFor();
    if (await step(desk, 'Afspreken').isVisible()) await step(desk, 'Afspreken').click();
    await step(desk, 'Beginnen').click();
    await step(desk, 'Afronden').waitFor();
    await logWork(desk, '90', 'Voorbereid en uitgevoerd');
    await desk.page.getByText('1,5 uur gewerkt').waitFor();
    await complete(desk, result);
    expect(await desk.look(`intervention-done-${who}`)).toEqual([]);
  });

  test('the effect on a barrier is measured before and after, and the difference is shown', async () => {
    const desk = await at('casusdeelnemer-zwolle');
    await desk.open(`/casussen/${caseId}/barrieres`);
    for (const [moment, value] of [
      ['Vooraf', '9'],
      ['Na 3 maanden', '3'],
    ] as const) {
      await desk.page.getByRole('button', { name: 'Meten' }).click();
      const dialog = desk.page.getByRole('dialog');
      await choose(dialog.getByLabel('Barrière'), 'Ruimte vinden');
      await dialog.getByLabel('Waaraan zien we het?').fill('Loodsen zonder huurcontrole');
      await dialog.getByLabel('Waarde').fill(value);
      await dialog.getByLabel('Van hoeveel').fill('12');
      await choose(dialog.getByLabel('Moment'), moment);
      await dialog.getByRole('button', { name: 'Opslaan' }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    const row = desk.page.getByRole('row').filter({ hasText: 'Loodsen zonder huurcontrole' });
    await row.getByText('6 minder').waitFor();
    expect(await row.textContent()).toContain('3 van 12 (na 3 maanden), was 9 van 12');
    expect(await desk.look('barriers')).toEqual([]);
  });
});

const ORDER_TITLE = 'Schuur controleren op stroom en brand';
let orderPath = '';

describe('own follow-up', () => {
  test('the coordinator gives an order to a department without a case', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${followUpId}`);
    await desk.page.getByText('De gemeente pakt dit zelf op, zonder casus.').waitFor();
    await desk.page.getByRole('button', { name: 'Interventie plannen' }).click();
    const dialog = desk.page.getByRole('dialog');
    await choose(dialog.getByLabel('Barrière'), 'Stroom en water aftappen');
    await choose(dialog.getByLabel('Maatregel'), 'Handhaven van gebruik');
    await dialog.getByLabel('Titel').fill(ORDER_TITLE);
    await choose(dialog.getByLabel('Verantwoordelijk'), 'Youri Pruimboom');
    await dialog.getByLabel('Begint op').fill(typed(dayFromToday(0)));
    await dialog.getByLabel('Klaar op').fill(typed(dayFromToday(14)));
    await dialog.getByLabel('Wat moet er gebeuren?').fill('Controleer de meterkast en de vluchtweg.');
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await desk.look('follow-up')).toEqual([]);
    await openFromPlan(desk, ORDER_TITLE, `/signalen/${followUpId}`);
    await step(desk, 'Afspreken').click();
    await desk.page.getByText('Afgesproken', { exact: true }).waitFor();
  });

  test('who carries it out sees the order and not the signal, and completes it', async () => {
    const desk = await at('toezicht-zwolle');
    await desk.open('/mijn-interventies');
    await desk.page.getByRole('link', { name: ORDER_TITLE }).click();
    await desk.page.getByText('Controleer de meterkast en de vluchtweg.').waitFor();
    orderPath = new URL(desk.page.url()).pathname;
    expect(await desk.page.getByRole('link', { name: 'Naar het signaal' }).count()).toBe(0);
    expect(await desk.look('follow-up-order')).toEqual([]);
    await step(desk, 'Beginnen').click();
    await step(desk, 'Afronden').waitFor();
    await logWork(desk, '120', 'Schuur bezocht met de netbeheerder');
    await complete(desk, 'Aansluiting veilig gemaakt.');
  });

  test('its outcome is recorded and stays on the page of the signal', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${followUpId}`);
    await desk.page.getByRole('button', { name: 'Uitkomst vastleggen' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Stroom en water aftappen' }).press('Space');
    await dialog.getByLabel('Mensen die hulp kregen').fill('1');
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.page.getByRole('term').filter({ hasText: 'Mensen die hulp kregen' }).waitFor();
    await desk.page.getByText('Aansluiting veilig gemaakt.').waitFor({ state: 'detached' });
    expect(await desk.look('follow-up-outcome')).toEqual([]);
  });
});

describe('the outcome', () => {
  const HEALTH = 'Brand- en elektrocutiegevaar voor bewoners en buren';

  test('the lead records what the case brought, health among it, and closes it', async () => {
    const lead = await at('riec-casusregisseur');
    await lead.open(`/casussen/${caseId}/uitkomst`);
    for (const phase of ['Plan maken', 'Uitvoeren', 'Evalueren']) {
      await step(lead, phase).click();
      await step(lead, phase).waitFor({ state: 'hidden' });
    }
    await lead.page.getByRole('button', { name: 'Uitkomst vastleggen' }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Ruimte vinden' }).press('Space');
    await dialog.getByLabel('Panden of plekken gesloten').fill('1');
    await dialog.getByLabel("Teruggehaald, in euro's").fill('12.500,50');
    await choose(dialog.getByLabel(HEALTH, { exact: true }), 'beter');
    await dialog.getByLabel(`Toelichting: ${HEALTH}`).fill('De stroom is veilig aangelegd.');
    await dialog.getByLabel('Wat leren we hiervan?').fill('Eerder met de buren praten.');
    expect(await lead.look('outcome-form')).toEqual([]);
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await lead.page.getByText('beter: De stroom is veilig aangelegd.').waitFor();
    await lead.page.getByText('€ 12.500,50').waitFor();
    expect(await lead.look('outcome')).toEqual([]);

    await lead.page.getByRole('button', { name: 'Resultaat aan inbrengers geven' }).click();
    await giveByHand(lead, /heeft nu een resultaat/, 'De melder hoort wat ermee is gedaan.');

    await step(lead, 'Casus sluiten').click();
    await dialog.getByLabel('Reden').fill('De loods is dicht en blijft dicht.');
    await dialog.getByRole('button', { name: 'Casus sluiten' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await lead.page.getByText('Gesloten', { exact: true }).first().waitFor();
  });

  test('the coordinator adapts the words; a text with a name out of the case is refused with its place', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${signalId}`);
    await desk.page.getByRole('button', { name: 'Melder bericht geven' }).click();
    const dialog = desk.page.getByRole('dialog');
    const field = dialog.getByLabel('Tekst', { exact: true });
    const proposed = await field.inputValue();
    expect(proposed).toContain('Er is een plek gesloten.');
    await field.fill(`${proposed} Het ging om ${SUSPECT}.`);
    await dialog.getByRole('button', { name: 'Geven', exact: true }).click();
    await dialog.getByText(/Nachtegaal” is een naam/).waitFor();
    expect(await desk.look('word-back-refused')).toEqual([]);
    await field.fill(`${proposed} Dank voor uw oplettendheid.`);
    await dialog.getByRole('button', { name: 'Geven', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.page.getByText('nog niet gelezen').waitFor();
    expect(await desk.look('word-back-given')).toEqual([]);
  });

  test('the reporter reads it among the own reports, without case content', async () => {
    const desk = await at('toezicht-zwolle');
    await desk.open('/mijn-meldingen');
    await desk.page.getByText('Dank voor uw oplettendheid.').waitFor();
    for (const secret of [SUSPECT, CASE_TITLE]) expect(await desk.page.getByText(secret).count()).toBe(0);
    expect(await desk.look('word-back-read')).toEqual([]);
  });

  test('the reporter of the own follow-up hears too; the mail only says that there is something', async () => {
    const toReporter = async () =>
      (await product.mails()).filter((mail) => /^To: balie-zwolle@/m.test(mail)).length;
    const before = await toReporter();
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${followUpId}`);
    await desk.page.getByRole('button', { name: 'Melder bericht geven' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Begin met: korte tekst' }).click();
    await dialog.getByRole('button', { name: 'Geven', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const reporter = await at('balie-zwolle');
    await reporter.open('/mijn-meldingen');
    await reporter.page.getByText('Mensen die hulp nodig hadden, krijgen die nu.').waitFor();
    await expect.poll(toReporter, { timeout: 90_000 }).toBeGreaterThan(before);
    for (const mail of await product.mails()) {
      expect(mail).toContain('Subject: Er staat iets voor u klaar in Schakel');
      for (const secret of [SUSPECT, CASE_TITLE, 'bestelbussen', 'hulp', 'ZWO-'])
        expect(mail).not.toContain(secret);
    }
  });
});

describe('an anonymous report', () => {
  const STRANGE = 'Er komt elke nacht een busje bij het tuinhuis, zegt iemand die niet wil worden genoemd.';
  let anonymousId = '';

  test('comes in with an import, and is weighed away', async () => {
    const intake = await at('regionaal-coordinator');
    await intake.open('/import');
    const columns = 'Zaaknummer;Datum melding;Datum voorval;Gemeente;Proces;Omschrijving;Thema;Soort melder';
    const row = `ZWO-1;${typed(dayFromToday(-2))};${typed(dayFromToday(-3))};Zwolle;Meldpunt overlast;${STRANGE};hennepteelt;anoniem`;
    await intake.page.locator('input[type=file]').setInputFiles({
      name: 'melding.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${columns}\n${row}\n`),
    });
    await intake.page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await intake.page.getByText('Het bestand is ingelezen').waitFor();
    const coordinator = await pageOf('coordinator-zwolle');
    const { data } = await sure(coordinator, 'GET', '/signals?state=received&limit=100');
    anonymousId = data.find((one: { title: string }) => STRANGE.startsWith(one.title.slice(0, 30))).id;
    await checkSignal(pageOf, anonymousId);
    await weighUrgently(pageOf, anonymousId, { decision: 'dismiss' });
  });

  test('gets a record of why nobody could be told, and closes', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${anonymousId}`);
    await desk.page.getByRole('button', { name: 'Melder bericht geven' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText('Anoniem of zonder contact: er is geen kanaal').waitFor();
    expect(await dialog.getByLabel('Tekst', { exact: true }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Vastleggen' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.page.getByText('Anoniem of zonder contact: er is geen kanaal').waitFor();
    expect(await desk.look('word-back-without-channel')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Afsluiten' }).click();
    await dialog.getByRole('button', { name: 'Afsluiten' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.page.getByText('Afgesloten').first().waitFor();
  });
});

describe('the board', () => {
  const rows = (desk: Desk) => desk.page.getByRole('table').getByRole('rowheader');

  /** Opens a number that the board links to, and counts the rows behind it. */
  async function opensAsManyRows(link: (desk: Desk) => Locator): Promise<void> {
    const mayor = await at('burgemeester-zwolle');
    await mayor.open('/bestuur');
    await mayor.page.getByRole('radio', { name: 'Tabel' }).press('Space');
    const number = link(mayor);
    await number.waitFor();
    const count = Number(((await number.textContent()) ?? '').match(/\d+/)?.[0]);
    expect(count).toBeGreaterThan(0);
    await number.click();
    await mayor.page.waitForURL(/\/bestuur\/signalen/);
    await mayor.page.getByRole('heading', { level: 1, name: /ignalen van uw gemeente/ }).waitFor();
    await rows(mayor).first().waitFor();
    expect(await rows(mayor).count()).toBe(count);
    for (const secret of [SUSPECT, CASE_TITLE]) expect(await mayor.page.getByText(secret).count()).toBe(0);
  }

  test('shows what was delivered, and each own count opens its list', async () => {
    const mayor = await at('burgemeester-zwolle');
    await mayor.open('/bestuur');
    await mayor.page.getByText('casussen afgerond').first().waitFor();
    await mayor.page.getByRole('heading', { name: 'Signalen per gemeente' }).waitFor();
    expect(await mayor.look('board')).toEqual([]);
    await opensAsManyRows((desk) =>
      desk.page
        .getByRole('definition')
        .getByRole('link', { name: /van uw gemeente/ })
        .first(),
    );
    expect(await mayor.look('board-own-signals')).toEqual([]);
  });

  test('by portfolio and by municipality too', async () => {
    const portfolios = (desk: Desk) => desk.page.getByRole('table', { name: 'Per portefeuille' });
    await opensAsManyRows((desk) => portfolios(desk).locator('a[href*="/bestuur/signalen"]').first());
    const mayor = await at('burgemeester-zwolle');
    expect(new URL(mayor.page.url()).searchParams.get('portefeuille')).not.toBeNull();
    await opensAsManyRows((desk) =>
      desk.page
        .getByRole('figure', { name: /per gemeente/ })
        .getByRole('row', { name: /Zwolle/ })
        .getByRole('link'),
    );
  });

  test('what the own follow-ups brought opens its list', async () => {
    const mayor = await at('burgemeester-zwolle');
    await mayor.open('/bestuur');
    await mayor.page.locator('a[href*="/bestuur/uitkomsten"]').first().click();
    await mayor.page.getByRole('heading', { name: 'Uitkomsten van uw gemeente' }).waitFor();
    expect(await mayor.look('board-own-outcomes')).toEqual([]);
  });
});

describe('who looked', () => {
  test('the officer finds the look by police with person, purpose, rule and time', async () => {
    const officer = await at('privacyofficer-zwolle');
    await officer.open('/zorgvuldigheid');
    await officer.page.getByRole('row').nth(1).waitFor();
    expect(await officer.look('who-looked')).toEqual([]);
    await choose(officer.page.getByRole('combobox', { name: 'Wie keek' }), 'Politie');
    await officer.page.getByLabel('Vanaf').fill(typed(dayFromToday(0)));
    await officer.page.getByLabel('Vanaf').press('Tab');
    const looks = officer.page.getByRole('row').filter({ hasText: 'Emre Vloedgraven' });
    const onlyThose = async (): Promise<boolean> => {
      const seen = await looks.count();
      return seen > 0 && seen === (await officer.page.getByRole('row').count()) - 1;
    };
    await expect.poll(onlyThose, { timeout: 10_000 }).toBe(true);
    const read = looks.filter({ hasText: 'Inbreng in casus: gelezen' }).first();
    await read.waitFor();
    const words = await read.textContent();
    for (const fact of ['Politie Oost-Nederland', 'RIEC: casus tegen georganiseerde criminaliteit'])
      expect(words).toContain(fact);
    expect(words).toMatch(/R\d\d/);
    expect(words).toContain(written(dayFromToday(0)));
    expect(await officer.look('who-looked-police')).toEqual([]);
  });

  test('another officer sees none of it', async () => {
    const other = await at('privacyofficer-deventer');
    await other.open('/zorgvuldigheid');
    await choose(other.page.getByRole('combobox', { name: 'Wie keek' }), 'Andere organisatie');
    await other.page.getByText('Geen regels in het logboek').waitFor();
  });
});

type Opened = readonly [who: string, name: string, path: () => string, shows: string];

describe('on a phone the same pages fit', () => {
  test.each<Opened>([
    ['casusdeelnemer-zwolle', 'plan', () => planOf(), 'Plan over de sporen'],
    ['casusdeelnemer-zwolle', 'barriers', () => `/casussen/${caseId}/barrieres`, '6 minder'],
    ['riec-casusregisseur', 'outcome', () => `/casussen/${caseId}/uitkomst`, '€ 12.500,50'],
    ['toezicht-zwolle', 'interventions', () => '/mijn-interventies?welke=alles', ORDER_TITLE],
    ['toezicht-zwolle', 'intervention', () => orderPath, 'Aansluiting veilig gemaakt.'],
    ['toezicht-zwolle', 'word-back-read', () => '/mijn-meldingen', 'Dank voor uw oplettendheid.'],
    ['coordinator-zwolle', 'word-back-given', () => `/signalen/${signalId}`, 'Bericht aan de melder'],
    ['burgemeester-zwolle', 'board', () => '/bestuur', 'Per portefeuille'],
    ['privacyofficer-zwolle', 'who-looked', () => '/zorgvuldigheid', 'inzages en wijzigingen'],
  ])('%s: %s', async (who, name, path, shows) => {
    await fitsOnAPhone(product, who, { path: path(), shows, name });
  });
});

describe('in English', () => {
  test.each<Opened>([
    ['casusdeelnemer-zwolle', 'plan-en', () => planOf(), 'Time line'],
    ['burgemeester-zwolle', 'board-en', () => '/bestuur', 'cases finished'],
  ])('%s reads no Dutch of the interface: %s', async (who, name, path, shows) => {
    await readsNoDutch(await at(who), path(), shows, name);
  });
});

test('the browsers complained of nothing but what was refused on purpose, or asked for proof first', () => {
  const refusals = complaints().map((line) => line.replace(/: .*status of (\d+).*/, ' $1'));
  expect(refusals.toSorted()).toEqual([
    'belastingdienst 409',
    'casusdeelnemer-zwolle 409',
    'coordinator-zwolle 422',
    'politie 409',
    'riec-casusregisseur 409',
    'riec-casusregisseur 409',
  ]);
});
