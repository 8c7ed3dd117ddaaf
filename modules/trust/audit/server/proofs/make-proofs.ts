import {
  consistencyRanges,
  hashFromTiles,
  inclusionRanges,
  type KnownNodes,
  tilesOf,
  toBase64,
} from '#packages/audit-verifier/index.ts';
import type { Scope, SystemScope } from '#platform/server/index.ts';
import { readTiles } from './tile-queries.ts';

type At = Pick<Scope | SystemScope, 'db'>;

/** For each position the hashes that prove its leaf in the tree of `size`, base64; all tiles are read at once. */
export async function proveInclusions(
  at: At,
  positions: readonly number[],
  size: number,
): Promise<string[][]> {
  const ranges = positions.map((position) => inclusionRanges(position, size));
  const read = await readTiles(at, tilesOf(ranges.flat()));
  const known: KnownNodes = new Map();
  return ranges.map((one) => one.map((range) => toBase64(hashFromTiles(range, read, known))));
}

/** The hashes that prove that the tree of `size` begins with that of `earlier`, base64. `earlier` at least 1 and at most `size`. */
export async function proveConsistency(at: At, earlier: number, size: number): Promise<string[]> {
  const ranges = consistencyRanges(earlier, size);
  const read = await readTiles(at, tilesOf(ranges));
  return ranges.map((range) => toBase64(hashFromTiles(range, read)));
}
