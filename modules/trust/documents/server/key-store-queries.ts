import type { FileKeyStore } from '#platform/server/files/index.ts';
import { type Pool, sql, withSystemScope } from '#platform/server/index.ts';

/** Wrapped file keys in their own schema, reached by the system role only: a request can never read a key. */
export function databaseKeyStore(systemPool: Pool): FileKeyStore {
  return {
    put: (fileId, wrapped) =>
      withSystemScope(systemPool, 'keep the key of a received file', async ({ db }) => {
        await sql`insert into keystore.file_key (file_id, wrapped) values (${fileId}, ${Buffer.from(wrapped)})`.execute(
          db,
        );
      }),
    get: (fileId) =>
      withSystemScope(systemPool, 'open a file whose row the request could read', async ({ db }) => {
        const { rows } = await sql<{
          wrapped: Buffer;
        }>`select wrapped from keystore.file_key where file_id = ${fileId}`.execute(db);
        return rows[0]?.wrapped;
      }),
    destroy: (fileId) =>
      withSystemScope(systemPool, 'destroy the key of a file', async ({ db }) => {
        await sql`delete from keystore.file_key where file_id = ${fileId}`.execute(db);
      }),
  };
}
