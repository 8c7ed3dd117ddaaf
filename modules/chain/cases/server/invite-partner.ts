import type { AskingOutlook } from '#modules/trust/disclosures/model/index.ts';
import {
  explainAsking,
  findOrganisation,
  judgeAsking,
  rolesHeldIn,
} from '#modules/trust/disclosures/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { addCaseEvent } from './case-queries.ts';
import { caseOf, phaseOfCase, touchedCase } from './case-view.ts';
import {
  answerInvitation,
  findInvitation,
  findInvitedPeople,
  type InvitationRow,
  insertInvitation,
  withdrawInvitation,
} from './invitation-queries.ts';
import { ownAppointmentsFor } from './name-participants.ts';
import { insertParticipant } from './participant-queries.ts';
import { mayAnswer, mayInvite } from './policy.ts';
import type { CaseParts } from './ports.ts';
import { tellAbout } from './tell-people.ts';

export type InvitationBody = {
  readonly organisationId: string;
  readonly askedCategories: readonly string[];
  readonly respondBefore?: string | undefined;
};

/** The partner that could be asked into the case, as the one whose rules count. Errors: `invalid-body` for one that cannot. */
async function partnerToInvite(scope: Scope, parts: CaseParts, caseId: string, organisationId: string) {
  const file = await caseOf(scope, caseId);
  if (!mayInvite(scope, file)) refuse('not-allowed');
  const partner = await findOrganisation(scope, organisationId);
  const purpose = parts.content.legal(scope.organisation.id).document.purposes.get(file.purposeCode);
  if (
    partner === undefined ||
    purpose === undefined ||
    !purpose.usableBy.includes(partner.type) ||
    partner.id === file.host.id
  ) {
    return refuse('invalid-body', { errors: [{ pointer: '/organisationId', code: 'unknown-value' }] });
  }
  const phase = phaseOfCase(parts.content, file);
  const asking = {
    from: { organisationId: partner.id, type: partner.type, roles: await rolesHeldIn(scope, partner.id) },
    purpose: file.purposeCode,
    ...(phase === undefined ? {} : { phase }),
    record: { kind: 'case', id: file.id },
  };
  return { file, partner, purpose, asking };
}

/** Before inviting: which kinds of data the rules of the partner never let go to the host. Errors: `invalid-body`. */
export async function explainInvitation(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
  organisationId: string,
): Promise<AskingOutlook> {
  const { asking } = await partnerToInvite(scope, parts, caseId, organisationId);
  return explainAsking(scope, parts.disclosures, asking);
}

/**
 * Asks a partner into the case: theme, host and the kinds of data that are asked; nothing about anybody. Errors: `rule-refuses` for a kind of
 * data that the rules of the partner never let go to the host.
 */
export async function invitePartner(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
  body: InvitationBody,
): Promise<string> {
  const { file, partner, purpose, asking } = await partnerToInvite(scope, parts, caseId, body.organisationId);
  if (body.askedCategories.some((category) => !purpose.dataCategories.includes(category))) {
    return refuse('invalid-body', { errors: [{ pointer: '/askedCategories', code: 'unknown-value' }] });
  }
  await judgeAsking(scope, parts.disclosures, { ...asking, categories: body.askedCategories });
  const id = await insertInvitation(scope, {
    caseId,
    organisationId: partner.id,
    categories: body.askedCategories,
    respondBefore: body.respondBefore,
  });
  await addCaseEvent(scope, caseId, 'case.invited', { organisation: partner.name }, 'host');
  const personIds = await findInvitedPeople(scope, partner.id, purpose.roles);
  await tellAbout(scope, {
    organisationId: partner.id,
    personIds,
    kind: 'invitation-sent',
    recordKind: 'case-invitation',
    recordId: id,
  });
  scope.audit({
    action: 'case.invited',
    kind: 'case-invitation',
    records: [...touchedCase(scope, file), { id, organisationId: partner.id, purpose: file.purposeCode }],
  });
  return id;
}

