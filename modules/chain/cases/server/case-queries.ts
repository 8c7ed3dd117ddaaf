import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { CaseState } from '../model/index.ts';

export type OrganisationView = { readonly id: string; readonly name: string; readonly type: string };

export type CaseRecord = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly aim: string;
  readonly state: CaseState;
  readonly stateBefore: CaseState | null;
  readonly version: number;
  readonly purposeCode: string;
  readonly themeCode: string | null;
  readonly themesVersionId: string;
  readonly legalBasis: { law: string; article: string }[];
  readonly legalVersionId: string;
  readonly municipalityCode: string | null;
  readonly host: OrganisationView;
  readonly leadAppointmentId: string;
  readonly leadName: string | null;
  readonly participants: number;
  readonly nextMeetingAt: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly suspendedUntil: string | null;
  readonly suspendedReason: string | null;
  readonly closedReason: string | null;
  readonly reopenReason: string | null;
  readonly reopenAskedByPersonId: string | null;
  readonly myRole: 'lead' | 'participant' | null;
  readonly secrecyConfirmed: boolean;
};

/** An organisation as a reply shows it; `alias` stands in the from list. */
export const organisationJson = (alias: string) =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'type', ${sql.ref(`${alias}.type`)})`;

const columns = (scope: Scope) => sql`
  c.id, c.reference, c.title, c.aim, c.state, c.state_before as "stateBefore", c.version, c.purpose_code as "purposeCode", c.theme_code as "themeCode",
  c.themes_version_id as "themesVersionId", c.legal_basis as "legalBasis", c.legal_version_id as "legalVersionId", c.municipality_code as "municipalityCode",
  ${organisationJson('o')} as host, c.lead_appointment_id as "leadAppointmentId",
  (select p.person_name from case_participant p where p.case_id = c.id and p.role = 'lead' and p.left_at is null limit 1) as "leadName",
  (select count(*) from case_participant p where p.case_id = c.id and p.left_at is null) as participants,
  c.next_meeting_at as "nextMeetingAt", c.opened_at as "openedAt", c.closed_at as "closedAt", c.suspended_until as "suspendedUntil",
  c.suspended_reason as "suspendedReason", c.closed_reason as "closedReason", c.reopen_reason as "reopenReason",
  c.reopen_asked_by_person_id as "reopenAskedByPersonId",
  (select p.role from case_participant p where p.case_id = c.id and p.appointment_id = ${scope.appointment.id} and p.left_at is null) as "myRole",
  exists (select 1 from case_participant p where p.case_id = c.id and p.appointment_id = ${scope.appointment.id} and p.left_at is null
     and p.secrecy_confirmed_at is not null) as "secrecyConfirmed"`;

const source = sql`case_file c join organisation o on o.id = c.host_organisation_id`;

export type CaseFilter = {
  readonly state?: CaseState | 'at-work' | undefined;
  readonly hosted?: boolean | undefined;
};

const conditions = (scope: Scope, filter: CaseFilter) => sql`
  c.id = any ((select my_case_ids())::uuid[])
  ${filter.state === undefined ? sql`` : filter.state === 'at-work' ? sql`and c.state <> 'closed'` : sql`and c.state = ${filter.state}`}
  ${filter.hosted === undefined ? sql`` : filter.hosted ? sql`and c.host_organisation_id = ${scope.organisation.id}` : sql`and c.host_organisation_id <> ${scope.organisation.id}`}`;

export async function findCases(
  scope: Scope,
  filter: CaseFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<CaseRecord[]> {
  const { rows } = await sql<CaseRecord>`
    select ${columns(scope)} from ${source}
     where ${conditions(scope, filter)} ${after === undefined ? sql`` : sql`and c.id < ${after[0]}::uuid`}
     order by c.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countCases(scope: Scope, filter: CaseFilter = {}): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from case_file c where ${conditions(scope, filter)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export async function findCase(scope: Scope, id: string): Promise<CaseRecord | undefined> {
  const { rows } = await sql<CaseRecord>`select ${columns(scope)} from ${source} where c.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

export type FoundCase = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly state: string;
  readonly purposeCode: string;
  readonly matched: 'reference' | 'words';
  readonly openedAt: string;
};

/** Cases of the asker by reference or words of the title. The set is small: only those in which the asker is named. */
export async function findCasesByText(scope: Scope, text: string, limit: number): Promise<FoundCase[]> {
  const letters = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const { rows } = await sql<FoundCase>`
    select id, reference, title, state, purpose_code as "purposeCode", opened_at as "openedAt",
           case when replace(reference, '-', '') like ${`%${letters}%`} and ${letters.length >= 4} then 'reference' else 'words' end as matched
      from case_file
     where id = any ((select my_case_ids())::uuid[])
       and ((${letters.length >= 4} and replace(reference, '-', '') like ${`%${letters}%`}) or position(lower(${text}) in lower(title)) > 0)
     order by id desc limit ${limit}`.execute(scope.db);
  return rows;
}

export type NewCase = {
  readonly id: string;
  readonly purposeCode: string;
  readonly reference: string;
  readonly title: string;
  readonly aim: string;
  readonly legalBasis: readonly { law: string; article: string }[];
  readonly legalVersionId: string;
  readonly bringInId: string;
  readonly nextMeetingAt: string | undefined;
};

/** A case of the own organisation; theme, place and portfolio are those of the bring-in that it opens with. */
export async function insertCase(scope: Scope, made: NewCase): Promise<void> {
  await sql`
    insert into case_file (id, host_organisation_id, purpose_code, reference, title, aim, legal_basis, legal_version_id, themes_version_id, theme_code,
      municipality_code, neighbourhood_code, department_code, state, lead_appointment_id, opened_by_person_id, next_meeting_at)
    select ${made.id}, ${scope.organisation.id}, ${made.purposeCode}, ${made.reference}, ${made.title}, ${made.aim}, ${JSON.stringify(made.legalBasis)}::jsonb,
           ${made.legalVersionId}, b.themes_version_id, b.theme_code, b.municipality_code, b.neighbourhood_code, b.department_code, 'open',
           ${scope.appointment.id}, ${scope.person.id}, ${made.nextMeetingAt ?? null}
      from bring_in b where b.id = ${made.bringInId}`.execute(scope.db);
}

export type CaseChange = {
  readonly state: CaseState;
  readonly stateBefore: CaseState | null;
  readonly suspendedUntil: string | null;
  readonly suspendedReason: string | null;
  readonly closedReason: string | null;
  readonly closed: boolean;
  readonly reopenReason: string | null;
  readonly reopenAskedByPersonId: string | null;
  readonly reopenedByPersonId: string | null;
};

/** False when the case was changed meanwhile. */
export async function saveState(
  scope: Scope,
  id: string,
  expectedVersion: number,
  change: CaseChange,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update case_file set state = ${change.state}, state_before = ${change.stateBefore}, suspended_until = ${change.suspendedUntil},
           suspended_reason = ${change.suspendedReason}, closed_reason = ${change.closedReason}, reopen_reason = ${change.reopenReason},
           reopen_asked_by_person_id = ${change.reopenAskedByPersonId}, reopened_by_person_id = ${change.reopenedByPersonId},
           closed_at = case when ${change.closed} then coalesce(closed_at, clock_timestamp()) else null end,
           version = version + 1, updated_at = clock_timestamp()
     where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  return numAffectedRows === 1n;
}

export type CaseDetails = {
  readonly title: string;
  readonly aim: string;
  readonly nextMeetingAt: string | null;
};

export async function saveDetails(
  scope: Scope,
  id: string,
  expectedVersion: number,
  details: CaseDetails,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update case_file set title = ${details.title}, aim = ${details.aim}, next_meeting_at = ${details.nextMeetingAt}, version = version + 1, updated_at = clock_timestamp()
     where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** The signals brought into a closed case hear that its outcome is recorded. */
export async function tellSignals(scope: Scope, caseId: string): Promise<void> {
  await sql`select tell_signals_of_case(${caseId})`.execute(scope.db);
}

export type EventRow = {
  readonly id: string;
  readonly type: string;
  readonly organisation: OrganisationView;
  readonly personName: string;
  readonly detail: Record<string, unknown>;
  readonly occurredAt: string;
};

export async function findCaseEvents(scope: Scope, caseId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.type, ${organisationJson('o')} as organisation, e.person_name as "personName", e.detail, e.occurred_at as "occurredAt"
      from case_event e join organisation o on o.id = e.organisation_id
     where e.case_id = ${caseId} order by e.occurred_at desc, e.id desc limit 500`.execute(scope.db);
  return rows;
}

/** A line of the time line. `audience` host: only who works there for the host sees it. */
export async function addCaseEvent(
  scope: Scope,
  caseId: string,
  type: string,
  detail: Readonly<Record<string, unknown>> = {},
  audience: 'case' | 'host' = 'case',
): Promise<void> {
  await sql`
    insert into case_event (id, case_id, organisation_id, type, detail, audience, person_id, person_name)
    values (${newId()}, ${caseId}, ${scope.organisation.id}, ${type}, ${JSON.stringify(detail)}::jsonb, ${audience}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

/** False when the case is not one that this person is named in. */
export async function holdCase(
  scope: Scope,
  id: string,
  caseId: string,
  hold: { readonly reasonCode: string; readonly note: string },
): Promise<boolean> {
  const { rows } = await sql<{ made: string | null }>`
    select hold_case(${id}, ${caseId}, ${hold.reasonCode}, ${hold.note}) as made`.execute(scope.db);
  return (rows[0]?.made ?? null) !== null;
}
