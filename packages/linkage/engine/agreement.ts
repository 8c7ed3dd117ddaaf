import type { Border } from './candidates.ts';
import { HashCounter } from './hash-counter.ts';
import type { Column } from './read-column.ts';
import type { FieldPlan, Table } from './table.ts';

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
    const counter = new HashCounter(sides[0]?.length ?? 0);
    return {
      known: pairsOf(sides.map(sum)),
      equal: pairsPerValue(sides.map((counts) => ofWholeValues(column, counts))),
      parts: Array.from({ length: width }, (_, part) => pairsByPart(column, width, part, sides, counter)),
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

/** Pairs that agree in one part, from how many records have each value. */
function pairsByPart(
  { parts }: Column,
  width: number,
  part: number,
  [one, other]: readonly Float64Array[],
  counter: HashCounter,
): number {
  counter.clear();
  let within = 0;
  let between = 0;
  one?.forEach((count, value) => {
    const hash = parts[value * width + part] as number;
    if (hash !== 0) within += counter.add(hash, count) * count + (count * (count - 1)) / 2;
  });
  other?.forEach((count, value) => {
    const hash = parts[value * width + part] as number;
    if (hash !== 0) between += counter.of(hash) * count;
  });
  return other === undefined ? within : between;
}

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

const pairsOf = ([one = 0, other]: readonly number[]): number =>
  other === undefined ? (one * (one - 1)) / 2 : one * other;

function pairsPerValue([one, other]: readonly Float64Array[]): number {
  let pairs = 0;
  one?.forEach((count, value) => {
    pairs += other === undefined ? (count * (count - 1)) / 2 : count * (other[value] ?? 0);
  });
  return pairs;
}
