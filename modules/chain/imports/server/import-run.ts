import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/kit/index.ts';
import { isDatabaseUnavailable, type Scope, withScope } from '#platform/server/index.ts';
import { createRowReader, type ImportField, type RawRow, type Tally } from '../model/index.ts';
import type { Batch } from './batch-queries.ts';
import type { RefusedRow } from './error-queries.ts';
import { valueMapsOf } from './mapping.ts';
import { type Placed, placeRow } from './place-row.ts';
import type { ImportActor, ImportParts } from './ports.ts';
import type { Target, Targets } from './targets.ts';

/** The run was cancelled, or another process took it over: whoever has it now ends it. */
export class LostRun extends Error {}

/** Rows of one municipality as they came. What they become is made again when they are written, because that is many times as large. */
export type Waiting = { readonly target: Target; readonly rows: RawRow[] };

/** One run of one batch in this process. */
export type Run = {
  readonly parts: ImportParts;
  readonly actor: ImportActor;
  readonly batch: Batch;
  /** Holder of the lease. */
  readonly runner: string;
  readonly tally: Tally;
  readonly place: (raw: RawRow) => Placed;
  readonly columnOf: (field: ImportField) => string;
  readonly waiting: Map<string, Waiting>;
  readonly underWay: Set<Promise<void>>;
  readonly signal: AbortSignal;
  refused: RefusedRow[];
  failure: unknown;
  /** When progress was last kept, in milliseconds. */
  progressAt: number;
};

/** How long a run waits for a database that went away, in attempts with a growing pause. */
const patience = 12;

/** Repeats a transaction while the database is away. Safe: rows that were committed unnoticed are recognised. */
export async function persistently<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || attempt >= patience || signal.aborted) throw error;
      await pause(Math.min(500 * attempt, 5_000));
    }
  }
}

export const inOwnScope = <Value>(
  run: Pick<Run, 'parts' | 'actor' | 'signal'>,
  work: (scope: Scope) => Promise<Value>,
): Promise<Value> =>
  persistently(run.signal, () => withScope(run.parts.pools.app, { ...run.actor, requestId: newId() }, work));

/** Heading of the column that a field is read from; the field's code without one. */
export const columnFinder = (batch: Pick<Batch, 'columns' | 'mapping'>): ((field: ImportField) => string) => {
  const columns = new Map(batch.columns.map((column) => [batch.mapping[column] ?? null, column] as const));
  return (field) => columns.get(field) ?? field;
};

/** Reads a row of the batch's file and decides where it goes. */
export function rowPlacer(batch: Batch, targets: Targets, now: Date): (raw: RawRow) => Placed {
  const context = { targets, batchId: batch.id, columnOf: columnFinder(batch), now: now.toISOString() };
  const read = createRowReader({
    columns: batch.columns,
    mapping: batch.mapping,
    values: valueMapsOf(batch),
    municipalities: [...targets.byCode.values()],
    today: targets.today,
  });
  return (raw) => placeRow(read(raw), context);
}
