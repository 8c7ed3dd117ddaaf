import { calendarDateAt, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ConfirmationBody } from '../../model/index.ts';
import { listOr404 } from '../make-list.ts';
import { mayCarryOut } from '../policy.ts';
import { confirmTransfer, findPackage, type PackageRow } from './transfer-queries.ts';

function refuseTransfer(why: string, found: PackageRow): never {
  if (why === 'stale') return refuse('stale-version', { current: found });
  if (why === 'checksum-differs')
    return refuse(problem('invalid-body', { errors: [{ pointer: '/sha256', code: 'checksum-differs' }] }));
  if (why === 'package-outdated') return refuse('package-outdated');
  if (why === 'restricted') return refuse('record-restricted');
  return refuse('transition-not-allowed', { params: { obstacle: why } });
}

/** Where a request leaves which record it destroyed, for what follows the commit. */
export type TransferredSlot = { recordId?: string };

/**
 * Records that an archive took a package over, and destroys the record with all that hangs on it, in this request's transaction. Errors: not-found,
 * not-allowed, stale-version, checksum-differs at the checksum, package-outdated (the record changed since), record-restricted, transition-not-allowed (something keeps it).
 */
export async function recordConfirmation(
  scope: Scope,
  slot: TransferredSlot,
  id: string,
  body: ConfirmationBody,
): Promise<PackageRow> {
  const found = (await findPackage(scope, id)) ?? refuse('not-found');
  if (!mayCarryOut(scope, await listOr404(scope, found.listId))) refuse('not-allowed');
  if (found.state !== 'made') refuse('transition-not-allowed', { current: found });
  if (body.receivedOn > calendarDateAt(scope.now))
    refuse(problem('invalid-body', { errors: [{ pointer: '/receivedOn', code: 'future-date' }] }));
  const told = (await confirmTransfer(scope, id, body)) ?? refuse('not-found');
  if ('refused' in told) refuseTransfer(told.refused, found);
  slot.recordId = told.recordId;
  scope.audit({
    action: 'record.transferred',
    kind: told.recordKind,
    records: [
      { id: told.recordId, organisationId: scope.organisation.id, purpose: told.purpose },
      { id, organisationId: scope.organisation.id },
      { id: told.listId, organisationId: scope.organisation.id },
    ],
    detail: { sha256: found.sha256, rows: told.rows },
  });
  return (await findPackage(scope, id)) ?? refuse('not-found');
}
