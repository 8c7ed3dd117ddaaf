import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Migration, MigrationMismatchError, migrate, readMigrations } from './migrations.ts';
import { prepareOwnServer } from './roles.ts';

let room: string;
let owner: string;
let client: pg.Client;
const database = `migrations_${process.pid}`;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'schakel-migrations-'));
  owner = (await prepareOwnServer(inject('databaseAdmin'), database, 'test')).owner;
  client = new pg.Client({ connectionString: owner });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  const admin = new pg.Client({ connectionString: inject('databaseAdmin') });
  await admin.connect();
  await admin.query(`drop database ${database} with (force)`);
  await admin.end();
  await rm(room, { recursive: true });
});

/** A tree with one module that has these files. */
async function read(name: string, files: Readonly<Record<string, string>>): Promise<Migration[]> {
  const folder = join(room, name, 'module', 'db');
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return readMigrations([join(room, name)]);
}

const first = { '0001-first.sql': 'create table first_one (id integer)' };

describe('reading', () => {
  test('takes numbered files below db, in the order of their numbers, and nothing else', async () => {
    const files = { '0020-b.sql': '', '0003-a.sql': '', 'notes.sql': '', '0004-c.txt': '' };
    expect((await read('order', files)).map((migration) => migration.name)).toEqual([
      '0003-a.sql',
      '0020-b.sql',
    ]);
  });

  test('refuses one number used twice', async () => {
    await expect(read('twice', { '0001-a.sql': '', '0001-b.sql': '' })).rejects.toThrow(/number 1/);
  });
});

describe('applying', () => {
  test('does each once', async () => {
    const migrations = await read('once', first);
    expect(await migrate(owner, migrations)).toEqual(['0001-first.sql']);
    expect(await migrate(owner, migrations)).toEqual([]);
  });

  test('by two processes at once does each once', async () => {
    const migrations = await read('race', { ...first, '0002-race.sql': 'create table raced (id integer)' });
    const applied = await Promise.all([migrate(owner, migrations), migrate(owner, migrations)]);
    expect(applied.flat()).toEqual(['0002-race.sql']);
  });

  test('leaves nothing of one that fails, and names it', async () => {
    const second = { ...first, '0002-race.sql': 'create table raced (id integer)' };
    const broken = await read('broken', {
      ...second,
      '0005-broken.sql': 'create table half (id integer); select nothing_here',
    });
    await expect(migrate(owner, broken)).rejects.toThrow(/0005-broken\.sql failed/);
    expect((await client.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
  });

  test('refuses a database of a newer version, and a migration that changed afterwards', async () => {
    await expect(migrate(owner, await read('newer', first))).rejects.toThrow(MigrationMismatchError);
    const changed = {
      '0001-first.sql': 'create table first_two (id integer)',
      '0002-race.sql': 'create table raced (id integer)',
    };
    await expect(migrate(owner, await read('changed', changed))).rejects.toThrow(/was changed after/);
  });
});
