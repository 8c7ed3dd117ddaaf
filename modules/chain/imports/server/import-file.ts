import type { Readable } from 'node:stream';
import { newId, ProblemError } from '#platform/kit/index.ts';
import { type Scope, withScope } from '#platform/server/index.ts';
import type { ImportCounts, RowError } from '../model/index.ts';
import { findBatch, startBatch } from './batch-queries.ts';
import { findErrors } from './error-queries.ts';
import { mappingProblems } from './mapping.ts';
import { mayImport } from './policy.ts';
import type { ImportActor, ImportParts } from './ports.ts';
import { errorOf } from './preview-import.ts';
import { destroyFile, fileProblem, type ReceivedFile, receiveFile } from './receive-file.ts';
import { runImport } from './run-import.ts';
import { createBatch } from './start-batch.ts';

export type ImportResult = Pick<ImportCounts, 'read' | 'imported' | 'skippedDuplicates'> & {
  readonly rejected: readonly RowError[];
};

type InScope = <Value>(work: (scope: Scope) => Promise<Value>) => Promise<Value>;

async function allErrors(inScope: InScope, batchId: string): Promise<RowError[]> {
  const found: RowError[] = [];
  let after: readonly (string | number | null)[] | undefined;
  do {
    const page = await inScope((scope) => findErrors(scope, batchId, after, 1_000));
    found.push(...page.slice(0, 1_000).map((error) => errorOf('nl', error)));
    const last = page.length > 1_000 ? page[999] : undefined;
    after = last === undefined ? undefined : [last.row, last.place];
  } while (after !== undefined);
  return found;
}

/**
 * Imports a file from beginning to end with everything as proposed: what the command does. Errors: ProblemError whose `detail` is a
 * sentence for a person (who may not import, a file that cannot be read, a required column that was not found).
 */
export async function importFile(
  parts: ImportParts,
  actor: ImportActor,
  offered: { readonly content: Readable; readonly name: string },
  stop: AbortSignal = new AbortController().signal,
): Promise<ImportResult> {
  const inScope: InScope = (work) => withScope(parts.pools.app, { ...actor, requestId: newId() }, work);
  if (!(await inScope(async (scope) => mayImport(scope))))
    throw new ProblemError(fileProblem('not-allowed', {}));
  const received = await receiveFile(parts, offered);
  const id = await inScope((scope) => startWhole(scope, parts, received)).catch(async (error: unknown) => {
    await destroyFile(parts, received);
    throw error;
  });
  await runImport(parts, actor, id, stop);
  const batch = await inScope((scope) => findBatch(scope, id));
  if (batch?.state !== 'done') {
    const code = batch?.failure?.code === 'database-unavailable' ? 'database-unavailable' : 'internal';
    throw new ProblemError(fileProblem(code, {}));
  }
  const { read, imported, skippedDuplicates } = batch.counts;
  return { read, imported, skippedDuplicates, rejected: await allErrors(inScope, id) };
}

/** A batch that is ready to run. Errors: ProblemError when a required column was not found. */
async function startWhole(scope: Scope, parts: ImportParts, received: ReceivedFile): Promise<string> {
  const id = await createBatch(scope, parts, received);
  const batch = await findBatch(scope, id);
  const [first] = batch === undefined ? [] : mappingProblems(batch);
  if (first !== undefined) throw new ProblemError(fileProblem(first.code, first.params));
  await startBatch(scope, id);
  return id;
}
