import type pg from 'pg';

type Column = { table: string; column: string; type: string; comment: string; closed: boolean };

/** Vocabulary of columns that say what something is, in codes, and nothing about a person. */
const TECHNICAL =
  /^(state|state_before|kind|type|code|codes|audience|channel|decision|direction|effect|features|format|encoding|delimiter|language|origin|relation|round|track|unit|version|way|rhythm|controller|confidence|urgency|strength|moment|purposes|wide_purposes|groups|roles|role|categories|regimes|theme|issuer|cbs_code|reference)$|(_code|_codes|_id|_ids|_kind|_kinds|_hash|_roles|_role|_group|_state|_type|_signature|_version|_categories|_category|_field|_prefix|_reference|_purpose|_mapping|_key|_term_name)$/;

/** Dates of a procedure: when something runs, falls due or was recorded. Dates about a person are no such thing. */
const PROCEDURE_DATE =
  /^(valid_|planned_|term_|started_|finished_|signed_|ended_|measured_|worked_|checked_|approved_|sort_)|^(respond_before|monitor_until|suspended_until|last_day)$|_on_or_after$/;

/** Tables of machinery: nothing in them is about a person who was signalled, or it is a hash. */
const MACHINERY = new Set([
  'schema_migration',
  'scope_key',
  'pseudonym_key',
  'setup_token',
  'login_attempt',
  'login_failure',
  'session',
  'region',
  'organisation',
  'department',
  'content_version',
  'agreement',
  'agreement_party',
  'participation',
  'dpia',
  'mandate',
  'rule_confirmation',
  'keystore.file_key',
]);

const isTechnical = ({ table, column, type, closed }: Column): boolean =>
  MACHINERY.has(table) ||
  closed ||
  TECHNICAL.test(column) ||
  (type === 'date' && PROCEDURE_DATE.test(column));

async function columnsOf(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    select c.oid::regclass::text as table, a.attname::text as column, format_type(a.atttypid, null) as type,
           coalesce(col_description(c.oid, a.attnum), '') as comment,
           exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
             and pg_get_constraintdef(k.oid) ~ '= ANY|<@|~ ''\\^') as closed
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'keystore') and a.attnum > 0 and not a.attisdropped
       and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb', 'json', 'date', 'character varying', 'character')
     order by 1, 2`);
  return rows;
}

/** Columns that may hold data about people and do not say of which category. */
export async function columnsWithoutCategory(pool: pg.Pool): Promise<Map<string, string>> {
  const columns = await columnsOf(pool);
  const silent = columns.filter((column) => !column.comment.includes('category:') && !isTechnical(column));
  return new Map(
    silent.map(({ table, column, type }) => [
      `${table}.${column}`,
      `${type} without a category in its comment`,
    ]),
  );
}

/** Categories named in comments that the rules do not know: no rule could ever allow them. */
export async function unknownCategories(pool: pg.Pool, known: ReadonlySet<string>): Promise<string[]> {
  const columns = await columnsOf(pool);
  return columns.flatMap(({ table, column, comment }) => {
    const named = [...comment.matchAll(/category: ([\w-]+)/g)].map((match) => match[1] ?? '');
    return named
      .filter((name) => !known.has(name))
      .map((name) => `${table}.${column}: ${name} is no category`);
  });
}
