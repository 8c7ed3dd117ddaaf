import { logRatios } from './beliefs.ts';
import type { Estimate } from './estimate.ts';
import { type Group, patternOf } from './groups.ts';
import type { PairReader } from './pair.ts';
import type { Plan } from './plan.ts';
import { rarityReader } from './rarity.ts';
import type { Table } from './table.ts';

/** Natural logarithm of the odds that two records are the same. */
export type Scorer = (one: number, other: number) => number;

/** Rarity changes a score by less than this: it cannot save what stands lower, and is the slowest part. */
const HOPELESS = -18;

export const priorOf = ({ matching }: Pick<Estimate, 'matching'>): number =>
  Math.log(matching / (1 - matching));

export function scorer(
  table: Table,
  { fields, groups }: Plan,
  reader: PairReader,
  estimate: Estimate,
): Scorer {
  const weights = estimate.groups.map(logRatios);
  const prior = priorOf(estimate);
  const rarityOf = rarityReader(table, fields, groups, estimate.rarity);
  return (one, other) => {
    reader.read(one, other);
    let odds = prior;
    for (let group = 0; group < groups.length; group++)
      odds += (weights[group] as Float64Array)[patternOf(groups[group] as Group, reader.digits)] as number;
    if (odds < HOPELESS) return odds;
    return odds + rarityOf(reader.digits, one, other);
  };
}
