import type pg from 'pg';
import { newId } from '#platform/kit/index.ts';

type SampleColumn = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly references: string | null;
  readonly allowed: readonly string[] | null;
};

export type SampleTable = { readonly name: string; readonly columns: readonly SampleColumn[] };

/** All tables with what is needed to fill them, the ones that others refer to first. */
export async function sampleTables(client: pg.ClientBase | pg.Pool): Promise<SampleTable[]> {
  const { rows } = await client.query<SampleColumn & { table: string; checks: string[] }>(`
    select c.oid::regclass::text as table, a.attname::text as name, format_type(a.atttypid, null) as type,
           a.attnotnull and a.atthasdef is false as required,
           (select k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as references,
           array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and n.nspname in ('public', 'keystore') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by 1, a.attnum`);
  const tables = new Map<string, SampleColumn[]>();
  for (const { table, checks, ...column } of rows) {
    const columns = tables.get(table) ?? [];
    columns.push({ ...column, allowed: allowedBy(checks) });
    tables.set(table, columns);
  }
  return inOrder([...tables].map(([name, columns]) => ({ name, columns })));
}

function allowedBy(checks: readonly string[]): string[] | null {
  for (const check of checks) {
    const words = [...check.matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? '');
    if (/ANY|<@|=/.test(check) && words.length > 0 && !check.includes('~'))
      return words.filter((word) => word !== '');
  }
  return null;
}

function inOrder(tables: readonly SampleTable[]): SampleTable[] {
  const done = new Set<string>();
  const ordered: SampleTable[] = [];
  const visit = (table: SampleTable, path: readonly string[]): void => {
    if (done.has(table.name) || path.includes(table.name)) return;
    for (const column of table.columns) {
      const other = tables.find((candidate) => candidate.name === column.references);
      if (other !== undefined && column.required) visit(other, [...path, table.name]);
    }
    done.add(table.name);
    ordered.push(table);
  };
  for (const table of tables) visit(table, []);
  return ordered;
}

const VALUES: Readonly<Record<string, () => unknown>> = {
  uuid: newId,
  integer: () => 1,
  smallint: () => 1,
  bigint: () => 1,
  boolean: () => false,
  jsonb: () => '{}',
  json: () => '{}',
  date: () => '2026-01-15',
  bytea: () => Buffer.from('x'),
  'timestamp with time zone': () => '2026-01-15T10:00:00Z',
  'double precision': () => 52.5,
  numeric: () => 1,
};

function sampleOf({ type, allowed }: SampleColumn): unknown {
  if (type === 'text[]') return [allowed?.[0] ?? 'x'];
  if (type === 'uuid[]') return [newId()];
  return VALUES[type]?.() ?? allowed?.[0] ?? 'x';
}

/** Finds a row of the world that a column may point at. */
export type Resolve = (table: string) => string | undefined;

/** Values by column: `given` first, then references into the world, then whatever fits the type. */
export function sampleRow(
  table: SampleTable,
  resolve: Resolve,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    if (column.name in given) row[column.name] = given[column.name];
    else if (/(^|_)organisation_id$/.test(column.name)) row[column.name] = resolve('organisation');
    else if (column.references !== null) row[column.name] = resolve(column.references) ?? null;
    else if (column.required) row[column.name] = sampleOf(column);
  }
  return row;
}

export function insertStatement(
  table: string,
  row: Readonly<Record<string, unknown>>,
): { text: string; values: unknown[] } {
  const names = Object.keys(row);
  const places = names.map((_name, index) => `$${index + 1}`);
  return {
    text: `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
    values: Object.values(row),
  };
}
