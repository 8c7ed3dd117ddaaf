import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ChosenFile, OfferedFile } from '../model/index.ts';
import { findDraftFiles, findSignalFiles, keepDraftFiles, type OwnSignal } from './case-file-queries.ts';
import type { CaseRecord } from './case-queries.ts';
import { findContributionsOfCase } from './contribution-queries.ts';

/** What lies ready for this case, and the files of the own signals in it that were not given yet. */
export async function filesToGive(
  scope: Scope,
  file: CaseRecord,
  signals: readonly OwnSignal[],
): Promise<OfferedFile[]> {
  const given = new Set(
    (await findContributionsOfCase(scope, file.id))
      .filter((row) => row.giver.id === scope.organisation.id && row.withdrawnAt === null)
      .map((row) => row.itemId),
  );
  const files = await findDraftFiles(scope, file.id);
  for (const signal of signals) {
    const ofSignal = (await findSignalFiles(scope, signal.id)).filter(({ id }) => !given.has(id));
    if (ofSignal.length === 0) continue;
    scope.audit({
      action: 'signal.read',
      kind: 'signal',
      records: [{ id: signal.id, organisationId: scope.organisation.id, purpose: signal.purposeCode }],
      fields: ['files'],
    });
    files.push(...ofSignal);
  }
  return files;
}

/** What lay ready and was chosen belongs to the case now. Errors: `busy` when one was taken away meanwhile. */
export async function keepChosenFiles(
  scope: Scope,
  caseId: string,
  offered: readonly OfferedFile[],
  chosen: readonly ChosenFile[],
): Promise<void> {
  const ready = offered.filter(({ id, draft }) => draft && chosen.some(({ fileId }) => fileId === id));
  const kept = await keepDraftFiles(
    scope,
    caseId,
    ready.map(({ id }) => id),
  );
  if (kept !== ready.length) refuse('busy');
}
