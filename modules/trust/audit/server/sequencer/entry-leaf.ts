import { hash } from 'node:crypto';
import { ENTRY_LEAF, type EntryLeaf, type Json, payloadHash } from '#packages/audit-verifier/index.ts';
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

export const payloadHashOf = (payload: WaitingEntry['payload']): string =>
  payloadHash(payloadOf(payload), fastHash);
