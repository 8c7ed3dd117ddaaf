import { createHash } from 'node:crypto';
import pg from 'pg';
import { isUuid, refuse } from '../../kit/index.ts';

/** What the database says of a key: this request is the first under it, or an earlier one had this answer. */
export type Claimed =
  | { readonly first: true }
  | { readonly first: false; readonly same: boolean; readonly status: number; readonly reply: string };

export type Repeat = { readonly status: number; readonly body: string };

export const requestHash = (method: string, url: string, body: unknown): Buffer =>
  createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();

/** The key of a request in its one spelling; undefined when there is none that can be used. */
export const keyOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && isUuid(header) ? header.toLowerCase() : undefined;

/**
 * Claims the key for this person, together with the opening of the transaction. A second request with the same key
 * waits there for the first one's commit and then gets its answer.
 */
export const claimStatement = (key: string, hash: Buffer): string =>
  `select claim_request(${pg.escapeLiteral(key)}::uuid, '\\x${hash.toString('hex')}'::bytea) as claimed`;

/** The answer of the earlier request, or undefined when this is the first. Errors: problem `idempotency-mismatch`. */
export function repeatOf(claimed: Claimed | null | undefined): Repeat | undefined {
  if (claimed === null || claimed === undefined || claimed.first) return undefined;
  if (!claimed.same) return refuse('idempotency-mismatch');
  return { status: claimed.status, body: claimed.reply };
}

/** The statement that keeps the answer under its key, run together with the commit. */
export const keepStatement = (key: string, status: number, body: string): string =>
  `select keep_reply(${pg.escapeLiteral(key)}::uuid, ${status}, ${pg.escapeLiteral(body)})`;
