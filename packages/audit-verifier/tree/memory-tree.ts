import { emptyRoot, leafHash, nodeHash } from './hashes.ts';
import {
  consistencyRanges,
  hashOfNodes,
  inclusionRanges,
  type NodePlace,
  nodesOf,
  type Range,
} from './ranges.ts';

/** A tree held in memory: for small trees, and for tests. Grows at the right side only. */
export class MemoryTree {
  /** Per level the hashes of its whole subtrees. */
  private readonly levels: Uint8Array[][] = [[]];

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  add(data: Uint8Array): void {
    this.addHash(leafHash(data));
  }

  addHash(leaf: Uint8Array): void {
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const hashes = this.levels[level] ?? [];
      this.levels[level] = hashes;
      hashes.push(hash);
      const left = hashes.at(-2);
      if (hashes.length % 2 === 1 || left === undefined) return;
      hash = nodeHash(left, hash);
    }
  }

  root(size = this.size): Uint8Array {
    return size === 0 ? emptyRoot() : this.hashOf({ start: 0, end: size });
  }

  inclusion(index: number, size = this.size): Uint8Array[] {
    return inclusionRanges(index, size).map((range) => this.hashOf(range));
  }

  consistency(earlier: number, size = this.size): Uint8Array[] {
    return consistencyRanges(earlier, size).map((range) => this.hashOf(range));
  }

  private hashOf(range: Range): Uint8Array {
    return hashOfNodes(nodesOf(range).map((place) => this.nodeAt(place)));
  }

  private nodeAt({ level, index }: NodePlace): Uint8Array {
    const hash = this.levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`the tree has no node ${index} at level ${level}`);
    return hash;
  }
}
