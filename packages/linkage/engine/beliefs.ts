import type { CombinationColumns } from './combinations.ts';
import type { Distribution } from './distribution.ts';

/** Chances below this are not told apart: no pattern is impossible. */
const LEAST = 1e-12;

/** What two records of the same thing, and two of different things, look like in one group of fields. */
export type GroupModel = { readonly same: Distribution; readonly different: Distribution };

/** What is believed of all groups of fields. `matching`: of all pairs, the share that is the same. */
export type MatchModel = { readonly groups: readonly GroupModel[]; readonly matching: number };

/** By pattern, how much it speaks for the same thing; natural logarithm. What says nothing weighs nothing. */
export const logRatios = ({ same, different }: GroupModel): Float64Array =>
  same.map((chance, pattern) =>
    pattern === 0 ? 0 : Math.log(Math.max(chance, LEAST) / Math.max(different[pattern] as number, LEAST)),
  );

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Of each combination of patterns, the natural logarithm of the odds that a pair met with it is the same. */
export function oddsOf(
  models: readonly GroupModel[],
  matching: number,
  { patterns, times }: CombinationColumns,
): Float64Array {
  const odds = new Float64Array(times.length).fill(Math.log(matching / (1 - matching)));
  for (const [group, model] of models.entries())
    addWeights(odds, logRatios(model), patterns[group] as Uint16Array);
  return odds;
}

function addWeights(odds: Float64Array, weights: Float64Array, patterns: Uint16Array): void {
  for (let number = 0; number < odds.length; number++)
    odds[number] = (odds[number] as number) + (weights[patterns[number] as number] as number);
}
