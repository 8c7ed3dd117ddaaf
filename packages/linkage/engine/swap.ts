import { likeness, NEAR } from './kinds/likeness.ts';
import type { FieldPlan, Table } from './table.ts';
import type { TextPool } from './text-pool.ts';

/** A digit of a pair's pattern: 0 when nothing can be compared, else the level's index and one. */
export const MISSING = 0;

/** Names in the wrong way round: which of the two fields carries the evidence, and where its level stands. */
export type Swap = { readonly first: number; readonly second: number };

/** A swap with the digits by which it is recognised and told. */
export type SwapPlan = Swap & {
  readonly firstDiffers: number;
  readonly secondDiffers: number;
  readonly swapped: number;
};

const NO_LEVEL = -1;

export const swapPlan = (plans: readonly FieldPlan[], { first, second }: Swap): SwapPlan => ({
  first,
  second,
  firstDiffers: digitOfDifferent(plans[first]),
  secondDiffers: digitOfDifferent(plans[second]),
  swapped: (plans[first]?.kind.levels.length ?? 0) + 1,
});

/**
 * When two fields are alike crosswise, or one way while the other is not filled in, the first says `swapped` and the second nothing
 * more: it is one fact. A swap is worth looking at when straight on both fields differ, or cannot be compared. Texts are those that
 * may stand in the other field; 0 or less when missing.
 */
export function swapDigits(
  digits: Uint8Array,
  { first, second, firstDiffers, secondDiffers, swapped }: SwapPlan,
  pool: TextPool,
  firstHere: number,
  secondHere: number,
  firstThere: number,
  secondThere: number,
): void {
  if (digits[first] !== MISSING && digits[first] !== firstDiffers) return;
  if (digits[second] !== MISSING && digits[second] !== secondDiffers) return;
  const forth = crosswise(pool, firstHere, secondThere);
  if (forth === 0) return;
  const back = crosswise(pool, secondHere, firstThere);
  if (back === 0 || (forth === -1 && back === -1)) return;
  digits[first] = swapped;
  digits[second] = MISSING;
}

/** One swap in a table: looks whether it explains a pair whose fields have been compared straight on. */
export type SwapReader = (digits: Uint8Array, one: number, other: number) => void;

export function swapReader(table: Table, plans: readonly FieldPlan[], swap: SwapPlan): SwapReader {
  const { pool } = table;
  const firsts = textsOf(table, plans, swap.first);
  const seconds = textsOf(table, plans, swap.second);
  return (digits, one, other) =>
    swapDigits(
      digits,
      swap,
      pool,
      firsts[one] as number,
      seconds[one] as number,
      firsts[other] as number,
      seconds[other] as number,
    );
}

function digitOfDifferent(plan: FieldPlan | undefined): number {
  const index = plan?.kind.levels.findIndex(({ name }) => name === 'different') ?? NO_LEVEL;
  return index === NO_LEVEL ? NO_LEVEL : index + 1;
}

/** By record, the text of a field that may stand in the other one; 0 when it says nothing. */
function textsOf(table: Table, plans: readonly FieldPlan[], field: number): Int32Array {
  const texts = new Int32Array(table.size);
  const column = table.columns[field];
  const kind = plans[field]?.kind;
  if (column === undefined || kind?.swapText === undefined) return texts;
  for (let record = 0; record < texts.length; record++) {
    const value = column.valueAt[record] as number;
    if (value >= 0) texts[record] = column.features[value * kind.width + kind.swapText] as number;
  }
  return texts;
}

/** How a text in one column and a text in another stand to each other: 1 alike, 0 not, -1 when one of them is missing. */
function crosswise(pool: TextPool, here: number, there: number): number {
  if (here <= 0 || there <= 0) return -1;
  return here === there || likeness(pool, here, there) <= NEAR ? 1 : 0;
}
