import { hash } from 'node:crypto';
import { canonical, ENTRY_LEAF, type EntryLeaf, type Json } from '#packages/audit-verifier/index.ts';
import type { WaitingEntry } from './waiting-queries.ts';

/** Where an entry stands, apart from what it says. */
export type LeafPlace = {
  readonly sequence: number;
  readonly previous: Uint8Array | null;
  readonly salt: Buffer;
  readonly payloadHash: string;
  readonly sequencedAt: string;
  readonly after: string;
};

/** The leaf of an entry: made here when it gets its place, and again in every proof of it. */
export function entryLeafOf(
  { organisation, recordedHash, event, entry }: Omit<WaitingEntry, 'payload' | 'eventId' | 'entryNo'>,
  place: LeafPlace,
): EntryLeaf {
  return {
    v: ENTRY_LEAF,
    organisation,
    sequence: place.sequence,
    previous: place.previous === null ? '' : Buffer.from(place.previous).toString('base64'),
    salt: place.salt.toString('base64'),
    sequencedAt: place.sequencedAt,
    after: place.after,
    payloadHash: place.payloadHash,
    ...(recordedHash === null ? {} : { recordedHash: recordedHash.toString('base64') }),
    event: event as EntryLeaf['event'],
    entry: entry as EntryLeaf['entry'],
  };
}

/** The hash of Node: of many leaves at once it is worth having. */
export const fastHash = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/** The payload as it is hashed and exported. */
export const payloadOf = ({ salt, fields, detail }: WaitingEntry['payload']) => ({
  salt: salt.toString('base64'),
  fields: fields as Json,
  detail: detail as Json,
});

/** Hash of a payload, base64: SHA-256 over its canonical text, as the verifier makes it. */
export const payloadHashOf = (payload: WaitingEntry['payload']): string =>
  hash('sha256', canonicalNamed(payloadOf(payload)), 'base64');

/** Names of an object in their order, by its names as they come: objects of one query have the same ones. */
const orders = new Map<string, readonly string[]>();

/** Orders that are kept; more different shapes than this is none of ours. */
const KEPT_ORDERS = 64;

function orderOf(names: readonly string[]): readonly string[] {
  const shape = names.join(' ');
  const known = orders.get(shape);
  if (known !== undefined) return known;
  const order = names.toSorted();
  if (orders.size < KEPT_ORDERS) orders.set(shape, order);
  return order;
}

const NONE: ReadonlySet<string> = new Set();
const OF_LEAF: ReadonlySet<string> = new Set(['event', 'entry']);

/**
 * The canonical text of an object of ours, whose names are plain words: the sorting is done once for all of one shape. `ours`: members
 * that are such objects too.
 */
function canonicalNamed(value: { readonly [name: string]: Json }, ours: ReadonlySet<string> = NONE): string {
  let text = '';
  for (const name of orderOf(Object.keys(value))) {
    const member = value[name] as Json;
    const written = ours.has(name)
      ? canonicalNamed(member as { readonly [name: string]: Json })
      : typeof member === 'string'
        ? JSON.stringify(member)
        : canonical(member);
    text += `${text === '' ? '' : ','}"${name}":${written}`;
  }
  return `{${text}}`;
}

/**
 * The hash of the leaf of an entry: SHA-256 over 0x00 and its canonical text (RFC 6962). What the verifier's `entryHash` gives,
 * without making bytes of the text first.
 */
export const entryLeafHash = (leaf: EntryLeaf): Buffer =>
  hash('sha256', `\0${canonicalNamed(leaf, OF_LEAF)}`, 'buffer');
