import { logRatios } from './beliefs.ts';
import type { Estimate } from './estimate.ts';
import { type Group, patternOf } from './groups.ts';
import type { PairReader } from './pair.ts';
import { rarityOf } from './rarity.ts';
import type { FieldPlan, Table } from './table.ts';

/** Natural logarithm of the odds that two records are the same. */
export type Scorer = (one: number, other: number) => number;

export const priorOf = (estimate: Estimate): number => Math.log(estimate.matching / (1 - estimate.matching));

export function scorer(
  table: Table,
  plans: readonly FieldPlan[],
  groups: readonly Group[],
  reader: PairReader,
  estimate: Estimate,
): Scorer {
  const weights = estimate.groups.map(logRatios);
  const prior = priorOf(estimate);
  return (one, other) => {
    reader.read(one, other);
    let odds = prior;
    for (let group = 0; group < groups.length; group++)
      odds += (weights[group] as Float64Array)[patternOf(groups[group] as Group, reader.digits)] as number;
    // Rarity cannot save what is hopeless, and is the slowest part.
    return odds < -18 ? odds : odds + rarityOf(table, plans, groups, estimate.rarity, reader.digits, one, other);
  };
}

