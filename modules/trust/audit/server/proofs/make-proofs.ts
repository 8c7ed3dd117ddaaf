import {
  consistencyRanges,
  hashFromTiles,
  inclusionRanges,
  type KnownNodes,
  tilesOf,
} from '#packages/audit-verifier/index.ts';
import type { Scope, SystemScope } from '#platform/server/index.ts';
import { fastHash } from '../sequencer/entry-leaf.ts';
import { readTiles } from './tile-queries.ts';

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');

type At = Pick<Scope | SystemScope, 'db'>;

/** For each position the hashes that prove its leaf in the tree of `size`, base64; all tiles are read at once. */
export async function proveInclusions(
  at: At,
  positions: readonly number[],
  size: number,
): Promise<string[][]> {
  const ranges = positions.map((position) => inclusionRanges(position, size));
  const read = await readTiles(at, tilesOf(ranges.flat()));
  // Of one proof no two ranges have a node in common.
  const known: KnownNodes | undefined = positions.length > 1 ? new Map() : undefined;
  return ranges.map((one) => one.map((range) => base64(hashFromTiles(range, read, known, fastHash))));
}

/** The hashes that prove that the tree of `size` begins with that of `earlier`, base64. `earlier` at least 1 and at most `size`. */
export async function proveConsistency(at: At, earlier: number, size: number): Promise<string[]> {
  const ranges = consistencyRanges(earlier, size);
  const read = await readTiles(at, tilesOf(ranges));
  return ranges.map((range) => base64(hashFromTiles(range, read, undefined, fastHash)));
}
