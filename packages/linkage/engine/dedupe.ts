import { blocksOf, ruleHashes } from './blocking.ts';
import { type Blocking, eachPair } from './candidates.ts';
import { budgetFor, chooseRules, namedRules } from './choose-rules.ts';
import { estimate } from './estimate.ts';
import { groupsOf } from './groups.ts';
import { pairReader, type Swap } from './pair.ts';
import { probabilityOf } from './beliefs.ts';
import { scorer } from './score.ts';
import { type FullSettings, settingsSchema, type Settings } from './settings.ts';
import { planFields, readTable, type Rows } from './table.ts';

export type ScoredPair = { readonly left: number; readonly right: number; readonly odds: number };

export function swapsOf(settings: FullSettings, fields: readonly string[]): Swap[] {
  return settings.swappable.map(([first, second]) => ({ first: fields.indexOf(first), second: fields.indexOf(second) }));
}

export function dedupe(rows: Rows, given: Settings) {
  const settings = settingsSchema.parse(given);
  const plans = planFields(settings);
  const swaps = swapsOf(settings, plans.map((plan) => plan.field));
  const groups = groupsOf(plans, swaps);
  let t = performance.now();
  const lap = (what: string) => { console.error(what, Math.round(performance.now() - t)); t = performance.now(); };
  const table = readTable(rows, plans);
  lap('read');
  const rules = settings.blocking ? namedRules(settings.blocking, plans) : chooseRules(table, plans, swaps);
  lap(`rules ${rules.length} ${rules.map((r) => r.name).join(' | ')}`);
  const largest = budgetFor(table.size).largestBlock;
  const hashes = rules.map((rule) => ruleHashes(table, plans, rule));
  const blocking: Blocking = { hashes, blocks: hashes.map((one) => blocksOf(one, largest)) };
  lap('blocks');
  const reader = pairReader(table, plans, swaps);
  const est = estimate(table, plans, groups, reader, blocking, null);
  lap(`estimate rounds ${est.rounds} matching ${est.matching * table.size * (table.size - 1) / 2}`);
  const score = scorer(table, plans, groups, reader, est);
  const pairs: ScoredPair[] = [];
  let n = 0;
  eachPair(blocking, null, { part: 0, of: 1 }, (left, right) => {
    n++;
    const odds = score(left, right);
    if (odds > -4) pairs.push({ left, right, odds });
  });
  lap(`score ${n}`);
  return { pairs, est, groups, plans, blocking, score, probabilityOf };
}
