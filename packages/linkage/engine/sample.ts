import type { Combinations } from './combinations.ts';
import { type Group, patternOf } from './groups.ts';
import type { PairReader } from './pair.ts';

/** Pairs of records, each with the number of the combination of patterns that it was met with. */
export type PairSample = {
  size: number;
  readonly one: Uint32Array<ArrayBuffer>;
  readonly other: Uint32Array<ArrayBuffer>;
  readonly metAs: Uint32Array<ArrayBuffer>;
};

export const emptySample = (most: number): PairSample => ({
  size: 0,
  one: new Uint32Array(most),
  other: new Uint32Array(most),
  metAs: new Uint32Array(most),
});

/** Compares a pair and keeps it; nothing happens when the sample is full. */
export function addPair(
  sample: PairSample,
  combinations: Combinations,
  reader: PairReader,
  one: number,
  other: number,
): void {
  const at = sample.size;
  if (at >= sample.one.length) return;
  reader.read(one, other);
  sample.one[at] = one;
  sample.other[at] = other;
  sample.metAs[at] = combinations.add(reader.digits);
  sample.size++;
}

/** Compares a pair and only counts its patterns. */
export function countPair(
  counts: readonly Float64Array[],
  groups: readonly Group[],
  reader: PairReader,
  one: number,
  other: number,
): void {
  reader.read(one, other);
  for (let group = 0; group < groups.length; group++) {
    const pattern = patternOf(groups[group] as Group, reader.digits);
    const seen = counts[group] as Float64Array;
    seen[pattern] = (seen[pattern] as number) + 1;
  }
}

/** The pairs of a sample for which `isKept` says so, by their place in it. */
export function keepPairs(sample: PairSample, isKept: (pair: number) => boolean): PairSample {
  const places = new Uint32Array(sample.size);
  let size = 0;
  for (let pair = 0; pair < sample.size; pair++) if (isKept(pair)) places[size++] = pair;
  const kept = places.subarray(0, size);
  const pick = (from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> =>
    kept.map((place) => from[place] as number);
  return { size, one: pick(sample.one), other: pick(sample.other), metAs: pick(sample.metAs) };
}
