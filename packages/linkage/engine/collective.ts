import { probabilityOf } from './beliefs.ts';
import type { Border } from './candidates.ts';
import { type KeptApart, loud, type ScoredPair } from './cluster.ts';
import type { Scorer } from './score.ts';

export type ProbablePair = { readonly left: number; readonly right: number; readonly probability: number };

/**
 * The probability of each pair when its group is looked at too. Within a group a pair is at least as sure as the best way over a
 * third record, because what is the same as the same thing is the same. Between two groups that do not belong together it is half
 * its own evidence and half that of all pairs between them. What is kept apart is no pair.
 */
export function judgeTogether(
  pairs: readonly ScoredPair[],
  groups: readonly (readonly number[])[],
  score: Scorer,
  neverPair: KeptApart,
  border: Border,
): ProbablePair[] {
  const groupOf = new Map<number, readonly number[]>();
  for (const records of groups) for (const record of records) groupOf.set(record, records);
  const apart = pairs.flatMap(({ left, right, odds }) => {
    const here = groupOf.get(left) ?? [left];
    const there = groupOf.get(right) ?? [right];
    if (here === there || neverPair(left, right)) return [];
    const together = odds > 0 ? (odds + averageBetween(here, there, score)) / 2 : odds;
    return [{ left, right, probability: probabilityOf(Math.min(odds, together)) }];
  });
  return [...apart, ...groups.flatMap((records) => withinGroup(records, score, border))];
}

function averageBetween(here: readonly number[], there: readonly number[], score: Scorer): number {
  let sum = 0;
  for (const one of here) for (const other of there) sum += loud(score(one, other));
  return sum / (here.length * there.length);
}

function withinGroup(records: readonly number[], score: Scorer, border: Border): ProbablePair[] {
  const sure = surenessOf(records, score);
  const pairs: ProbablePair[] = [];
  for (let one = 0; one < records.length; one++)
    for (let other = one + 1; other < records.length; other++) {
      const left = records[one] as number;
      const right = records[other] as number;
      if (border !== null && left < border === right < border) continue;
      pairs.push({
        left,
        right,
        probability: surestWay(sure[one] as number[], sure[other] as number[], other),
      });
    }
  return pairs;
}

/** How sure two records are one by themselves, or by the best way over a third; of each how sure it is of all, 0 of itself. */
function surestWay(here: readonly number[], there: readonly number[], other: number): number {
  let surest = here[other] as number;
  for (let third = 0; third < here.length; third++)
    surest = Math.max(surest, (here[third] as number) * (there[third] as number));
  return surest;
}

/** How sure it is of each two records that they are one: the same both ways, so each is asked once. */
function surenessOf(records: readonly number[], score: Scorer): number[][] {
  const sure = records.map(() => new Array<number>(records.length).fill(0));
  for (let one = 0; one < records.length; one++)
    for (let other = one + 1; other < records.length; other++) {
      const probability = probabilityOf(score(records[one] as number, records[other] as number));
      (sure[one] as number[])[other] = probability;
      (sure[other] as number[])[one] = probability;
    }
  return sure;
}
