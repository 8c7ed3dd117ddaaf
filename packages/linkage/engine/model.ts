import * as v from 'valibot';
import { logRatios, probabilityOf } from './beliefs.ts';
import { namedRules } from './choose-rules.ts';
import type { Distribution } from './distribution.ts';
import { sentenceFor } from './explain/sentence.ts';
import type { Group } from './groups.ts';
import { hashText, joinHashes } from './hash.ts';
import { type LevelName, provideKinds, type Reading } from './kinds/index.ts';
import { phone } from './kinds/phone.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { type Plan, planFrom } from './plan.ts';
import { shiftFor } from './rarity.ts';
import { priorOf } from './score.ts';
import { type Settings, settingsSchema } from './settings.ts';
import { MISSING, swapDigits } from './swap.ts';
import type { FieldPlan } from './table.ts';
import { TextPoolBuilder } from './text-pool.ts';

/** near-certain: hardly ever wrong, and still only a proposal. to-judge: a person should look. no: not worth a look. */
export type Band = 'near-certain' | 'to-judge' | 'no';

/** What one field said. */
export type FieldOutcome = {
  readonly field: string;
  readonly column: string;
  readonly kind: string;
  /** As it was written; null when missing or when it says nothing. */
  readonly here: string | null;
  readonly there: string | null;
  /** How near the two came; `missing` when they could not be compared. */
  readonly level: LevelName | 'missing';
  /** Powers of two for (above 0) or against (below 0) being the same; 0 says nothing. */
  readonly points: number;
  /** Whether what they share is rarer or more common than usual, when that matters. */
  readonly rarity: 'rare' | 'common' | null;
  readonly sentence: { readonly nl: string; readonly en: string };
};

export type Comparison = {
  /** 0 to 1, of being the same person or thing. */
  readonly probability: number;
  readonly band: Band;
  /** Powers of two: `prior` and the points of all fields together. */
  readonly points: number;
  /** Powers of two: what two records that nothing is known of are worth. Far below 0. */
  readonly prior: number;
  /** The field that keeps the two apart whatever else is equal: two different valid numbers, or dates beyond a slip of the hand. */
  readonly keptApartBy: string | null;
  readonly fields: readonly FieldOutcome[];
};

type Cells = Readonly<Record<string, string | null>>;

/** A record to compare. Each cell is read when a comparison first needs it, and then kept. */
export type ModelRecord = { readonly cells: Cells };

export type Model = {
  readonly plan: Plan;
  /** Reads the cells of one record by column; columns that are not compared are left out. */
  record(cells: Cells): ModelRecord;
  /** What each field says, and how sure all of it together is. The same for (a, b) and (b, a) but for here and there. */
  compare(here: ModelRecord, there: ModelRecord): Comparison;
  /**
   * The points of `compare` without what each field said, to choose among many: -Infinity when a field keeps the two apart, and then
   * nothing else of them is read.
   */
  points(here: ModelRecord, there: ModelRecord): number;
  /**
   * Hashes by which a record is found in an index, by rule; rules of which the record lacks a part are left out. Error: a part
   * that no field has.
   */
  keys(
    record: ModelRecord,
    rules: readonly (readonly string[])[],
  ): { readonly rule: string; readonly key: number }[];
};

const LN2 = Math.log(2);
/** From this many points on it is worth saying that a value is rare or common. */
const WORTH_SAYING = 1.5;

/**
 * Compares records one by one with the weights of an earlier run. Where `rarity` counts, points may differ a little from those of that
 * run: there the two records themselves were in the table. Errors: settings that are not right (valibot), parameters that do not fit them.
 */
