import { joined, toBase64, utf8 } from '../bytes/bytes.ts';
import { canonical, type Json } from '../bytes/canonical.ts';
import { sha256 } from '../bytes/sha256.ts';
import { type Hash, leafHash } from '../tree/hashes.ts';

/** Versions of what is hashed; the README has each member. */
export const ENTRY_LEAF = 'schakel.audit.entry/1';
export const CLOSING_LEAF = 'schakel.audit.closing/1';
export const HEAD_LEAF = 'schakel.audit.head/1';

/** Milliseconds that an event may be dated before what was complete already: a long transaction, two clocks. */
export const TOLERANCE = 120_000;

/** One entry of an event, as the tree has it. Times are ISO text in UTC with six decimals, hashes and salts base64. */
export type EntryLeaf = {
  readonly v: typeof ENTRY_LEAF;
  readonly organisation: string;
  /** Which entry of its organisation it is, from 1. */
  readonly sequence: number;
  /** Leaf hash of the entry before it of the same organisation; empty for the first. */
  readonly previous: string;
  readonly salt: string;
  readonly sequencedAt: string;
  /** The log was complete until this moment when the entry came in: it can not have happened much earlier. */
  readonly after: string;
  readonly payloadHash: string;
  /** Only of entries that are older than the tree: what was hashed when they were written. */
  readonly recordedHash?: string;
  readonly event: { readonly id: string; readonly occurredAt: string; readonly [name: string]: Json };
  readonly entry: { readonly number: number; readonly [name: string]: Json };
};

/** The last leaf of every checkpoint: the time, and how far each organisation has come. */
export type ClosingLeaf = {
  readonly v: typeof CLOSING_LEAF;
  readonly at: string;
  readonly completeUntil: string;
  /** Milliseconds that the clock stood behind an earlier closing; 0 when it ran on. */
  readonly clockBehind: number;
  /** How many organisations have entries, and the root over their heads in order of their ids. */
  readonly organisations: number;
  readonly heads: string;
};

/** How far one organisation has come. Salted, so that others can not try counts. */
export type HeadLeaf = {
  readonly v: typeof HEAD_LEAF;
  readonly organisation: string;
  readonly count: number;
  readonly last: string;
  readonly salt: string;
};

/** Names of fields and details of an event; retention may drop it, its hash stays in the leaf. */
export type Payload = { readonly salt: string; readonly fields: Json; readonly detail: Json };

const hashOf = (leaf: object, hash?: Hash): Uint8Array => leafHash(utf8(canonical(leaf as Json)), hash);

/** `hash`: another SHA-256, for who has a faster one. */
export const entryHash = (leaf: EntryLeaf, hash?: Hash): Uint8Array => hashOf(leaf, hash);
export const closingHash = (leaf: ClosingLeaf): Uint8Array => hashOf(leaf);
export const headHash = (leaf: HeadLeaf): Uint8Array => hashOf(leaf);

/** SHA-256 over the canonical payload, salt included. */
export const payloadHash = (payload: Payload, hash: Hash = sha256): string =>
  toBase64(hash(utf8(canonical(payload as Json))));

/** The salt of one head, made from the secret one of the whole closing. */
export const headSalt = (closingSalt: Uint8Array, organisation: string): string =>
  toBase64(sha256(joined(closingSalt, utf8(organisation))).subarray(0, 16));

/** True when the event is dated before what the log had complete already, by more than the tolerance. */
export const isBackDated = (occurredAt: string, after: string): boolean =>
  Date.parse(occurredAt) < Date.parse(after) - TOLERANCE;
