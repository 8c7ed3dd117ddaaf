import { type Scope, sql } from '#platform/server/index.ts';

export type AuditRow = {
  readonly eventId: string;
  readonly entryNo: number;
  readonly occurredAt: string;
  readonly action: string;
  readonly recordKind: string;
  readonly status: 'OK' | 'REFUSED' | 'ERROR';
  readonly actorName: string;
  readonly actorKind: string;
  readonly actorOrganisationId: string | null;
  readonly actorOrganisationName: string;
  readonly purposeCode: string | null;
  readonly ruleCode: string | null;
  readonly recordIds: string[];
  readonly fields: string[];
  readonly detail: Record<string, unknown>;
  readonly traceId: string;
  /** Those of the records that were destroyed since: their ids lead nowhere else. */
  readonly destroyed: string[];
};

export type AuditFilter = {
  readonly record?: string | undefined;
  readonly action?: string | undefined;
  /** The own one, any other, or one by its id. */
  readonly actorOrganisation?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

const byOrganisation = (scope: Scope, wanted: string | undefined) => {
  if (wanted === undefined) return sql``;
  if (wanted === 'other') return sql`and ev.actor_organisation_id <> ${scope.organisation.id}`;
  return sql`and ev.actor_organisation_id = ${wanted === 'own' ? scope.organisation.id : wanted}`;
};

const conditions = (scope: Scope, filter: AuditFilter) => sql`
  en.organisation_id = ${scope.organisation.id}
  ${filter.record === undefined ? sql`` : sql`and ${filter.record}::uuid = any (en.record_ids)`}
  ${filter.action === undefined ? sql`` : sql`and ev.action = ${filter.action}`}
  ${byOrganisation(scope, filter.actorOrganisation)}
  ${filter.from === undefined ? sql`` : sql`and en.occurred_at >= ${filter.from}::date`}
  ${filter.until === undefined ? sql`` : sql`and en.occurred_at < ${filter.until}::date + 1`}`;

/** Newest first; the policy shows only entries of the own organisation, to its supervisors. */
export async function findAuditRows(
  scope: Scope,
  filter: AuditFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select en.event_id as "eventId", en.entry_no as "entryNo", en.occurred_at as "occurredAt", ev.action, ev.record_kind as "recordKind", ev.status,
           ev.actor_name as "actorName", ev.actor_kind as "actorKind", ev.actor_organisation_id as "actorOrganisationId",
           ev.actor_organisation_name as "actorOrganisationName", en.purpose_code as "purposeCode", ev.rule_code as "ruleCode",
           en.record_ids as "recordIds", coalesce(p.payload -> 'fields', '[]') as fields, coalesce(p.payload -> 'detail', '{}') as detail, ev.trace_id as "traceId",
           array(select d.record_id from destroyed_record d where d.record_id = any (en.record_ids)) as destroyed
      from audit_entry en
      join audit_event ev on ev.id = en.event_id
      left join audit_payload p on p.event_id = en.event_id and p.organisation_id = en.organisation_id and p.entry_no = en.entry_no
     where ${conditions(scope, filter)}
       ${after === undefined ? sql`` : sql`and (en.occurred_at, en.event_id, en.entry_no) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::smallint)`}
     order by en.occurred_at desc, en.event_id desc, en.entry_no desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countAuditRows(scope: Scope, filter: AuditFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_entry en join audit_event ev on ev.id = en.event_id where ${conditions(scope, filter)}`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export type Look = {
  readonly occurredAt: string;
  readonly actorName: string;
  readonly actorOrganisationName: string;
  readonly action: string;
  readonly ruleCode: string | null;
};

/** Who looked at or changed one record of the own organisation; the caller has already read that record. */
export async function looksAtRecord(scope: Scope, recordId: string): Promise<Look[]> {
  const { rows } = await sql<Look>`
    select occurred_at as "occurredAt", actor_name as "actorName", actor_organisation_name as "actorOrganisationName", action, rule_code as "ruleCode"
      from looks_at_record(${recordId})`.execute(scope.db);
  return rows;
}
