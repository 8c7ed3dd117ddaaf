import type pg from 'pg';
import { insertStatement, type Resolve, type SampleTable, sampleRow, sampleTables } from './sample-rows.ts';

export type SmallWorld = {
  readonly organisationId: string;
  readonly tables: readonly SampleTable[];
  /** Tables in which the organisation has a row now. */
  readonly filled: ReadonlySet<string>;
  /** Why a table could not be filled. */
  readonly failures: ReadonlyMap<string, string>;
  readonly resolve: Resolve;
};

const ORGANISATION = /(^|_)organisation_id$/;

const startOf = async (pool: pg.Pool, organisationId: string): Promise<Map<string, string>> => {
  const { rows } = await pool.query<{ table: string; id: string }>(
    `select 'organisation' as table, $1::uuid as id
     union all select 'region', (select region_id from organisation where id = $1)
     union all (select 'person', person_id from appointment where organisation_id = $1 order by id limit 1)
     union all (select 'appointment', id from appointment where organisation_id = $1 order by id limit 1)
     union all (select 'department', id from department where organisation_id = $1 order by id limit 1)
     union all (select 'portfolio', id from portfolio where organisation_id = $1 order by id limit 1)
     union all (select 'content_version', id from content_version where kind = 'themes' limit 1)
     union all (select 'agreement', agreement_id from agreement_party where organisation_id = $1 limit 1)`,
    [organisationId],
  );
  return new Map(rows.map((row) => [row.table, row.id]));
};

/**
 * Gives one organisation a row in every table, all of them about its own people and records: enough to see whether
 * anyone else sees them. Checks and triggers of ours are taken out of this database, for what they guard is tested
 * where it stands; policies stay.
 */
export async function makeSmallWorld(pool: pg.Pool, organisationId: string): Promise<SmallWorld> {
  const tables = await sampleTables(pool);
  const ids = await startOf(pool, organisationId);
  const resolve: Resolve = (table) => ids.get(table);
  const filled = new Set<string>();
  const failures = new Map<string, string>();
  const client = await pool.connect();
  try {
    await dropChecks(client);
    for (const table of tables) {
      const owner = ownerColumn(table);
      if (owner === undefined) continue;
      const failure = await fill(client, table, `${owner} = '${organisationId}'`, resolve);
      if (failure !== undefined) failures.set(table.name, failure);
      else filled.add(table.name);
      await remember(client, table, organisationId, ids);
    }
  } finally {
    client.release();
  }
  return { organisationId, tables, filled, failures, resolve };
}

async function dropChecks(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as statement
       from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where k.contype = 'c' and k.conrelid <> 0 and n.nspname in ('public', 'keystore')
     union all select distinct format('alter table %s disable trigger user', t.tgrelid::regclass)
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and n.nspname in ('public', 'keystore')`,
  );
  for (const { statement } of rows) await client.query(statement);
}

async function fill(
  client: pg.PoolClient,
  table: SampleTable,
  mine: string,
  resolve: Resolve,
): Promise<string | undefined> {
  const known = await client.query(`select 1 from ${table.name} where ${mine} limit 1`);
  if (known.rows.length > 0) return undefined;
  const { text, values } = insertStatement(table.name, sampleRow(table, resolve));
  return client.query(text, values).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

async function remember(
  client: pg.PoolClient,
  table: SampleTable,
  organisationId: string,
  ids: Map<string, string>,
): Promise<void> {
  if (ids.has(table.name) || !table.columns.some((column) => column.name === 'id')) return;
  const owner = ownerColumn(table);
  if (owner === undefined) return;
  const { rows } = await client.query<{ id: string }>(
    `select id from ${table.name} where ${owner} = $1 limit 1`,
    [organisationId],
  );
  if (rows[0] !== undefined) ids.set(table.name, rows[0].id);
}

/** The column that says whose a row is. */
export function ownerColumn(table: SampleTable): string | undefined {
  const names = table.columns.map((column) => column.name);
  return names.includes('organisation_id')
    ? 'organisation_id'
    : names.find((name) => ORGANISATION.test(name));
}
