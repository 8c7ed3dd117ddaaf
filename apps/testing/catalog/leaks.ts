import pg from 'pg';
import { type Scope, sql } from '#platform/server/index.ts';
import { insertStatement, type SampleTable, sampleRow } from './sample-rows.ts';
import { ownerColumn, type SmallWorld } from './small-world.ts';

export type Rights = {
  readonly reads: boolean;
  readonly adds: readonly string[];
  readonly changes: readonly string[];
  readonly removes: boolean;
};

/** What a request may do with each table, by column. */
export async function rightsOfRequests(pool: pg.Pool): Promise<ReadonlyMap<string, Rights>> {
  const { rows } = await pool.query<Rights & { name: string }>(`
    select c.oid::regclass::text as name,
           bool_or(has_column_privilege('schakel_app', c.oid, a.attnum, 'select')) as reads,
           coalesce(array_agg(a.attname::text) filter (where has_column_privilege('schakel_app', c.oid, a.attnum, 'insert')), '{}') as adds,
           coalesce(array_agg(a.attname::text) filter (where has_column_privilege('schakel_app', c.oid, a.attnum, 'update')), '{}') as changes,
           has_table_privilege('schakel_app', c.oid, 'delete') as removes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and n.nspname in ('public', 'keystore') and a.attnum > 0 and not a.attisdropped
       and has_schema_privilege('schakel_app', n.oid, 'usage')
     group by c.oid`);
  return new Map(rows.map(({ name, ...rights }) => [name, rights]));
}

const codeOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);

/** Runs one statement in the scope and undoes it; gives the number of rows, or the code of the refusal. */
async function attempt(
  scope: Scope,
  statement: string,
  values: readonly unknown[] = [],
): Promise<number | string> {
  await sql`savepoint attempt`.execute(scope.db);
  const outcome = await sql
    .raw<{ count: number }>(
      statement.replaceAll(/\$(\d+)/g, (_whole, place: string) => literal(values[Number(place) - 1])),
    )
    .execute(scope.db)
    .then(
      (result) => result.rows[0]?.count ?? Number(result.numAffectedRows ?? 0),
      (error: unknown) => codeOf(error),
    );
  await sql`rollback to savepoint attempt`.execute(scope.db);
  return outcome;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`;
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  return pg.escapeLiteral(String(value));
}

const REFUSED = '42501';

async function leaksOfTable(
  scope: Scope,
  world: SmallWorld,
  table: SampleTable,
  rights: Rights,
): Promise<string[]> {
  const owner = ownerColumn(table);
  if (owner === undefined) return [];
  const theirs = `${owner} = ${pg.escapeLiteral(world.organisationId)}`;
  const problems: string[] = [];
  const seen = rights.reads
    ? await attempt(scope, `select count(*) as count from ${table.name} where ${theirs}`)
    : 0;
  if (seen !== 0 && seen !== REFUSED) problems.push(`sees ${seen}`);
  const [column] = rights.changes;
  const changed =
    column === undefined
      ? 0
      : await attempt(scope, `update ${table.name} set ${column} = ${column} where ${theirs}`);
  if (changed !== 0 && changed !== REFUSED) problems.push(`changes ${changed}`);
  const removed = rights.removes ? await attempt(scope, `delete from ${table.name} where ${theirs}`) : 0;
  if (removed !== 0 && removed !== REFUSED) problems.push(`removes ${removed}`);
  if (rights.adds.includes(owner)) problems.push(...(await addsForThem(scope, world, table, rights)));
  return problems.map((problem) => `${table.name}: ${scope.person.name} ${problem}`);
}

async function addsForThem(
  scope: Scope,
  world: SmallWorld,
  table: SampleTable,
  { adds }: Rights,
): Promise<string[]> {
  const mine = { person: scope.person.id, appointment: scope.appointment.id };
  const row = sampleRow(table, (name) =>
    name in mine ? mine[name as keyof typeof mine] : world.resolve(name),
  );
  const { text, values } = insertStatement(
    table.name,
    Object.fromEntries(Object.entries(row).filter(([name]) => adds.includes(name))),
  );
  const added = await attempt(scope, text, values);
  return added === REFUSED ? [] : [`adds a row for them (${added})`];
}

/** What someone of another organisation sees, changes, removes or adds of the world's organisation. */
export async function leaksIn(
  scope: Scope,
  world: SmallWorld,
  rights: ReadonlyMap<string, Rights>,
  open: ReadonlySet<string>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const table of world.tables) {
    const own = rights.get(table.name);
    if (own === undefined || open.has(table.name)) continue;
    problems.push(...(await leaksOfTable(scope, world, table, own)));
  }
  return problems;
}

/** Tables of which a connection of requests sees rows before any scope was begun. */
export async function seenWithoutScope(
  app: pg.Pool,
  rights: ReadonlyMap<string, Rights>,
  readable: (table: string) => string,
): Promise<string[]> {
  const seen: string[] = [];
  for (const [name, { reads }] of rights) {
    if (!reads) continue;
    const { rows } = await app.query<{ count: number }>(
      `select count(${readable(name)}) as count from ${name}`,
    );
    if (rows[0]?.count !== 0) seen.push(`${name}: ${rows[0]?.count} rows`);
  }
  return seen;
}
