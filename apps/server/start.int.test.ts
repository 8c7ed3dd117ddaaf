import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts';
import { findListenPort } from './listen-port.ts';

const main = fileURLToPath(new URL('./main-from-source.mjs', import.meta.url));
const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));

let room: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'schakel-start-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await pause(50);
});
afterAll(async () => {
  await rm(room, { recursive: true, force: true });
});

type Started = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
};

function launch(
  program: string,
  settings: Record<string, string>,
  words: string[] = [],
): Omit<Started, 'url'> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH, HOME, NODE_NO_WARNINGS: '1', PORT: '0', ...settings },
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part));
  child.stderr.on('data', (part: Buffer) => (err += part));
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return { child, out: () => out, err: () => err, ended };
}

/** Starts the product and waits for its line; fails with what it said instead. */
async function start(settings: Record<string, string>): Promise<Started> {
  const started = launch(main, settings);
  const stopped = started.ended.then((code) => {
    throw new Error(`ended with ${code}: ${started.err()}`);
  });
  stopped.catch(() => undefined);
  const ready = async (): Promise<string> => {
    for (;;) {
      const url = /^Schakel ready: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(started.out())?.[1];
      if (url !== undefined) return url;
      await pause(20);
    }
  };
  return { ...started, url: await Promise.race([ready(), stopped]) };
}

function stop(started: Started): Promise<number | null> {
  started.child.kill('SIGTERM');
  return started.ended;
}

/** Programs whose command line names this directory. */
const programsOf = (directory: string): string[] =>
  readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return command.includes(directory) && command.includes('postgres') ? [command] : [];
    } catch {
      return [];
    }
  });

const verifier = fileURLToPath(new URL('../../packages/audit-verifier/command/main.ts', import.meta.url));

/** The folder with the log of one organisation, made by the command. */
async function exportAudit(data: string, name: string): Promise<string> {
  const folder = join(room, name);
  const words = ['audit', 'export', '--organisation', 'zwolle', '--output', folder];
  const command = launch(cli, { SCHAKEL_DATA_DIR: data }, words);
  expect(await command.ended, command.err()).toBe(0);
  return folder;
}

async function verdictOf(folder: string) {
  const command = launch(verifier, {}, [folder, '--json']);
  const code = await command.ended;
  return { ...JSON.parse(command.out()), code };
}

/** Another name under the first event. */
async function damage(folder: string): Promise<void> {
  const file = join(folder, 'events.jsonl');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/"actorName":"[^"]*"/, '"actorName":"Iemand anders"'));
}

/** 303: to the page where the demo's people are. */
const loginAt = async (url: string): Promise<number> =>
  (await fetch(`${url}/login`, { redirect: 'manual' })).status;

const failsWith = async (settings: Record<string, string>): Promise<string> => {
  const started = launch(main, settings);
  expect(await started.ended).toBe(1);
  return started.err().trim();
};

