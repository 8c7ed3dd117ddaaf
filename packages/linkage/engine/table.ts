import { joinHashes } from './hash.ts';
import type { Kind, Reading } from './kinds/index.ts';
import { kindsOf } from './kinds/index.ts';
import type { FieldSetting, FullSettings } from './settings.ts';
import { type TextPool, TextPoolBuilder } from './text-pool.ts';

/** Records as they were given: cells by column, in the order of `ids`; an empty cell is missing. */
export type Rows = {
  readonly ids: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
};

/** One compared field: a column, or one half of a column that holds a whole name. */
export type FieldPlan = {
  readonly field: string;
  readonly column: string;
  readonly kind: Kind;
  readonly group: string;
  /** Whether what cannot be one is never a pair, or only never in one group; null: neither. */
  readonly keepsApart: 'pairs' | 'groups' | null;
  readonly rarity: boolean;
};

const keepsApartBy = (kind: Kind, asked: boolean | 'groups'): FieldPlan['keepsApart'] => {
  if (kind.keepsApart === undefined || asked === false) return null;
  return asked === 'groups' ? 'groups' : 'pairs';
};

/** The fields that settings ask for, in their order. */
export const planFields = (settings: FullSettings): FieldPlan[] =>
  settings.fields.flatMap((setting: FieldSetting) =>
    kindsOf(setting.column, setting.kind).map(({ field, kind }) => ({
      field,
      column: setting.column,
      kind,
      // Of a whole name only the family name depends on the address: the first name tells housemates apart.
      group: field === `${setting.column}.given` ? field : (setting.group ?? field),
      keepsApart: keepsApartBy(kind, setting.keepsApart ?? true),
      rarity: setting.rarity,
    })),
  );

/** A field of all records; every array can be shared between threads. */
export type Column = {
  /** Which distinct value a record has; -1: it says nothing. */
  readonly valueAt: Int32Array;
  /** `kind.width` numbers for each distinct value. */
  readonly features: Int32Array;
  /** A hash for each part of each distinct value. */
  readonly parts: Uint32Array;
  /** For each part of each distinct value: in how many records it stands. */
  readonly partCounts: Uint32Array;
  /** For each distinct value the digit of two records that both have it: `same`, but for initials and dates in part. */
  readonly alike: Uint8Array;
  /** Records that say something. */
  readonly known: number;
};

export type Table = { readonly size: number; readonly pool: TextPool; readonly columns: readonly Column[] };

const sharedInts = (values: readonly number[] | Int32Array): Int32Array => {
  const shared = new Int32Array(new SharedArrayBuffer(Math.max(4, values.length * 4)));
  shared.set(values);
  return shared;
};

const sharedCounts = (values: readonly number[] | Uint32Array): Uint32Array => {
  const shared = new Uint32Array(new SharedArrayBuffer(Math.max(4, values.length * 4)));
  shared.set(values);
  return shared;
};

/** Reads each distinct cell once. Error: a planned column that the rows do not have. */
export function readTable(rows: Rows, plans: readonly FieldPlan[]): Table {
  const pool = new TextPoolBuilder();
  const columns = plans.map((plan) => {
    const cells = rows.columns[plan.column];
    if (cells === undefined) throw new Error(`There is no column "${plan.column}".`);
    return readColumn(cells, plan.kind, pool);
  });
  return { size: rows.ids.length, pool: pool.freeze(), columns };
}

function readColumn(cells: readonly string[], kind: Kind, pool: TextPoolBuilder): Column {
  const valueAt = new Int32Array(new SharedArrayBuffer(Math.max(4, cells.length * 4)));
  const byCell = new Map<string, number>([['', -1]]);
  const byReading = new Map<number, number>();
  const features: number[] = [];
  const parts: number[] = [];
  let known = 0;
  let values = 0;
  for (let record = 0; record < cells.length; record++) {
    const cell = cells[record] as string;
    let value = byCell.get(cell);
    if (value === undefined) {
      value = valueFor(cell);
      byCell.set(cell, value);
    }
    valueAt[record] = value;
    if (value >= 0) known++;
  }
  const partsOfValues = sharedCounts(parts);
  const sharedFeatures = sharedInts(features);
  return {
    valueAt,
    features: sharedFeatures,
    alike: besideThemselves(kind, pool, sharedFeatures, values),
    parts: partsOfValues,
    partCounts: countParts(valueAt, partsOfValues, kind.parts.length),
    known,
  };

  function valueFor(cell: string): number {
    const reading = kind.read(cell, pool);
    if (reading === null) return -1;
    const ownParts = kind.parts.map((_, part) => reading.part(part));
    const key = keyOf(reading.features, ownParts);
    const same = byReading.get(key);
    if (same !== undefined && isReading(same, reading, ownParts)) return same;
    const value = values++;
    byReading.set(key, value);
    for (const feature of reading.features) features.push(feature);
    for (const part of ownParts) parts.push(part);
    return value;
  }

  /** Two readings hardly ever have the same key; then the later one is a value of its own that compares as equal all the same. */
  function isReading(value: number, reading: Reading, ownParts: readonly number[]): boolean {
    const { width, parts: names } = kind;
    return (
      reading.features.every((feature, place) => feature === features[value * width + place]) &&
      ownParts.every((part, place) => part === parts[value * names.length + place])
    );
  }
}

/** A number for all that a cell says, of 53 bits: as good as different for different readings, and far quicker than a text. */
function keyOf(features: readonly number[], parts: readonly number[]): number {
  let high = 1;
  let low = 1;
  for (const feature of features) high = joinHashes(high, (feature + 1) >>> 0 || 1);
  for (const part of parts) low = joinHashes(low, (part + 1) >>> 0 || 1);
  return (high & 0x1fffff) * 4_294_967_296 + low;
}

function besideThemselves(kind: Kind, pool: TextPoolBuilder, features: Int32Array, values: number) {
  const digits = new Uint8Array(new SharedArrayBuffer(Math.max(4, values)));
  const { view } = pool;
  for (let value = 0; value < values; value++) {
    const at = value * kind.width;
    digits[value] = kind.compare(view, features, at, at) + 1;
  }
  return digits;
}

function countParts(valueAt: Int32Array, parts: Uint32Array, width: number): Uint32Array {
  const values = width === 0 ? 0 : parts.length / width;
  const perValue = new Uint32Array(Math.ceil(values));
  for (const value of valueAt) if (value >= 0) perValue[value] = (perValue[value] as number) + 1;
  const counts = new Uint32Array(new SharedArrayBuffer(Math.max(4, parts.length * 4)));
  for (let part = 0; part < width; part++) {
    const byHash = new Map<number, number>();
    for (let value = 0; value < values; value++) {
      const hash = parts[value * width + part] as number;
      if (hash !== 0) byHash.set(hash, (byHash.get(hash) ?? 0) + (perValue[value] as number));
    }
    for (let value = 0; value < values; value++)
      counts[value * width + part] = byHash.get(parts[value * width + part] as number) ?? 0;
  }
  return counts;
}
