import { HEAD_LEAF, type HeadLeaf, headHash, headSalt, MemoryTree } from '#packages/audit-verifier/index.ts';
import type { Head } from './sequencer-queries.ts';

/** The leaf that says how far an organisation has come. */
const headLeafOf = ({ organisation, sequence, leafHash }: Head, salt: Uint8Array): HeadLeaf => ({
  v: HEAD_LEAF,
  organisation,
  count: sequence,
  last: leafHash.toString('base64'),
  salt: headSalt(salt, organisation),
});

/** The tree over all heads, in the order of the organisations' ids. */
export function headTreeOf(
  heads: readonly Head[],
  salt: Uint8Array,
): { tree: MemoryTree; leaves: HeadLeaf[] } {
  const leaves = heads.map((head) => headLeafOf(head, salt));
  const tree = new MemoryTree();
  for (const leaf of leaves) tree.addHash(headHash(leaf));
  return { tree, leaves };
}
