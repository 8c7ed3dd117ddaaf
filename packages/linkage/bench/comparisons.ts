import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parse } from 'csv-parse/sync';
import { blockingOf, countCandidates } from '../engine/candidates.ts';
import { collectPairs } from '../engine/collect-pairs.ts';
import { estimate } from '../engine/estimate.ts';
import { loadPlan } from '../engine/load-plan.ts';
import { pairReader } from '../engine/pair.ts';
import { scoreCandidates } from '../engine/score-candidates.ts';
import type { Settings } from '../engine/settings.ts';
import { type Rows, readTable } from '../engine/table.ts';
import { personLines } from '../synthetic/persons.ts';
import { configPath } from './command-run.ts';

const ROWS = 20_000;
/** Rows per block; each is compared with each other row of its block. */
const PER_BLOCK = 500;
/** Above every pair: only comparing and weighing is measured, not keeping. */
const NOTHING_KEPT = Number.POSITIVE_INFINITY;
const ROUNDS = 3;

function madeRows(): Rows {
  const { header, lines } = personLines({ rows: ROWS, seed: 1, duplicates: 0.1 });
  const rows = parse([header, ...lines].join('\n'), { columns: true }) as Record<string, string>[];
  const column = (name: string): string[] => rows.map((row) => row[name] ?? '');
  return {
    ids: column('id'),
    columns: Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, column(name)])),
  };
}

/**
 * Pairs per second when the seven fields of made persons are compared and weighed: all pairs of blocks of 500 rows, over one
 * thread and over all cores, the start of threads included; the best of three rounds.
 */
export async function comparisons(): Promise<unknown> {
  const settings = JSON.parse(await readFile(configPath('persons'), 'utf8')) as Settings;
  const plan = await loadPlan(settings);
  const rows = madeRows();
  const table = readTable(rows, plan.fields);
  const hashes = Uint32Array.from({ length: ROWS }, (_, row) => 1 + Math.trunc(row / PER_BLOCK));
  const blocking = blockingOf([hashes], PER_BLOCK);
  const reader = pairReader(table, plan);
  const collected = collectPairs(table.size, plan.groups, reader, blocking, null);
  const weights = estimate(table, plan, null, collected);
  const task = { plan, table, blocking, border: null, estimate: weights, floor: NOTHING_KEPT };
  const pairs = countCandidates(blocking);
  const pairsPerSecond = async (threads: number): Promise<number> => {
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      await scoreCandidates(task, threads, () => undefined);
      best = Math.max(best, (1000 * pairs) / (performance.now() - started));
    }
    return Math.round(best);
  };
  const cores = availableParallelism();
  return {
    fields: plan.fields.length,
    pairs,
    pairsPerSecond: { oneThread: await pairsPerSecond(1), allCores: await pairsPerSecond(cores), cores },
  };
}
