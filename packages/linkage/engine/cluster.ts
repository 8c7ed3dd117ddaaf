import type { Scorer } from './score.ts';

/** `odds`: natural logarithm. */
export type ScoredPair = { readonly left: number; readonly right: number; readonly odds: number };

export type KeptApart = (one: number, other: number) => boolean;

/** One pair says at most this much for or against joining two groups, so that one loud pair cannot outvote many. */
const LOUDEST = 12;
/** More records than this are first taken apart where they hang together most loosely. */
const MOST_TOGETHER = 120;
/** Up to this many records that are all as sure as can be are still looked at together. */
const MOST_SURE = 500;
const FLOOR_STEP = 2;

/**
 * Groups of records that are one: the most alike are joined first, and two groups only when the pairs between them speak for it on
 * average and none is kept apart. So one weak bridge never joins two strong groups. Records are numbers in an order that does not
 * depend on the input; then neither do the groups.
 */
export const cluster = (
  pairs: readonly ScoredPair[],
  score: Scorer,
  keptApart: KeptApart,
  floor: number,
): number[][] =>
  components(pairs.filter(({ odds }) => odds > floor)).flatMap(({ records, within }) => {
    if (isTooLarge(records.length, floor)) return cluster(within, score, keptApart, floor + FLOOR_STEP);
    return joinWithin(records, within, score, keptApart);
  });

const isTooLarge = (size: number, floor: number): boolean =>
  size > (floor < LOUDEST ? MOST_TOGETHER : MOST_SURE);

type Component = { readonly records: number[]; readonly within: ScoredPair[] };

/** Records that hang together by any pair, lowest number first. */
function components(pairs: readonly ScoredPair[]): Component[] {
  const parent = new Map<number, number>();
  const root = (record: number): number => {
    let at = record;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    for (let step = record; step !== at; ) {
      const up = parent.get(step) ?? at;
      parent.set(step, at);
      step = up;
    }
    return at;
  };
  for (const { left, right } of pairs) {
    const one = root(left);
    const other = root(right);
    if (one !== other) parent.set(Math.max(one, other), Math.min(one, other));
  }
  const found = new Map<number, { records: Set<number>; within: ScoredPair[] }>();
  for (const pair of pairs) {
    const at = root(pair.left);
    const known = found.get(at) ?? { records: new Set(), within: [] };
    known.records.add(pair.left).add(pair.right);
    known.within.push(pair);
    found.set(at, known);
  }
  return [...found.values()].map(({ records, within }) => ({
    records: [...records].sort((one, other) => one - other),
    within,
  }));
}

const APART = Number.NEGATIVE_INFINITY;
export const loud = (odds: number): number => Math.max(-LOUDEST, Math.min(LOUDEST, odds));

/** For each two groups the sum over the pairs between them; to begin with each record is a group. */
class Sums {
  readonly #size: number;
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#sums = new Float64Array(size * size).fill(Number.NaN);
  }

  between(one: number, other: number): number {
    return this.#sums[one * this.#size + other] as number;
  }

  put(one: number, other: number, sum: number): void {
    this.#sums[one * this.#size + other] = sum;
    this.#sums[other * this.#size + one] = sum;
  }

  join(one: number, other: number): void {
    for (let third = 0; third < this.#size; third++)
      if (third !== one) this.put(one, third, this.between(one, third) + this.between(other, third));
  }
}

function sumsOf(
  records: readonly number[],
  pairs: readonly ScoredPair[],
  score: Scorer,
  keptApart: KeptApart,
): Sums {
  const sums = new Sums(records.length);
  const place = new Map(records.map((record, at) => [record, at]));
  for (const { left, right, odds } of pairs)
    sums.put(place.get(left) ?? 0, place.get(right) ?? 0, keptApart(left, right) ? APART : loud(odds));
  records.forEach((here, one) => {
    records.slice(0, one).forEach((there, other) => {
      if (Number.isNaN(sums.between(one, other)))
        sums.put(one, other, keptApart(here, there) ? APART : loud(score(here, there)));
    });
  });
  return sums;
}

/** Joins two at a time, the highest average first. */
function joinWithin(
  records: readonly number[],
  pairs: readonly ScoredPair[],
  score: Scorer,
  keptApart: KeptApart,
): number[][] {
  const sums = sumsOf(records, pairs, score, keptApart);
  const groups = records.map((record): number[] | null => [record]);
  for (let best = closest(groups, sums); best !== null; best = closest(groups, sums)) {
    const [one, other] = best;
    groups[one] = [...(groups[one] ?? []), ...(groups[other] ?? [])].sort((a, b) => a - b);
    groups[other] = null;
    sums.join(one, other);
  }
  return groups.filter((group): group is number[] => group !== null && group.length > 1);
}

function closest(groups: readonly (readonly number[] | null)[], sums: Sums): [number, number] | null {
  let best: [number, number] | null = null;
  let most = 0;
  groups.forEach((one, here) => {
    for (let there = here + 1; one !== null && there < groups.length; there++) {
      const other = groups[there];
      if (other === null || other === undefined) continue;
      const average = sums.between(here, there) / (one.length * other.length);
      if (average > most) {
        most = average;
        best = [here, there];
      }
    }
  });
  return best;
}
