import { type Blocking, type Border, countCandidates, eachPair, inSample } from './candidates.ts';
import { type CombinationColumns, Combinations } from './combinations.ts';
import type { Group } from './groups.ts';
import type { PairReader } from './pair.ts';
import { seededRandom } from './random.ts';
import { addPair, countPair, emptySample, type PairSample } from './sample.ts';

/** What the weights are estimated from. */
export type Collected = {
  /** Of the pairs that share a block, how many were looked at: 1 is all. */
  readonly share: number;
  /** Pairs that share a block, and what they were met as. */
  readonly sample: PairSample;
  readonly combinations: CombinationColumns;
  /** By group, how often each pattern stands in the pairs that share a block and are never one. */
  readonly apart: readonly Float64Array[];
  /** Pairs drawn at random. */
  readonly atRandom: CombinationColumns;
};

const CANDIDATES = 1_000_000;
/** Pairs drawn at random: enough to see what is rare, few enough that a small table is done at once. */
function randomPairs(size: number, border: Border): number {
  const larger = border === null ? size : Math.max(border, size - border);
  return Math.min(100_000, Math.max(20_000, 4 * larger));
}

/** Compares pairs that share a block, and pairs drawn at random. */
export function collectPairs(
  size: number,
  groups: readonly Group[],
  reader: PairReader,
  blocking: Blocking,
  border: Border,
): Collected {
  const candidates = countCandidates(blocking);
  const sampled = Math.min(1, CANDIDATES / Math.max(1, candidates));
  const sample = emptySample(Math.ceil(Math.min(CANDIDATES * 1.1, candidates)) + 1);
  const combinations = new Combinations(groups);
  const apart = groups.map((group) => new Float64Array(group.size));
  eachPair(blocking, border, { part: 0, of: 1 }, (one, other) => {
    if (!inSample(one, other, sampled)) return;
    if (reader.neverPair(one, other)) countPair(apart, groups, reader, one, other);
    else addPair(sample, combinations, reader, one, other);
  });
  const atRandom = drawAtRandom(size, groups, reader, border);
  return { share: sampled, sample, combinations: combinations.columns, apart, atRandom };
}

function drawAtRandom(
  size: number,
  groups: readonly Group[],
  reader: PairReader,
  border: Border,
): CombinationColumns {
  const atRandom = new Combinations(groups);
  const random = seededRandom(1);
  const draw = (from: number, to: number): number => from + Math.floor(random() * (to - from));
  for (let pair = randomPairs(size, border); pair > 0; pair--) {
    const one = draw(0, border ?? size);
    const other = draw(border ?? 0, size);
    if (one === other) continue;
    reader.read(one, other);
    atRandom.add(reader.digits);
  }
  return atRandom.columns;
}
