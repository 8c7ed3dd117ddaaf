import { bitsIn, lengthOf, type TextPool } from './text-pool.ts';

/** Winkler gives a common beginning extra weight only to texts that are alike already. */
const BOOST_ABOVE = 0.7;
const BOOST_PER_LETTER = 0.1;
const LONGEST_PREFIX = 4;
/** Up to this length the letters of a text fit in the bits of one number. */
const BITS = 32;

const masks = new Int32Array(256);

/**
 * Jaro-Winkler likeness of two texts of a pool, 0 (nothing in common) to 1 (equal), with the prefix boost only above 0.7 as in
 * Winkler's own program. Texts up to 32 letters take one pass with the positions of each letter as bits.
 */
export function jaroWinkler(pool: TextPool, one: number, other: number): number {
  if (one === other) return 1;
  return lengthOf(pool, one) <= lengthOf(pool, other)
    ? jaroWinklerOf(pool, one, other)
    : jaroWinklerOf(pool, other, one);
}

/** Of two texts of which the first is not the longer. */
function jaroWinklerOf({ bytes, starts }: TextPool, shorter: number, longer: number): number {
  const from = starts[shorter] as number;
  const length = (starts[shorter + 1] as number) - from;
  const otherFrom = starts[longer] as number;
  const otherLength = (starts[longer + 1] as number) - otherFrom;
  if (length === 0) return 0;
  const jaro =
    otherLength <= BITS
      ? jaroOfShort(bytes, from, length, otherFrom, otherLength)
      : jaroOfLong(bytes, from, length, otherFrom, otherLength);
  if (jaro <= BOOST_ABOVE) return jaro;
  let prefix = 0;
  const most = Math.min(LONGEST_PREFIX, length);
  while (prefix < most && bytes[from + prefix] === bytes[otherFrom + prefix]) prefix++;
  return jaro + prefix * BOOST_PER_LETTER * (1 - jaro);
}

/** False when two texts have too few letters in common to be as alike as `least` (above 0.7), whatever their order. */
export function mayReach(pool: TextPool, one: number, other: number, least: number): boolean {
  const { bytes, starts, letters } = pool;
  const from = starts[one] as number;
  const otherFrom = starts[other] as number;
  const length = (starts[one + 1] as number) - from;
  const otherLength = (starts[other + 1] as number) - otherFrom;
  const here = letters[one] as number;
  const there = letters[other] as number;
  const most = Math.min(length - bitsIn(here & ~there), otherLength - bitsIn(there & ~here));
  const jaro = (most / length + most / otherLength + 1) / 3;
  const prefix = bytes[from] === bytes[otherFrom] ? LONGEST_PREFIX : 0;
  return jaro + prefix * BOOST_PER_LETTER * (1 - jaro) >= least;
}

/** How far apart two equal letters may stand. */
const reach = (longest: number): number => Math.max(0, (longest >> 1) - 1);

const jaroOf = (matches: number, halfTranspositions: number, length: number, otherLength: number): number =>
  (matches / length + matches / otherLength + (matches - (halfTranspositions >> 1)) / matches) / 3;

function jaroOfShort(
  bytes: Uint8Array,
  from: number,
  length: number,
  otherFrom: number,
  otherLength: number,
): number {
  for (let at = 0; at < otherLength; at++) {
    const letter = bytes[otherFrom + at] as number;
    masks[letter] = (masks[letter] as number) | (1 << at);
  }
  const far = reach(otherLength);
  let used = 0;
  let matched = 0;
  let matches = 0;
  for (let at = 0; at < length; at++) {
    const low = Math.max(0, at - far);
    const high = Math.min(otherLength - 1, at + far);
    const window = ((2 << (high - low)) - 1) << low;
    const free = (masks[bytes[from + at] as number] as number) & window & ~used;
    if (free === 0) continue;
    used |= free & -free;
    matched |= 1 << at;
    matches++;
  }
  for (let at = 0; at < otherLength; at++) masks[bytes[otherFrom + at] as number] = 0;
  if (matches === 0) return 0;
  let moved = 0;
  let usedLeft = used;
  let matchedLeft = matched;
  while (matchedLeft !== 0) {
    const here = 31 - Math.clz32(matchedLeft & -matchedLeft);
    const there = 31 - Math.clz32(usedLeft & -usedLeft);
    if (bytes[from + here] !== bytes[otherFrom + there]) moved++;
    matchedLeft &= matchedLeft - 1;
    usedLeft &= usedLeft - 1;
  }
  return jaroOf(matches, moved, length, otherLength);
}

function jaroOfLong(
  bytes: Uint8Array,
  from: number,
  length: number,
  otherFrom: number,
  otherLength: number,
): number {
  const there = new Uint8Array(otherLength);
  const matched: number[] = [];
  const far = reach(otherLength);
  for (let at = 0; at < length; at++) {
    const high = Math.min(otherLength - 1, at + far);
    let to = Math.max(0, at - far);
    while (to <= high && (there[to] === 1 || bytes[from + at] !== bytes[otherFrom + to])) to++;
    if (to > high) continue;
    there[to] = 1;
    matched.push(at);
  }
  if (matched.length === 0) return 0;
  const places = [...there.keys()].filter((to) => there[to] === 1);
  const moved = matched.filter(
    (at, order) => bytes[from + at] !== bytes[otherFrom + (places[order] as number)],
  );
  return jaroOf(matched.length, moved.length, length, otherLength);
}
