import { bitsIn, type TextPool } from './text-pool.ts';

const LONGEST = 256;
let before = new Uint16Array(LONGEST + 1);
let last = new Uint16Array(LONGEST + 1);
let row = new Uint16Array(LONGEST + 1);

/** Where two texts still differ: what is equal at both ends is set aside. */
const rest = { from: 0, end: 0, otherFrom: 0, otherEnd: 0 };

function setAside({ bytes, starts }: TextPool, one: number, other: number): void {
  let from = starts[one] as number;
  let otherFrom = starts[other] as number;
  let end = starts[one + 1] as number;
  let otherEnd = starts[other + 1] as number;
  while (from < end && otherFrom < otherEnd && bytes[from] === bytes[otherFrom]) {
    from++;
    otherFrom++;
  }
  while (from < end && otherFrom < otherEnd && bytes[end - 1] === bytes[otherEnd - 1]) {
    end--;
    otherEnd--;
  }
  rest.from = from;
  rest.end = Math.min(end, from + LONGEST);
  rest.otherFrom = otherFrom;
  rest.otherEnd = Math.min(otherEnd, otherFrom + LONGEST);
}

/**
 * Slips of the hand between two texts of a pool: letters put in, left out, replaced, or neighbours swapped (optimal string
 * alignment). Stops at `most`: anything further apart gives `most + 1`. What differs is compared over at most 256 letters.
 */
export function editDistance(pool: TextPool, one: number, other: number, most: number): number {
  if (one === other) return 0;
  const here = pool.letters[one] as number;
  const there = pool.letters[other] as number;
  // Each slip brings at most one letter that the other text does not have.
  if (bitsIn(here & ~there) > most || bitsIn(there & ~here) > most) return most + 1;
  setAside(pool, one, other);
  const length = rest.end - rest.from;
  const otherLength = rest.otherEnd - rest.otherFrom;
  if (Math.abs(length - otherLength) > most) return most + 1;
  if (length === 0 || otherLength === 0) return Math.min(most + 1, length + otherLength);
  for (let at = 0; at <= otherLength; at++) last[at] = at;
  for (let at = 1; at <= length; at++) {
    if (fillRow(pool.bytes, at, otherLength) > most) return most + 1;
    const free = before;
    before = last;
    last = row;
    row = free;
  }
  return Math.min(most + 1, last[otherLength] as number);
}

/** One row of the table of distances; gives the least of it. */
function fillRow(bytes: Uint8Array, at: number, otherLength: number): number {
  const letter = bytes[rest.from + at - 1];
  const letterBefore = at > 1 ? bytes[rest.from + at - 2] : -1;
  let least = at;
  row[0] = at;
  for (let to = 1; to <= otherLength; to++) {
    const letterThere = bytes[rest.otherFrom + to - 1];
    let slips = Math.min(
      (last[to] as number) + 1,
      (row[to - 1] as number) + 1,
      (last[to - 1] as number) + (letter === letterThere ? 0 : 1),
    );
    const changedPlaces = to > 1 && letterThere === letterBefore && letter === bytes[rest.otherFrom + to - 2];
    if (changedPlaces) slips = Math.min(slips, (before[to - 2] as number) + 1);
    row[to] = slips;
    if (slips < least) least = slips;
  }
  return least;
}

/** Whether at most one slip stands between two texts. */
export function isOneSlip(pool: TextPool, one: number, other: number): boolean {
  const { bytes } = pool;
  setAside(pool, one, other);
  const { from, otherFrom } = rest;
  const length = rest.end - from;
  const otherLength = rest.otherEnd - otherFrom;
  if (length <= 1 && otherLength <= 1) return true;
  return (
    length === 2 &&
    otherLength === 2 &&
    bytes[from] === bytes[otherFrom + 1] &&
    bytes[from + 1] === bytes[otherFrom]
  );
}
