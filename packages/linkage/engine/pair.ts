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

const cross = (
  table: Table,
  columnHere: number,
  one: number,
  columnThere: number,
  other: number,
  plans: readonly FieldPlan[],
): number => {
  const here = table.columns[columnHere];
  const there = table.columns[columnThere];
  const planHere = plans[columnHere];
  const planThere = plans[columnThere];
  if (here === undefined || there === undefined || planHere === undefined || planThere === undefined) return -1;
  const valueHere = here.valueOf[one] as number;
  const valueThere = there.valueOf[other] as number;
  if (valueHere < 0 || valueThere < 0) return -1;
  const hashHere = here.parts[valueHere * planHere.kind.parts.length] as number;
  const hashThere = there.parts[valueThere * planThere.kind.parts.length] as number;
  if (hashHere !== 0 && hashHere === hashThere) return 1;
  const soundHere = here.parts[valueHere * planHere.kind.parts.length + 1] as number;
  const soundThere = there.parts[valueThere * planThere.kind.parts.length + 1] as number;
  return soundHere !== 0 && soundHere === soundThere ? 1 : 0;
};

/** Compares records of one table field by field; `swaps` are pairs of fields that may have changed places. */
export function pairReader(table: Table, plans: readonly FieldPlan[], swaps: readonly Swap[]): PairReader {
  const fields = plans.length;
  const digits = new Uint8Array(fields);
  const valueOf = table.columns.map((column) => column.valueOf);
  const features = table.columns.map((column) => column.features);
  const kinds = plans.map((plan) => plan.kind);
  const worst = plans.map((plan) => plan.kind.levels.length);
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
    const last = worst[first] as number;
    if ((digits[first] as number) < last - 1 && digits[first] !== MISSING) return;
    if ((digits[second] as number) < (worst[second] as number) - 1 && digits[second] !== MISSING) return;
    const forth = cross(table, first, one, second, other, plans);
    const back = cross(table, second, one, first, other, plans);
    if (forth + back < 1 || forth === 0 || back === 0) return;
    digits[first] = last + 1;
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
