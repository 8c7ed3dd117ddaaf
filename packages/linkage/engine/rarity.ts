import type { Agreement } from './agreement.ts';
import type { Group } from './groups.ts';
import type { PairSample } from './sample.ts';
import type { FieldPlan, Table } from './table.ts';

/** By field and part: of the pairs of different things that both have it, the share that agrees by chance. */
export type Rarity = readonly (readonly number[])[];

/** A value is at most this much rarer or more common than values are on average, in natural logarithms. */
const MOST = 6;
/** Pairs that are hardly believed to be the same do not change a count. */
const HARDLY = 0.01;

/** How often each part agrees by chance: all pairs that agree, less those that are believed to be the same. */
export const agreementByChance = (
  table: Table,
  plans: readonly FieldPlan[],
  agreement: readonly Agreement[],
  sample: PairSample,
  believed: Float64Array,
  share: number,
): Rarity =>
  plans.map((plan, field) => {
    const { known, parts } = agreement[field] as Agreement;
    const same = sameByPart(table, plan, field, sample, believed);
    return parts.map((pairs, part) => Math.max(0.1, pairs - (same[part] ?? 0) / share) / Math.max(1, known));
  });

function sameByPart(
  table: Table,
  plan: FieldPlan,
  field: number,
  sample: PairSample,
  believed: Float64Array,
): Float64Array {
  const width = plan.kind.parts.length;
  const same = new Float64Array(width);
  const column = table.columns[field];
  if (column === undefined) return same;
  for (let pair = 0; pair < sample.size; pair++) {
    const belief = believed[pair] as number;
    const here = column.valueAt[sample.one[pair] as number] as number;
    const there = column.valueAt[sample.other[pair] as number] as number;
    if (belief < HARDLY || here < 0 || there < 0) continue;
    for (let part = 0; part < width; part++) {
      const hash = column.parts[here * width + part];
      if (hash !== 0 && hash === column.parts[there * width + part])
        same[part] = (same[part] as number) + belief;
    }
  }
  return same;
}

/**
 * How much more, or less, a pair's equal values say than equal values do on average; natural logarithm. Fields of one group depend
 * on each other, so only the one that says most counts.
 */
export function rarityOf(
  table: Table,
  plans: readonly FieldPlan[],
  groups: readonly Group[],
  rarity: Rarity,
  digits: Uint8Array,
  one: number,
  other: number,
): number {
  let sum = 0;
  for (const group of groups) {
    let most = 0;
    for (const field of group.fields) {
      const shift = rarityOfField(
        table,
        plans[field] as FieldPlan,
        rarity,
        field,
        digits[field] as number,
        one,
        other,
      );
      if (Math.abs(shift) > Math.abs(most)) most = shift;
    }
    sum += most;
  }
  return sum;
}

function rarityOfField(
  table: Table,
  plan: FieldPlan,
  rarity: Rarity,
  field: number,
  digit: number,
  one: number,
  other: number,
): number {
  if (!plan.rarity || digit === 0) return 0;
  const part = plan.kind.levels[digit - 1]?.shared ?? null;
  const column = table.columns[field];
  if (part === null || column === undefined) return 0;
  const width = plan.kind.parts.length;
  const here = (column.valueAt[one] as number) * width + part;
  const there = (column.valueAt[other] as number) * width + part;
  if (column.parts[here] === 0 || column.parts[here] !== column.parts[there]) return 0;
  return shiftFor(rarity[field]?.[part] ?? 1, column.partCounts[here] as number, column.known);
}

/** The two records themselves are no evidence of how common their value is; where nobody else has it, at most one could. */
export function shiftFor(average: number, count: number, known: number): number {
  const share = (Math.max(0, count - 2) + Math.min(1, average * known)) / known;
  return Math.max(-MOST, Math.min(MOST, Math.log(average / share)));
}