async function openInvitation(scope: Scope, id: string): Promise<InvitationRow> {
  const invitation = await findInvitation(scope, id);
  if (invitation === undefined || invitation.organisation.id !== scope.organisation.id)
    return refuse('not-found');
  if (invitation.state !== 'open') refuse('already-answered');
  if (!mayAnswer(scope, invitation)) refuse('not-allowed');
  return invitation;
}

export type InvitationAcceptance = {
  readonly expectedVersion: number;
  readonly participantAppointmentIds: readonly string[];
};

/** The partner takes part and names who. Whoever accepts acknowledged secrecy on the screen; the others do when they first open the case. */
export async function acceptInvitation(
  scope: Scope,
  parts: CaseParts,
  id: string,
  body: InvitationAcceptance,
): Promise<string> {
  const invitation = await openInvitation(scope, id);
  const people = await ownAppointmentsFor(
    scope,
    parts,
    body.participantAppointmentIds,
    invitation.purposeCode,
    '/participantAppointmentIds',
  );
  if (people.length === 0)
    return refuse('invalid-body', { errors: [{ pointer: '/participantAppointmentIds', code: 'required' }] });
  if (!(await answerInvitation(scope, id, body.expectedVersion, { state: 'accepted', reason: null })))
    refuse('stale-version', { current: await findInvitation(scope, id) });
  for (const person of people) {
    await insertParticipant(scope, {
      caseId: invitation.caseId,
      appointmentId: person.id,
      role: 'participant',
      secrecyConfirmed: person.id === scope.appointment.id,
    });
  }
  await addCaseEvent(scope, invitation.caseId, 'case.invitation-accepted', {
    names: people.map((person) => person.personName),
  });
  auditAnswer(scope, 'case.invitation-accepted', invitation);
  await tellInviter(scope, invitation);
  return invitation.caseId;
}

/** The partner does not take part, and says why; the host sees it. */
export async function refuseInvitation(
  scope: Scope,
  id: string,
  body: { readonly expectedVersion: number; readonly reason: string },
): Promise<void> {
  const invitation = await openInvitation(scope, id);
  if (!(await answerInvitation(scope, id, body.expectedVersion, { state: 'refused', reason: body.reason })))
    refuse('stale-version', { current: await findInvitation(scope, id) });
  await addCaseEvent(scope, invitation.caseId, 'case.invitation-refused', {}, 'host');
  auditAnswer(scope, 'case.invitation-refused', invitation);
  await tellInviter(scope, invitation);
}

const tellInviter = (scope: Scope, invitation: InvitationRow): Promise<void> =>
  tellAbout(scope, {
    organisationId: invitation.host.id,
    personIds: [invitation.invitedByPersonId],
    kind: 'invitation-answered',
    recordKind: 'case',
    recordId: invitation.caseId,
  });

/** The host takes an invitation back that nobody answered. */
export async function takeBackInvitation(scope: Scope, id: string, expectedVersion: number): Promise<void> {
  const invitation = await findInvitation(scope, id);
  if (invitation === undefined) return refuse('not-found');
  const file = await caseOf(scope, invitation.caseId);
  if (!mayInvite(scope, file)) refuse('not-allowed');
  if (invitation.state !== 'open') refuse('transition-not-allowed');
  if (!(await withdrawInvitation(scope, id, expectedVersion)))
    refuse('stale-version', { current: await findInvitation(scope, id) });
  auditAnswer(scope, 'case.invitation-withdrawn', invitation);
}

const auditAnswer = (scope: Scope, action: string, invitation: InvitationRow): void =>
  scope.audit({
    action,
    kind: 'case-invitation',
    records: [
      { id: invitation.id, organisationId: invitation.organisation.id, purpose: invitation.purposeCode },
      { id: invitation.caseId, organisationId: invitation.host.id, purpose: invitation.purposeCode },
    ],
  });
