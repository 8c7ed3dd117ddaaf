import { refuse } from '#platform/kit/index.ts';
import { type Scope, withSystemScope } from '#platform/server/index.ts';
import { goneEntries } from './journal-queries.ts';
import { removeNotedFiles } from './keep-journal.ts';
import { executeItem, findItems, type Settled } from './list-queries.ts';
import { listOr404 } from './make-list.ts';
import type { RetentionParts } from './parts.ts';

/**
 * Carries out what the reviewer decided on one record, in this request's transaction: everything or nothing. A second time answers what the
 * first did. Errors: not-found, not-allowed, transition-not-allowed (the reviewer is not done).
 */
export async function executeDecision(scope: Scope, listId: string, recordId: string): Promise<Settled> {
  const list = await listOr404(scope, listId);
  const told = await executeItem(scope, listId, recordId);
  if (told === null) return refuse('not-found');
  if ('refused' in told)
    return refuse(told.refused === 'not-allowed' ? 'not-allowed' : 'transition-not-allowed', {
      current: list,
    });
  if (!told.repeated) {
    const item = (await findItems(scope, listId)).find((found) => found.recordId === recordId);
    scope.audit({
      action: told.result === 'destroyed' ? 'record.destroyed' : `record.${told.result}`,
      kind: item?.recordKind ?? 'record',
      records: [
        { id: recordId, organisationId: scope.organisation.id, purpose: item?.purpose ?? null },
        { id: listId, organisationId: scope.organisation.id },
      ],
      detail: { leftBecause: told.leftBecause, rows: item?.counts ?? {} },
    });
  }
  return told;
}

/** After the commit: the journal outside the database, and content off the disk. What fails here is made up for at the next start. */
export async function followDestruction(parts: RetentionParts, recordId: string): Promise<void> {
  const entries = await withSystemScope(parts.pools.system, 'write the journal', (system) =>
    goneEntries(system, recordId),
  );
  await parts.journal.append(entries);
  if (entries.length > 0) await removeNotedFiles(parts);
}
