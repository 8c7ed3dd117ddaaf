import { joinHashes } from './hash.ts';
import { HashCounter } from './hash-counter.ts';
import type { Kind, Reading } from './kinds/index.ts';
import { sharedBytes, sharedInts, sharedNumbers } from './shared.ts';
import type { TextPoolBuilder } from './text-pool.ts';

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

/** Reads the cells of a column; of each distinct one only once. */
export function readColumn(cells: readonly string[], kind: Kind, pool: TextPoolBuilder): Column {
  const valueAt = sharedInts(cells.length);
  const values = new ColumnValues(kind, pool);
  let known = 0;
  for (let record = 0; record < cells.length; record++) {
    const value = values.of(cells[record] as string);
    valueAt[record] = value;
    if (value >= 0) known++;
  }
  const parts = sharedNumbers(values.parts.length);
  parts.set(values.parts);
  const features = sharedInts(values.features.length);
  features.set(values.features);
  return {
    valueAt,
    features,
    alike: besideThemselves(kind, pool, features, values.size),
    parts,
    partCounts: countParts(valueAt, parts, kind.parts.length),
    known,
  };
}

/** The distinct values of a column, by number from 0. */
class ColumnValues {
  readonly #kind: Kind;
  readonly #pool: TextPoolBuilder;
  readonly #byCell = new Map<string, number>([['', -1]]);
  readonly #byReading = new Map<number, number>();
  /** `kind.width` numbers for each value. */
  readonly features: number[] = [];
  /** A hash for each part of each value. */
  readonly parts: number[] = [];
  size = 0;

  constructor(kind: Kind, pool: TextPoolBuilder) {
    this.#kind = kind;
    this.#pool = pool;
  }

  /** The value that a cell stands for; -1 when it says nothing. */
  of(cell: string): number {
    const known = this.#byCell.get(cell);
    if (known !== undefined) return known;
    const reading = this.#kind.read(cell, this.#pool);
    const value = reading === null ? -1 : this.#valueOf(reading);
    this.#byCell.set(cell, value);
    return value;
  }

  #valueOf(reading: Reading): number {
    const parts = this.#kind.parts.map((_, part) => reading.part(part));
    const key = keyOf(reading.features, parts);
    const same = this.#byReading.get(key);
    if (same !== undefined && this.#isReading(same, reading.features, parts)) return same;
    const value = this.size++;
    this.#byReading.set(key, value);
    this.features.push(...reading.features);
    this.parts.push(...parts);
    return value;
  }

  /** Two readings hardly ever have the same key; then the later one is a value of its own that compares as equal all the same. */
  #isReading(value: number, features: readonly number[], parts: readonly number[]): boolean {
    return (
      features.every((feature, place) => feature === this.features[value * features.length + place]) &&
      parts.every((part, place) => part === this.parts[value * parts.length + place])
    );
  }
}

/** A number for all that a cell says: as good as different for different readings, and far quicker than a text. */
function keyOf(features: readonly number[], parts: readonly number[]): number {
  let key = 1;
  for (let at = 0; at < features.length; at++)
    key = joinHashes(key, ((features[at] as number) + 1) >>> 0 || 1);
  for (let at = 0; at < parts.length; at++) key = joinHashes(key, ((parts[at] as number) + 1) >>> 0 || 1);
  // With a sign, a number of 32 bits needs no memory of its own.
  return key | 0;
}

function besideThemselves(kind: Kind, pool: TextPoolBuilder, features: Int32Array, values: number) {
  const digits = sharedBytes(values);
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
  for (let record = 0; record < valueAt.length; record++) {
    const value = valueAt[record] as number;
    if (value >= 0) perValue[value] = (perValue[value] as number) + 1;
  }
  const counts = sharedNumbers(parts.length);
  const counter = new HashCounter(values);
  for (let part = 0; part < width; part++) countPart(part, width, parts, perValue, counter, counts);
  return counts;
}

function countPart(
  part: number,
  width: number,
  parts: Uint32Array,
  perValue: Uint32Array,
  counter: HashCounter,
  counts: Uint32Array,
): void {
  counter.clear();
  for (let at = part, value = 0; at < parts.length; at += width, value++)
    if (parts[at] !== 0) counter.add(parts[at] as number, perValue[value] as number);
  for (let at = part; at < parts.length; at += width)
    counts[at] = parts[at] === 0 ? 0 : counter.of(parts[at] as number);
}
