import { newId } from '#platform/kit/index.ts';
import { withScope } from '#platform/server/index.ts';
import type { RawRow } from '../model/index.ts';
import type { RefusedRow } from './error-queries.ts';
import { persistently, type Run, type Waiting } from './import-run.ts';
import type { PlacedRow } from './place-row.ts';
import { type RowClaim, storeRows } from './store-rows-queries.ts';

/** Chunks that may be under way at once: while the database writes one, the next is read. */
const chunksAtOnce = 2;

const changedRow = (run: Run, placed: PlacedRow, { row, cells }: RawRow): RefusedRow => ({
  row,
  cells,
  refused: [
    {
      row,
      column: run.columnOf('sourceReference'),
      value: placed.signal.sourceReference ?? '',
      code: 'already-imported-differently',
      params: {},
    },
  ],
});

const fates = { new: 'imported', mine: 'imported', same: 'skippedDuplicates', changed: 'rejected' } as const;

function note(run: Run, waiting: Waiting, placed: readonly PlacedRow[], claims: readonly RowClaim[]): void {
  for (const [index, raw] of waiting.rows.entries()) {
    const claim = claims[index] ?? 'same';
    const row = placed[index];
    if (claim === 'changed' && row !== undefined) run.refused.push(changedRow(run, row, raw));
    run.tally.add(waiting.target, fates[claim]);
  }
}

async function writeChunk(run: Run, waiting: Waiting): Promise<void> {
  const { target, rows } = waiting;
  const placed = rows.map((raw) => {
    const again = run.place(raw);
    if (!again.ok) throw new Error(`row ${raw.row} was accepted and then refused`);
    return again.placed;
  });
  const mandate = target.processor ? { mandateFor: target.organisationId } : {};
  const claims = await persistently(run.signal, () =>
    withScope(run.parts.pools.app, { ...run.actor, requestId: newId(), ...mandate }, (scope) =>
      storeRows(scope, run.batch.id, placed),
    ),
  );
  note(run, waiting, placed, claims);
}

/** Starts writing when there is room, so that no more than a few chunks are ever in memory. Errors: that of an earlier chunk. */
export async function write(run: Run, waiting: Waiting): Promise<void> {
  while (run.underWay.size >= chunksAtOnce) await Promise.race(run.underWay);
  if (run.failure !== undefined) throw run.failure;
  const work: Promise<void> = writeChunk(run, waiting)
    .catch((error: unknown) => {
      run.failure ??= error;
    })
    .finally(() => run.underWay.delete(work));
  run.underWay.add(work);
}

/** Waits for the last chunks. Errors: the first that one of them met. */
export async function written(run: Run): Promise<void> {
  for (const waiting of run.waiting.values()) await write(run, waiting);
  await Promise.all(run.underWay);
  if (run.failure !== undefined) throw run.failure;
}