describe('a start', () => {
  test('is ready, keeps everything for the next one, and leaves no database behind', {
    timeout: 120_000,
  }, async () => {
    const data = join(room, 'kept');
    const first = await start({ SCHAKEL_DATA_DIR: data });
    expect(await loginAt(first.url)).toBe(303);
    expect(programsOf(data).length).toBeGreaterThan(0);
    const whoami = launch(cli, { SCHAKEL_DATA_DIR: data }, ['whoami', '--as', 'regionaal-coordinator']);
    expect(await whoami.ended).toBe(0);
    const person = JSON.parse(whoami.out()).person;
    const exported = await exportAudit(data, 'running');
    const verdict = await verdictOf(exported);
    expect(verdict).toMatchObject({ code: 0, proven: true });
    expect(verdict.events).toBeGreaterThan(5);
    expect(await stop(first)).toBe(0);
    expect(programsOf(data)).toEqual([]);
    const second = await start({ SCHAKEL_DATA_DIR: data });
    expect(await stop(second)).toBe(0);
    // A command starts the database itself when the product does not run, finds what was kept, and stops it again.
    const later = launch(cli, { SCHAKEL_DATA_DIR: data }, ['whoami', '--as', 'regionaal-coordinator']);
    expect(await later.ended).toBe(0);
    expect(JSON.parse(later.out()).person).toBe(person);
    expect(programsOf(data)).toEqual([]);
    const stopped = await exportAudit(data, 'stopped');
    expect(await verdictOf(stopped)).toMatchObject({ code: 0, proven: true });
    await damage(stopped);
    expect(await verdictOf(stopped)).toMatchObject({
      code: 1,
      proven: false,
      findings: [{ code: 'event-changed', file: 'events.jsonl', line: 2 }],
    });
    await rm(join(stopped, 'keys.txt'));
    const missing = launch(verifier, {}, [stopped]);
    expect(await missing.ended).toBe(2);
    expect(missing.err()).toContain('keys.txt');
    for (const file of ['secrets.json', 'postgres.json', 'login-provider.json']) {
      expect((await stat(join(data, file))).mode & 0o077).toBe(0);
    }
  });

  test('finishes a request that was under way when told to stop', { timeout: 60_000 }, async () => {
    const data = join(room, 'kept');
    const product = await start({ SCHAKEL_DATA_DIR: data });
    const form = 'grant_type=password';
    const { port } = new URL(product.url);
    const asking = request({
      host: '127.0.0.1',
      port,
      path: '/api/v1/tokens',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': form.length },
    });
    const status = new Promise<number | undefined>((resolve, reject) => {
      asking.once('response', (response) => resolve(response.resume().statusCode));
      asking.once('error', reject);
    });
    asking.write(form.slice(0, 5));
    await pause(300);
    product.child.kill('SIGTERM');
    await pause(300);
    await expect(fetch(`${product.url}/login`)).rejects.toThrow();
    asking.end(form.slice(5));
    expect(await status).toBe(400);
    expect(await product.ended).toBe(0);
  });

  test('killed outright leaves no database either, and the next start works', {
    timeout: 60_000,
  }, async () => {
    const data = join(room, 'kept');
    const product = await start({ SCHAKEL_DATA_DIR: data });
    product.child.kill('SIGKILL');
    await product.ended;
    for (let waited = 0; waited < 100 && programsOf(data).length > 0; waited += 1) await pause(100);
    expect(programsOf(data)).toEqual([]);
    await stop(await start({ SCHAKEL_DATA_DIR: data }));
  });

  test('without demo prints a set-up link and offers no demo login', { timeout: 60_000 }, async () => {
    const product = await start({ SCHAKEL_DATA_DIR: join(room, 'real'), SCHAKEL_DEMO: '0' });
    const link = /(http:\S+\/setup\?token=\S+)/.exec(product.out())?.[1] ?? '';
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(`${product.url}/oidc/auth`)).status).toBe(404);
    expect((await fetch(`${product.url}/login`)).status).toBe(503);
    await stop(product);
  });
});

