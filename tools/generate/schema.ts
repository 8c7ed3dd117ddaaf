// npm run schema: writes docs/schema.sql from a database that the migrations made just now.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts';
import { migrate, prepareOwnServer, readMigrations } from '#platform/server/index.ts';
import { schemaText } from './schema-text.ts';

const root = join(import.meta.dirname, '..', '..');
const room = await mkdtemp(join(tmpdir(), 'schakel-schema-'));
const postgres = await startEmbeddedPostgres({ dataDirectory: room, durable: false });
try {
  const { owner } = await prepareOwnServer(postgres.connectionString, 'schema', 'schema');
  await migrate(owner, await readMigrations([join(root, 'platform'), join(root, 'modules')]));
  const pool = new pg.Pool({ connectionString: owner, max: 1 });
  await writeFile(join(root, 'docs', 'schema.sql'), await schemaText(pool));
  await pool.end();
  console.log('docs/schema.sql is written');
} finally {
  await postgres.stop();
  await rm(room, { recursive: true, force: true });
}
