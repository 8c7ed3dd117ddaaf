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
  hash('sha256', canonicalIn(OF_PAYLOAD, payloadOf(payload)), 'base64');

/** Names of what is hashed, in the order of their UTF-16 code units: as the database makes them, so that none is sorted again. */
const OF_PAYLOAD = ['detail', 'fields', 'salt'];
const OF_ENTRY = ['dataSubjects', 'number', 'processingActivityId', 'purposeCode', 'recordIds'];
const OF_EVENT = [
  'action',
  'actorAppointmentId',
  'actorKind',
  'actorName',
  'actorOrganisationId',
  'actorOrganisationName',
  'actorPersonId',
  'endTime',
  'id',
  'occurredAt',
  'operationId',
  'operationName',
  'parentOperationId',
  'recordKind',
  'ruleCode',
  'sessionId',
  'startTime',
  'status',
  'traceId',
];
const OF_LEAF = [
  'after',
  'entry',
  'event',
  'organisation',
  'payloadHash',
  'previous',
  'salt',
  'sequence',
  'sequencedAt',
  'v',
];
const INSIDE: Readonly<Record<string, readonly string[]>> = { entry: OF_ENTRY, event: OF_EVENT };
const NOTHING: Readonly<Record<string, readonly string[]>> = {};

type Named = { readonly [name: string]: Json };

/** The canonical text of an object with just these names, in this order; of one with others it is made in the general way. */
function canonicalIn(order: readonly string[], value: Named, inside = NOTHING): string {
  if (Object.keys(value).length !== order.length) return canonical(value);
  let text = '';
  for (const name of order) {
    const member = value[name];
    if (member === undefined) return canonical(value);
    const own = inside[name];
    const written =
      typeof member === 'string'
        ? JSON.stringify(member)
        : own === undefined
          ? canonical(member)
          : canonicalIn(own, member as Named);
    text += `${text === '' ? '{"' : ',"'}${name}":${written}`;
  }
  return `${text}}`;
}

/**
 * The hash of the leaf of an entry: SHA-256 over 0x00 and its canonical text (RFC 6962). What the verifier's `entryHash` gives,
 * without sorting names that are known and without making bytes of the text first.
 */
export const entryLeafHash = (leaf: EntryLeaf): Buffer =>
  hash('sha256', `\0${canonicalIn(OF_LEAF, leaf as unknown as Named, INSIDE)}`, 'buffer');
