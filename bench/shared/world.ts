import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openParts } from '#apps/server/parts.ts';
import { prepareDatabase } from '#apps/server/prepare-database.ts';
import { findAppointment, openSession } from '#modules/trust/access/server/index.ts';
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts';
import { type DatabaseConnections, prepareOwnServer, withSystemScope } from '#platform/server/index.ts';

export type BenchWorld = {
  readonly directory: string;
  readonly connections: DatabaseConnections;
  readonly owner: pg.Pool;
  /** Session tokens by the code of the municipality. */
  readonly tokens: ReadonlyMap<string, string>;
};

export type BenchServer = {
  openWorld(database: string, person: (municipality: string) => string): Promise<BenchWorld>;
  stop(): Promise<void>;
};

/** A database server of its own that writes to disk before it answers, with the demo region in each database. */
export async function startBenchServer(): Promise<BenchServer> {
  const directory = await mkdtemp(join(tmpdir(), 'schakel-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: directory });
  const pools: pg.Pool[] = [];
  return {
    openWorld: async (database, person) => {
      const connections = await prepareOwnServer(postgres.connectionString, database, 'bench');
      await prepareDatabase(connections, { region: 'ijsselland', withPeople: true, validFrom: '2025-01-01' });
      const owner = new pg.Pool({ connectionString: connections.owner, max: 1 });
      pools.push(owner);
      return {
        directory,
        connections,
        owner,
        tokens: await signInAll(directory, connections, owner, person),
      };
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function signInAll(
  dataDirectory: string,
  connections: DatabaseConnections,
  owner: pg.Pool,
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
  const { rows } = await owner.query<{ code: string; id: string }>(
    `select o.code, a.id, p.subject from organisation o join appointment a on a.organisation_id = o.id join person p on p.id = a.person_id
      where o.type = 'gemeente' order by o.code`,
  );
  for (const { code, id } of rows.filter(
    (row) => (row as unknown as { subject: string }).subject === person(row.code),
  )) {
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
