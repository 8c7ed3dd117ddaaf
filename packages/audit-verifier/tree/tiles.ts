import { HASH_LENGTH, type Hash, nodeHash, rootOfHashes } from './hashes.ts';
import { hashOfNodes, type NodePlace, nodesOf, type Range } from './ranges.ts';

/** Hashes in a whole tile; a tile of level 1 holds the roots of whole tiles of level 0 (C2SP tlog-tiles). */
const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

export type TilePlace = { readonly level: number; readonly index: number };

/** Gives the hashes of a tile, one after another; a tile at the edge has fewer of them. Errors: RangeError where there is none. */
export type TileReader = (place: TilePlace) => Uint8Array;

/** The tile in which the hashes under a node stand, the first of them, and how many. */
function standsIn({ level, index }: NodePlace): { tile: TilePlace; first: number; count: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const start = index * count;
  return {
    tile: { level: tileLevel, index: Math.floor(start / TILE_WIDTH) },
    first: start % TILE_WIDTH,
    count,
  };
}

const hashAt = (tile: Uint8Array, place: number): Uint8Array => {
  const hash = tile.subarray(place * HASH_LENGTH, (place + 1) * HASH_LENGTH);
  if (hash.length !== HASH_LENGTH) throw new RangeError(`the tile has no hash ${place}`);
  return hash;
};

/** Root of `count` hashes of a tile, a power of two, from `first` on. */
function rootWithin(tile: Uint8Array, first: number, count: number, hash: Hash | undefined): Uint8Array {
  const hashes = tile.subarray(first * HASH_LENGTH, (first + count) * HASH_LENGTH);
  if (hashes.length !== count * HASH_LENGTH)
    throw new RangeError(`the tile has no hash ${Math.floor(tile.length / HASH_LENGTH)}`);
  return rootOfHashes(hashes, hash);
}

/** The tiles that are needed for the hashes of these ranges, each once. */
export function tilesOf(ranges: readonly Range[]): TilePlace[] {
  const places = new Map<string, TilePlace>();
  for (const node of ranges.flatMap(nodesOf)) {
    const { tile } = standsIn(node);
    places.set(`${tile.level}/${tile.index}`, tile);
  }
  return [...places.values()];
}

/** Hashes of nodes that were made already: for many proofs in one tree. */
export type KnownNodes = Map<string, Uint8Array>;

function hashOfNode(
  { level, index }: NodePlace,
  read: TileReader,
  known: KnownNodes | undefined,
  hash: Hash | undefined,
): Uint8Array {
  const { tile, first, count } = standsIn({ level, index });
  if (count === 1) return hashAt(read(tile), first);
  if (known === undefined) return rootWithin(read(tile), first, count, hash);
  const name = `${level}/${index}`;
  const made = known.get(name);
  if (made !== undefined) return made;
  const left = hashOfNode({ level: level - 1, index: index * 2 }, read, known, hash);
  const right = hashOfNode({ level: level - 1, index: index * 2 + 1 }, read, known, hash);
  const node = nodeHash(left, right, hash);
  known.set(name, node);
  return node;
}

/** Hash of a range of leaves. `hash`: another SHA-256, for who has a faster one. */
export const hashFromTiles = (range: Range, read: TileReader, known?: KnownNodes, hash?: Hash): Uint8Array =>
  hashOfNodes(
    nodesOf(range).map((node) => hashOfNode(node, read, known, hash)),
    hash,
  );

/** Tiles at the right edge of a tree of `size`: what is read to let it grow. A whole tile is no edge. */
export function edgeOf(size: number): TilePlace[] {
  const places: TilePlace[] = [];
  let hashes = size;
  for (let level = 0; hashes > 0; level += 1) {
    if (hashes % TILE_WIDTH > 0) places.push({ level, index: Math.floor(hashes / TILE_WIDTH) });
    hashes = Math.floor(hashes / TILE_WIDTH);
  }
  return places;
}

type Tile = { readonly index: number; hashes: Uint8Array[] };

/** A tree that grows at its right edge, tile by tile. */
export class GrowingTiles {
  size: number;
  private readonly levels: Tile[] = [];
  private readonly whole = new Map<string, Uint8Array>();

  private readonly hash: Hash | undefined;

  /** `read` gives the tiles of `edgeOf(size)`. `hash`: another SHA-256, for who has a faster one. */
  constructor(size: number, read: TileReader, hash?: Hash) {
    this.size = size;
    this.hash = hash;
    for (const place of edgeOf(size)) {
      const tile = read(place);
      const count = Math.floor(size / TILE_WIDTH ** place.level) % TILE_WIDTH;
      const hashes = Array.from({ length: count }, (_, at) => hashAt(tile, at));
      this.levels[place.level] = { index: place.index, hashes };
    }
  }

  add(leaf: Uint8Array): void {
    this.size += 1;
    this.addAt(0, leaf);
  }

  root(): Uint8Array {
    const read: TileReader = ({ level, index }) => {
      const tile = this.levels[level];
      if (tile?.index === index) return bytesOf(tile.hashes);
      const whole = this.whole.get(`${level}/${index}`);
      if (whole === undefined) throw new RangeError(`no tile ${index} at level ${level}`);
      return whole;
    };
    return hashFromTiles({ start: 0, end: this.size }, read, undefined, this.hash);
  }

  /** What has to be kept: tiles that became whole, and those of the edge. */
  changed(): (TilePlace & { readonly hashes: Uint8Array })[] {
    const whole = Array.from(this.whole, ([place, hashes]) => {
      const [level, index] = place.split('/').map(Number);
      return { level: level ?? 0, index: index ?? 0, hashes };
    });
    const edge = this.levels.flatMap((tile, level) =>
      tile === undefined || tile.hashes.length === 0
        ? []
        : [{ level, index: tile.index, hashes: bytesOf(tile.hashes) }],
    );
    return [...whole, ...edge];
  }

  private addAt(level: number, hash: Uint8Array): void {
    const index = Math.floor((this.size - 1) / TILE_WIDTH ** (level + 1));
    const tile = this.levels[level] ?? { index, hashes: [] };
    this.levels[level] = tile;
    tile.hashes.push(hash);
    if (tile.hashes.length < TILE_WIDTH) return;
    const bytes = bytesOf(tile.hashes);
    this.whole.set(`${level}/${tile.index}`, bytes);
    this.levels[level] = { index: tile.index + 1, hashes: [] };
    this.addAt(level + 1, rootWithin(bytes, 0, TILE_WIDTH, this.hash));
  }
}

function bytesOf(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH);
  for (const [place, hash] of hashes.entries()) bytes.set(hash, place * HASH_LENGTH);
  return bytes;
}
