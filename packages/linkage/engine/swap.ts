import { likeness, NEAR } from './kinds/likeness.ts';
import type { FieldPlan } from './table.ts';
import type { TextPool } from './text-pool.ts';

/** A digit of a pair's pattern: 0 when nothing can be compared, else the level's index and one. */
export const MISSING = 0;

/** Names in the wrong way round: which of the two fields carries the evidence, and where its level stands. */
export type Swap = { readonly first: number; readonly second: number };

/** Texts of a swap's two fields in two records; 0 or less when missing. */
type SwapTexts = {
  readonly firstHere: number;
  readonly secondHere: number;
  readonly firstThere: number;
  readonly secondThere: number;
};

/** How a text in one column and a text in another stand to each other: 1 alike, 0 not, -1 when one of them is missing. */
function crosswise(pool: TextPool, here: number, there: number): number {
  if (here <= 0 || there <= 0) return -1;
  return here === there || likeness(pool, here, there) <= NEAR ? 1 : 0;
}

/** A swap is worth looking at when straight on the fields differ, or cannot be compared. */
const mayBeSwapped = (digits: Uint8Array, field: number, plans: readonly FieldPlan[]): boolean =>
  digits[field] === MISSING || plans[field]?.kind.levels[(digits[field] as number) - 1]?.name === 'different';

/**
 * When two fields are alike crosswise, or one way while the other is not filled in, the first says `swapped` and the second nothing
 * more: it is one fact.
 */
export function swapDigits(
  digits: Uint8Array,
  { first, second }: Swap,
  plans: readonly FieldPlan[],
  pool: TextPool,
  texts: SwapTexts,
): void {
  if (!mayBeSwapped(digits, first, plans) || !mayBeSwapped(digits, second, plans)) return;
  const forth = crosswise(pool, texts.firstHere, texts.secondThere);
  if (forth === 0) return;
  const back = crosswise(pool, texts.secondHere, texts.firstThere);
  if (back === 0 || (forth === -1 && back === -1)) return;
  digits[first] = (plans[first]?.kind.levels.length ?? 0) + 1;
  digits[second] = MISSING;
}
