import { editDistance, isOneSlip } from '../edit-distance.ts';
import { jaroWinkler, mayReach } from '../jaro-winkler.ts';
import { lengthOf, type TextPool } from '../text-pool.ts';

/** How alike two unequal words are; the numbers are the order in which kinds list their levels. */
const SLIP = 0;
export const NEAR = 1;
const SIMILAR = 2;
const UNLIKE = 3;

/** In a word shorter than this another letter makes another word. */
const SHORT = 3;
/** From this length on two slips still leave the same word. */
const LONG = 8;
const NEAR_FROM = 0.9;
const SIMILAR_FROM = 0.8;
/** As alike as three letters of which one is another can be: no slip leaves less, and nothing below it needs a closer look. */
const LEAST_ALIKE = 0.777;

/**
 * One slip of the hand in a word of three letters or more; near: two slips in a long word, or Jaro-Winkler from 0.90; similar: from
 * 0.80. The bounds are the usual ones for names (Winkler 1990; Christen 2012, ch. 5).
 */
export function likeness(pool: TextPool, one: number, other: number): number {
  if (!mayReach(pool, one, other, LEAST_ALIKE)) return UNLIKE;
  const shortest = Math.min(lengthOf(pool, one), lengthOf(pool, other));
  if (shortest >= SHORT && isOneSlip(pool, one, other)) return SLIP;
  const alike = jaroWinkler(pool, one, other);
  if (alike >= NEAR_FROM) return NEAR;
  if (alike < SIMILAR_FROM) return UNLIKE;
  return shortest >= LONG && editDistance(pool, one, other, 2) <= 2 ? NEAR : SIMILAR;
}
