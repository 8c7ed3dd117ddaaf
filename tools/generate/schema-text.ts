import type pg from 'pg';

const SCHEMAS = "n.nspname in ('public', 'keystore')";

type Line = { table: string; line: string };

const TABLES = `
  select c.oid::regclass::text as table, coalesce(obj_description(c.oid, 'pg_class'), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${SCHEMAS} order by 1`;

const COLUMNS = `
  select c.oid::regclass::text as table,
         a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                 when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
         || coalesce(E'\\t-- ' || col_description(c.oid, a.attnum), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relkind in ('r', 'p') and ${SCHEMAS} and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`;

const CONSTRAINTS = `
  select c.oid::regclass::text as table, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid, true) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where k.contype <> 'n' and ${SCHEMAS} order by 1, array_position(array['p', 'u', 'f', 'c'], k.contype::text), k.conname`;

const INDEXES = `
  select c.oid::regclass::text as table, pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where ${SCHEMAS} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')) order by 1, 2`;

const POLICIES = `
  select c.oid::regclass::text as table,
         'create policy ' || p.polname || ' on ' || c.oid::regclass
         || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' when 'd' then ' for delete' else '' end
         || ' to ' || array_to_string(array(select rolname::text from pg_roles where oid = any (p.polroles) order by 1), ', ')
         || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
         || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as line
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
   where ${SCHEMAS} and p.polname <> 'owner_all' order by 1, p.polname`;

const TRIGGERS = `
  select c.oid::regclass::text as table, pg_get_triggerdef(t.oid) || ';' as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and ${SCHEMAS} order by 1, t.tgname`;

const GRANTS = `
  with granted as (
    select c.oid, c.oid::regclass::text as table, g.grantee, lower(g.privilege_type) as privilege, null::text as column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) g
     where c.relkind in ('r', 'p') and ${SCHEMAS}
    union all
    select c.oid, c.oid::regclass::text, g.grantee, lower(g.privilege_type), a.attname::text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     cross join lateral aclexplode(a.attacl) g where c.relkind in ('r', 'p') and ${SCHEMAS})
  select g.table, 'grant ' || g.privilege
         || case when count(g.column) > 0 then ' (' || string_agg(g.column, ', ' order by g.column) || ')' else '' end
         || ' on ' || g.table || ' to ' || r.rolname || ';' as line
    from granted g join pg_roles r on r.oid = g.grantee where r.rolname in ('schakel_app', 'schakel_system')
   group by g.table, g.privilege, r.rolname, g.column is null order by 1, r.rolname, g.privilege`;

const FUNCTIONS = `
  select '' as table, 'create ' || case p.prokind when 'p' then 'procedure ' else 'function ' end || p.proname
         || '(' || pg_get_function_arguments(p.oid) || ')'
         || coalesce(' returns ' || pg_get_function_result(p.oid), '')
         || case p.provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
         || case when p.prosecdef then ' security definer' else '' end
         || coalesce(' set ' || array_to_string(p.proconfig, ' set '), '') || ';'
         || coalesce(E'\\t-- for ' || (select string_agg(coalesce(r.rolname::text, 'everyone'), ', ' order by r.rolname)
              from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g left join pg_roles r on r.oid = g.grantee
             where g.grantee <> p.proowner), '') as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${SCHEMAS} and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, 2`;

type Lines = ReadonlyMap<string, readonly string[]>;

async function linesOf(pool: pg.Pool, query: string): Promise<Lines> {
  const lines = new Map<string, string[]>();
  const { rows } = await pool.query<Line>(query);
  for (const { table, line } of rows)
    lines.set(table, [...(lines.get(table) ?? []), line.replaceAll(/\n\s*/g, ' ')]);
  return lines;
}

const HEAD = `-- The database as the migrations make it, in one place to read and to compare. Generated: npm run schema.
-- Bodies of functions stand in the migrations. Every table has row-level security enabled and forced, and a
-- policy owner_all for the functions of the owner.`;

/** A column or constraint as a line inside `create table`, its comment behind the comma. */
function insideLine(line: string, isLast: boolean): string {
  const [definition = '', ...comment] = line.split('\t');
  return `  ${definition}${isLast ? '' : ','}${comment.length === 0 ? '' : ` ${comment.join(' ')}`}`;
}

function tableText(name: string, about: string, inside: readonly string[], after: readonly string[]): string {
  const lines = inside.map((line, index) => insideLine(line, index === inside.length - 1));
  const intro = about === '' ? [] : [`-- ${about}`];
  return [...intro, `create table ${name} (`, ...lines, ');', ...after].join('\n');
}

/** The whole schema as text, in an order that does not depend on when something was made. */
export async function schemaText(pool: pg.Pool): Promise<string> {
  const tables = await linesOf(pool, TABLES);
  const inside = [await linesOf(pool, COLUMNS), await linesOf(pool, CONSTRAINTS)];
  const after: Lines[] = [];
  for (const query of [INDEXES, TRIGGERS, POLICIES, GRANTS]) after.push(await linesOf(pool, query));
  const of = (parts: readonly Lines[], name: string): string[] =>
    parts.flatMap((lines) => lines.get(name) ?? []);
  const names = [...tables.keys()].sort();
  const texts = names.map((name) =>
    tableText(name, tables.get(name)?.[0] ?? '', of(inside, name), of(after, name)),
  );
  const functions = ((await linesOf(pool, FUNCTIONS)).get('') ?? []).map((line) => line.replace('\t', ' '));
  return `${[HEAD, ...texts, functions.join('\n')].join('\n\n')}\n`;
}
