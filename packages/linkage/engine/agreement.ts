import type { Border } from './candidates.ts';
import type { Column, FieldPlan, Table } from './table.ts';

/**
 * Of one field: pairs of records that both have it, and pairs that agree, by value and by each part of it. Two that both have only
 * an initial, or the same part of a date, are not equal.
 */
export type Agreement = { readonly known: number; readonly equal: number; readonly parts: readonly number[] };

/** Counts all pairs of a table, also those that no rule brings together. */
export const countAgreement = (table: Table, plans: readonly FieldPlan[], border: Border): Agreement[] =>
  table.columns.map((column, field) => {
    const sides =
      border === null
        ? [valueCounts(column, 0, table.size)]
        : [valueCounts(column, 0, border), valueCounts(column, border, table.size)];
    const width = plans[field]?.kind.parts.length ?? 0;
    return {
      known: pairsOf(sides.map(sum)),
      equal: pairsPerValue(sides.map((counts) => ofWholeValues(column, counts))),
      parts: Array.from({ length: width }, (_, part) =>
        pairsPerValue(sides.map((counts) => byPart(column, width, part, counts))),
      ),
    };
  });

function valueCounts(column: Column, from: number, to: number): Float64Array {
  let values = 0;
  for (let record = from; record < to; record++)
    values = Math.max(values, (column.valueAt[record] as number) + 1);
  const counts = new Float64Array(values);
  for (let record = from; record < to; record++) {
    const value = column.valueAt[record] as number;
    if (value >= 0) counts[value] = (counts[value] as number) + 1;
  }
  return counts;
}

const SAME = 1;
const ofWholeValues = (column: Column, counts: Float64Array): Float64Array =>
  counts.map((count, value) => (column.alike[value] === SAME ? count : 0));

/** Counts by the hash of a part, in the order in which a hash first appears among the values. */
function byPart(column: Column, width: number, part: number, counts: Float64Array): Map<number, number> {
  const byHash = new Map<number, number>();
  counts.forEach((count, value) => {
    const hash = column.parts[value * width + part] as number;
    if (hash !== 0 && count > 0) byHash.set(hash, (byHash.get(hash) ?? 0) + count);
  });
  return byHash;
}

type Counts = Float64Array | Map<number, number>;

const sum = (counts: Counts): number => {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
};

const pairsOf = ([one = 0, other]: readonly number[]): number =>
  other === undefined ? (one * (one - 1)) / 2 : one * other;

function pairsPerValue([one, other]: readonly Counts[]): number {
  let pairs = 0;
  if (one === undefined) return pairs;
  for (const [value, count] of one.entries()) {
    if (other === undefined) pairs += (count * (count - 1)) / 2;
    else pairs += count * ((other instanceof Map ? other.get(value) : other[value]) ?? 0);
  }
  return pairs;
}
