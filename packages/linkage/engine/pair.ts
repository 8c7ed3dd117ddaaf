import type { Plan } from './plan.ts';
import { MISSING, type Swap, swapDigits } from './swap.ts';
import type { FieldPlan, Table } from './table.ts';

export type PairReader = {
  /** Levels by field, as digits; how the fields of one pair stand to each other. */
  readonly digits: Uint8Array;
  /** Reads a pair into `digits`. */
  read(one: number, other: number): void;
  /** Whether two records can never be one, by a field that keeps apart. */
  keptApart(one: number, other: number): boolean;
  /** Whether two records cannot even be proposed as one. */
  neverPair(one: number, other: number): boolean;
};

function textOf(table: Table, plans: readonly FieldPlan[], field: number, record: number): number {
  const column = table.columns[field];
  const kind = plans[field]?.kind;
  const value = column?.valueAt[record] ?? -1;
  if (value < 0 || column === undefined || kind?.swapText === undefined) return -1;
  return column.features[value * kind.width + kind.swapText] ?? -1;
}

/** Compares records of one table field by field. */
export function pairReader(table: Table, { fields: plans, swaps }: Plan): PairReader {
  const fields = plans.length;
  const digits = new Uint8Array(fields);
  const valueAt = table.columns.map((column) => column.valueAt);
  const features = table.columns.map((column) => column.features);
  const alike = table.columns.map((column) => column.alike);
  const kinds = plans.map((plan) => plan.kind);
  const apartInGroups = plans.flatMap((plan, field) => (plan.keepsApart === null ? [] : [field]));
  const apartInPairs = plans.flatMap((plan, field) => (plan.keepsApart === 'pairs' ? [field] : []));
  const { pool } = table;

  function read(one: number, other: number): void {
    for (let field = 0; field < fields; field++) {
      const values = valueAt[field] as Int32Array;
      const here = values[one] as number;
      const there = values[other] as number;
      if (here < 0 || there < 0) digits[field] = MISSING;
      else if (here === there) digits[field] = (alike[field] as Uint8Array)[here] as number;
      else {
        const kind = kinds[field] as FieldPlan['kind'];
        digits[field] =
          kind.compare(pool, features[field] as Int32Array, here * kind.width, there * kind.width) + 1;
      }
    }
    for (const swap of swaps) swapped(swap, one, other);
  }

  function swapped(swap: Swap, one: number, other: number): void {
    const { first, second } = swap;
    if (digits[first] === 1 || digits[second] === 1) return;
    swapDigits(digits, swap, plans, pool, {
      firstHere: textOf(table, plans, first, one),
      secondHere: textOf(table, plans, second, one),
      firstThere: textOf(table, plans, first, other),
      secondThere: textOf(table, plans, second, other),
    });
  }

  function apartBy(byFields: readonly number[], one: number, other: number): boolean {
    for (const field of byFields) {
      const values = valueAt[field] as Int32Array;
      const here = values[one] as number;
      const there = values[other] as number;
      const kind = kinds[field] as FieldPlan['kind'];
      if (here < 0 || there < 0 || here === there || kind.keepsApart === undefined) continue;
      if (kind.keepsApart(pool, features[field] as Int32Array, here * kind.width, there * kind.width))
        return true;
    }
    return false;
  }

  return {
    digits,
    read,
    keptApart: (one, other) => apartBy(apartInGroups, one, other),
    neverPair: (one, other) => apartBy(apartInPairs, one, other),
  };
}
