import { type Scope, sql } from '#platform/server/index.ts';

/** The case or signal that interventions, measures and an outcome hang on. */
export type Ground = {
  readonly kind: 'case' | 'signal';
  readonly id: string;
  readonly purposeCode: string;
  readonly state: string;
  readonly themesVersionId: string;
  readonly themeCode: string | null;
  readonly portfolioId: string | null;
  readonly departmentCode: string | null;
  readonly municipalityCode: string | null;
  readonly neighbourhoodCode: string | null;
  /** Of a case: who hosts it and who leads it; of a signal its own organisation. */
  readonly hostOrganisationId: string;
  readonly leadAppointmentId: string | null;
  readonly since: string;
};

/** Undefined when the scope is not named in the case. */
export async function findCaseGround(scope: Scope, caseId: string): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select 'case' as kind, id, purpose_code as "purposeCode", state, themes_version_id as "themesVersionId", theme_code as "themeCode",
           portfolio_id as "portfolioId", department_code as "departmentCode", municipality_code as "municipalityCode",
           neighbourhood_code as "neighbourhoodCode", host_organisation_id as "hostOrganisationId",
           lead_appointment_id as "leadAppointmentId", opened_at as since
      from case_file where id = ${caseId}`.execute(scope.db);
  return rows[0];
}

/** Undefined when the scope may not see the signal. */
export async function findSignalGround(scope: Scope, signalId: string): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select 'signal' as kind, id, purpose_code as "purposeCode", state, themes_version_id as "themesVersionId", theme_code as "themeCode",
           portfolio_id as "portfolioId", department_code as "departmentCode", municipality_code as "municipalityCode",
           neighbourhood_code as "neighbourhoodCode", organisation_id as "hostOrganisationId", null as "leadAppointmentId",
           received_at as since
      from signal where id = ${signalId}`.execute(scope.db);
  return rows[0];
}

export type Responsible = {
  readonly appointmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly departmentCode: string | null;
  readonly departmentIds: string[];
  readonly roles: string[];
};

const responsibleColumns = sql`
  a.id as "appointmentId", a.person_id as "personId", p.name, a.title, a.department_ids as "departmentIds", a.roles,
  (select d.code from department d where d.id = any (a.department_ids) order by array_position(a.department_ids, d.id) limit 1) as "departmentCode"`;

/** Who can be responsible: in a case the own named participants, else colleagues with an appointment today. */
export async function findResponsibles(scope: Scope, ground: Ground): Promise<Responsible[]> {
  const named =
    ground.kind === 'case'
      ? sql`and exists (select 1 from case_participant c where c.case_id = ${ground.id} and c.appointment_id = a.id and c.left_at is null)`
      : sql``;
  const { rows } = await sql<Responsible>`
    select ${responsibleColumns} from appointment a join person p on p.id = a.person_id
     where a.organisation_id = ${scope.organisation.id} and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date) ${named}
     order by p.name, a.id`.execute(scope.db);
  return rows;
}

/** What the last weighing decided on giving within the house: privacy checks 2A and 2B. */
export type PrivacyChecks = {
  readonly weighingId: string;
  readonly decision: string;
  readonly internalSharing: { category: string }[];
  readonly executing: { departmentId: string; categories: string[] }[];
  readonly decidedByName: string;
};

export async function findPrivacyChecks(scope: Scope, signalId: string): Promise<PrivacyChecks | undefined> {
  const { rows } = await sql<PrivacyChecks>`
    select id as "weighingId", decision, internal_sharing as "internalSharing", executing, decided_by_name as "decidedByName"
      from weighing where signal_id = ${signalId} order by decided_at desc limit 1`.execute(scope.db);
  return rows[0];
}
