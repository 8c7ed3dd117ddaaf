import type { Page } from 'playwright-core';
import { newId } from '#platform/kit/index.ts';
import { sure } from './call.ts';
import { type PageOf, researchedSignal, weighedSignal, weighUrgently } from './weighed-signal.ts';

/* What comes before a plan, over the API: signals weighed, one brought into a case with its partners. */

/** Who stands in the case; none of it may reach a reporter or a board. */
export const SUSPECT = 'Vera Nachtegaal';
export const CASE_TITLE = 'Loods aan de rand';
export const STORY = 'In de loods staan bestelbussen die elke nacht worden geladen.';
const WHY = 'Nodig om de loods samen aan te pakken.';
const motivation = { condition: 'need-to-know-motivation', text: WHY };
const indication = { condition: 'concrete-indication', text: 'Nachtelijke leveringen en contante huur.' };
const acknowledged = {
  condition: 'recipient-acknowledged',
  text: 'Onze vaste partner voor dit soort zaken.',
};

const appointmentOf = async (page: Page): Promise<string> =>
  (await sure(page, 'GET', '/session')).appointment.id;

async function organisationOf(page: Page, code: string): Promise<string> {
  const { data } = await sure(page, 'GET', '/organisations');
  return data.find((one: { code: string }) => one.code === code).id;
}

/** What the rules let an organisation give to the case: tax has no observations to give. */
export const mayBeAskedOf = (code: string): string[] =>
  code === 'belastingdienst' ? ['identiteit', 'onderneming'] : ['identiteit', 'waarneming'];

async function joinCase(pageOf: PageOf, caseId: string, code: string): Promise<void> {
  const lead = await pageOf('riec-casusregisseur');
  const partner = await pageOf(code);
  await sure(lead, 'POST', `/cases/${caseId}/invitations`, {
    organisationId: await organisationOf(lead, code),
    askedCategories: mayBeAskedOf(code),
  });
  const { data } = await sure(partner, 'GET', '/case-invitations');
  const [invitation] = data;
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
    proofs: [motivation, indication, acknowledged],
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
  const suspectId = newId();
  const { id: signalId } = await weighedSignal(pageOf, {
    narrative: STORY,
    mentions: [{ id: suspectId, kind: 'person', roles: ['suspect'], name: SUSPECT }],
  });
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
