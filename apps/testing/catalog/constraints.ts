import type pg from 'pg';

/** Unique rules that could tell one organisation that another has a row: neither per organisation nor per person, nor on an id. */
export async function tellingUniques(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ name: string; table: string; columns: string[] }>(`
    select i.indexrelid::regclass::text as name, c.oid::regclass::text as table,
           array(select a.attname::text from unnest(i.indkey::int2[]) as k(number) join pg_attribute a
             on a.attrelid = c.oid and a.attnum = k.number) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     where i.indisunique and n.nspname in ('public', 'keystore') order by 1`);
  const own = (column: string): boolean => column === 'organisation_id' || column === 'person_id';
  const telling = rows.filter(
    ({ columns }) => !columns.some(own) && !(columns.length === 1 && columns[0] === 'id'),
  );
  return new Map(
    telling.map(({ name, table, columns }) => [
      name,
      `on ${table} (${columns.join(', ')}), without an organisation`,
    ]),
  );
}

/** Enum types: their comparisons are not leakproof, so row-level security keeps them from every index. */
export async function enumTypes(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select t.oid::regtype::text as name from pg_type t join pg_namespace n on n.oid = t.typnamespace
      where t.typtype = 'e' and n.nspname in ('public', 'keystore') order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Constraints whose name PostgreSQL made up, where the name becomes a sentence for people. */
export async function unnamedUniques(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select conname::text as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where k.contype = 'u' and n.nspname = 'public' and conname ~ '_key[0-9]*$' order by 1`,
  );
  return rows.map((row) => row.name);
}