describe('a start that cannot be says why in one sentence and ends with 1:', () => {
  test('the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const data = join(room, 'port');
    expect(await failsWith({ SCHAKEL_DATA_DIR: data, PORT: String(port) })).toBe(
      `Port ${port} is taken by another program; stop that one or set PORT to another number.`,
    );
    expect(existsSync(data)).toBe(false);
    other.close();
  });

  test('the data directory is a file, so it cannot be written', async () => {
    const file = join(room, 'a-file');
    await writeFile(file, '');
    const sentence = await failsWith({ SCHAKEL_DATA_DIR: join(file, 'data') });
    expect(sentence).toMatch(/^The data directory .*a-file.data cannot be written \(ENOTDIR\); .*\.$/);
  });

  test.runIf(process.getuid?.() !== 0)('the data directory may not be written', async () => {
    const directory = join(room, 'closed');
    await mkdir(directory);
    await chmod(directory, 0o500);
    expect(await failsWith({ SCHAKEL_DATA_DIR: directory })).toMatch(/cannot be written \(EACCES\)/);
  });

  test('the database was made by another version of PostgreSQL', async () => {
    const data = join(room, 'older');
    await mkdir(join(data, 'postgres'), { recursive: true });
    await writeFile(join(data, 'postgres/PG_VERSION'), '16\n');
    expect(await failsWith({ SCHAKEL_DATA_DIR: data })).toMatch(
      /was made by PostgreSQL 16, and this version of Schakel needs PostgreSQL 18; .*\.$/,
    );
  });

  test('the database cannot be reached', async () => {
    const port = await findListenPort('127.0.0.1', 0);
    expect(
      await failsWith({
        SCHAKEL_DATA_DIR: join(room, 'far'),
        DATABASE_URL: `postgres://x:y@127.0.0.1:${port}/z`,
      }),
    ).toMatch(/^The database cannot be reached \(ECONNREFUSED\); .*\.$/);
  });

  test('a setting is wrong', async () => {
    expect(await failsWith({ PORT: 'many' })).toMatch(/^PORT cannot be used: /);
    expect(
      await failsWith({
        SCHAKEL_DEMO: '1',
        OIDC_ISSUER: 'https://x.example',
        OIDC_CLIENT_ID: 'x',
        OIDC_CLIENT_SECRET: 'y',
      }),
    ).toMatch(/SCHAKEL_DEMO=1 and OIDC_ISSUER cannot be on together/);
  });

  test('another Schakel works on the same data', { timeout: 60_000 }, async () => {
    const data = join(room, 'kept');
    const product = await start({ SCHAKEL_DATA_DIR: data });
    expect(await failsWith({ SCHAKEL_DATA_DIR: data })).toMatch(
      /is in use by another Schakel \(process \d+\); .*\.$/,
    );
    expect(await loginAt(product.url)).toBe(303);
    await stop(product);
  });

  test('the migrations in the database are not the ones of this version', { timeout: 60_000 }, async () => {
    const data = join(room, 'kept');
    const database = await startEmbeddedPostgres({ dataDirectory: data });
    const client = new pg.Client({
      connectionString: database.connectionString.replace(/\/postgres$/, '/schakel'),
    });
    await client.connect();
    await client.query(
      `insert into schema_migration (number, name, sha256) values (9999, '9999-later.sql', 'x')`,
    );
    await client.end();
    await database.stop();
    expect(await failsWith({ SCHAKEL_DATA_DIR: data })).toMatch(
      /9999-later\.sql.*written by a newer version/,
    );
    expect(programsOf(data)).toEqual([]);
  });
});

test('a given database that goes away gives 503 and is used again when it is back', {
  timeout: 90_000,
}, async () => {
  const place = join(room, 'server');
  const port = await findListenPort('127.0.0.1', 0);
  const server = await startEmbeddedPostgres({ dataDirectory: place, port, durable: false });
  const admin = new pg.Client({ connectionString: server.connectionString });
  await admin.connect();
  await admin.query(`create role eigenaar login createrole password 'geheim'`);
  await admin.query('create database gegeven owner eigenaar');
  await admin.end();
  const settings = {
    SCHAKEL_DATA_DIR: join(room, 'given'),
    DATABASE_URL: `postgres://eigenaar:geheim@127.0.0.1:${port}/gegeven`,
  };
  const first = await start(settings);
  await stop(first);
  const product = await start(settings);
  const token = 'none';
  const look = async () =>
    (await fetch(`${product.url}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await look()).toBe(401);
  await server.stop();
  expect(await look()).toBe(503);
  const page = await fetch(`${product.url}/login`);
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('Schakel kan even niet bij zijn gegevens');
  await pause(1_000);
  expect(await look()).toBe(503);
  const back = await startEmbeddedPostgres({ dataDirectory: place, port, durable: false });
  expect(await look()).toBe(401);
  expect(await loginAt(product.url)).toBe(303);
  await stop(product);
  await back.stop();
});
