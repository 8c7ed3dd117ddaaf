import { joined } from '../bytes/bytes.ts';
import { sha256 } from '../bytes/sha256.ts';

/** SHA-256. */
export type Hash = (message: Uint8Array) => Uint8Array;

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** Root of the tree without leaves. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0));

/** Hash of a leaf (RFC 6962, section 2.1): SHA-256(0x00 || data). */
export const leafHash = (data: Uint8Array, hash: Hash = sha256): Uint8Array => hash(joined(LEAF, data));

/** Hash of a node (RFC 6962, section 2.1): SHA-256(0x01 || left || right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash = sha256): Uint8Array =>
  hash(joined(NODE, left, right));

/** Length of a hash in bytes. */
export const HASH_LENGTH = 32;

/** Root over hashes that stand one after another in `bytes`; a power of two of them, at least one. */
export function rootOfHashes(bytes: Uint8Array, hash: Hash = sha256): Uint8Array {
  const node = new Uint8Array(1 + 2 * HASH_LENGTH);
  node.set(NODE);
  let level = bytes;
  while (level.length > HASH_LENGTH) {
    const above = new Uint8Array(level.length / 2);
    for (let at = 0; at < above.length; at += HASH_LENGTH) {
      node.set(level.subarray(at * 2, (at + HASH_LENGTH) * 2), NODE.length);
      above.set(hash(node), at);
    }
    level = above;
  }
  return level;
}
