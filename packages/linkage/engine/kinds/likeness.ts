import { editDistance } from '../edit-distance.ts';
import { jaroWinkler } from '../jaro-winkler.ts';
import { lengthOf, type TextPool } from '../text-pool.ts';

/** Below this length one other letter makes another word. */
const SHORT = 4;
const LONG = 8;

/** One slip of the hand in a word of four letters or more, two in a long one. */
export function isSlip(pool: TextPool, one: number, other: number): boolean {
  const shortest = Math.min(lengthOf(pool, one), lengthOf(pool, other));
  if (shortest < SHORT - 1) return false;
  return editDistance(pool, one, other, 1) <= 1;
}

/** Two slips in a long word, or as alike as Jaro-Winkler 0.90. */
export function isNear(pool: TextPool, one: number, other: number): boolean {
  const shortest = Math.min(lengthOf(pool, one), lengthOf(pool, other));
  if (shortest >= LONG && editDistance(pool, one, other, 2) <= 2) return true;
  return jaroWinkler(pool, one, other) >= 0.9;
}

export const isSimilar = (pool: TextPool, one: number, other: number): boolean =>
  jaroWinkler(pool, one, other) >= 0.8;
