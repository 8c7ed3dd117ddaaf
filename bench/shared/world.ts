import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openParts } from '#apps/server/parts.ts';
import { prepareDatabase } from '#apps/server/prepare-database.ts';
import { findAppointment, openSession } from '#modules/trust/access/server/index.ts';
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts';
import { type DatabaseConnections, prepareOwnServer, withSystemScope } from '#platform/server/index.ts';

type BenchWorld = {
  readonly directory: string;
  readonly connections: DatabaseConnections;
  /** To equal databases with the same people and sessions, as many as were asked. */
  readonly copies: readonly DatabaseConnections[];
  readonly owner: pg.Pool;
  /** Session tokens by the code of the municipality. */
  readonly tokens: ReadonlyMap<string, string>;
};

export type BenchServer = {
  openWorld(database: string, person: (municipality: string) => string, copies?: number): Promise<BenchWorld>;
  stop(): Promise<void>;
};

/** A database server of its own that writes to disk before it answers, with the demo region in each database. `settings`: of PostgreSQL. */
export async function startBenchServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const directory = await mkdtemp(join(tmpdir(), 'schakel-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: directory, settings });
  const pools: pg.Pool[] = [];
  return {
    openWorld: async (database, person, copies = 0) => {
      const admin = postgres.connectionString;
      const connections = await prepareOwnServer(admin, database, 'bench');
      await prepareDatabase(connections, { region: 'ijsselland', withPeople: true, validFrom: '2025-01-01' });
      const tokens = await signInAll(directory, connections, person);
      const copied: DatabaseConnections[] = [];
      for (let copy = 1; copy <= copies; copy += 1) {
        await copyDatabase(admin, database, `${database}_${copy}`);
        copied.push(await prepareOwnServer(admin, `${database}_${copy}`, 'bench'));
      }
      const owner = new pg.Pool({ connectionString: connections.owner, max: 1 });
      // A connection that is being closed may still hear that the server stops.
      owner.on('error', () => undefined);
      pools.push(owner);
      return { directory, connections, copies: copied, owner, tokens };
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function copyDatabase(admin: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(to)} template ${pg.escapeIdentifier(from)}`);
    await client.query(`alter database ${pg.escapeIdentifier(to)} owner to schakel_owner`);
  } finally {
    await client.end();
  }
}

async function signInAll(
  dataDirectory: string,
  connections: DatabaseConnections,
  person: (municipality: string) => string,
): Promise<Map<string, string>> {
  const parts = await openParts({
    connections,
    dataDirectory,
    masterKey: undefined,
    baseUrl: () => 'http://127.0.0.1',
    demo: true,
    onDatabaseError: () => undefined,
  });
  const tokens = new Map<string, string>();
  const owner = new pg.Client({ connectionString: connections.owner });
  await owner.connect();
  const { rows } = await owner.query<{ code: string; id: string; subject: string }>(
    `select o.code, a.id, p.subject from organisation o join appointment a on a.organisation_id = o.id join person p on p.id = a.person_id
      where o.type = 'gemeente' order by o.code`,
  );
  await owner.end();
  for (const { code, id } of rows.filter((row) => row.subject === person(row.code))) {
    const token = await withSystemScope(parts.pools.system, 'bench: sign in', async (system) => {
      const appointment = await findAppointment(system, id);
      if (appointment === undefined) throw new Error(`no appointment for ${person(code)}`);
      return (await openSession(system, parts.content, appointment, { kind: 'person', now: new Date() }))
        .token;
    });
    tokens.set(code, token);
  }
  await parts.close();
  return tokens;
}
