import { notify } from '#modules/chain/notifications/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { OpenBody, ReviewBody } from '../model/index.ts';
import {
  type EmergencyRow,
  endEmergency,
  findEmergency,
  findSupervisors,
  keepReview,
  openEmergency,
} from './emergency-queries.ts';
import { mayEnd, mayOpen, mayReview } from './policy.ts';

const audit = (scope: Scope, action: string, row: EmergencyRow): void =>
  scope.audit({
    action,
    kind: 'emergency-access',
    records: [
      { id: row.id, organisationId: scope.organisation.id, purpose: row.purposeCode },
      { id: row.signalId, organisationId: scope.organisation.id, purpose: row.purposeCode },
    ],
    detail: { endsAt: row.endsAt, lawful: row.lawful },
  });

const found = async (scope: Scope, id: string): Promise<EmergencyRow> =>
  (await findEmergency(scope, id)) ?? refuse('not-found');

/**
 * Opens a record that is read by name only, and tells who supervises at once, without content. Errors: `not-allowed`; `no-supervisor` when
 * nobody could judge it afterwards; `not-found` when there is no such record, or it is not for this person to open.
 */
export async function breakGlass(scope: Scope, body: OpenBody): Promise<EmergencyRow> {
  if (!mayOpen(scope)) refuse('not-allowed');
  const supervisors = await findSupervisors(scope);
  if (supervisors.length === 0) refuse('no-supervisor');
  const id = await openEmergency(scope, body);
  if (id === undefined) return refuse('not-found');
  const row = await found(scope, id);
  for (const personId of supervisors) {
    await notify(scope, {
      organisationId: scope.organisation.id,
      personId,
      kind: 'emergency-opened',
      recordKind: 'emergency-access',
      recordId: id,
    });
  }
  audit(scope, 'emergency-access.opened', row);
  return row;
}

/** Before its time is up. Errors: `not-found`, `not-allowed`, `stale-version`. */
export async function endEarly(scope: Scope, id: string, expectedVersion: number): Promise<EmergencyRow> {
  const row = await found(scope, id);
  if (!mayEnd(scope, row)) refuse('not-allowed');
  if (!(await endEmergency(scope, id, expectedVersion))) refuse('stale-version');
  audit(scope, 'emergency-access.ended', row);
  return found(scope, id);
}

/** Lawful or not, with word. Errors: `not-found`, `not-allowed`, `already-answered`, `stale-version`. */
export async function reviewEmergency(scope: Scope, id: string, body: ReviewBody): Promise<EmergencyRow> {
  const row = await found(scope, id);
  if (row.reviewedAt !== null) refuse('already-answered');
  if (!mayReview(scope, row)) refuse('not-allowed');
  if (!(await keepReview(scope, id, body))) refuse('stale-version');
  const reviewed = await found(scope, id);
  audit(scope, 'emergency-access.reviewed', reviewed);
  return reviewed;
}
