import { type Scope, sql } from '#platform/server/index.ts';
import type { RetentionRule, RetentionTerm } from '../model/index.ts';

type Stored<Row extends { rule: unknown }> = Omit<Row, 'rule' | 'purposeTitle' | 'abilities'> & {
  readonly rule: StoredRule | null;
};
export type StoredRule = Omit<RetentionRule, 'purposeTitle' | 'extension'> & {
  /** As the content has it: `by` names roles by their codes. */
  readonly extension: { readonly maxMonths: number; readonly by: string; readonly condition: string } | null;
};
export type TermRow = Stored<RetentionTerm>;

/** A rule as JSON, of the alias `r`. */
export const ruleJson = sql`case when r.id is not null then jsonb_build_object('id', r.id, 'recordKind', r.record_kind, 'purpose', r.purpose_code, 'outcome', r.outcome,
  'startEvent', r.start_event, 'months', r.months, 'days', r.days, 'extension', r.extension, 'archiveValue', r.archive_value, 'phaseWords', r.phase_words,
  'source', r.source, 'confidence', r.confidence) end`;

const columns = sql`
  t.record_id as "recordId", t.record_kind as "recordKind", t.reference, t.purpose_code as purpose, t.outcome, t.start_event as "startEvent",
  t.started_on as "startedOn", t.destroy_on as "destroyOn", t.kept_until as "keptUntil", t.kept_reason as "keptReason", t.to_transfer as "toTransfer",
  t.record_id = any ((select held_record_ids())::uuid[]) as "onHold",
  (select i.list_id from destruction_item i join destruction_list l on l.id = i.list_id
    where i.record_id = t.record_id and i.result is null and l.state in ('proposed', 'decided') limit 1) as "listId",
  ${ruleJson} as rule`;

const today = sql`(clock_timestamp() at time zone 'Europe/Amsterdam')::date`;
/** Whoever placed the hold. */
export const held = sql`t.record_id = any ((select held_record_ids())::uuid[])`;
const lastDay = sql`greatest(t.destroy_on, t.kept_until)`;

/** How near `coming` is, in days. */
const SOON = 90;

const STATES = {
  over: sql`t.state = 'running' and ${lastDay} < ${today} and not ${held}`,
  coming: sql`t.state = 'running' and ${lastDay} between ${today} and ${today} + ${SOON}::integer`,
  later: sql`t.state = 'running' and ${lastDay} > ${today} + ${SOON}::integer`,
  unknown: sql`t.state = 'unknown'`,
  held,
  kept: sql`t.kept_until is not null`,
} as const;

export type TermFilter = {
  readonly state?: keyof typeof STATES | undefined;
  readonly recordKind?: string | undefined;
  readonly purpose?: string | undefined;
  readonly recordId?: string | undefined;
};

const where = (scope: Scope, filter: TermFilter) => sql`
  t.organisation_id = ${scope.organisation.id}
  ${filter.state === undefined ? sql`` : sql`and ${STATES[filter.state]}`}
  ${filter.recordKind === undefined ? sql`` : sql`and t.record_kind = ${filter.recordKind}`}
  ${filter.recordId === undefined ? sql`` : sql`and t.record_id = ${filter.recordId}`}
  ${filter.purpose === undefined ? sql`` : sql`and t.purpose_code = ${filter.purpose}`}`;

/** Sorts what has no date before everything else: it needs somebody's attention. */
const order = sql`coalesce(${lastDay}, '0001-01-01'::date)`;

export async function findTerms(
  scope: Scope,
  filter: TermFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select ${columns} from record_term t left join retention_rule r on r.id = t.rule_id where ${where(scope, filter)}
       ${after === undefined ? sql`` : sql`and (${order}, t.record_id) > (${after[0]}::date, ${after[1]}::uuid)`}
     order by ${order}, t.record_id limit ${limit + 1}`.execute(scope.db);
  return rows;
}

/** The cursor of a row: as the list is ordered. */
export const termOrder = (row: TermRow): [string, string] => [
  [row.destroyOn, row.keptUntil]
    .filter((date) => date !== null)
    .sort()
    .at(-1) ?? '0001-01-01',
  row.recordId,
];

export async function countTerms(scope: Scope, filter: TermFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from record_term t where ${where(scope, filter)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

/** How many there are in each state, for the head of the page. */
export async function countStates(scope: Scope): Promise<Record<keyof typeof STATES, number>> {
  const { rows } = await sql<Record<keyof typeof STATES, number>>`
    select ${sql.join(Object.entries(STATES).map(([name, state]) => sql`count(*) filter (where ${state}) as ${sql.ref(name)}`))}
      from record_term t where t.organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return rows[0] ?? { over: 0, coming: 0, later: 0, unknown: 0, held: 0, kept: 0 };
}
