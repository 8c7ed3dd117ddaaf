import { newId } from '#platform/kit/index.ts';
import { isDatabaseUnavailable } from '#platform/server/index.ts';
import { createTally, ImportFileError, type RawRow, type SpreadsheetFile } from '../model/index.ts';
import { endBatch, findBatch, keepProgress, releaseLease, takeLease } from './batch-queries.ts';
import { insertErrors } from './error-queries.ts';
import { removeSpentFiles } from './housekeeping.ts';
import { columnFinder, inOwnScope, LostRun, type Run, rowPlacer } from './import-run.ts';
import { openStored } from './open-file.ts';
import type { ImportActor, ImportParts } from './ports.ts';
import { findTargets } from './targets.ts';
import { tidyMemory } from './tidy-memory.ts';
import { write, written } from './write-chunks.ts';

/** Rows of one municipality that are written together. */
const chunkRows = 200;
/** Refused rows that are written together. */
const errorRows = 500;
/** Rows after which memory is tidied. */
const tidyEvery = 2_000;
/** Milliseconds between two notes of how far it is. */
const progressEvery = 1_000;

async function keepRefused(run: Run, atLeast: number): Promise<void> {
  if (run.refused.length < atLeast) return;
  const rows = run.refused;
  run.refused = [];
  await inOwnScope(run, (scope) => insertErrors(scope, run.batch.id, rows));
}

async function report(run: Run): Promise<void> {
  const moment = run.parts.clock.now().getTime();
  if (moment - run.progressAt < progressEvery) return;
  run.progressAt = moment;
  const progress = { counts: run.tally.total(), municipalities: run.tally.perMunicipality() };
  if (!(await inOwnScope(run, (scope) => keepProgress(scope, run.batch.id, run.runner, progress))))
    throw new LostRun();
}

async function take(run: Run, raw: RawRow): Promise<void> {
  const placed = run.place(raw);
  if (!placed.ok) {
    run.refused.push({ row: raw.row, cells: raw.cells, refused: placed.refused });
    run.tally.add(placed.target, 'rejected');
    return keepRefused(run, errorRows);
  }
  const { target } = placed.placed;
  const waiting = run.waiting.get(target.code) ?? { target, rows: [] };
  waiting.rows.push(raw);
  run.waiting.set(target.code, waiting);
  if (waiting.rows.length < chunkRows) return;
  run.waiting.delete(target.code);
  await write(run, waiting);
}

async function importRows(run: Run, file: SpreadsheetFile): Promise<void> {
  for await (const raw of file.rows) {
    if (run.signal.aborted) throw new LostRun();
    await take(run, raw);
    if (raw.row % tidyEvery === 0) tidyMemory();
    await report(run);
  }
  await written(run);
  await keepRefused(run, 1);
}

const failureOf = (error: unknown): { code: string; params: ImportFileError['params'] } => {
  if (error instanceof ImportFileError) return { code: error.code, params: error.params };
  return { code: isDatabaseUnavailable(error) ? 'database-unavailable' : 'internal', params: {} };
};

async function end(run: Run, error: unknown): Promise<void> {
  const progress = { counts: run.tally.total(), municipalities: run.tally.perMunicipality() };
  await inOwnScope(run, async (scope) => {
    if (!(await keepProgress(scope, run.batch.id, run.runner, progress))) throw new LostRun();
    const failed = error !== undefined;
    await endBatch(
      scope,
      run.batch.id,
      failed ? { state: 'failed', failure: failureOf(error) } : { state: 'done' },
    );
    scope.audit({
      action: failed ? 'import.failed' : 'import.done',
      kind: 'import',
      records: [{ id: run.batch.id, organisationId: scope.organisation.id }],
      detail: { ...progress.counts },
    });
  });
  await removeSpentFiles(run.parts);
}

async function letGo(run: Run): Promise<{ readonly ended: false }> {
  await inOwnScope(run, (scope) => releaseLease(scope, run.batch.id, run.runner));
  return { ended: false };
}

async function begin(
  parts: ImportParts,
  actor: ImportActor,
  batchId: string,
  runner: string,
  signal: AbortSignal,
) {
  return inOwnScope({ parts, actor, signal }, async (scope) => {
    if (!(await takeLease(scope, batchId, runner))) return undefined;
    const batch = await findBatch(scope, batchId);
    return batch === undefined ? undefined : { batch, targets: await findTargets(scope, parts) };
  });
}

/**
 * Runs a batch that is marked as running to its end, holding a few chunks in memory whatever the size of the file. Stopping it half-way
 * (also by killing the process) loses nothing: run again it recognises what it had recorded. `ended`: false when another process has it,
 * or it was cancelled or stopped.
 */
export async function runImport(
  parts: ImportParts,
  actor: ImportActor,
  batchId: string,
  signal: AbortSignal,
): Promise<{ readonly ended: boolean }> {
  const runner = newId();
  const begun = await begin(parts, actor, batchId, runner, signal);
  if (begun === undefined || begun.batch.fileId === null) return { ended: false };
  const { batch, targets } = begun;
  const run: Run = {
    parts,
    actor,
    batch,
    runner,
    signal,
    tally: createTally(),
    place: rowPlacer(batch, targets, parts.clock.now()),
    columnOf: columnFinder(batch),
    waiting: new Map(),
    underWay: new Set(),
    refused: [],
    failure: undefined,
    progressAt: parts.clock.now().getTime(),
  };
  let failure: unknown;
  try {
    const opened = await openStored(parts, { id: begun.batch.fileId, format: batch.format });
    try {
      await importRows(run, opened.file);
    } finally {
      opened.close();
      await Promise.all(run.underWay);
    }
  } catch (error) {
    if (error instanceof LostRun) return letGo(run);
    failure = error;
  }
  try {
    await end(run, failure);
  } catch (error) {
    if (error instanceof LostRun) return { ended: false };
    throw error;
  }
  if (failure !== undefined && failureOf(failure).code === 'internal') throw failure;
  return { ended: true };
}
