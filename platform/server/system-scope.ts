import { Kysely, PostgresDialect } from 'kysely';
import type { Database, Pool } from './database.ts';

/**
 * Work that no signed-in person asked for: logging in, housekeeping, sending mail. It uses a database role of
 * its own with narrow grants and sees nothing of signals or cases. The reason makes each use findable.
 */
export type SystemScope = { readonly db: Database; readonly reason: string };

const databases = new WeakMap<Pool, Database>();

export async function withSystemScope<Value>(
  systemPool: Pool,
  reason: string,
  run: (system: SystemScope) => Promise<Value>,
): Promise<Value> {
  let database = databases.get(systemPool);
  if (database === undefined) {
    database = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: systemPool }) });
    databases.set(systemPool, database);
  }
  return database.transaction().execute((db) => run({ db, reason }));
}
