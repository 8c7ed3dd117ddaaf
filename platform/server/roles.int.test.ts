import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { prepareGivenServer, prepareOwnServer, serverVersion } from './roles.ts';

const database = 'roles';

// A server of its own: roles belong to a server, and the other tests work under them meanwhile.
let room: string;
let server: EmbeddedPostgres;
let admin: string;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'schakel-roles-'));
  server = await startEmbeddedPostgres({ dataDirectory: room, durable: false });
  admin = server.connectionString;
});
afterAll(async () => {
  await server.stop();
  await rm(room, { recursive: true, force: true });
});

async function as<Value>(
  connectionString: string,
  run: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

test('three roles enter a database of the first, and none of them may do more', async () => {
  const connections = await prepareOwnServer(admin, database, 'test');
  for (const [name, connection] of Object.entries(connections)) {
    const row = await as(
      connection,
      async (client) =>
        (
          await client.query(
            'select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong from pg_roles where rolname = current_user',
          )
        ).rows[0],
    );
    expect(row).toEqual({ rolname: `schakel_${name}`, strong: false });
  }
});

test('a role that was given too much is brought back', async () => {
  await as(admin, (client) => client.query('alter role schakel_app bypassrls'));
  const { app } = await prepareOwnServer(admin, database, 'test');
  const { rows } = await as(app, (client) =>
    client.query('select rolbypassrls from pg_roles where rolname = current_user'),
  );
  expect(rows).toEqual([{ rolbypassrls: false }]);
});

test('requests cannot make a table, nor become another role', async () => {
  const { app } = await prepareOwnServer(admin, database, 'test');
  await as(app, async (client) => {
    await expect(client.query('create table mine (id integer)')).rejects.toThrow(/permission denied/);
    await expect(client.query('set role schakel_owner')).rejects.toThrow(/permission denied/);
    await expect(client.query('set row_security = off; select 1')).resolves.toBeDefined();
  });
});

test('a given server keeps its owner', async () => {
  const { owner } = await prepareOwnServer(admin, database, 'test');
  await as(admin, (client) =>
    client.query('grant schakel_app, schakel_system to schakel_owner with admin option'),
  );
  try {
    await as(admin, (client) => client.query('alter role schakel_owner createrole'));
    const connections = await prepareGivenServer(owner, 'test');
    expect(connections.owner).toBe(owner);
    expect(new URL(connections.app).username).toBe('schakel_app');
  } finally {
    await as(admin, async (client) => {
      await client.query('revoke schakel_app, schakel_system from schakel_owner');
      await client.query('alter role schakel_owner nocreaterole');
    });
  }
});

test('the version of the server is its major number', async () => {
  expect(await serverVersion(admin)).toBe(18);
});
