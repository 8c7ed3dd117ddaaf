import { sameBytes } from '../bytes/bytes.ts';
import { nodeHash } from './hashes.ts';
import { splitOf } from './ranges.ts';

/** The hashes of a proof, taken one by one. */
class Steps {
  private taken = 0;
  private readonly hashes: readonly Uint8Array[];
  constructor(hashes: readonly Uint8Array[]) {
    this.hashes = hashes;
  }
  next(): Uint8Array {
    const hash = this.hashes[this.taken];
    if (hash === undefined || hash.length !== 32) throw new RangeError('the proof is too short');
    this.taken += 1;
    return hash;
  }
  get done(): boolean {
    return this.taken === this.hashes.length;
  }
}

const isPlace = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

function rootOver(leaf: Uint8Array, index: number, size: number, steps: Steps): Uint8Array {
  if (size === 1) return leaf;
  const split = splitOf(size);
  if (index < split) {
    const left = rootOver(leaf, index, split, steps);
    return nodeHash(left, steps.next());
  }
  const right = rootOver(leaf, index - split, size - split, steps);
  return nodeHash(steps.next(), right);
}

/** The root that a proof leads to, or undefined when it has not the length that the place asks for. */
function rootOfProof(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!isPlace(index, size)) return undefined;
  try {
    const steps = new Steps(proof);
    const root = rootOver(leaf, index, size, steps);
    return steps.done ? root : undefined;
  } catch {
    return undefined;
  }
}

/** True when the proof shows that the leaf with this hash stands at `index` in the tree of `size` with `root`. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const found = rootOfProof(leaf, index, size, proof);
  return found !== undefined && sameBytes(found, root);
}

type Roots = { readonly earlier: Uint8Array; readonly later: Uint8Array };

function bothRoots(earlier: number, size: number, known: Uint8Array | undefined, steps: Steps): Roots {
  if (earlier === size) {
    const hash = known ?? steps.next();
    return { earlier: hash, later: hash };
  }
  const split = splitOf(size);
  if (earlier <= split) {
    const left = bothRoots(earlier, split, known, steps);
    return { earlier: left.earlier, later: nodeHash(left.later, steps.next()) };
  }
  const right = bothRoots(earlier - split, size - split, undefined, steps);
  const left = steps.next();
  return { earlier: nodeHash(left, right.earlier), later: nodeHash(left, right.later) };
}

export type SizedRoot = { readonly size: number; readonly root: Uint8Array };

/** True when the proof shows that the later tree begins with all of the earlier one. A tree of size 0 proves nothing. */
export function verifyConsistency(
  earlier: SizedRoot,
  later: SizedRoot,
  proof: readonly Uint8Array[],
): boolean {
  if (!isPlace(earlier.size - 1, later.size)) return false;
  try {
    const steps = new Steps(proof);
    const roots = bothRoots(earlier.size, later.size, earlier.root, steps);
    return steps.done && sameBytes(roots.earlier, earlier.root) && sameBytes(roots.later, later.root);
  } catch {
    return false;
  }
}