export function openModel(settings: Settings, parameters: Parameters): Model {
  provideKinds({ phone });
  const plan = planFrom(v.parse(settingsSchema, settings));
  const estimate = readParameters(parameters, plan);
  const weights = estimate.groups.map(logRatios);
  const common = parameters.fields.map(({ parts }) => parts.map((part) => new Map(part.common)));
  const prior = priorOf(estimate) / LN2;
  // A pool of its own for each comparison would read every text twice; one for ever would never forget any.
  let pool = new TextPoolBuilder();

  const record: Model['record'] = (cells) => {
    if (pool.size > MOST_TEXTS) pool = new TextPoolBuilder();
    return new ReadRecord(cells, plan, pool);
  };

  /** Readings hold places in the pool they were read into; of a record of the present pool nothing need be read again. */
  const again = (one: ModelRecord): ReadRecord =>
    one instanceof ReadRecord && one.pool === pool && one.plan === plan
      ? one
      : new ReadRecord(one.cells, plan, pool);

  const known = plan.fields.map((_, at) => ({
    agreement: estimate.rarity[at] ?? [],
    common: common[at] ?? [],
    known: parameters.fields[at]?.known ?? 1,
  }));
  /** What the rarity of the shared values adds to each field, in powers of two. */
  const shiftsOf = (digits: Uint8Array, one: ReadRecord, other: ReadRecord): number[] =>
    known.map((of, at) => shiftOf(plan.fields[at], digits[at] ?? 0, one, other, at, of) / LN2);

  const compare: Model['compare'] = (here, there) => {
    const [one, other] = [again(here), again(there)];
    const digits = digitsOf(plan, pool, one, other);
    const shifts = shiftsOf(digits, one, other);
    const points = plan.groups.map((group, index) =>
      pointsOf(group, weights[index] as Distribution, digits, shifts),
    );
    const fields = plan.fields.map((field, at) =>
      outcome(field, at, digits[at] ?? 0, here, there, points, shifts),
    );
    const sum = fields.reduce((total, { points: own }) => total + own, prior);
    const keptApartBy = apartBy(plan, pool, one, other);
    const probability = keptApartBy === null ? probabilityOf(sum * LN2) : 0;
    return { probability, band: bandOf(probability, plan), points: sum, prior, keptApartBy, fields };
  };

  const points: Model['points'] = (here, there) => {
    const [one, other] = [again(here), again(there)];
    if (apartBy(plan, pool, one, other) !== null) return Number.NEGATIVE_INFINITY;
    const digits = digitsOf(plan, pool, one, other);
    const shifts = shiftsOf(digits, one, other);
    return plan.groups.reduce(
      (sum, group, index) => sum + pointsOfGroup(group, weights[index] as Distribution, digits, shifts),
      prior,
    );
  };

  return { plan, record, compare, points, keys: (one, rules) => keysOf(plan, again(one), rules) };
}

const MOST_TEXTS = 4_000;

/** A record with what was read of it so far, into one pool. */
class ReadRecord implements ModelRecord {
  readonly cells: Cells;
  readonly plan: Plan;
  readonly pool: TextPoolBuilder;
  readonly #readings: (Reading | null | undefined)[];

  constructor(cells: Cells, plan: Plan, pool: TextPoolBuilder) {
    this.cells = cells;
    this.plan = plan;
    this.pool = pool;
    this.#readings = [];
  }

  /** Null when the cell of that field is empty or says nothing. */
  reading(field: number): Reading | null {
    const known = this.#readings[field];
    if (known !== undefined) return known;
    const found = this.#read(this.plan.fields[field]);
    this.#readings[field] = found;
    return found;
  }

  #read(field: FieldPlan | undefined): Reading | null {
    const cell = (field && this.cells[field.column]) ?? '';
    return field === undefined || cell === '' ? null : field.kind.read(cell, this.pool);
  }
}

const bandOf = (probability: number, { settings: { bands } }: Plan): Band =>
  probability >= bands.nearCertain ? 'near-certain' : probability >= bands.toJudge ? 'to-judge' : 'no';

/** Both readings side by side, as a kind compares them; in one place, which the next two readings take over. */
function beside(here: Reading, there: Reading, width: number): Int32Array {
  for (let at = 0; at < width; at++) {
    sideBySide[at] = here.features[at] ?? 0;
    sideBySide[width + at] = there.features[at] ?? 0;
  }
  return sideBySide;
}

const WIDEST = 32;
const sideBySide = new Int32Array(WIDEST * 2);

function digitsOf(plan: Plan, words: TextPoolBuilder, one: ReadRecord, other: ReadRecord): Uint8Array {
  const digits = new Uint8Array(plan.fields.length);
  plan.fields.forEach(({ kind }, at) => {
    const here = one.reading(at);
    const there = here === null ? null : other.reading(at);
    if (here === null || there === null) return;
    digits[at] = kind.compare(words.view, beside(here, there, kind.width), 0, kind.width) + 1;
  });
  const textOf = (record: ReadRecord, field: number): number =>
    record.reading(field)?.features[plan.fields[field]?.kind.swapText ?? -1] ?? -1;
  for (const swap of plan.swaps)
    swapDigits(
      digits,
      swap,
      words.view,
      textOf(one, swap.first),
      textOf(one, swap.second),
      textOf(other, swap.first),
      textOf(other, swap.second),
    );
  return digits;
}

