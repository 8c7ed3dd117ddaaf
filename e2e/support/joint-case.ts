import type { Page } from 'playwright-core';
import { newId } from '#platform/kit/index.ts';
import { sure } from './call.ts';
import { dayFromToday } from './dates.ts';

/* What comes before a plan, over the API: signals weighed, one brought into a case with its partners. */

/** The browser page of somebody by login name. */
export type PageOf = (name: string) => Promise<Page>;

type Signal = { readonly id: string; readonly narrative: string; readonly mentions: readonly object[] };

/** Who stands in the case; none of it may reach a reporter or a board. */
export const SUSPECT = 'Vera Nachtegaal';
export const CASE_TITLE = 'Loods aan de rand';
export const STORY = 'In de loods staan bestelbussen die elke nacht worden geladen.';
const WHY = 'Nodig om de loods samen aan te pakken.';
const motivation = { condition: 'need-to-know-motivation', text: WHY };
const indication = { condition: 'concrete-indication', text: 'Nachtelijke leveringen en contante huur.' };

const questions = {
  necessity: 'Brandgevaar voor de buren.',
  proportionality: 'Wij beginnen met eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Zo is het besproken.',
};

const appointmentOf = async (page: Page): Promise<string> =>
  (await sure(page, 'GET', '/session')).appointment.id;

async function organisationOf(page: Page, code: string): Promise<string> {
  const { data } = await sure(page, 'GET', '/organisations');
  return data.find((one: { code: string }) => one.code === code).id;
}

/** Checked by the coordinator, so that it can be weighed. */
export async function checkSignal(pageOf: PageOf, id: string): Promise<void> {
  const coordinator = await pageOf('coordinator-zwolle');
  const { version } = (await sure(coordinator, 'GET', `/signals/${id}`)).data;
  const checked = { expectedVersion: version, addressChecked: true, notDouble: true };
  await sure(coordinator, 'POST', `/signals/${id}/checks`, checked);
}

/** Decided by two persons outside a meeting. */
export async function weighUrgently(pageOf: PageOf, id: string, decision: object): Promise<void> {
  const proposed = { ...questions, ...decision };
  const { data } = await sure(
    await pageOf('coordinator-zwolle'),
    'POST',
    `/signals/${id}/urgent-weighings`,
    proposed,
  );
  await sure(await pageOf('voorzitter-zwolle'), 'POST', `/agenda-items/${data.id}/confirmations`, {});
}

/** Recorded at a desk, checked, taken up and researched: ready for its second weighing. */
export async function researchedSignal(pageOf: PageOf, reporter: string, signal: Signal): Promise<void> {
  const recorded = {
    ...signal,
    processCode: 'bedrijventerrein',
    themeCode: 'hennepteelt',
    occurredOn: dayFromToday(-4),
  };
  await sure(await pageOf(reporter), 'POST', '/signals', recorded);
  await checkSignal(pageOf, signal.id);
  const coordinator = await pageOf('coordinator-zwolle');
  const { sources } = await sure(coordinator, 'GET', `/signals/${signal.id}/weighings`);
  const source = sources.find((one: { allowed: boolean }) => one.allowed);
  await weighUrgently(pageOf, signal.id, {
    decision: 'take-up',
    sources: [
      {
        departmentId: source.departmentId,
        necessary: 'Wie huurt?',
        proportionate: 'Alleen dit adres.',
        noLighterWay: 'Geen andere bron.',
      },
    ],
  });
  const { version } = await sure(coordinator, 'GET', `/signals/${signal.id}/research-questions`);
  await sure(coordinator, 'POST', `/signals/${signal.id}/research-closings`, { expectedVersion: version });
}

