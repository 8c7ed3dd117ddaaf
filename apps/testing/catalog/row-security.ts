import type pg from 'pg';

type Problems = Map<string, string>;

const OURS = "n.nspname in ('public', 'keystore')";

/** Tables without row-level security in force for everyone, or that only the owner's policy opens. */
export async function unguardedTables(pool: pg.Pool): Promise<Problems> {
  const { rows } = await pool.query<{ name: string; enabled: boolean; forced: boolean; policies: string[] }>(`
    select c.oid::regclass::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           array(select polname::text from pg_policy where polrelid = c.oid and polname <> 'owner_all') as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${OURS} order by 1`);
  const problems: Problems = new Map();
  for (const { name, enabled, forced, policies } of rows) {
    if (!enabled || !forced) problems.set(name, 'row-level security is not enabled and forced');
    else if (policies.length === 0) problems.set(name, 'no policy besides the owner’s');
  }
  return problems;
}

/** Tables that a request or a job can reach at all, by whatever right. */
export async function reachableTables(pool: pg.Pool): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ name: string }>(`
    select distinct c.oid::regclass::text as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     cross join unnest(array['schakel_app', 'schakel_system']) as r(role)
     where c.relkind in ('r', 'p', 'v', 'm') and ${OURS}
       and (has_table_privilege(r.role, c.oid, 'select, insert, update, delete, truncate, references, trigger')
         or has_any_column_privilege(r.role, c.oid, 'select, insert, update, references'))`);
  return new Set(rows.map((row) => row.name));
}

/** Powers with which a role of requests or jobs could get around the policies. */
export async function strongRoles(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ problem: string }>(`
    with ours as (select * from pg_roles where rolname in ('schakel_app', 'schakel_system'))
    select rolname || ' is a superuser' as problem from ours where rolsuper
    union all select rolname || ' gets around row-level security' from ours where rolbypassrls
    union all select rolname || ' makes roles' from ours where rolcreaterole
    union all select o.rolname || ' is a member of ' || g.rolname from ours o
      join pg_auth_members m on m.member = o.oid join pg_roles g on g.oid = m.roleid
    union all select o.rolname || ' owns ' || c.oid::regclass from ours o join pg_class c on c.relowner = o.oid
    union all select o.rolname || ' owns ' || p.oid::regprocedure from ours o join pg_proc p on p.proowner = o.oid
    union all select o.rolname || ' makes tables in ' || n.nspname from ours o join pg_namespace n
      on has_schema_privilege(o.rolname, n.oid, 'create') and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast%'
    order by 1`);
  return rows.map((row) => row.problem);
}

/** Views run with the rights of their owner and so past every policy, unless they say otherwise. */
export async function ownersViews(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and ${OURS}
       and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`);
  return rows.map((row) => row.name);
}

/** Tables to which requests only add, without a trigger that also stops the owner from changing a row. */
export async function changeableHistory(pool: pg.Pool): Promise<Problems> {
  const { rows } = await pool.query<{ name: string }>(`
    select c.oid::regclass::text as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${OURS}
       and (c.relname like '%\\_event' or c.relname like 'audit\\_%'
         or (has_any_column_privilege('schakel_app', c.oid, 'insert')
           and not has_any_column_privilege('schakel_app', c.oid, 'update') and not has_table_privilege('schakel_app', c.oid, 'delete')))
       and not exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
         where t.tgrelid = c.oid and p.proname = 'refuse_change' and (t.tgtype & 16) > 0)
     order by 1`);
  return new Map(rows.map((row) => [row.name, 'requests only add to it, and a row can be changed']));
}
