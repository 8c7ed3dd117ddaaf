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
  for (let group = 0; group < groups.length; group++)
    (sample.patterns[group] as Uint16Array)[at] = patternOf(groups[group] as Group, reader.digits);
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

/** The pairs of a sample that are believed at least so far. */
export function keepBelieved(sample: PairSample, believed: Float64Array, least: number): PairSample {
  const kept = new Uint32Array(sample.size);
  let size = 0;
  for (let pair = 0; pair < sample.size; pair++) if ((believed[pair] as number) >= least) kept[size++] = pair;
  const keep = <Column extends Uint32Array | Uint16Array>(from: Column, to: Column): Column => {
    for (let at = 0; at < size; at++) to[at] = from[kept[at] as number] as number;
    return to;
  };
  return {
    size,
    one: keep(sample.one, new Uint32Array(size)),
    other: keep(sample.other, new Uint32Array(size)),
    patterns: sample.patterns.map((patterns) => keep(patterns, new Uint16Array(size))),
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