function apartBy(plan: Plan, words: TextPoolBuilder, one: ReadRecord, other: ReadRecord): string | null {
  const found = plan.fields.find(({ kind, keepsApart }, at) => {
    if (keepsApart !== 'pairs' || kind.keepsApart === undefined) return false;
    const here = one.reading(at);
    const there = here === null ? null : other.reading(at);
    if (here === null || there === null) return false;
    return kind.keepsApart(words.view, beside(here, there, kind.width), 0, kind.width);
  });
  return found?.field ?? null;
}

type Known = {
  readonly agreement: readonly number[];
  readonly common: readonly ReadonlyMap<number, number>[];
  readonly known: number;
};

/** As `rarityReader` for one field, with the counts of an earlier run; what was not kept there is rare. Natural logarithm. */
function shiftOf(
  field: FieldPlan | undefined,
  digit: number,
  one: ReadRecord,
  other: ReadRecord,
  at: number,
  { agreement, common, known }: Known,
): number {
  const part = digit === MISSING ? null : (field?.kind.levels[digit - 1]?.shared ?? null);
  if (field?.rarity !== true || part === null) return 0;
  const hash = one.reading(at)?.part(part) ?? 0;
  if (hash === 0 || hash !== other.reading(at)?.part(part)) return 0;
  // The two mentions at hand are counted along, as they are in a table.
  return shiftFor(agreement[part] ?? 1, (common[part]?.get(hash) ?? 0) + 2, known);
}

/** What a group says in all, without dividing it among its fields: the sum of `pointsOf`. */
function pointsOfGroup(
  group: Group,
  weights: Distribution,
  digits: Uint8Array,
  shifts: readonly number[],
): number {
  let pattern = 0;
  let scale = 1;
  let rarest = 0;
  group.fields.forEach((field, place) => {
    pattern += (digits[field] as number) * scale;
    scale *= group.bases[place] ?? 1;
    const shift = shifts[field] ?? 0;
    if (Math.abs(shift) > Math.abs(rarest)) rarest = shift;
  });
  return (weights[pattern] as number) / LN2 + rarest;
}

/**
 * The points of each field of a group. Fields that depend on each other say less together than each for itself: what they lose is
 * taken from each in proportion to what it says alone. Rarity goes to the field that says most.
 */
function pointsOf(
  group: Group,
  weights: Distribution,
  digits: Uint8Array,
  shifts: readonly number[],
): Map<number, number> {
  let pattern = 0;
  let scale = 1;
  const alone = group.fields.map((field, place) => {
    const only = (digits[field] as number) * scale;
    pattern += only;
    scale *= group.bases[place] ?? 1;
    return (weights[only] as number) / LN2;
  });
  const lost = (weights[pattern] as number) / LN2 - alone.reduce((sum, one) => sum + one, 0);
  const said = alone.reduce((sum, one) => sum + Math.abs(one), 0);
  const rarest = group.fields.reduce(
    (most, field) => (Math.abs(shifts[field] ?? 0) > Math.abs(shifts[most] ?? 0) ? field : most),
    group.fields[0] ?? 0,
  );
  return new Map(
    group.fields.map((field, place) => {
      const own = alone[place] ?? 0;
      const share = said === 0 ? 0 : (lost * Math.abs(own)) / said;
      return [field, own + share + (field === rarest ? (shifts[field] ?? 0) : 0)];
    }),
  );
}

function outcome(
  plan: FieldPlan,
  at: number,
  digit: number,
  here: ModelRecord,
  there: ModelRecord,
  points: readonly ReadonlyMap<number, number>[],
  shifts: readonly number[],
): FieldOutcome {
  const { levels } = plan.kind;
  const level = digit === MISSING ? 'missing' : (levels[digit - 1]?.name ?? 'swapped');
  const shift = shifts[at] ?? 0;
  const rarity = shift > WORTH_SAYING ? 'rare' : shift < -WORTH_SAYING ? 'common' : null;
  const shown = (record: ModelRecord): string | null => record.cells[plan.column] || null;
  return {
    field: plan.field,
    column: plan.column,
    kind: plan.kind.name,
    here: shown(here),
    there: shown(there),
    level,
    points: points.reduce((sum, group) => sum + (group.get(at) ?? 0), 0),
    rarity,
    sentence: sentenceFor(plan.kind.name, level, rarity),
  };
}

function keysOf(plan: Plan, record: ReadRecord, names: readonly (readonly string[])[]) {
  return namedRules(names, plan.fields).flatMap(({ name, parts }) => {
    const key = parts.reduce(
      (hash, { field, part }) => joinHashes(hash, record.reading(field)?.part(part) ?? 0),
      hashText(name),
    );
    return key === 0 ? [] : [{ rule: name, key }];
  });
}
