import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import { composeApp } from '#apps/server/compose.ts';
import { openParts, type Parts } from '#apps/server/parts.ts';
import { prepareDatabase } from '#apps/server/prepare-database.ts';
import { findAppointment, openSession } from '#modules/trust/access/server/index.ts';
import { newId } from '#platform/kit/index.ts';
import {
  hashToken,
  operationOf,
  type Scope,
  SESSION_COOKIE,
  sql,
  withScope,
  withSystemScope,
} from '#platform/server/index.ts';
import { TEMPLATE, TEST_PASSWORD } from '#platform/testing/global-setup.ts';

export type Answer = {
  readonly status: number;
  readonly body: any;
  readonly headers: LightMyRequestResponse['headers'];
  readonly raw: LightMyRequestResponse;
};

/** Someone signed in, speaking HTTP to the real application without a network. */
export type Client = {
  readonly token: string;
  readonly personId: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A transaction under this person's scope, rolled back or committed as `run` decides by throwing or not. */
  inScope<Value>(run: (scope: Scope) => Promise<Value>): Promise<Value>;
};

export type TestProduct = {
  readonly app: FastifyInstance;
  readonly parts: Parts;
  /** As owner of the tables, past every policy: to look at what is really there. */
  readonly owner: pg.Pool;
  signIn(username: string): Promise<Client>;
  organisationId(code: string): Promise<string>;
  close(): Promise<void>;
};

/**
 * A product of its own for one test file: a clone of the template, the whole composed application. `empty`: migrations
 * and content only, as at a first start without demo.
 */
export async function openTestProduct(options: { readonly empty?: boolean } = {}): Promise<TestProduct> {
  const admin = inject('databaseAdmin');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.empty === true ? 'template0' : TEMPLATE;
  await withAdmin(admin, (client) =>
    client.query(`create database ${name} template ${template} owner schakel_owner`),
  );
  const url = (role: string): string => {
    const address = new URL(admin);
    address.username = role;
    address.password = TEST_PASSWORD;
    address.pathname = `/${name}`;
    return address.toString();
  };
  const connections = { owner: url('schakel_owner'), app: url('schakel_app'), system: url('schakel_system') };
  if (options.empty === true) {
    await prepareDatabase(connections, { region: undefined, withPeople: false, validFrom: '2025-01-01' });
  }
  const dataDirectory = await mkdtemp(join(tmpdir(), 'schakel-files-'));
  const parts = await openParts({
    connections,
    dataDirectory,
    masterKey: undefined,
    baseUrl: () => 'http://127.0.0.1:8080',
    demo: true,
    poolSize: 6,
    onDatabaseError: () => undefined,
  });
  const app = await composeApp(parts, { logger: false });
  const owner = new pg.Pool({ connectionString: url('schakel_owner'), max: 2 });
  owner.on('error', () => undefined);
  return {
    app,
    parts,
    owner,
    signIn: (username) => signIn(app, parts, username),
    organisationId: async (code) => {
      const { rows } = await owner.query<{ id: string }>('select id from organisation where code = $1', [
        code,
      ]);
      if (rows[0] === undefined) throw new Error(`no organisation ${code}`);
      return rows[0].id;
    },
    close: async () => {
      await app.close();
      await parts.close();
      await owner.end();
      await withAdmin(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function withAdmin(
  connectionString: string,
  run: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

async function signIn(app: FastifyInstance, parts: Parts, username: string): Promise<Client> {
  const { token, personId } = await withSystemScope(parts.pools.system, 'test: sign in', async (system) => {
    const { rows } = await sql<{ id: string; personId: string }>`
      select a.id, a.person_id as "personId" from appointment a join person p on p.id = a.person_id
       where p.subject = ${username} order by a.created_at, a.id limit 1`.execute(system.db);
    const row = rows[0];
    const appointment = row === undefined ? undefined : await findAppointment(system, row.id);
    if (row === undefined || appointment === undefined) throw new Error(`no person ${username}`);
    const session = await openSession(system, parts.content, appointment, {
      kind: 'person',
      now: new Date(),
    });
    return { token: session.token, personId: row.personId };
  });
  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> => {
    const raw = await app.inject({
      method,
      url: path.startsWith('/api/') ? path : `/api/v1${path}`,
      cookies: { [SESSION_COOKIE]: token },
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(method === 'POST' ? { 'idempotency-key': newId() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const json = /json(;|$)/.test(raw.headers['content-type']?.toString() ?? '');
    return {
      status: raw.statusCode,
      body: json && raw.body !== '' ? raw.json() : raw.body,
      headers: raw.headers,
      raw,
    };
  };
  return {
    token,
    personId,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
    inScope: (run) =>
      withScope(
        parts.pools.app,
        { tokenHash: hashToken(token), operation: operationOf('test', undefined), requestId: newId() },
        run,
      ),
  };
}
