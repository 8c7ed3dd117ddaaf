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
