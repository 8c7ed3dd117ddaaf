import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { call, sure } from './support/call.ts';
import { desksOf } from './support/desks.ts';
import { readsNoDutch } from './support/dutch-left.ts';
import { fitsOnAPhone } from './support/on-a-phone.ts';
import { weighedSignal } from './support/weighed-signal.ts';

/* Treffer / geen treffer from a joint case: asked, answered, written down at both sides, content decided by its owner, a walk stopped. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
const page = async (name: string) => (await at(name)).page;

const TITLE = 'Loods aan de rand';
const WHY = 'Nodig om te weten of hij ook elders leveringen regelt.';
const CONTACT = 'Team ondermijning, postbus ondermijning';
const PERSON = 'Karel Bergsma';
const BORN = '1981-04-12';
const STRANGER = 'Nico Niemandsma';
let caseId = '';
let signalId = '';

const organisation = async (code: string): Promise<{ id: string; name: string }> => {
  const { data } = await sure(await page('coordinator-zwolle'), 'GET', '/organisations');
  return data.find((one: { code: string }) => one.code === code);
};

async function openJointCase(): Promise<void> {
  const people = [
    { id: newId(), kind: 'person', roles: ['suspect'], name: PERSON, birthDate: BORN },
    { id: newId(), kind: 'person', roles: ['involved'], name: STRANGER, birthDate: '1950-09-09' },
    { id: newId(), kind: 'person', roles: ['involved'], name: 'Zonder Geboortedag' },
  ];
  const signal = await weighedSignal(page, {
    narrative: 'Nachtelijke leveringen bij de loods.',
    mentions: people,
  });
  signalId = signal.id;
  const bringer = await page('coordinator-zwolle');
  const lead = await page('riec-casusregisseur');
  const { data: offered } = await sure(bringer, 'POST', '/bring-ins', {
    signalId: signal.id,
    hostOrganisationId: (await organisation('riec')).id,
    title: TITLE,
    fields: people.map((one) => ({
      itemId: one.id,
      keys: 'birthDate' in one ? ['name', 'birthDate'] : ['name'],
    })),
    participantAppointmentIds: [],
    proofs: [
      { condition: 'need-to-know-motivation', text: 'Nodig om de loods samen aan te pakken.' },
      { condition: 'concrete-indication', text: 'Nachtelijke leveringen en contante huur.' },
      { condition: 'recipient-acknowledged', text: 'Onze vaste partner voor dit soort zaken.' },
    ],
  });
  const { data: accepted } = await sure(lead, 'POST', `/bring-ins/${offered.id}/acceptances`, {
    expectedVersion: 1,
    title: TITLE,
    aim: 'De loods uit handen van criminelen halen.',
    secrecyConfirmed: true,
  });
  caseId = accepted.caseId;
}

/** Whom Deventer knows. */
const knows = async (birthDate: string): Promise<void> => {
  await sure(await page('toezicht-deventer'), 'POST', '/signals', {
    id: newId(),
    narrative: 'Bij de kade wisselen steeds dezelfde mannen van auto.',
    mentions: [{ id: newId(), kind: 'person', roles: ['involved'], name: PERSON, birthDate }],
  });
};

beforeAll(async () => {
  product = await startRunningProduct();
  await openJointCase();
  await knows(BORN);
});
afterAll(() => product?.stop());

const press = (desk: Desk, name: string) => desk.page.getByRole('checkbox', { name }).first().press('Space');

async function fillQuestion(desk: Desk, subject: RegExp, to: string): Promise<void> {
  const { page: screen } = desk;
  await screen.getByRole('button', { name: 'Een partner vragen' }).click();
  const option = screen.getByLabel('Over wie').locator('option').filter({ hasText: subject });
  await option.waitFor({ state: 'attached' });
  await screen.getByLabel('Over wie').selectOption({ label: (await option.textContent()) ?? '' });
  await screen.getByLabel('Aan wie').selectOption({ label: to });
}

