import type pg from 'pg';

type Definer = { name: string; path: string | null; open: boolean; callable: boolean; trigger: boolean };

async function definers(pool: pg.Pool): Promise<Definer[]> {
  const { rows } = await pool.query<Definer>(`
    select p.proname::text as name,
           (select setting from unnest(p.proconfig) as setting where setting like 'search_path=%') as path,
           has_function_privilege('public', p.oid, 'execute') as open,
           has_function_privilege('schakel_app', p.oid, 'execute') or has_function_privilege('schakel_system', p.oid, 'execute') as callable,
           p.prorettype = 'trigger'::regtype as trigger
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname in ('public', 'keystore') order by 1`);
  return rows;
}

/** Functions with the owner's rights whose names could be caught by a caller's schema, or that anyone may call. */
export async function looseDefiners(pool: pg.Pool): Promise<Map<string, string>> {
  const problems = new Map<string, string>();
  for (const { name, path, open, trigger } of await definers(pool)) {
    if (path !== 'search_path=public, pg_temp')
      problems.set(name, `no fixed search_path (${path ?? 'none'})`);
    // A trigger function cannot be called by itself.
    else if (open && !trigger) problems.set(name, 'anyone may execute it');
  }
  return problems;
}

/** Doors past the policies that requests or jobs may use: each needs a test that knocks at it from the wrong side. */
export const doorsOf = async (pool: pg.Pool): Promise<string[]> => [
  ...new Set(
    (await definers(pool)).filter(({ callable, trigger }) => callable && !trigger).map(({ name }) => name),
  ),
];

const ARGUMENTS: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  'uuid[]': 'array[gen_random_uuid()]',
  text: "'x'",
  'text[]': "array['x']",
  integer: '1',
  smallint: '1::smallint',
  bigint: '1::bigint',
  boolean: 'true',
  jsonb: "'[]'::jsonb",
  json: "'{}'::json",
  date: 'current_date',
  bytea: "'x'::bytea",
};

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** What each door gives to a connection of requests that has no scope; a refusal or nothing at all is right. */
export async function openDoors(owner: pg.Pool, app: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; types: string[] }>(`
    select p.proname::text as name, array(select format_type(t, null) from unnest(p.proargtypes::oid[]) as t) as types
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname in ('public', 'keystore') and p.prorettype <> 'trigger'::regtype
       and has_function_privilege('schakel_app', p.oid, 'execute') order by 1`);
  const problems = new Map<string, string>();
  for (const { name, types } of rows) {
    const values = types.map((type) => ARGUMENTS[type] ?? `null::${type}`);
    const given = await app
      .query({ text: `select * from ${name}(${values.join(', ')})`, rowMode: 'array' })
      .catch((error: Error) => error);
    if (given instanceof Error) {
      // Anything but a refusal is no answer either, as long as the call itself was one.
      if (/does not exist/.test(given.message)) problems.set(name, given.message);
      continue;
    }
    const told = (given.rows as unknown[][]).flat().filter((value) => !isNothing(value));
    if (told.length > 0) problems.set(name, `gives ${JSON.stringify(told).slice(0, 80)} without a scope`);
  }
  return problems;
}
