import { probabilityOf } from './beliefs.ts';
import type { Border } from './candidates.ts';
import type { ScoredPair } from './cluster.ts';
import type { Scorer } from './score.ts';

export type ProbablePair = { readonly left: number; readonly right: number; readonly probability: number };

/** What groups that do not belong together leave of a pair between them: just less than even. */
const REFUSED = 0.49;

/**
 * The probability of each pair when its group is looked at too. Within a group a pair is at least as sure as the best way over a
 * third record, because what is the same as the same thing is the same; between groups it is not the same, however alike.
 */
export function judgeTogether(
  pairs: readonly ScoredPair[],
  groups: readonly (readonly number[])[],
  score: Scorer,
  border: Border,
): ProbablePair[] {
  const groupOf = new Map<number, number>();
  groups.forEach((records, group) => {
    for (const record of records) groupOf.set(record, group);
  });
  const apart = pairs
    .filter(({ left, right }) => groupOf.get(left) === undefined || groupOf.get(left) !== groupOf.get(right))
    .map(({ left, right, odds }) => ({ left, right, probability: Math.min(REFUSED, probabilityOf(odds)) }));
  return [...apart, ...groups.flatMap((records) => withinGroup(records, score, border))];
}

function withinGroup(records: readonly number[], score: Scorer, border: Border): ProbablePair[] {
  const size = records.length;
  const sure = new Float64Array(size * size);
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) {
      const probability = probabilityOf(score(records[one] as number, records[other] as number));
      sure[one * size + other] = probability;
      sure[other * size + one] = probability;
    }
  const pairs: ProbablePair[] = [];
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) {
      const [left, right] = [records[one] as number, records[other] as number];
      if (border !== null && left < border === right < border) continue;
      let probability = sure[one * size + other] as number;
      for (let third = 0; third < size; third++)
        if (third !== one && third !== other)
          probability = Math.max(probability, (sure[one * size + third] as number) * (sure[third * size + other] as number));
      pairs.push({ left, right, probability });
    }
  return pairs;
}
