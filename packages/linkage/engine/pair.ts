import type { Plan } from './plan.ts';
import { MISSING, swapReader } from './swap.ts';
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
  const swapReaders = swaps.map((swap) => swapReader(table, plans, swap));
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
    for (const swap of swapReaders) swap(digits, one, other);
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
