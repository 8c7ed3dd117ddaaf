import type { Agreement } from './agreement.ts';
import type { Group } from './groups.ts';
import type { Column } from './read-column.ts';
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

/** What the rarity of its equal values says of a pair, natural logarithm; what the pair looks like is known from its digits. */
export type RarityReader = (digits: Uint8Array, one: number, other: number) => number;

/**
 * How much more, or less, a pair's equal values say than equal values do on average. Fields of one group depend on each other, so
 * only the one that says most counts.
 */
export function rarityReader(
  table: Table,
  plans: readonly FieldPlan[],
  groups: readonly Group[],
  rarity: Rarity,
): RarityReader {
  const byGroup = groups.map(({ fields }) =>
    fields.flatMap((field) => sharedOf(table, plans, rarity, field)),
  );
  return (digits, one, other) => {
    let sum = 0;
    for (let group = 0; group < byGroup.length; group++)
      sum += mostSaid(byGroup[group] as readonly Shared[], digits, one, other);
    return sum;
  };
}

/** A field whose rarity counts. */
type Shared = {
  readonly field: number;
  /** By digit, the part that both values share, whose rarity counts; -1 without. */
  readonly partOf: Int8Array;
  /** By part, how often it agrees by chance. */
  readonly averages: readonly number[];
  readonly column: Column;
  readonly width: number;
};

function sharedOf(table: Table, plans: readonly FieldPlan[], rarity: Rarity, field: number): Shared[] {
  const plan = plans[field];
  const column = table.columns[field];
  if (plan === undefined || column === undefined || !plan.rarity) return [];
  const { levels, parts } = plan.kind;
  // Digit 0 says nothing, and one digit behind the levels may stand for `swapped`.
  const partOf = Int8Array.from({ length: levels.length + 2 }, (_, digit) => levels[digit - 1]?.shared ?? -1);
  return [{ field, partOf, averages: rarity[field] ?? [], column, width: parts.length }];
}

function mostSaid(fields: readonly Shared[], digits: Uint8Array, one: number, other: number): number {
  let most = 0;
  for (let place = 0; place < fields.length; place++) {
    const shared = fields[place] as Shared;
    const part = shared.partOf[digits[shared.field] as number] as number;
    if (part < 0) continue;
    const shift = shiftOf(shared, part, one, other);
    if (Math.abs(shift) > Math.abs(most)) most = shift;
  }
  return most;
}

function shiftOf({ column, width, averages }: Shared, part: number, one: number, other: number): number {
  const here = (column.valueAt[one] as number) * width + part;
  const there = (column.valueAt[other] as number) * width + part;
  if (column.parts[here] === 0 || column.parts[here] !== column.parts[there]) return 0;
  return shiftFor(averages[part] ?? 1, column.partCounts[here] as number, column.known);
}

/** The two records themselves are no evidence of how common their value is; where nobody else has it, at most one could. */
export function shiftFor(average: number, count: number, known: number): number {
  const share = (Math.max(0, count - 2) + Math.min(1, average * known)) / known;
  return Math.max(-MOST, Math.min(MOST, Math.log(average / share)));
}
