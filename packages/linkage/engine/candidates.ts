import { type Blocks, blocksOf } from './blocking.ts';
import { joinHashes } from './hash.ts';
import { sharedNumbers } from './shared.ts';

/** Everything by which the pairs of a table are found. Can be shared between threads. */
export type Blocking = {
  readonly blocks: readonly Blocks[];
  /** The hashes of one record by rule beside each other, because they are always asked for together. */
  readonly hashes: Uint32Array;
};

/** Blocks of up to `largest` records from the hashes of each rule. */
export function blockingOf(byRule: readonly Uint32Array[], largest: number): Blocking {
  const blocks = byRule.map((hashes) => blocksOf(hashes, largest));
  const width = byRule.length;
  const hashes = sharedNumbers((byRule[0]?.length ?? 0) * width);
  byRule.forEach((one, rule) => {
    for (let record = 0; record < one.length; record++) hashes[record * width + rule] = one[record] as number;
  });
  return { blocks, hashes };
}

/** Where the records of a second table begin; only pairs over that border count. Null within one table. */
export type Border = number | null;

export type Share = {
  /** Of the blocks, those whose number divided by `of` leaves `part`. */
  readonly part: number;
  readonly of: number;
};

/**
 * Calls `found` once for every pair that shares a block of some rule, the record with the lower number first: a pair belongs to the
 * first rule by which it is found.
 */
export function eachPair(
  { hashes, blocks }: Blocking,
  border: Border,
  { part, of }: Share,
  found: (one: number, other: number) => void,
): void {
  blocks.forEach(({ records, starts }, rule) => {
    const width = blocks.length;
    const meet = (one: number, other: number) => {
      if (border !== null && one < border === other < border) return;
      if (!foundEarlier(hashes, one * width, other * width, rule)) found(one, other);
    };
    for (let block = part; block + 1 < starts.length; block += of)
      eachPairOf(records, starts[block] as number, starts[block + 1] as number, meet);
  });
}

function eachPairOf(
  records: Uint32Array,
  from: number,
  to: number,
  meet: (one: number, other: number) => void,
): void {
  for (let here = from; here < to; here++)
    for (let there = here + 1; there < to; there++) meet(records[here] as number, records[there] as number);
}

function foundEarlier(hashes: Uint32Array, one: number, other: number, rules: number): boolean {
  for (let rule = 0; rule < rules; rule++) {
    const hash = hashes[one + rule];
    if (hash !== 0 && hash === hashes[other + rule]) return true;
  }
  return false;
}

/** An upper bound: pairs found by several rules are counted for each. */
export const countCandidates = ({ blocks }: Blocking): number =>
  blocks.reduce((sum, { starts }) => {
    let pairs = 0;
    for (let block = 0; block + 1 < starts.length; block++) {
      const size = (starts[block + 1] as number) - (starts[block] as number);
      pairs += (size * (size - 1)) / 2;
    }
    return sum + pairs;
  }, 0);

/** About `share` of all pairs, the same ones each time. */
export const inSample = (one: number, other: number, share: number): boolean =>
  share >= 1 || joinHashes(one + 1, other + 1) / 4_294_967_296 < share;
