import type { Distribution } from './distribution.ts';
import type { PairSample } from './sample.ts';

/** Chances below this are not told apart: no pattern is impossible. */
const LEAST = 1e-12;

/** What two records of the same thing, and two of different things, look like in one group of fields. */
export type GroupModel = { readonly same: Distribution; readonly different: Distribution };

/** By pattern, how much it speaks for the same thing; natural logarithm. What says nothing weighs nothing. */
export const logRatios = ({ same, different }: GroupModel): Float64Array =>
  same.map((chance, pattern) =>
    pattern === 0 ? 0 : Math.log(Math.max(chance, LEAST) / Math.max(different[pattern] as number, LEAST)),
  );

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Writes in `believed` how far each pair is believed to be the same; `shifts` adds what rarity says of a pair. */
export function believe(
  models: readonly GroupModel[],
  matching: number,
  sample: PairSample,
  shifts: Float32Array | null,
  believed: Float64Array,
): void {
  const weights = models.map(logRatios);
  const prior = Math.log(matching / (1 - matching));
  for (let pair = 0; pair < sample.size; pair++) {
    let odds = prior + (shifts === null ? 0 : (shifts[pair] as number));
    for (let group = 0; group < weights.length; group++)
      odds += (weights[group] as Float64Array)[
        (sample.patterns[group] as Uint16Array)[pair] as number
      ] as number;
    believed[pair] = probabilityOf(odds);
  }
}
