import { ruleHashes } from './blocking.ts';
import { type Blocking, type Border, blockingOf } from './candidates.ts';
import { budgetFor, chooseRules, namedRules } from './choose-rules.ts';
import { cluster, type ScoredPair } from './cluster.ts';
import { collectPairs } from './collect-pairs.ts';
import { judgeTogether, type ProbablePair } from './collective.ts';
import { type Estimate, estimate } from './estimate.ts';
import { loadPlan } from './load-plan.ts';
import { pairReader } from './pair.ts';
import { type Parameters, readParameters, writeParameters } from './parameters.ts';
import type { Plan } from './plan.ts';
import { scorer } from './score.ts';
import { scoreCandidates } from './score-candidates.ts';
import type { ScoredPairs } from './scored-pairs.ts';
import type { Settings } from './settings.ts';
import { type Rows, readTable, type Table } from './table.ts';

export type LinkOptions = {
  /** Weights of an earlier run, instead of estimating them from these records. */
  readonly parameters?: Parameters | undefined;
  /** How many threads may compare; default 1. */
  readonly threads?: number | undefined;
  readonly onProgress?: ((done: number, total: number, step: string) => void) | undefined;
};

/** `parameters` can be kept as JSON and used again. Pairs less probable than about one in twenty are left out. */
export type Linked = { readonly parameters: Parameters; readonly pairs: ProbablePair[] };
/** `clusters`: the places in `rows` of records that are one; a record without others is in none. */
export type Deduped = Linked & { readonly clusters: number[][] };

/** Pairs less probable than one in twenty are of no use to anybody. */
const FLOOR = -3;
const STEPS = 5;

/**
 * Finds which rows of one table are the same. `left`, `right` and clusters are places in `rows`; a pair is there once, either way
 * round, with a probability from 0 to 1. The order of the rows changes nothing as long as each has its own id.
 * Errors: settings that are not right (valibot), a column that the rows do not have, parameters of other columns.
 */
export async function dedupe(rows: Rows, settings: Settings, options: LinkOptions = {}): Promise<Deduped> {
  const order = byId(rows.ids, 0);
  return run(inOrder(order, rows), null, order, await loadPlan(settings), options);
}

function needColumns({ columns }: Rows, { fields }: Plan): void {
  const missing = fields.find(({ column }) => columns[column] === undefined);
  if (missing !== undefined) throw new Error(`There is no column "${missing.column}" in the second table.`);
}

/**
 * Finds which rows of two tables are the same; `left` is a place in `left`, `right` one in `right`. Both need the columns that the
 * settings name; the same id in both means nothing. Errors: as `dedupe`.
 */
export async function link(
  left: Rows,
  right: Rows,
  settings: Settings,
  options: LinkOptions = {},
): Promise<Linked> {
  const order = [...byId(left.ids, 0), ...byId(right.ids, left.ids.length)];
  const border = left.ids.length;
  const plan = await loadPlan(settings);
  needColumns(right, plan);
  const linked = await run(inOrder(order, left, right), border, order, plan, options);
  return {
    get parameters() {
      return linked.parameters;
    },
    pairs: linked.pairs.map((pair) => ({
      left: Math.min(pair.left, pair.right),
      right: Math.max(pair.left, pair.right) - border,
      probability: pair.probability,
    })),
  };
}

/** By id, so that nothing depends on the order of the rows. */
const byId = (ids: readonly string[], from: number): number[] =>
  ids
    .map((_, at) => at)
    .sort((one, other) => ((ids[one] ?? '') < (ids[other] ?? '') ? -1 : 1))
    .map((at) => at + from);

const noRows: Rows = { ids: [], columns: {} };

/** The rows of a table, and of a second one behind it, in another order. */
const inOrder = (order: readonly number[], rows: Rows, behind: Rows = noRows): Rows => ({
  ids: cellsInOrder(order, rows.ids, behind.ids),
  columns: Object.fromEntries(
    Object.entries(rows.columns).map(([name, cells]) => [
      name,
      cellsInOrder(order, cells, behind.columns[name] ?? []),
    ]),
  ),
});

function cellsInOrder(
  order: readonly number[],
  cells: readonly string[],
  behind: readonly string[],
): string[] {
  const found = new Array<string>(order.length);
  for (let place = 0; place < order.length; place++) {
    const at = order[place] as number;
    found[place] = (at < cells.length ? cells[at] : behind[at - cells.length]) ?? '';
  }
  return found;
}

async function run(
  rows: Rows,
  border: Border,
  order: readonly number[],
  plan: Plan,
  { parameters, threads = 1, onProgress = () => undefined }: LinkOptions,
): Promise<Deduped> {
  onProgress(0, STEPS, 'read');
  const table = readTable(rows, plan.fields);
  onProgress(1, STEPS, 'block');
  const blocking = block(table, plan);
  const reader = pairReader(table, plan);
  onProgress(2, STEPS, 'estimate');
  const weights: Estimate =
    parameters === undefined
      ? estimate(table, plan, border, collectPairs(table.size, plan.groups, reader, blocking, border))
      : readParameters(parameters, plan);
  const score = scorer(table, plan, reader, weights);
  const { kept } = weights;
  onProgress(3, STEPS, 'compare');
  const scored =
    kept === null
      ? await scoreCandidates(
          { plan, table, blocking, border, estimate: weights, floor: FLOOR },
          threads,
          (done, total) => onProgress(done, total, 'compare'),
        )
      : [kept];
  onProgress(4, STEPS, 'group');
  const pairs = asPairs(scored);
  const clusters = cluster(pairs, score, reader.keptApart, FLOOR);
  const there = (record: number): number => order[record] ?? record;
  onProgress(STEPS, STEPS, 'done');
  return {
    // Worked out when asked for: most runs do not keep them.
    get parameters() {
      return parameters ?? writeParameters(weights, plan, table);
    },
    pairs: judgeTogether(pairs, clusters, score, reader.neverPair, border).map(
      ({ left, right, probability }) => ({
        left: there(left),
        right: there(right),
        probability,
      }),
    ),
    clusters: clusters.map((records) => records.map(there)),
  };
}

function block(table: Table, plan: Plan): Blocking {
  const { blocking } = plan.settings;
  const budget = budgetFor(table.size);
  const rules = blocking === undefined ? chooseRules(table, plan, budget) : namedRules(blocking, plan.fields);
  return blockingOf(
    rules.map((rule) => ruleHashes(table, plan.fields, rule)),
    budget.largestBlock,
  );
}

function asPairs(scored: readonly ScoredPairs[]): ScoredPair[] {
  const pairs: ScoredPair[] = [];
  for (const { left, right, odds } of scored)
    for (let at = 0; at < left.length; at++)
      if ((odds[at] as number) > FLOOR)
        pairs.push({ left: left[at] as number, right: right[at] as number, odds: odds[at] as number });
  // Threads finish in any order.
  return pairs.sort((one, other) => one.left - other.left || one.right - other.right);
}