async function joinCase(pageOf: PageOf, caseId: string, code: string): Promise<void> {
  const lead = await pageOf('riec-casusregisseur');
  const partner = await pageOf(code);
  await sure(lead, 'POST', `/cases/${caseId}/invitations`, {
    organisationId: await organisationOf(lead, code),
    askedCategories: ['identiteit', 'waarneming'],
  });
  const { data } = await sure(partner, 'GET', '/case-invitations');
  const invitation = data.find((one: { caseId: string; state: string }) => one.state === 'sent') ?? data[0];
  await sure(partner, 'POST', `/case-invitations/${invitation.id}/acceptances`, {
    expectedVersion: 1,
    participantAppointmentIds: [await appointmentOf(partner)],
    secrecyConfirmed: true,
  });
}

async function bringIn(pageOf: PageOf, signalId: string, fields: readonly object[]): Promise<string> {
  const bringer = await pageOf('coordinator-zwolle');
  const brought = await sure(bringer, 'POST', '/bring-ins', {
    signalId,
    hostOrganisationId: await organisationOf(bringer, 'riec'),
    title: CASE_TITLE,
    fields,
    participantAppointmentIds: [await appointmentOf(await pageOf('casusdeelnemer-zwolle'))],
    proofs: [motivation, indication],
  });
  const accepted = await sure(
    await pageOf('riec-casusregisseur'),
    'POST',
    `/bring-ins/${brought.data.id}/acceptances`,
    {
      expectedVersion: 1,
      title: CASE_TITLE,
      aim: 'De loods uit handen van criminelen halen.',
      secrecyConfirmed: true,
    },
  );
  const { data } = accepted;
  return data.caseId;
}

/** A case of the RIEC with the municipality, police and tax in it; the person in it is established and shared with police. */
export async function standingCase(pageOf: PageOf): Promise<{ caseId: string; signalId: string }> {
  const [signalId, suspectId] = [newId(), newId()];
  await researchedSignal(pageOf, 'toezicht-zwolle', {
    id: signalId,
    narrative: STORY,
    mentions: [{ id: suspectId, kind: 'person', roles: ['suspect'], name: SUSPECT }],
  });
  await weighUrgently(pageOf, signalId, { decision: 'case' });
  const caseId = await bringIn(pageOf, signalId, [
    { itemId: signalId, keys: ['narrative'] },
    { itemId: suspectId, keys: ['name'] },
  ]);
  for (const code of ['politie', 'belastingdienst']) await joinCase(pageOf, caseId, code);
  const lead = await pageOf('riec-casusregisseur');
  const { data } = await sure(lead, 'GET', `/cases/${caseId}/contributions`);
  const person = data.find((one: { itemId: string }) => one.itemId === suspectId);
  await sure(lead, 'POST', `/cases/${caseId}/subjects`, { contributionIds: [person.id] });
  await sure(lead, 'POST', `/cases/${caseId}/shares`, {
    organisationId: await organisationOf(lead, 'politie'),
    fields: [{ itemId: signalId, keys: ['narrative'] }],
    proofs: [motivation],
  });
  return { caseId, signalId };
}

/** A signal that the municipality takes up itself, with the department that may carry it out. */
export async function ownFollowUp(pageOf: PageOf): Promise<string> {
  const id = newId();
  await researchedSignal(pageOf, 'balie-zwolle', {
    id,
    narrative: 'In de schuur achter het bedrijf ruikt het naar wiet en de meter draait snel.',
    mentions: [],
  });
  const coordinator = await pageOf('coordinator-zwolle');
  const { sources, categories } = await sure(coordinator, 'GET', `/signals/${id}/weighings`);
  const department = sources.find((one: { code: string }) => one.code === 'toezicht-handhaving');
  const codes = (categories as { code: string }[]).map((one) => one.code);
  await weighUrgently(pageOf, id, {
    decision: 'own-follow-up',
    internalSharing: codes.map((category) => ({ category, reason: 'Nodig om te kunnen handelen.' })),
    executing: [
      { departmentId: department.departmentId, categories: codes, reason: 'Deze afdeling controleert.' },
    ],
  });
  return id;
}
