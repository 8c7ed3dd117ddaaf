import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import { exactTime } from '../sequencer/waiting-queries.ts';

/** An entry of the log as it goes into a file. Times are ISO text in UTC with microseconds. */
export type LogLine = {
  readonly eventId: string;
  readonly entryNo: number;
  readonly sequence: number | null;
  readonly occurredAt: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly traceId: string;
  readonly operationId: string;
  readonly parentOperationId: string | null;
  readonly operationName: string;
  readonly status: 'OK' | 'REFUSED' | 'ERROR';
  readonly action: string;
  readonly recordKind: string;
  readonly actorKind: string;
  readonly actorName: string;
  readonly actorOrganisationName: string;
  readonly purposeCode: string | null;
  readonly processingActivityId: string;
  readonly ruleCode: string | null;
  readonly recordIds: string[];
  readonly dataSubjects: string[];
  readonly fields: string[];
  readonly detail: Record<string, unknown>;
};

export type LogFilter = {
  /** Dates of the calendar in the Netherlands; the last one is included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Kind of record. */
  readonly kind?: string | undefined;
};

const startOf = (date: string) => sql`(${date}::date at time zone 'Europe/Amsterdam')`;

const conditions = (organisationId: string, { from, until, kind }: LogFilter) => sql`
  en.organisation_id = ${organisationId}
  ${from === undefined ? sql`` : sql`and en.occurred_at >= ${startOf(from)}`}
  ${until === undefined ? sql`` : sql`and en.occurred_at < ((${until}::date + 1) at time zone 'Europe/Amsterdam')`}
  ${kind === undefined ? sql`` : sql`and ev.record_kind = ${kind}`}`;

type At = Pick<Scope | SystemScope, 'db'>;

export async function countLogLines({ db }: At, organisationId: string, filter: LogFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_entry en join audit_event ev on ev.id = en.event_id
     where ${conditions(organisationId, filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The kinds of records that the log of an organisation tells of. */
export async function findLogKinds({ db }: At, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct ev.record_kind as kind from audit_entry en join audit_event ev on ev.id = en.event_id
     where en.organisation_id = ${organisationId} order by 1`.execute(db);
  return rows.map(({ kind }) => kind);
}

export type After = Pick<LogLine, 'occurredAt' | 'eventId' | 'entryNo'>;

/** Oldest first, after a line: as they happened. */
export async function findLogLines(
  { db }: At,
  organisationId: string,
  filter: LogFilter,
  after: After | undefined,
  most: number,
): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`
    select en.event_id as "eventId", en.entry_no as "entryNo", l.sequence, ${exactTime('en.occurred_at')} as "occurredAt",
           ${exactTime('ev.start_time')} as "startTime", ${exactTime('ev.end_time')} as "endTime", ev.trace_id as "traceId",
           ev.operation_id as "operationId", ev.parent_operation_id as "parentOperationId", ev.operation_name as "operationName", ev.status, ev.action,
           ev.record_kind as "recordKind", ev.actor_kind as "actorKind", ev.actor_name as "actorName", ev.actor_organisation_name as "actorOrganisationName",
           en.purpose_code as "purposeCode", en.processing_activity_id as "processingActivityId", ev.rule_code as "ruleCode",
           en.record_ids as "recordIds", en.data_subjects as "dataSubjects", coalesce(p.payload -> 'fields', '[]') as fields,
           coalesce(p.payload -> 'detail', '{}') as detail
      from audit_entry en
      join audit_event ev on ev.id = en.event_id
      left join audit_payload p on p.event_id = en.event_id and p.organisation_id = en.organisation_id and p.entry_no = en.entry_no
      left join audit_leaf l on l.event_id = en.event_id and l.organisation_id = en.organisation_id and l.entry_no = en.entry_no
     where ${conditions(organisationId, filter)}
       ${after === undefined ? sql`` : sql`and (en.occurred_at, en.event_id, en.entry_no) > (${after.occurredAt}::timestamptz, ${after.eventId}::uuid, ${after.entryNo}::smallint)`}
     order by en.occurred_at, en.event_id, en.entry_no limit ${most}`.execute(db);
  return rows;
}

const PAGE = 1_000;

/** All lines of a period, read while they are asked for. */
export async function* logLines(at: At, organisationId: string, filter: LogFilter): AsyncGenerator<LogLine> {
  let after: After | undefined;
  for (;;) {
    const page = await findLogLines(at, organisationId, filter, after, PAGE);
    yield* page;
    after = page.at(-1);
    if (page.length < PAGE) return;
  }
}
