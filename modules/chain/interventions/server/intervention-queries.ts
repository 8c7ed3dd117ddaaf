import { type Scope, sql } from '#platform/server/index.ts';
import type { InterventionView } from '../model/index.ts';
import type { Ground } from './ground-queries.ts';

export type InterventionRow = Omit<InterventionView, 'termStanding'> & {
  readonly organisationId: string;
  readonly themesVersionId: string;
};

const columns = sql`
  i.id, i.organisation_id as "organisationId", i.case_id as "caseId", i.signal_id as "signalId", i.purpose_code as "purposeCode",
  i.themes_version_id as "themesVersionId", i.theme_code as "themeCode", i.barrier_code as "barrierCode", i.track,
  i.intervention_code as "interventionCode", i.title, i.features, i.legal_basis as "legalBasis", i.term_name as "termName", i.term_on as "termOn",
  jsonb_build_object('appointmentId', i.responsible_appointment_id, 'personId', i.responsible_person_id, 'name', i.responsible_name) as responsible,
  i.department_code as "departmentCode", i.instruction, i.place, i.planned_from as "plannedFrom", i.planned_until as "plannedUntil", i.state,
  i.reason, i.result, i.started_on as "startedOn", i.finished_on as "finishedOn", i.version, i.created_at as "createdAt", i.updated_at as "updatedAt",
  (select coalesce(sum(w.minutes), 0) from intervention_work w where w.intervention_id = i.id) as minutes,
  (select count(distinct e.recipient_organisation_id) from plan_entry e where e.intervention_id = i.id and e.withdrawn_at is null)::int as "sharedWith"`;

export async function findIntervention(scope: Scope, id: string): Promise<InterventionRow | undefined> {
  const { rows } =
    await sql<InterventionRow>`select ${columns} from intervention i where i.id = ${id}`.execute(scope.db);
  return rows[0];
}

/** The same, held for a change until the commit. */
export async function lockIntervention(scope: Scope, id: string): Promise<InterventionRow | undefined> {
  const { rows } = await sql`select 1 from intervention where id = ${id} for update`.execute(scope.db);
  return rows.length === 0 ? undefined : findIntervention(scope, id);
}

/** The own ones of a case or signal, in the order of the plan. */
export async function findInterventionsOf(scope: Scope, ground: Ground): Promise<InterventionRow[]> {
  const at = ground.kind === 'case' ? sql`i.case_id = ${ground.id}` : sql`i.signal_id = ${ground.id}`;
  const { rows } = await sql<InterventionRow>`
    select ${columns} from intervention i where ${at} and i.organisation_id = ${scope.organisation.id}
     order by i.planned_from nulls last, i.id`.execute(scope.db);
  return rows;
}

/** Those for which this person is responsible, terms first. */
export async function findMyInterventions(
  scope: Scope,
  filter: { open: boolean },
  limit: number,
): Promise<InterventionRow[]> {
  const { rows } = await sql<InterventionRow>`
    select ${columns} from intervention i
     where i.responsible_person_id = ${scope.person.id} and i.organisation_id = ${scope.organisation.id}
       ${filter.open ? sql`and i.state in ('proposed', 'agreed', 'running')` : sql``}
     order by i.term_on nulls last, i.planned_from nulls last, i.id limit ${limit}`.execute(scope.db);
  return rows;
}

export async function countMyInterventions(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from intervention i
     where i.responsible_person_id = ${scope.person.id} and i.organisation_id = ${scope.organisation.id}
       and i.state in ('proposed', 'agreed', 'running')`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export type NewRow = {
  readonly id: string;
  readonly barrierCode: string | null;
  readonly track: string;
  readonly interventionCode: string | null;
  readonly title: string;
  readonly features: readonly string[];
  readonly legalBasis: readonly { law: string; article: string }[];
  readonly termName: string | null;
  readonly termOn: string | null;
  readonly responsibleAppointmentId: string;
  readonly departmentCode: string | null;
  readonly instruction: string;
  readonly place: string;
  readonly plannedFrom: string | null;
  readonly plannedUntil: string | null;
};

/** Errors: constraints responsible_is_named, responsible_holds_appointment, intervention_ends_after_start. */
export async function insertIntervention(scope: Scope, ground: Ground, row: NewRow): Promise<void> {
  const [caseId, signalId] = ground.kind === 'case' ? [ground.id, null] : [null, ground.id];
  await sql`
    insert into intervention (id, organisation_id, purpose_code, case_id, signal_id, themes_version_id, theme_code, barrier_code, track,
      intervention_code, title, features, legal_basis, term_name, term_on, responsible_appointment_id, responsible_person_id, responsible_name,
      department_code, instruction, place, planned_from, planned_until, portfolio_id, municipality_code, neighbourhood_code, created_by_person_id)
    values (${row.id}, ${scope.organisation.id}, ${ground.purposeCode}, ${caseId}, ${signalId}, ${ground.themesVersionId}, ${ground.themeCode},
      ${row.barrierCode}, ${row.track}, ${row.interventionCode}, ${row.title}, ${row.features}::text[], ${JSON.stringify(row.legalBasis)}::jsonb,
      ${row.termName}, ${row.termOn}, ${row.responsibleAppointmentId}, ${scope.person.id}, '', ${row.departmentCode}, ${row.instruction},
      ${row.place}, ${row.plannedFrom}, ${row.plannedUntil}, ${ground.portfolioId}, ${ground.municipalityCode}, ${ground.neighbourhoodCode},
      ${scope.person.id})`.execute(scope.db);
}

const CHANGEABLE = {
  barrierCode: 'barrier_code',
  title: 'title',
  features: 'features',
  legalBasis: 'legal_basis',
  termName: 'term_name',
  termOn: 'term_on',
  responsibleAppointmentId: 'responsible_appointment_id',
  departmentCode: 'department_code',
  instruction: 'instruction',
  place: 'place',
  plannedFrom: 'planned_from',
  plannedUntil: 'planned_until',
  state: 'state',
  reason: 'reason',
  result: 'result',
  startedOn: 'started_on',
  finishedOn: 'finished_on',
  disclosureId: 'disclosure_id',
} as const;

export type ChangeableField = keyof typeof CHANGEABLE;

/** Writes the given fields. False when the row changed meanwhile. */
export async function saveIntervention(
  scope: Scope,
  id: string,
  version: number,
  fields: Partial<Record<ChangeableField, unknown>>,
): Promise<boolean> {
  const assignments = (Object.keys(fields) as ChangeableField[]).map((field) => {
    const value = fields[field];
    const given =
      field === 'legalBasis'
        ? sql`${JSON.stringify(value)}::jsonb`
        : field === 'features'
          ? sql`${value}::text[]`
          : sql`${value}`;
    return sql`${sql.ref(CHANGEABLE[field])} = ${given}`;
  });
  const result = await sql`
    update intervention set ${sql.join([...assignments, sql`version = version + 1`, sql`updated_at = clock_timestamp()`])}
     where id = ${id} and version = ${version}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function keepDisclosureOf(scope: Scope, id: string, disclosureId: string): Promise<void> {
  await sql`update intervention set disclosure_id = ${disclosureId} where id = ${id}`.execute(scope.db);
}

/** For the menu. */
export const interventionCounter = async (scope: Scope): Promise<Record<string, number>> => ({
  myInterventions: await countMyInterventions(scope),
});
