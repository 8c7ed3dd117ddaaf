import { createHash } from 'node:crypto';
import pg from 'pg';
import { isUuid, refuse } from '../../kit/index.ts';
import { sql } from '../database.ts';
import type { Scope } from '../scope.ts';

export type Claimed = { readonly repeat: { readonly status: number; readonly body: string } | null };

export const requestHash = (method: string, url: string, body: unknown): Buffer =>
  createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();

export function keyOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !isUuid(header)) return refuse('idempotency-key-missing');
  return header.toLowerCase();
}

/**
 * Claims the key for this person in the running transaction. A second request with the same key waits for the
 * first one's commit and then gets its answer; a different body under the same key is refused.
 */
export async function claimKey(scope: Scope, key: string, hash: Buffer): Promise<Claimed> {
  const inserted = await sql`
    insert into idempotency_key (person_id, key, request_hash) values (${scope.person.id}, ${key}, ${hash})
    on conflict do nothing returning 1`.execute(scope.db);
  if (inserted.rows.length === 1) return { repeat: null };
  const found = await sql<{ requestHash: Buffer; status: number; reply: string }>`
    select request_hash as "requestHash", status, reply from idempotency_key
     where person_id = ${scope.person.id} and key = ${key}`.execute(scope.db);
  const first = found.rows[0];
  if (first === undefined || !first.requestHash.equals(hash)) return refuse('idempotency-mismatch');
  return { repeat: { status: first.status, body: first.reply } };
}

/** The statement that keeps the answer under its key, run together with the commit. */
export const keepReply = (scope: Scope, key: string, status: number, body: string): string =>
  `update idempotency_key set status = ${status}, reply = ${pg.escapeLiteral(body)} where person_id = ${pg.escapeLiteral(scope.person.id)} and key = ${pg.escapeLiteral(key)}`;
