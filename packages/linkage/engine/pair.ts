import { likeness, NEAR } from './kinds/likeness.ts';
import type { Plan } from './plan.ts';
import type { FieldPlan, Table } from './table.ts';

/** A digit of a pair's pattern: 0 when nothing can be compared, else the level's index and one. */
export const MISSING = 0;

/** Names in the wrong way round: which of the two fields carries the evidence, and where its level stands. */
export type Swap = { readonly first: number; readonly second: number };

export type PairReader = {
  /** Levels by field, as digits; how the fields of one pair stand to each other. */
  readonly digits: Uint8Array;
  /** Reads a pair into `digits`. */
  read(one: number, other: number): void;
  /** Whether two records can never be one, by a field that keeps apart. */
  keptApart(one: number, other: number): boolean;
};

/** How a text in one column and a text in another stand to each other: 1 alike, 0 not, -1 when one of them is missing. */
function crosswise(
  table: Table,
  plans: readonly FieldPlan[],
  fieldHere: number,
  one: number,
  fieldThere: number,
  other: number,
): number {
  const here = textOf(table, plans, fieldHere, one);
  const there = textOf(table, plans, fieldThere, other);
  if (here <= 0 || there <= 0) return -1;
  return here === there || likeness(table.pool, here, there) <= NEAR ? 1 : 0;
}

function textOf(table: Table, plans: readonly FieldPlan[], field: number, record: number): number {
  const column = table.columns[field];
  const kind = plans[field]?.kind;
  const value = column?.valueOf[record] ?? -1;
  if (value < 0 || column === undefined || kind?.swapText === undefined) return -1;
  return column.features[value * kind.width + kind.swapText] ?? -1;
}

/** Compares records of one table field by field. */
export function pairReader(table: Table, { fields: plans, swaps }: Plan): PairReader {
  const fields = plans.length;
  const digits = new Uint8Array(fields);
  const valueOf = table.columns.map((column) => column.valueOf);
  const features = table.columns.map((column) => column.features);
  const kinds = plans.map((plan) => plan.kind);
  const levels = plans.map((plan) => plan.kind.levels.length);
  const unlike = plans.map((plan) => plan.kind.levels.findIndex((level) => level.name === 'different') + 1);
  const apart = plans.flatMap((plan, field) => (plan.keepsApart ? [field] : []));
  const { pool } = table;

  function read(one: number, other: number): void {
    for (let field = 0; field < fields; field++) {
      const values = valueOf[field] as Int32Array;
      const here = values[one] as number;
      const there = values[other] as number;
      if (here < 0 || there < 0) digits[field] = MISSING;
      else if (here === there) digits[field] = 1;
      else {
        const kind = kinds[field] as FieldPlan['kind'];
        digits[field] =
          kind.compare(pool, features[field] as Int32Array, here * kind.width, there * kind.width) + 1;
      }
    }
    for (const swap of swaps) swapped(swap, one, other);
  }

  /** Both crosswise the same, or one when the other is not filled in: the first field says so, the second says nothing more. */
  function swapped({ first, second }: Swap, one: number, other: number): void {
    const atFirst = digits[first] as number;
    const atSecond = digits[second] as number;
    if (atFirst !== MISSING && atFirst !== unlike[first]) return;
    if (atSecond !== MISSING && atSecond !== unlike[second]) return;
    const forth = crosswise(table, plans, first, one, second, other);
    if (forth === 0) return;
    const back = crosswise(table, plans, second, one, first, other);
    if (back === 0 || (forth === -1 && back === -1)) return;
    digits[first] = (levels[first] as number) + 1;
    digits[second] = MISSING;
  }

  function keptApart(one: number, other: number): boolean {
    for (const field of apart) {
      const values = valueOf[field] as Int32Array;
      const here = values[one] as number;
      const there = values[other] as number;
      const kind = kinds[field] as FieldPlan['kind'];
      if (here < 0 || there < 0 || here === there || kind.keepsApart === undefined) continue;
      if (kind.keepsApart(pool, features[field] as Int32Array, here * kind.width, there * kind.width)) return true;
    }
    return false;
  }

  return { digits, read, keptApart };
}
