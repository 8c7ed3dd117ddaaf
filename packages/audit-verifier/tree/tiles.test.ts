import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { leafHash } from './hashes.ts';
import { MemoryTree } from './memory-tree.ts';
import { consistencyRanges, inclusionRanges } from './ranges.ts';
import { edgeOf, GrowingTiles, hashFromTiles, type TilePlace, tilesOf } from './tiles.ts';

const nameOf = ({ level, index }: TilePlace): string => `${level}/${index}`;

/** A store of tiles as the database is one, and the same tree in memory. */
class Store {
  readonly tree = new MemoryTree();
  readonly tiles = new Map<string, Uint8Array>();
  readonly read = (place: TilePlace): Uint8Array => {
    const tile = this.tiles.get(nameOf(place));
    if (tile === undefined) throw new RangeError(`no tile ${nameOf(place)}`);
    return tile;
  };
  grow(count: number): Uint8Array {
    // With the hash of Node; the tree in memory has the own one.
    const growing = new GrowingTiles(this.tree.size, this.read, (bytes) => hash('sha256', bytes, 'buffer'));
    for (let i = 0; i < count; i += 1) {
      const hash = leafHash(utf8(`leaf ${this.tree.size}`));
      this.tree.addHash(hash);
      growing.add(hash);
    }
    for (const tile of growing.changed()) {
      const before = this.tiles.get(nameOf(tile)) ?? new Uint8Array(0);
      // What stands in a tile never changes; it only grows.
      expect(tile.hashes.subarray(0, before.length)).toEqual(before);
      this.tiles.set(nameOf(tile), Uint8Array.from(tile.hashes));
    }
    return Uint8Array.from(growing.root());
  }
}

test('a tree in tiles has the root and the proofs of the same tree in memory, however it grew', () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 200, max: 900 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(steps, fc.nat(), (sizes, pick) => {
      const store = new Store();
      for (const count of sizes) expect(store.grow(count)).toEqual(store.tree.root());
      const { size } = store.tree;
      const index = pick % size;
      const inclusion = inclusionRanges(index, size).map((range) => hashFromTiles(range, store.read));
      expect(inclusion).toEqual(store.tree.inclusion(index));
      const known = new Map();
      const again = inclusionRanges(index, size).map((range) => hashFromTiles(range, store.read, known));
      expect(again).toEqual(inclusion);
      const consistency = consistencyRanges(index + 1, size).map((range) => hashFromTiles(range, store.read));
      expect(consistency).toEqual(store.tree.consistency(index + 1));
    }),
    { numRuns: 40 },
  );
});

test('a tree of more than 65,536 leaves has a third level of tiles', () => {
  const store = new Store();
  store.grow(65_537);
  expect(store.grow(300)).toEqual(store.tree.root());
  expect(edgeOf(store.tree.size).map(nameOf)).toEqual(['0/257', '1/1', '2/0']);
});

test('a proof in ten million leaves needs few tiles', () => {
  expect(tilesOf(inclusionRanges(1_234_567, 10_000_000)).length).toBeLessThanOrEqual(6);
  expect(edgeOf(0)).toEqual([]);
  expect(edgeOf(256).map(nameOf)).toEqual(['1/0']);
});