describe('the asked municipality decides how it answers', () => {
  test('its privacy officer sets limits, contact point and where is looked', async () => {
    const desk = await at('privacyofficer-deventer');
    await desk.open('/treffervragen/grenzen');
    await desk.page.getByLabel('Bij wie kan de vrager terecht na een treffer').fill(CONTACT);
    await desk.page
      .getByRole('group', { name: /Ook zoeken in eigen stukken/ })
      .getByRole('checkbox')
      .first()
      .press('Space');
    expect(await desk.look('inquiry-limits')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Bewaren' }).click();
    await expect
      .poll(async () => (await sure(desk.page, 'GET', '/inquiry-settings')).data.contactPoint)
      .toBe(CONTACT);
  });
});

describe('from the case', () => {
  test('the asker sees what goes over and by which rule before sending, and cannot ask with too little', async () => {
    const desk = await at('riec-casusregisseur');
    const { page: screen } = desk;
    await desk.open(`/casussen/${caseId}`);
    await screen.getByRole('link', { name: 'Treffers', exact: true }).click();
    await fillQuestion(desk, new RegExp(PERSON), (await organisation('deventer')).name);
    await screen.getByText('Regel R44').waitFor();
    await screen.getByText('Regel R43').waitFor();
    await screen.getByText(/Verder niets: geen verhaal/).waitFor();
    const little = screen.getByLabel('Over wie').locator('option').filter({ hasText: 'te weinig bekend' });
    expect(await little.isDisabled()).toBe(true);
    await screen.getByLabel('Waarom vraagt u dit').fill(WHY);
    expect(await desk.look('inquiry-ask')).toEqual([]);
  });

  test('the answer is there at once: a hit, and whom to contact', async () => {
    const desk = await at('riec-casusregisseur');
    const { page: screen } = desk;
    await screen.getByRole('button', { name: 'Vraag versturen' }).click();
    await screen.getByRole('alert').first().waitFor();
    await press(desk, 'Ik heb gecontroleerd');
    await screen.getByRole('button', { name: 'Vraag versturen' }).click();
    await screen.getByText(`U kunt terecht bij: ${CONTACT}`).waitFor();
    await screen.getByText('Treffer', { exact: true }).waitFor();
    expect(await desk.look('inquiry-answered')).toEqual([]);
  });

  test('police is not asked by machine: the screen says why', async () => {
    const desk = await at('riec-casusregisseur');
    const { page: screen } = desk;
    await fillQuestion(desk, new RegExp(STRANGER), (await organisation('politie')).name);
    await screen.getByText(/Deze vraag mag niet naar/).waitFor();
    expect(await screen.getByRole('button', { name: 'Vraag versturen' }).isDisabled()).toBe(true);
    expect(await desk.look('inquiry-refused')).toEqual([]);
    await screen.keyboard.press('Escape');
  });

  test('the asker requests content by kind of data', async () => {
    const desk = await at('riec-casusregisseur');
    const { page: screen } = desk;
    await screen.getByRole('button', { name: 'Om inhoud vragen' }).click();
    await press(desk, 'Waarneming');
    await screen.getByLabel('Waarom hebt u dit nodig').fill(WHY);
    expect(await desk.look('inquiry-content')).toEqual([]);
    await screen.getByRole('button', { name: 'Verzoek versturen' }).click();
    await screen.getByText('Om inhoud is gevraagd').waitFor();
    await desk.open('/treffervragen');
    await screen.getByText(WHY).waitFor();
    expect(await desk.look('inquiries-mine')).toEqual([]);
    await fitsOnAPhone(product, 'riec-casusregisseur', {
      path: '/treffervragen',
      shows: WHY,
      name: 'inquiries-mine-phone',
    });
  });
});

describe('from a signal of a municipality', () => {
  test('another municipality is not asked, and the screen says where it can be', async () => {
    const desk = await at('coordinator-zwolle');
    await desk.open(`/signalen/${signalId}`);
    await fillQuestion(desk, new RegExp(PERSON), (await organisation('deventer')).name);
    await desk.page.getByText('Dit kan wel onder een ander doel').waitFor();
    await desk.page.getByText('Regel N03').waitFor();
    expect(await desk.look('inquiry-from-signal')).toEqual([]);
    await desk.page.keyboard.press('Escape');
  });
});

describe('at who was asked', () => {
  test('the owner finds the question, the own signal behind it, and promises content', async () => {
    const desk = await at('coordinator-deventer');
    const { page: screen } = desk;
    await desk.open('/treffervragen/van-anderen?welke=open');
    expect(await desk.look('inquiries-received')).toEqual([]);
    await fitsOnAPhone(product, 'coordinator-deventer', {
      path: '/treffervragen/van-anderen',
      shows: 'RIEC Oost-Nederland',
      name: 'inquiries-received-phone',
    });
    await screen.getByRole('link', { name: 'RIEC Oost-Nederland' }).click();
    await screen.getByText(new RegExp(`\\(${PERSON}\\)`)).waitFor();
    expect(await screen.getByText(WHY).count()).toBe(0);
    await screen.getByLabel('Reden').fill('Wij brengen ons signaal in bij het samenwerkingsverband.');
    expect(await desk.look('inquiry-decide')).toEqual([]);
    await fitsOnAPhone(product, 'coordinator-deventer', {
      path: new URL(screen.url()).pathname,
      shows: PERSON,
      name: 'inquiry-decide-phone',
    });
    await screen.getByRole('button', { name: 'Toezeggen' }).click();
    await screen.getByText('U hebt inhoud toegezegd').waitFor();
    await screen.getByRole('link', { name: 'Inbrengen' }).click();
    await screen.getByLabel('Bij wie').waitFor();
  });

  test('the supervisor there reads who asked and by which rule', async () => {
    const desk = await at('privacyofficer-deventer');
    await desk.open('/treffervragen/van-anderen');
    await desk.page.getByText('R43').first().waitFor();
    expect(await desk.page.getByText(PERSON).count()).toBe(0);
  });
});

describe('a walk through birth dates', () => {
  test('is stopped, and its privacy officer lifts that with a reason', async () => {
    const lead = await page('riec-casusregisseur');
    const { data: contributions } = await sure(lead, 'GET', `/cases/${caseId}/contributions`);
    expect(contributions.length).toBeGreaterThan(0);
    const person = await at('coordinator-zwolle');
    const walk = ['1981-04-13', '1981-04-14'];
    const signal = await weighedSignal(page, {
      narrative: 'Tweede verhaal over de loods.',
      mentions: walk.map((birthDate) => ({
        id: newId(),
        kind: 'person',
        roles: ['involved'],
        name: PERSON,
        birthDate,
      })),
    });
    const { data: read } = await sure(person.page, 'GET', `/signals/${signal.id}`);
    const { data: offered } = await sure(person.page, 'POST', '/bring-ins', {
      signalId: signal.id,
      hostOrganisationId: (await organisation('riec')).id,
      title: 'Tweede loods',
      fields: read.mentions.map((one: { id: string }) => ({ itemId: one.id, keys: ['name', 'birthDate'] })),
      participantAppointmentIds: [],
      proofs: [
        { condition: 'need-to-know-motivation', text: 'Nodig om de loods samen aan te pakken.' },
        { condition: 'concrete-indication', text: 'Nachtelijke leveringen en contante huur.' },
        { condition: 'recipient-acknowledged', text: 'Onze vaste partner voor dit soort zaken.' },
      ],
    });
    await sure(lead, 'POST', `/bring-ins/${offered.id}/acceptances`, {
      expectedVersion: 1,
      caseId,
      secrecyConfirmed: true,
    });
    const { data: choices } = await sure(lead, 'GET', `/inquiry-choices?recordKind=case&recordId=${caseId}`);
    const codes: string[] = [];
    for (const subject of choices.subjects.filter(
      (one: { birthDate: string | null }) => one.birthDate?.startsWith('1981-04-1') === true,
    )) {
      const { body } = await call(lead, 'POST', '/inquiries', {
        recordKind: 'case',
        recordId: caseId,
        subjectId: subject.id,
        askedOrganisationId: (await organisation('deventer')).id,
        reason: WHY,
        identified: true,
      });
      codes.push(body.code ?? body.data.answer);
    }
    expect(codes.at(-1)).toBe('inquiry-stopped');

    const stopped = await at('riec-casusregisseur');
    await stopped.open(`/casussen/${caseId}/treffers`);
    await stopped.page.getByRole('button', { name: 'Een partner vragen' }).click();
    await stopped.page.getByText('Uw vragen zijn gestopt').waitFor();
    const desk = await at('privacyofficer-riec');
    await desk.open('/treffervragen/gestopt');
    await desk.page.getByText('Dezelfde naam met 3 geboortedatums').waitFor();
    expect(await desk.look('inquiry-stops')).toEqual([]);
    await fitsOnAPhone(product, 'privacyofficer-riec', {
      path: '/treffervragen/gestopt',
      shows: 'Dezelfde naam',
      name: 'inquiry-stops-phone',
    });
    await desk.page.getByRole('button', { name: 'Stop opheffen' }).click();
    await desk.page.getByLabel('Waarom heft u de stop op').fill('Overlegd: de bron was onleesbaar.');
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Stop opheffen' }).click();
    await desk.page.getByText('Opgeheven').waitFor();
  });
});

describe('in English', () => {
  test('nothing Dutch is left on the pages', async () => {
    const desk = await at('coordinator-deventer');
    await readsNoDutch(desk, '/treffervragen', 'My questions', 'inquiries-in-english');
    await readsNoDutch(desk, '/treffervragen/van-anderen', 'Asked by', 'received-in-english');
    await readsNoDutch(desk, '/treffervragen/gestopt', 'Nothing was stopped', 'stops-in-english');
  });

  test('no browser complained', () => {
    expect(complaints()).toEqual([]);
  });
});
