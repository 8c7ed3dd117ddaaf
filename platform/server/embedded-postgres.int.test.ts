import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostmaster, isAlive } from './embedded-postgres-state.ts';

let room: string;
let dataDirectory: string;
const started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'schakel-embedded-'));
  dataDirectory = join(room, 'data');
});

afterEach(async () => {
  for (const database of started.splice(0)) await database.stop();
  // A database whose owner was killed is still shutting down.
  await until(async () => (await findPostmaster(join(dataDirectory, 'postgres'))) === undefined);
  await rm(room, { recursive: true, force: true });
});

async function start(more: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDirectory, durable: false, ...more });
  started.push(database);
  return database;
}

async function ask(connectionString: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(text);
    return rows[0] ? Object.values(rows[0])[0] : undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('did not become true within 10 s');
}

/** Another process that runs the database, as a product does that we then kill. */
async function startElsewhere() {
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    const database = await startEmbeddedPostgres({ dataDirectory: process.argv[1], durable: false });
    console.log(database.connectionString);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [connectionString] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const postmaster = await findPostmaster(join(dataDirectory, 'postgres'));
  return { child, connectionString, postmaster: postmaster ?? 0 };
}

describe('a first and a second start', () => {
  test('gives PostgreSQL 18 in UTF-8 with a locale that does not depend on the machine', async () => {
    const database = await start();
    expect(await ask(database.connectionString, 'show server_version')).toMatch(/^18\./);
    const locale = `select concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale)
      from pg_database where datname = current_database()`;
    expect(await ask(database.connectionString, locale)).toBe('UTF8 b C.UTF-8');
  });

  test('keeps what was written', async () => {
    const first = await start();
    await ask(first.connectionString, 'create table kept as select 7 as value');
    await first.stop();
    const second = await start();
    expect(await ask(second.connectionString, 'select value from kept')).toBe(7);
  });

  test('keeps the password to the owner of the data directory', async () => {
    await start();
    expect((await stat(join(dataDirectory, 'postgres.json'))).mode & 0o077).toBe(0);
  });

  test('listens on the loopback address only and asks for the password', async () => {
    const database = await start();
    expect(await ask(database.connectionString, 'show listen_addresses')).toBe('127.0.0.1');
    const wrong = database.connectionString.replace(/:[^:@]+@/, ':guess@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('makes a new password when the old one was lost', async () => {
    const first = await start();
    await first.stop();
    await rm(join(dataDirectory, 'postgres.json'));
    const second = await start();
    expect(await ask(second.connectionString, 'select 1')).toBe(1);
  });

  test('works below a directory that only its owner may enter', async () => {
    await chmod(room, 0o700);
    const database = await start();
    expect(await ask(database.connectionString, 'select 1')).toBe(1);
  });
});

describe('an end', () => {
  test('leaves no process when stopped with connections open', async () => {
    const database = await start();
    const client = new pg.Client({ connectionString: database.connectionString });
    client.on('error', () => undefined);
    await client.connect();
    const postmaster = (await findPostmaster(join(dataDirectory, 'postgres'))) ?? 0;
    expect(isAlive(postmaster)).toBe(true);
    await database.stop();
    expect(isAlive(postmaster)).toBe(false);
    expect(await findRunningPostgres(dataDirectory)).toBeUndefined();
  });

  test('may be asked twice', async () => {
    const database = await start();
    await database.stop();
    await database.stop();
  });

  test('comes by itself when the process that started it is killed', async () => {
    const { child, postmaster } = await startElsewhere();
    child.kill('SIGKILL');
    await until(() => !isAlive(postmaster));
  });

  test('is followed by a start on the same port when the database itself was killed', async () => {
    const database = await start();
    process.kill((await findPostmaster(join(dataDirectory, 'postgres'))) ?? 0, 'SIGKILL');
    await until(async () => (await ask(database.connectionString, 'select 1').catch(() => 0)) === 1);
  });
});

describe('a data directory that another process left', () => {
  test('is taken over at once after that process was killed', async () => {
    const { child } = await startElsewhere();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const database = await start();
    expect(await ask(database.connectionString, 'select 1')).toBe(1);
  });

  test('is not believed to be in use because of a process number that now belongs to another program', async () => {
    await (await start()).stop();
    await writeFile(join(dataDirectory, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
    const database = await start();
    expect(await ask(database.connectionString, 'select 1')).toBe(1);
  });

  test('is joined, not started, while that process lives', async () => {
    const { child, connectionString } = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      code: 'data-directory-in-use',
      facts: { ownerPid: String(child.pid) },
    });
    const running = await findRunningPostgres(dataDirectory);
    expect(running).toMatchObject({ connectionString, ownerPid: child.pid });
    expect(await ask(running!.connectionString, 'select 1')).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('has its half-made cluster replaced', async () => {
    await mkdir(join(dataDirectory, 'postgres.unfinished-4194999', 'cluster'), { recursive: true });
    await start();
    await expect(stat(join(dataDirectory, 'postgres.unfinished-4194999'))).rejects.toThrow();
  });
});

describe('a refusal', () => {
  test('names both versions when another PostgreSQL made the data', async () => {
    await (await start()).stop();
    await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'database-version',
      facts: { found: '17', expected: '18' },
    });
    expect(await readFile(join(dataDirectory, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('names the directory when it cannot be written', async () => {
    await writeFile(join(room, 'data'), 'a file stands where the directory should be');
    await expect(start()).rejects.toMatchObject({
      code: 'data-directory-not-writable',
      facts: { directory: dataDirectory },
    });
  });

  test('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await expect(start({ port })).rejects.toMatchObject({ code: 'database-port-in-use' });
    other.close();
  });
});
