import { fromBase64 } from '../bytes/bytes.ts';
import { canonical, type Json, readCanonical } from '../bytes/canonical.ts';
import {
  CLOSING_LEAF,
  type ClosingLeaf,
  ENTRY_LEAF,
  type EntryLeaf,
  HEAD_LEAF,
  type HeadLeaf,
  type Payload,
} from './leaf.ts';

/** First line of `events.jsonl`. */
export type HeaderLine = {
  readonly type: 'export';
  readonly v: 1;
  readonly origin: string;
  readonly organisation: string;
  readonly events: number;
};

/** One entry with the proof that it stands in the tree of the last checkpoint. `payload` null: dropped by retention. */
export type EventLine = {
  readonly type: 'event';
  readonly position: number;
  readonly leaf: EntryLeaf;
  readonly payload: Payload | null;
  readonly proof: readonly string[];
};

/** What belongs to one checkpoint: its closing leaf, the way to the next checkpoint, and who cosigned (`name+hash`). */
export type CheckpointLine = {
  readonly type: 'checkpoint';
  readonly size: number;
  readonly closing: ClosingLeaf;
  readonly proof: readonly string[];
  /** Consistency with the next checkpoint; empty at the last. */
  readonly next: readonly string[];
  readonly witnesses: readonly string[];
};

/** Last line: how many entries the organisation has, in the last closing leaf. */
export type HeadLine = {
  readonly type: 'head';
  readonly head: HeadLeaf;
  readonly index: number;
  readonly proof: readonly string[];
};

export type ExportLine = HeaderLine | EventLine | CheckpointLine | HeadLine;

export const formatLine = (line: ExportLine): string => `${canonical(line as unknown as Json)}\n`;

type Shape = { readonly [name: string]: (value: Json | undefined) => boolean };

const isText = (value: Json | undefined): boolean => typeof value === 'string';
const isCount = (value: Json | undefined): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: Json | undefined): boolean =>
  typeof value === 'string' && fromBase64(value)?.length === 32;
const isHashes = (value: Json | undefined): boolean => Array.isArray(value) && value.every(isHash);
const isTime = (value: Json | undefined): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const is =
  (wanted: Json) =>
  (value: Json | undefined): boolean =>
    value === wanted;
const isNamed = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every member that the shape has, and no other. */
const fits =
  (shape: Shape, optional: Shape = {}) =>
  (value: Json | undefined): boolean =>
    isNamed(value) &&
    Object.entries(shape).every(([name, check]) => check(value[name])) &&
    Object.keys(value).every((name) => name in shape || (name in optional && optional[name]?.(value[name])));

const open =
  (shape: Shape) =>
  (value: Json | undefined): boolean =>
    isNamed(value) && Object.entries(shape).every(([name, check]) => check(value[name]));

const isEntryLeaf = fits(
  {
    v: is(ENTRY_LEAF),
    organisation: isText,
    sequence: isCount,
    previous: (value) => value === '' || isHash(value),
    salt: isText,
    sequencedAt: isTime,
    after: isTime,
    payloadHash: isHash,
    event: open({ id: isText, occurredAt: isTime }),
    entry: open({ number: isCount }),
  },
  { recordedHash: isHash },
);

const isClosing = fits({
  v: is(CLOSING_LEAF),
  at: isTime,
  completeUntil: isTime,
  clockBehind: isCount,
  organisations: isCount,
  heads: isHash,
});

const isHead = fits({ v: is(HEAD_LEAF), organisation: isText, count: isCount, last: isHash, salt: isText });

const isPayload = (value: Json | undefined): boolean =>
  value === null || fits({ salt: isText, fields: () => true, detail: () => true })(value);

const SHAPES: Readonly<Record<ExportLine['type'], (value: Json | undefined) => boolean>> = {
  export: fits({ type: isText, v: is(1), origin: isText, organisation: isText, events: isCount }),
  event: fits({ type: isText, position: isCount, leaf: isEntryLeaf, payload: isPayload, proof: isHashes }),
  checkpoint: fits({
    type: isText,
    size: isCount,
    closing: isClosing,
    proof: isHashes,
    next: isHashes,
    witnesses: (value) => Array.isArray(value) && value.every(isText),
  }),
  head: fits({ type: isText, head: isHead, index: isCount, proof: isHashes }),
};

/** The line, or undefined when it is not exactly what `formatLine` writes of one. */
export function parseLine(text: string): ExportLine | undefined {
  const value = readCanonical(text);
  if (!isNamed(value) || typeof value.type !== 'string' || !Object.hasOwn(SHAPES, value.type))
    return undefined;
  return SHAPES[value.type as ExportLine['type']](value) ? (value as unknown as ExportLine) : undefined;
}

/** Base64 hashes of a line that was parsed, as bytes. */
export const hashesOf = (texts: readonly string[]): Uint8Array[] =>
  texts.map((text) => fromBase64(text) ?? new Uint8Array(0));
