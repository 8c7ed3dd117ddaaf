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

/** The places, from 0 up to `size`, for which `isKept` says so. */
export function placesKept(size: number, isKept: (place: number) => boolean): Uint32Array {
  const places = new Uint32Array(size);
  let kept = 0;
  for (let place = 0; place < size; place++) if (isKept(place)) places[kept++] = place;
  return places.subarray(0, kept);
}

/** Writes what stands at `places` of `from` to `to`; a method of the array, with a function for each, takes five times as long. */
export function pick<Numbers extends Uint32Array | Float32Array | Float64Array>(
  from: Numbers,
  places: Uint32Array,
  to: Numbers,
): Numbers {
  for (let at = 0; at < places.length; at++) to[at] = from[places[at] as number] as number;
  return to;
}

/** The pairs that stand at `places` of a sample. */
export function keepPairs({ one, other, metAs }: PairSample, places: Uint32Array): PairSample {
  const size = places.length;
  const kept = (from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> =>
    pick(from, places, new Uint32Array(size));
  return { size, one: kept(one), other: kept(other), metAs: kept(metAs) };
}
