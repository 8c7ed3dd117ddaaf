import { type SystemScope, sql } from '#platform/server/index.ts';

/** An entry that waits for its place, with everything its leaf is made of. */
export type WaitingEntry = {
  readonly organisation: string;
  readonly eventId: string;
  readonly entryNo: number;
  readonly event: { readonly id: string; readonly occurredAt: string };
  readonly entry: { readonly number: number };
  readonly recordedHash: Buffer | null;
  readonly payload: { readonly salt: Buffer; readonly fields: unknown; readonly detail: unknown };
};

/** ISO text in UTC with microseconds: what stands in the column, to the last digit. */
export const exactTime = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/** Members of the leaf, as JSON made by the database: `event` and `entry` of `docs` in the verifier's README. */
export const leafColumns = sql`
  en.organisation_id as organisation, en.event_id as "eventId", en.entry_no as "entryNo", en.leaf_hash as "recordedHash",
  json_build_object('id', ev.id, 'occurredAt', ${exactTime('ev.occurred_at')}, 'traceId', ev.trace_id, 'operationId', ev.operation_id,
    'parentOperationId', ev.parent_operation_id, 'operationName', ev.operation_name, 'startTime', ${exactTime('ev.start_time')},
    'endTime', ${exactTime('ev.end_time')}, 'status', ev.status, 'action', ev.action, 'recordKind', ev.record_kind,
    'actorKind', ev.actor_kind, 'actorPersonId', ev.actor_person_id, 'actorAppointmentId', ev.actor_appointment_id,
    'actorOrganisationId', ev.actor_organisation_id, 'actorName', ev.actor_name, 'actorOrganisationName', ev.actor_organisation_name,
    'sessionId', ev.session_id, 'ruleCode', ev.rule_code) as event,
  json_build_object('number', en.entry_no, 'purposeCode', en.purpose_code, 'processingActivityId', en.processing_activity_id,
    'recordIds', en.record_ids, 'dataSubjects', en.data_subjects) as entry`;

/**
 * Takes the oldest entries that wait, at most so many. They wait again when the transaction does not commit.
 * Payload members are null where retention was faster.
 */
export async function takeWaiting(system: SystemScope, most: number): Promise<WaitingEntry[]> {
  const { rows } = await sql<WaitingEntry & { salt: Buffer; body: { fields: unknown; detail: unknown } }>`
    with next as materialized (
      select occurred_at, event_id, organisation_id, entry_no from audit_tail
       order by occurred_at, event_id, organisation_id, entry_no limit ${most}),
    gone as (
      delete from audit_tail t using next n
       where t.occurred_at = n.occurred_at and t.event_id = n.event_id and t.organisation_id = n.organisation_id and t.entry_no = n.entry_no)
    select ${leafColumns}, p.salt, p.payload as body
      from next n
      join audit_entry en on en.event_id = n.event_id and en.organisation_id = n.organisation_id and en.entry_no = n.entry_no
      join audit_event ev on ev.id = n.event_id
      left join audit_payload p on p.event_id = n.event_id and p.organisation_id = n.organisation_id and p.entry_no = n.entry_no
     order by n.occurred_at, n.event_id, n.organisation_id, n.entry_no`.execute(system.db);
  return rows.map(({ salt, body, ...row }) => ({
    ...row,
    payload: { salt: salt ?? Buffer.alloc(0), fields: body?.fields ?? null, detail: body?.detail ?? null },
  }));
}

/** When the oldest entry happened that still waits; undefined when none does. */
export async function oldestWaiting(system: SystemScope): Promise<string | undefined> {
  const { rows } = await sql<{ oldest: string | null }>`
    select ${exactTime('min(occurred_at)')} as oldest from audit_tail`.execute(system.db);
  return rows[0]?.oldest ?? undefined;
}
