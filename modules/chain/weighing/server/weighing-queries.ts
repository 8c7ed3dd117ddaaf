import { newId } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { Round, Weighing } from '../model/index.ts';

const columns = sql`
  id, signal_id as "signalId", signal_reference as reference, signal_title as title, way, round, number, necessity, proportionality, subsidiarity,
  legal_bases as "legalBases", decision, monitor_until as "monitorUntil", referred_to as "referredTo", sources, internal_sharing as "internalSharing",
  executing, reason, ruling, present, decided_by_name as "decidedByName", decided_at as "decidedAt",
  coalesce((select json_agg(json_build_object('personId', v.person_id, 'name', v.person_name, 'role', v.role, 'vote', v.vote, 'decision', v.decision,
    'remark', v.remark) order by v.voted_at) from weighing_vote v where v.agenda_item_id = weighing.agenda_item_id), '[]') as votes`;

export async function weighingsOfMeeting(scope: Scope, meetingId: string): Promise<Weighing[]> {
  const { rows } =
    await sql<Weighing>`select ${columns} from weighing where meeting_id = ${meetingId} order by number, decided_at`.execute(
      scope.db,
    );
  return rows;
}

export async function weighingsOfSignal(scope: Scope, signalId: string): Promise<Weighing[]> {
  const { rows } =
    await sql<Weighing>`select ${columns} from weighing where signal_id = ${signalId} order by decided_at`.execute(
      scope.db,
    );
  return rows;
}

export type NewWeighing = {
  readonly purposeCode: string;
  readonly signalId: string;
  readonly reference: string;
  readonly title: string;
  readonly way: 'meeting' | 'urgent' | 'direct';
  readonly tableId: string | null;
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  readonly round: Round;
  readonly necessity: string;
  readonly proportionality: string;
  readonly subsidiarity: string;
  readonly legalBases: readonly unknown[];
  readonly contentVersionId: string;
  readonly decision: string;
  readonly monitorUntil: string | null;
  readonly referredTo: string | null;
  readonly referredOrganisationId: string | null;
  readonly sources: readonly unknown[];
  readonly internalSharing: readonly unknown[];
  readonly executing: readonly unknown[];
  readonly reason: string;
  readonly ruling: string | null;
  readonly present: readonly unknown[];
};

/** Writes the decision; it is checked once more by the database when the transaction commits. */
export async function insertWeighing(scope: Scope, weighing: NewWeighing): Promise<string> {
  const id = newId();
  await sql`
    insert into weighing (id, organisation_id, purpose_code, signal_id, way, table_id, meeting_id, agenda_item_id, number, round, signal_reference, signal_title,
      necessity, proportionality, subsidiarity, legal_bases, content_version_id, decision, monitor_until, referred_to, referred_organisation_id, sources,
      internal_sharing, executing, reason, ruling, present, decided_by_person_id, decided_by_name)
    values (${id}, ${scope.organisation.id}, ${weighing.purposeCode}, ${weighing.signalId}, ${weighing.way}, ${weighing.tableId}, ${weighing.meetingId}, ${weighing.agendaItemId},
      case when ${weighing.meetingId}::uuid is null then null else (select count(*) + 1 from weighing where meeting_id = ${weighing.meetingId}) end,
      ${weighing.round}, ${weighing.reference}, ${weighing.title}, ${weighing.necessity}, ${weighing.proportionality}, ${weighing.subsidiarity},
      ${JSON.stringify(weighing.legalBases)}, ${weighing.contentVersionId}, ${weighing.decision}, ${weighing.monitorUntil}, ${weighing.referredTo}, ${weighing.referredOrganisationId},
      ${JSON.stringify(weighing.sources)}, ${JSON.stringify(weighing.internalSharing)}, ${JSON.stringify(weighing.executing)}, ${weighing.reason}, ${weighing.ruling},
      ${JSON.stringify(weighing.present)}, ${scope.person.id}, ${scope.person.name})`.execute(scope.db);
  return id;
}

/** Moves the signal as the decision says; false when it stands elsewhere meanwhile. */
export async function settleSignal(
  scope: Scope,
  weighingId: string,
  from: string,
  termOn: string | null,
): Promise<boolean> {
  const { rows } = await sql<{
    version: number | null;
  }>`select settle_signal(${weighingId}, ${from}, ${termOn}) as version`.execute(scope.db);
  return rows[0]?.version !== null && rows[0]?.version !== undefined;
}

export type LastDecision = {
  readonly id: string;
  readonly decision: string;
  readonly decidedAt: string;
  readonly decidedByName: string;
  readonly recipientOrganisationId: string | null;
};

/** What was decided last about a signal, as far as the scope reads weighings: the fact behind `weighing-approved`. */
export async function weighingDecisionOf(scope: Scope, signalId: string): Promise<LastDecision | undefined> {
  const { rows } = await sql<LastDecision>`
    select id, decision, decided_at as "decidedAt", decided_by_name as "decidedByName", referred_organisation_id as "recipientOrganisationId"
      from weighing where signal_id = ${signalId} order by decided_at desc limit 1`.execute(scope.db);
  return rows[0];
}

export type AllowedSource = { readonly departmentId: string; readonly title: string; readonly rule: string };

/** The first-round weighing that took a signal up, with the sources that passed privacy check 1. */
export async function sourcesOfSignal(
  scope: Scope,
  signalId: string,
): Promise<{ weighingId: string; decidedByName: string; sources: AllowedSource[] } | undefined> {
  const { rows } = await sql<{ weighingId: string; decidedByName: string; sources: AllowedSource[] }>`
    select id as "weighingId", decided_by_name as "decidedByName", sources from weighing
     where signal_id = ${signalId} and decision = 'take-up' order by decided_at desc limit 1`.execute(
    scope.db,
  );
  return rows[0];
}

export type SourceDepartment = {
  readonly departmentId: string;
  readonly code: string;
  readonly title: string;
  readonly roles: string[];
  readonly holders: number;
};

/** Departments of the own organisation with the roles of the people who could answer. */
export async function sourceDepartments(scope: Scope): Promise<SourceDepartment[]> {
  const { rows } = await sql<SourceDepartment>`
    select department_id as "departmentId", code, title, roles, holders from source_departments() where holders > 0 order by title`.execute(
    scope.db,
  );
  return rows;
}

/** Signals whose time of watching has passed come back; for the daily job. Returns how many. */
export async function returnMonitoredSignals(
  system: SystemScope,
  today: string,
  termOn: string,
): Promise<number> {
  const { rows } = await sql<{
    returned: number;
  }>`select return_monitored_signals(${today}, ${termOn}) as returned`.execute(system.db);
  return rows[0]?.returned ?? 0;
}

export async function countOpenItems(scope: Scope): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from agenda_item where state = 'open'`.execute(scope.db);
  return rows[0]?.count ?? 0;
}
