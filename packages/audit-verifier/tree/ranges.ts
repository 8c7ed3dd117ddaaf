import { type Hash, nodeHash } from './hashes.ts';

/** Leaves `start` up to, not including, `end`. */
export type Range = { readonly start: number; readonly end: number };

/** A whole subtree: the leaves from `index * 2 ** level`, `2 ** level` of them. */
export type NodePlace = { readonly level: number; readonly index: number };

/** The largest power of two smaller than `size`; `size` at least 2. Not by bits: sizes go past 32 of them. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The whole subtrees that a range of a tree consists of, from left to right; a range of a proof always starts aligned. */
export function nodesOf({ start, end }: Range): NodePlace[] {
  const nodes: NodePlace[] = [];
  let from = start;
  while (from < end) {
    let level = 0;
    while (2 ** (level + 1) <= end - from) level += 1;
    nodes.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return nodes;
}

/** Hash of the range from the hashes of its whole subtrees, in the order of `nodesOf`. */
export function hashOfNodes(hashes: readonly Uint8Array[], hash?: Hash): Uint8Array {
  const reversed = hashes.toReversed();
  const [last, ...others] = reversed;
  if (last === undefined) throw new RangeError('a range has at least one leaf');
  return others.reduce((right, left) => nodeHash(left, right, hash), last);
}

function checkPlace(index: number, size: number): void {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
}

/** The ranges whose hashes prove leaf `index` in a tree of `size` (RFC 6962, section 2.1.1). Errors: RangeError. */
export function inclusionRanges(index: number, size: number): Range[] {
  checkPlace(index, size);
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** The ranges whose hashes prove that a tree of `size` begins with the one of `earlier` (RFC 6962, section 2.1.2). Errors: RangeError. */
export function consistencyRanges(earlier: number, size: number): Range[] {
  checkPlace(earlier - 1, size);
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (earlier < end) {
    const middle = start + splitOf(end - start);
    if (earlier <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The whole earlier tree is known to who asks; a part of it is not.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}
