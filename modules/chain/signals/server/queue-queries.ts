import { type CalendarDate, parseReference } from '#platform/kit/index.ts';
import { type RawBuilder, type Scope, sql } from '#platform/server/index.ts';
import { type MySignal, openStates, type SignalRow, type SignalState, type Urgency } from '../model/index.ts';
import { rowColumns } from './signal-queries.ts';

/** Every filter of the queue; `none` finds what has no value. */
export type QueueFilter = {
  readonly state?: readonly SignalState[] | undefined;
  readonly theme?: string | undefined;
  /** `none`, `me`, or a person. */
  readonly holder?: string | undefined;
  readonly department?: string | undefined;
  readonly process?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly toComplete?: boolean | undefined;
  /** True: past its term; false: not. */
  readonly late?: boolean | undefined;
  readonly from?: CalendarDate | undefined;
  readonly until?: CalendarDate | undefined;
  readonly q?: string | undefined;
};

type QueueSort = 'term' | 'received';

const orNone = (column: string, value: string): RawBuilder<unknown> =>
  value === 'none' ? sql`and s.${sql.ref(column)} is null` : sql`and s.${sql.ref(column)} = ${value}`;

/** Words are looked for in what the row shows; the story is for the search field. */
function textCondition(text: string): RawBuilder<unknown> {
  const reference = parseReference(text);
  if (reference.ok) return sql`and s.reference = ${reference.value}`;
  const pattern = `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return sql`and (s.title ilike ${pattern} or s.street ilike ${pattern} or s.town ilike ${pattern} or s.reference ilike ${pattern})`;
}

/**
 * The organisation and the purposes are named here as well as in the policy: they are what the index begins with. Columns of every filter
 * but the text stand in the index, so counting does not touch the table.
 */
function conditions(scope: Scope, filter: QueueFilter, today: CalendarDate): RawBuilder<unknown> {
  const states = filter.state ?? openStates;
  const parts = [
    sql`s.organisation_id = ${scope.organisation.id} and s.purpose_code = any (${scope.purposes}::text[]) and s.state = any (${states}::text[])`,
  ];
  if (filter.theme !== undefined) parts.push(orNone('theme_code', filter.theme));
  if (filter.department !== undefined) parts.push(orNone('department_code', filter.department));
  if (filter.process !== undefined) parts.push(orNone('process_code', filter.process));
  if (filter.holder !== undefined)
    parts.push(orNone('holder_person_id', filter.holder === 'me' ? scope.person.id : filter.holder));
  if (filter.urgency !== undefined) parts.push(sql`and s.urgency = ${filter.urgency}`);
  if (filter.toComplete !== undefined) parts.push(sql`and s.incomplete = ${filter.toComplete}`);
  if (filter.late === true) parts.push(sql`and s.sort_on < ${today}::date`);
  if (filter.late === false) parts.push(sql`and s.sort_on >= ${today}::date`);
  if (filter.from !== undefined) parts.push(sql`and s.received_at >= ${filter.from}::date`);
  if (filter.until !== undefined) parts.push(sql`and s.received_at < ${filter.until}::date + 1`);
  if (filter.q !== undefined && filter.q !== '') parts.push(textCondition(filter.q));
  return sql.join(parts, sql` `);
}

export type QueueRow = Omit<SignalRow, 'proposals'> & { readonly sortOn: string };

export type QueueQuestion = {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly after: readonly (string | number | null)[] | undefined;
  readonly limit: number;
  readonly today: CalendarDate;
};

/** The statement of a page of the queue: exported so that a test can look at its plan. */
export function queueStatement(scope: Scope, question: QueueQuestion): RawBuilder<QueueRow> {
  const { after, sort } = question;
  const place =
    after === undefined
      ? sql``
      : sort === 'term'
        ? sql`and (s.sort_on, s.id) > (${after[0]}::date, ${after[1]}::uuid)`
        : sql`and (s.received_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const order = sort === 'term' ? sql`s.sort_on, s.id` : sql`s.received_at desc, s.id desc`;
  return sql<QueueRow>`
    select ${rowColumns}, s.sort_on as "sortOn"
      from (select * from signal s where ${conditions(scope, question.filter, question.today)} ${place} order by ${order} limit ${question.limit + 1}) s
      left join person h on h.id = s.holder_person_id
     order by ${order}`;
}

export async function findQueue(scope: Scope, question: QueueQuestion): Promise<QueueRow[]> {
  return (await queueStatement(scope, question).execute(scope.db)).rows;
}

export const countStatement = (
  scope: Scope,
  filter: QueueFilter,
  today: CalendarDate,
): RawBuilder<{ count: number }> =>
  sql<{ count: number }>`select count(*) as count from signal s where ${conditions(scope, filter, today)}`;

export async function countQueue(scope: Scope, filter: QueueFilter, today: CalendarDate): Promise<number> {
  return (await countStatement(scope, filter, today).execute(scope.db)).rows[0]?.count ?? 0;
}

export type QueueCounts = {
  readonly open: number;
  readonly mine: number;
  readonly withoutHolder: number;
  readonly late: number;
  readonly mineLate: number;
  readonly toComplete: number;
  readonly byState: Readonly<Record<string, number>>;
};

/** The numbers above the queue and on the home page; each is the count of a list with the same filter. */
export async function countViews(scope: Scope, today: CalendarDate): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    with counted as (
      select s.state, count(*) as n, count(*) filter (where s.holder_person_id = ${scope.person.id}) as mine,
             count(*) filter (where s.holder_person_id is null) as free, count(*) filter (where s.sort_on < ${today}::date) as late,
             count(*) filter (where s.sort_on < ${today}::date and s.holder_person_id = ${scope.person.id}) as mine_late,
             count(*) filter (where s.incomplete) as incomplete
        from signal s where ${conditions(scope, {}, today)} group by s.state)
    select coalesce(sum(n), 0)::bigint as open, coalesce(sum(mine), 0)::bigint as mine, coalesce(sum(free), 0)::bigint as "withoutHolder",
           coalesce(sum(late), 0)::bigint as late, coalesce(sum(mine_late), 0)::bigint as "mineLate",
           coalesce(sum(incomplete), 0)::bigint as "toComplete", coalesce(jsonb_object_agg(state, n), '{}') as "byState"
      from counted`.execute(scope.db);
  const row = rows[0];
  if (row === undefined) throw new Error('an aggregate answers one row');
  return row;
}

/** Work per colleague who holds something open: about work, never about performance. */
export async function countByHolder(
  scope: Scope,
  today: CalendarDate,
): Promise<{ id: string; name: string; open: number; late: number }[]> {
  const { rows } = await sql<{ id: string; name: string; open: number; late: number }>`
    select h.id, h.name, c.open, c.late
      from (select s.holder_person_id, count(*) as open, count(*) filter (where s.sort_on < ${today}::date) as late
              from signal s where ${conditions(scope, {}, today)} and s.holder_person_id is not null group by 1) c
      join person h on h.id = c.holder_person_id
     order by c.late desc, c.open desc, h.name limit 20`.execute(scope.db);
  return rows;
}

export type Change = {
  readonly id: string;
  readonly type: string;
  readonly personName: string;
  readonly occurredAt: string;
  readonly signalId: string;
  readonly reference: string;
  readonly title: string;
  readonly purposeCode: string;
};

/** What others did in the last days with signals that the reader works on. */
export async function findChanges(scope: Scope, since: string, limit: number): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select e.id, e.type, e.person_name as "personName", e.occurred_at as "occurredAt", s.id as "signalId", s.reference, s.title,
           s.purpose_code as "purposeCode"
      from signal_event e join signal s on s.id = e.signal_id
     where e.organisation_id = ${scope.organisation.id} and e.purpose_code = any (${scope.widePurposes}::text[])
       and e.person_id <> ${scope.person.id} and e.occurred_at >= ${since}
     order by e.occurred_at desc, e.id desc limit ${limit}`.execute(scope.db);
  return rows;
}

type MyRow = Pick<
  MySignal,
  'id' | 'reference' | 'title' | 'state' | 'version' | 'themeCode' | 'receivedAt' | 'termOn'
>;

const mine = (scope: Scope) =>
  sql`s.entered_by_person_id = ${scope.person.id} and s.organisation_id = ${scope.organisation.id} and s.origin <> 'import'`;

export async function findMySignals(
  scope: Scope,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<(MyRow & { purposeCode: string })[]> {
  const { rows } = await sql<MyRow & { purposeCode: string }>`
    select s.id, s.reference, s.title, s.state, s.version, s.theme_code as "themeCode", s.received_at as "receivedAt", s.term_on as "termOn",
           s.purpose_code as "purposeCode"
      from signal s where ${mine(scope)}
       ${after === undefined ? sql`` : sql`and (s.received_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by s.received_at desc, s.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countMySignals(scope: Scope): Promise<{ all: number; questions: number }> {
  const { rows } = await sql<{ all: number; questions: number }>`
    select count(*) as all, count(*) filter (where s.state = 'returned') as questions from signal s where ${mine(scope)}`.execute(
    scope.db,
  );
  return rows[0] ?? { all: 0, questions: 0 };
}
