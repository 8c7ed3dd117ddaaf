import { hashText, joinHashes } from './hash.ts';
import { sharedNumbers } from './shared.ts';
import type { Swap } from './swap.ts';
import type { FieldPlan, Table } from './table.ts';

/** A part of a field: `date_of_birth.year`. */
export type Part = { readonly field: number; readonly part: number; readonly name: string };
/** Records that share all parts of a rule are compared. */
export type Rule = { readonly name: string; readonly parts: readonly Part[]; readonly swap?: Swap };

export const partsOf = (plans: readonly FieldPlan[]): Part[] =>
  plans.flatMap((plan, field) =>
    plan.kind.parts.map((name, part) => ({ field, part, name: `${plan.field}.${name}` })),
  );

/** The hash of a rule for each record; 0 where a part is not known. */
export const ruleHashes = (table: Table, plans: readonly FieldPlan[], rule: Rule): Uint32Array =>
  joinParts(
    rule,
    rule.parts.map((part) => partHashes(table, plans, part)),
    new Uint32Array(table.size).fill(hashText(rule.name)),
  );

/** The hash of one part for each record, or for one in every `stride`; 0 where it is not known. */
export function partHashes(
  table: Table,
  plans: readonly FieldPlan[],
  { field, part }: Part,
  stride = 1,
): Uint32Array {
  const hashes = new Uint32Array(Math.ceil(table.size / stride));
  const column = table.columns[field];
  if (column === undefined) return hashes;
  const width = plans[field]?.kind.parts.length ?? 1;
  for (let record = 0, at = 0; record < table.size; record += stride, at++) {
    const value = column.valueAt[record] as number;
    if (value >= 0) hashes[at] = column.parts[value * width + part] as number;
  }
  return hashes;
}

/** The hash of a rule from those of its parts, record by record, joined to what stands in `joined`; 0 where one is not known. */
export function joinParts(rule: Rule, parts: readonly Uint32Array[], joined: Uint32Array): Uint32Array {
  if (rule.swap !== undefined) joinInAnyOrder(joined, parts);
  else for (const part of parts) joinInOrder(joined, part);
  return joined;
}

/** By itself, as all long loops here: one within another is compiled, and thrown away, anew for each rule. */
function joinInOrder(joined: Uint32Array, part: Uint32Array): void {
  for (let at = 0; at < joined.length; at++)
    joined[at] = joinHashes(joined[at] as number, part[at] as number);
}

/** Fields that may have changed places give the same hash either way: it is made of their sum. */
function joinInAnyOrder(joined: Uint32Array, parts: readonly Uint32Array[]): void {
  for (let at = 0; at < joined.length; at++) {
    let sum = 0;
    let isKnown = true;
    for (const part of parts) {
      isKnown &&= part[at] !== 0;
      sum += Math.imul(part[at] as number, 0x9e3779b1);
    }
    joined[at] = isKnown ? joinHashes(joined[at] as number, sum >>> 0 || 1) : 0;
  }
}

/** Records in the order of their hash, those without one left out; a block is a stretch of equal hashes. */
export type Blocks = { readonly records: Uint32Array; readonly starts: Uint32Array };

/** Blocks of two records and more, up to `largest`; the hash of larger ones is wiped, so that later rules know they were left out. */
export function blocksOf(hashes: Uint32Array, largest: number): Blocks {
  const order = sortByHash(hashes);
  const records = sharedNumbers(order.length);
  const starts = sharedNumbers((order.length >> 1) + 1);
  let kept = 0;
  let blocks = 0;
  let from = 0;
  while (from < order.length) {
    const hash = hashes[order[from] as number];
    let to = from + 1;
    while (to < order.length && hashes[order[to] as number] === hash) to++;
    if (to - from > largest) for (let at = from; at < to; at++) hashes[order[at] as number] = 0;
    else if (to - from > 1) {
      starts[blocks++] = kept;
      for (let at = from; at < to; at++) records[kept++] = order[at] as number;
    }
    from = to;
  }
  starts[blocks] = kept;
  return { records: records.subarray(0, kept), starts: starts.subarray(0, blocks + 1) };
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Records that have a hash, by hash and within one in their own order: a radix sort of three rounds. Hashes move along with their
 * records, so that each round reads memory in order.
 */
function sortByHash(hashes: Uint32Array): Uint32Array {
  let records = new Uint32Array(hashes.length);
  let keys = new Uint32Array(hashes.length);
  let count = 0;
  for (let record = 0; record < hashes.length; record++) {
    const hash = hashes[record] as number;
    if (hash === 0) continue;
    records[count] = record;
    keys[count++] = hash;
  }
  let nextRecords = new Uint32Array(count);
  let nextKeys = new Uint32Array(count);
  const places = new Uint32Array(DIGITS + 1);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    places.fill(0);
    for (let at = 0; at < count; at++) {
      const place = (((keys[at] as number) >>> shift) & (DIGITS - 1)) + 1;
      places[place] = (places[place] as number) + 1;
    }
    for (let place = 1; place <= DIGITS; place++)
      places[place] = (places[place] as number) + (places[place - 1] as number);
    for (let at = 0; at < count; at++) {
      const key = keys[at] as number;
      const digit = (key >>> shift) & (DIGITS - 1);
      const to = places[digit] as number;
      nextRecords[to] = records[at] as number;
      nextKeys[to] = key;
      places[digit] = to + 1;
    }
    [records, nextRecords] = [nextRecords, records];
    [keys, nextKeys] = [nextKeys, keys];
  }
  return records.subarray(0, count);
}
