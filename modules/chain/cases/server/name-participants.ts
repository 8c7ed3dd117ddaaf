import { heldPurposes } from '#modules/trust/purposes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { addCaseEvent } from './case-queries.ts';
import { caseOf, touchedCase } from './case-view.ts';
import {
  type AppointmentInView,
  confirmSecrecy,
  findOwnAppointments,
  findParticipants,
  insertParticipant,
  markLeft,
} from './participant-queries.ts';
import { CASE_PEOPLE, mayName } from './policy.ts';
import type { CaseParts } from './ports.ts';

/** Own people who may take part under a purpose: a role that works in cases holds it. Board and weighing table hold it only to decide. */
export async function possibleParticipants(
  scope: Scope,
  parts: CaseParts,
  purpose: string,
  ids?: readonly string[],
): Promise<AppointmentInView[]> {
  const legal = parts.content.legal(scope.organisation.id).document;
  const groups = parts.content.roleGroups().roles;
  const inCases = (role: string) => groups[role]?.some((group) => CASE_PEOPLE.includes(group)) === true;
  return (await findOwnAppointments(scope, ids)).filter((appointment) =>
    heldPurposes(legal, {
      organisationType: scope.organisation.type,
      roles: appointment.roles.filter(inCases),
      purposes: appointment.purposes,
    }).includes(purpose),
  );
}

/** Errors: 422 at `pointer` when one of them is not of the own organisation or does not hold the purpose. */
export async function ownAppointmentsFor(
  scope: Scope,
  parts: CaseParts,
  ids: readonly string[],
  purpose: string,
  pointer: string,
): Promise<AppointmentInView[]> {
  if (ids.length === 0) return [];
  const found = await possibleParticipants(scope, parts, purpose, ids);
  if (found.length !== new Set(ids).size)
    return refuse('invalid-body', { errors: [{ pointer, code: 'unknown-value' }] });
  return found;
}

/** Names more people of the own organisation. Errors: `not-found`, `not-allowed`, 422, `already-exists`. */
export async function nameParticipants(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
  appointmentIds: readonly string[],
): Promise<void> {
  const file = await caseOf(scope, caseId);
  if (!mayName(scope, file)) refuse('not-allowed');
  const people = await ownAppointmentsFor(scope, parts, appointmentIds, file.purposeCode, '/appointmentIds');
  for (const { id } of people)
    await insertParticipant(scope, {
      caseId,
      appointmentId: id,
      role: 'participant',
      secrecyConfirmed: false,
    });
  await addCaseEvent(scope, caseId, 'case.participants-named', {
    names: people.map((person) => person.personName),
  });
  scope.audit({
    action: 'case.participants-named',
    kind: 'case',
    records: touchedCase(scope, file),
    detail: { appointments: appointmentIds },
  });
}

/** Ends taking part of someone of the own organisation; what was shared is no longer there for that person. */
export async function endParticipation(
  scope: Scope,
  caseId: string,
  participantId: string,
  reason: string,
): Promise<void> {
  const file = await caseOf(scope, caseId);
  const participant = (await findParticipants(scope, caseId)).find((row) => row.id === participantId);
  if (participant === undefined) return refuse('not-found');
  if (!mayName(scope, file) || participant.organisation.id !== scope.organisation.id) refuse('not-allowed');
  // A case without lead would be nobody's.
  if (participant.role === 'lead') refuse('transition-not-allowed');
  await addCaseEvent(scope, caseId, 'case.participant-left', { name: participant.personName });
  scope.audit({
    action: 'case.participant-left',
    kind: 'case',
    records: touchedCase(scope, file),
    detail: { participant: participantId },
  });
  if (!(await markLeft(scope, participantId, reason))) refuse('transition-not-allowed');
}

/** The reader acknowledges secrecy; from then on what others brought is there. */
export async function acknowledgeSecrecy(scope: Scope, caseId: string): Promise<void> {
  const file = await caseOf(scope, caseId);
  await confirmSecrecy(scope, caseId);
  scope.audit({ action: 'case.secrecy-confirmed', kind: 'case', records: touchedCase(scope, file) });
}
