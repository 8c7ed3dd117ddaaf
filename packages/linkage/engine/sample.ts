import { type Group, patternOf } from './groups.ts';
import type { PairReader } from './pair.ts';

/** Pairs of which only the patterns by group are kept, with the records for what rarity needs. */
export type PairSample = {
  size: number;
  readonly one: Uint32Array;
  readonly other: Uint32Array;
  /** By group, the pattern of each pair. */
  readonly patterns: readonly Uint16Array[];
};

export const emptySample = (groups: readonly Group[], most: number): PairSample => ({
  size: 0,
  one: new Uint32Array(most),
  other: new Uint32Array(most),
  patterns: groups.map(() => new Uint16Array(most)),
});

/** Compares a pair and keeps it; nothing happens when the sample is full. */
export function addPair(
  sample: PairSample,
  groups: readonly Group[],
  reader: PairReader,
  one: number,
  other: number,
): void {
  const at = sample.size;
  if (at >= sample.one.length) return;
  reader.read(one, other);
  sample.one[at] = one;
  sample.other[at] = other;
  groups.forEach((group, index) => {
    (sample.patterns[index] as Uint16Array)[at] = patternOf(group, reader.digits);
  });
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
  groups.forEach((group, index) => {
    const pattern = patternOf(group, reader.digits);
    (counts[index] as Float64Array)[pattern] = ((counts[index] as Float64Array)[pattern] as number) + 1;
  });
}

/** The pairs of a sample that are believed at least so far. */
export function keepBelieved(sample: PairSample, believed: Float64Array, least: number): PairSample {
  const kept: number[] = [];
  for (let pair = 0; pair < sample.size; pair++) if ((believed[pair] as number) >= least) kept.push(pair);
  return {
    size: kept.length,
    one: Uint32Array.from(kept, (pair) => sample.one[pair] as number),
    other: Uint32Array.from(kept, (pair) => sample.other[pair] as number),
    patterns: sample.patterns.map((patterns) => Uint16Array.from(kept, (pair) => patterns[pair] as number)),
  };
}

/** How often each pattern of a group stands in the sample, each pair as far as `weight` says. */
export function countPatterns(
  group: Group,
  sample: PairSample,
  index: number,
  weight: Float64Array,
): Float64Array {
  const counts = new Float64Array(group.size);
  const patterns = sample.patterns[index] as Uint16Array;
  for (let pair = 0; pair < sample.size; pair++) {
    const pattern = patterns[pair] as number;
    counts[pattern] = (counts[pattern] as number) + (weight[pair] as number);
  }
  return counts;
}
