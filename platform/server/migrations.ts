import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

const FILE = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** All `db/NNNN-name.sql` files under the given folders, in order of their numbers, which are unique in the product. */
export async function readMigrations(roots: readonly string[]): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const root of roots) {
    for (const entry of await readdir(root, { recursive: true })) {
      const match = FILE.exec(basename(entry));
      if (match === null || !/(^|[\\/])db[\\/]/.test(entry)) continue;
      const text = await readFile(join(root, entry), 'utf8');
      migrations.push({
        number: Number(match[1]),
        name: basename(entry),
        sql: text,
        sha256: createHash('sha256').update(text).digest('hex'),
      });
    }
  }
  migrations.sort((a, b) => a.number - b.number);
  const twice = migrations.find((migration, index) => migrations[index - 1]?.number === migration.number);
  if (twice !== undefined) throw new Error(`two migrations have number ${twice.number}`);
  return migrations;
}

/** The migrations in the database are not the ones of this version: nothing was changed. */
export class MigrationMismatchError extends Error {}

const LOCK = 5_271_120;

/** Applies what is missing, each in its own transaction, under one lock. Forward only; returns the names applied. */
export async function migrate(ownerConnection: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerConnection });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists schema_migration (
      number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
      'select number, name, sha256 from schema_migration order by number',
    );
    checkApplied(rows, migrations);
    const done = new Set(rows.map((row) => row.number));
    const applied: string[] = [];
    for (const migration of migrations.filter((candidate) => !done.has(candidate.number))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

function checkApplied(
  rows: readonly { number: number; name: string; sha256: string }[],
  migrations: readonly Migration[],
): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const row of rows) {
    const migration = known.get(row.number);
    if (migration === undefined)
      throw new MigrationMismatchError(
        `the database has migration ${row.name}, which this version does not know: it was written by a newer version`,
      );
    if (migration.sha256 !== row.sha256)
      throw new MigrationMismatchError(`migration ${row.name} was changed after it had been applied`);
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
