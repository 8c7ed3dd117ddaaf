import { newId, refuse } from '#platform/kit/index.ts';
import { type KeptContent, zipOf } from '#platform/server/files/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { declarationWords } from '../../model/declaration/words.ts';
import type { TransferContent } from '../../model/transfer-content.ts';
import { listOr404 } from '../make-list.ts';
import type { RetentionParts } from '../parts.ts';
import { mayCarryOut } from '../policy.ts';
import { purposeTitle } from '../views.ts';
import { packageEntries } from './package-entries.ts';
import { contentToTransfer, findPackage, keepPackage, type PackageRow } from './transfer-queries.ts';

/** Where a request leaves what it stored, so that it can be let go when its transaction fails. */
export type PackageSlot = { kept?: KeptContent };

const recordOf = (scope: Scope, parts: Pick<RetentionParts, 'content'>, content: TransferContent) => ({
  reference: content.reference,
  name: `${content.title} (${content.reference})`,
  activity: purposeTitle(scope, parts, content.purpose),
  organisation: { code: scope.organisation.code, name: scope.organisation.name },
  from: content.from,
  // A term may start at the first day itself, never before it.
  until: [content.from, content.startedOn].sort().at(-1) ?? content.from,
  term: {
    trigger: declarationWords('nl').code('events', content.startEvent),
    startedOn: content.startedOn,
    months: content.months,
    endsOn: content.endsOn,
  },
  decidedOn: content.decidedOn,
});

/**
 * Packs a record that waits for an archive: what it says, its files and their description, encrypted under a key of its own until the archive has it. A package
 * that was made before is replaced. Errors: not-found, not-allowed, transition-not-allowed (it does not wait for an archive),
 * record-restricted.
 */
export async function makePackage(
  scope: Scope,
  parts: RetentionParts,
  slot: PackageSlot,
  listId: string,
  recordId: string,
): Promise<PackageRow> {
  const list = await listOr404(scope, listId);
  if (!mayCarryOut(scope, list)) refuse('not-allowed');
  const content = (await contentToTransfer(scope, listId, recordId)) ?? refuse('transition-not-allowed');
  if ('refused' in content) return refuse('record-restricted');
  const openFile = async (id: string) => (await parts.files.read(parts.fileKeys, id)) ?? refuse('not-found');
  const entries = packageEntries(content, recordOf(scope, parts, content), openFile, scope.now.toISOString());
  slot.kept = await parts.files.keepMade(zipOf(entries));
  await parts.fileKeys.put(slot.kept.id, slot.kept.wrappedKey);
  const id = newId();
  const { id: fileId, size, sha256 } = slot.kept;
  const kept = { id, listId, recordId, fileId, size, sha256, contentHash: content.contentHash };
  if (!(await keepPackage(scope, { ...kept, files: content.files.length }))) refuse('transition-not-allowed');
  scope.audit({
    action: 'transfer-package.made',
    kind: 'transfer-package',
    records: [
      { id, organisationId: scope.organisation.id },
      { id: recordId, organisationId: scope.organisation.id, purpose: content.purpose },
    ],
    detail: { sha256, files: content.files.length },
  });
  return (await findPackage(scope, id)) ?? refuse('not-found');
}

/** What was stored by a request that failed goes again: the key first. */
export async function letGo(parts: RetentionParts, slot: PackageSlot): Promise<void> {
  if (slot.kept === undefined) return;
  await parts.fileKeys.destroy(slot.kept.id);
  await parts.files.discard(slot.kept.id);
}
