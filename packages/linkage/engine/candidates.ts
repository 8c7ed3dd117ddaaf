import type { Blocks } from './blocking.ts';
import { joinHashes } from './hash.ts';

/** Everything by which the pairs of a table are found: one hash and one set of blocks per rule. Can be shared between threads. */
export type Blocking = { readonly hashes: readonly Uint32Array[]; readonly blocks: readonly Blocks[] };

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
    const earlier = hashes.slice(0, rule);
    const meet = (one: number, other: number) => {
      if (border !== null && one < border === other < border) return;
      if (!foundEarlier(earlier, one, other)) found(one, other);
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

function foundEarlier(earlier: readonly Uint32Array[], one: number, other: number): boolean {
  for (const hashes of earlier) {
    const hash = hashes[one];
    if (hash !== 0 && hash === hashes[other]) return true;
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
