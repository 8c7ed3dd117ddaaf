import { bitsIn, type TextPool } from './text-pool.ts';

const LONGEST = 256;
let before = new Uint16Array(LONGEST + 1);
let last = new Uint16Array(LONGEST + 1);
let row = new Uint16Array(LONGEST + 1);

/**
 * Slips of the hand between two texts of a pool: letters put in, left out, replaced, or neighbours swapped (optimal string
 * alignment). Stops at `most`: anything further apart gives `most + 1`. Texts of over 256 letters are compared by that many.
 */
export function editDistance(pool: TextPool, one: number, other: number, most: number): number {
  if (one === other) return 0;
  const { bytes, starts, letters } = pool;
  const here = letters[one] as number;
  const there = letters[other] as number;
  // Each slip brings at most one letter that the other text does not have.
  if (bitsIn(here & ~there) > most || bitsIn(there & ~here) > most) return most + 1;
  let from = starts[one] as number;
  let otherFrom = starts[other] as number;
  let end = from + Math.min(LONGEST, (starts[one + 1] as number) - from);
  let otherEnd = otherFrom + Math.min(LONGEST, (starts[other + 1] as number) - otherFrom);
  if (Math.abs(end - from - (otherEnd - otherFrom)) > most) return most + 1;
  // What is equal at both ends changes nothing.
  while (from < end && otherFrom < otherEnd && bytes[from] === bytes[otherFrom]) {
    from++;
    otherFrom++;
  }
  while (from < end && otherFrom < otherEnd && bytes[end - 1] === bytes[otherEnd - 1]) {
    end--;
    otherEnd--;
  }
  const length = end - from;
  const otherLength = otherEnd - otherFrom;
  if (length === 0 || otherLength === 0) return Math.min(most + 1, length + otherLength);
  for (let at = 0; at <= otherLength; at++) last[at] = at;
  for (let i = 1; i <= length; i++) {
    const letter = bytes[from + i - 1];
    row[0] = i;
    let best = i;
    for (let j = 1; j <= otherLength; j++) {
      const letterThere = bytes[otherFrom + j - 1];
      let slips = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (letter === letterThere ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === bytes[otherFrom + j - 2] && bytes[from + i - 2] === letterThere)
        slips = Math.min(slips, (before[j - 2] as number) + 1);
      row[j] = slips;
      if (slips < best) best = slips;
    }
    if (best > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(most + 1, last[otherLength] as number);
}

/** Whether at most one slip stands between two texts; what is equal at both ends is set aside, and little may be left. */
export function isOneSlip({ bytes, starts }: TextPool, one: number, other: number): boolean {
  let from = starts[one] as number;
  let otherFrom = starts[other] as number;
  let end = starts[one + 1] as number;
  let otherEnd = starts[other + 1] as number;
  const longer = end - from - (otherEnd - otherFrom);
  if (longer > 1 || longer < -1) return false;
  while (from < end && otherFrom < otherEnd && bytes[from] === bytes[otherFrom]) {
    from++;
    otherFrom++;
  }
  while (from < end && otherFrom < otherEnd && bytes[end - 1] === bytes[otherEnd - 1]) {
    end--;
    otherEnd--;
  }
  const left = end - from;
  const otherLeft = otherEnd - otherFrom;
  if (left <= 1 && otherLeft <= 1) return true;
  return (
    left === 2 &&
    otherLeft === 2 &&
    bytes[from] === bytes[otherFrom + 1] &&
    bytes[from + 1] === bytes[otherFrom]
  );
}
