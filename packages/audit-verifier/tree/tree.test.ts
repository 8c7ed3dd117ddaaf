import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes/bytes.ts';
import { leafHash, nodeHash } from './hashes.ts';
import { MemoryTree } from './memory-tree.ts';
import { splitOf } from './ranges.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Leaves and roots of the reference tree of Certificate Transparency (merkle_tree_test of its log server). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(fromHex);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const referenceTree = (): MemoryTree => {
  const tree = new MemoryTree();
  for (const leaf of LEAVES) tree.add(leaf);
  return tree;
};

/** As RFC 6962, section 2.1, writes it. */
function rootBySpecification(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return leafHash(only);
  const split = splitOf(leaves.length);
  return nodeHash(rootBySpecification(leaves.slice(0, split)), rootBySpecification(leaves.slice(split)));
}

describe('the tree of RFC 6962', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))(
    'has the known root of %i leaves',
    (size, root) => {
      expect(toHex(referenceTree().root(size))).toBe(root);
    },
  );

  test('has the known proofs', () => {
    const tree = referenceTree();
    const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);
    expect(hex(tree.inclusion(0, 8))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(tree.inclusion(5, 8))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(tree.consistency(6, 8))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(tree.consistency(2, 5))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });
});

const treeOf = (leaves: readonly Uint8Array[]): MemoryTree => {
  const tree = new MemoryTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree;
};
/** No two alike, or one would be proven at the place of the other. */
const someLeaves = fc.uniqueArray(fc.uint8Array({ maxLength: 4 }), {
  minLength: 1,
  maxLength: 70,
  selector: toHex,
});
const turned = (hash: Uint8Array, at: number): Uint8Array => hash.with(at % 32, (hash[at % 32] ?? 0) ^ 1);

describe('any tree', () => {
  test('has the root that the definition gives', () => {
    fc.assert(
      fc.property(someLeaves, (leaves) => {
        expect(treeOf(leaves).root()).toEqual(rootBySpecification(leaves));
      }),
    );
  });

  test('proves each of its leaves, at its own place only', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), fc.nat(), (leaves, pick, other, at) => {
        const tree = treeOf(leaves);
        const index = pick % leaves.length;
        const proof = tree.inclusion(index);
        const hash = leafHash(leaves[index]!);
        const root = tree.root();
        expect(verifyInclusion(hash, index, leaves.length, proof, root)).toBe(true);
        const wrong = other % (leaves.length + 2);
        if (wrong !== index) expect(verifyInclusion(hash, wrong, leaves.length, proof, root)).toBe(false);
        expect(verifyInclusion(turned(hash, at), index, leaves.length, proof, root)).toBe(false);
        expect(verifyInclusion(hash, index, leaves.length, [...proof, hash], root)).toBe(false);
        expect(verifyInclusion(hash, index, leaves.length, proof, turned(root, at))).toBe(false);
        if (proof.length > 0)
          expect(verifyInclusion(hash, index, leaves.length, proof.slice(1), root)).toBe(false);
      }),
    );
  });

  test('proves that it begins with each earlier one, and with no other', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (leaves, pick, at) => {
        const tree = treeOf(leaves);
        const size = 1 + (pick % leaves.length);
        const earlier = { size, root: tree.root(size) };
        const later = { size: leaves.length, root: tree.root() };
        const proof = tree.consistency(size);
        expect(verifyConsistency(earlier, later, proof)).toBe(true);
        expect(verifyConsistency({ ...earlier, root: turned(earlier.root, at) }, later, proof)).toBe(false);
        expect(verifyConsistency(earlier, { ...later, root: turned(later.root, at) }, proof)).toBe(false);
        expect(verifyConsistency(earlier, later, [...proof, later.root])).toBe(false);
      }),
    );
  });

  test('has no proof of a leaf that it has not, nor from nothing', () => {
    const tree = treeOf([Uint8Array.of(1)]);
    expect(() => tree.inclusion(1)).toThrow(RangeError);
    expect(() => tree.consistency(0)).toThrow(RangeError);
    expect(verifyConsistency({ size: 0, root: tree.root(0) }, { size: 1, root: tree.root() }, [])).toBe(
      false,
    );
  });
});
