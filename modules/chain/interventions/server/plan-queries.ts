import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { DependencyKind, Feature, InterventionState, PlanDependency, Track } from '../model/index.ts';
import type { Ground } from './ground-queries.ts';

/** What crosses to others of an intervention, and nothing more. */
export type PlanDocument = {
  readonly title: string;
  readonly track: Track;
  readonly barrierCode: string | null;
  readonly interventionCode: string | null;
  readonly features: Feature[];
  readonly state: InterventionState;
  readonly plannedFrom: string | null;
  readonly plannedUntil: string | null;
  readonly termOn: string | null;
  readonly dependsOn: { readonly id: string; readonly kind: DependencyKind }[];
};

export type PlanCopy = {
  readonly interventionId: string;
  readonly originOrganisationId: string;
  readonly originName: string;
  readonly disclosureId: string;
  readonly regimes: string[];
  readonly document: PlanDocument;
  readonly givenAt: string;
};

/** The newest copy of each intervention that this organisation received in a case; one that was taken back is gone. */
export async function findPlanCopies(scope: Scope, caseId: string): Promise<PlanCopy[]> {
  const { rows } = await sql<PlanCopy>`
    select distinct on (e.intervention_id) e.intervention_id as "interventionId", e.origin_organisation_id as "originOrganisationId",
           o.name as "originName", e.disclosure_id as "disclosureId", coalesce(d.regimes, '{}') as regimes, e.document, e.given_at as "givenAt"
      from plan_entry e join organisation o on o.id = e.origin_organisation_id left join disclosure d on d.id = e.disclosure_id
     where e.case_id = ${caseId} and e.recipient_organisation_id = ${scope.organisation.id}
     order by e.intervention_id, e.version desc`.execute(scope.db);
  return rows;
}

export async function findDependencies(scope: Scope, ground: Ground): Promise<PlanDependency[]> {
  const at = ground.kind === 'case' ? sql`i.case_id = ${ground.id}` : sql`i.signal_id = ${ground.id}`;
  const { rows } = await sql<PlanDependency>`
    select d.intervention_id as "interventionId", d.on_intervention_id as "onInterventionId", d.kind
      from intervention_dependency d join intervention i on i.id = d.intervention_id where ${at} order by d.id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertDependency(scope: Scope, dependency: PlanDependency): Promise<void> {
  await sql`
    insert into intervention_dependency (id, organisation_id, intervention_id, on_intervention_id, kind, created_by_person_id)
    values (${newId()}, ${scope.organisation.id}, ${dependency.interventionId}, ${dependency.onInterventionId}, ${dependency.kind},
      ${scope.person.id})`.execute(scope.db);
}

export async function deleteDependency(
  scope: Scope,
  interventionId: string,
  onInterventionId: string,
): Promise<boolean> {
  const result = await sql`
    delete from intervention_dependency where intervention_id = ${interventionId} and on_intervention_id = ${onInterventionId}`.execute(
    scope.db,
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Who takes part in a case besides the own organisation, with what the rules ask of them. */
export type CaseParty = {
  readonly organisationId: string;
  readonly name: string;
  readonly type: string;
  readonly roles: string[];
  readonly allConfirmedSecrecy: boolean;
  readonly personIds: string[];
};

export async function findCaseParties(scope: Scope, caseId: string): Promise<CaseParty[]> {
  const { rows } = await sql<CaseParty>`
    select o.id as "organisationId", o.name, o.type, c.roles, c.people > 0 and c.people = c.secrecy_confirmed as "allConfirmedSecrecy",
           p.person_ids as "personIds"
      from (select organisation_id, array_agg(distinct person_id) as person_ids from case_participant
             where case_id = ${caseId} and left_at is null group by organisation_id) p
      join organisation o on o.id = p.organisation_id
     cross join lateral case_party(${caseId}, o.id) c
     order by o.name`.execute(scope.db);
  return rows;
}

/** Per recipient the newest standing copy that this organisation gave of its interventions in the case. */
export type GivenCopy = {
  readonly interventionId: string;
  readonly recipientOrganisationId: string;
  readonly disclosureId: string;
  readonly version: number;
  readonly document: PlanDocument;
};

export async function findGivenCopies(scope: Scope, caseId: string): Promise<GivenCopy[]> {
  const { rows } = await sql<GivenCopy>`
    select * from (
      select distinct on (e.intervention_id, e.recipient_organisation_id) e.intervention_id as "interventionId",
             e.recipient_organisation_id as "recipientOrganisationId", e.disclosure_id as "disclosureId", e.version, e.document, e.withdrawn_at
        from plan_entry e where e.case_id = ${caseId} and e.organisation_id = ${scope.organisation.id}
       order by e.intervention_id, e.recipient_organisation_id, e.version desc) newest
     where withdrawn_at is null`.execute(scope.db);
  return rows;
}

export type NewCopy = {
  readonly interventionId: string;
  readonly recipientOrganisationId: string;
  readonly originOrganisationId: string;
  readonly disclosureId: string;
  readonly document: PlanDocument;
};

/** Versions go on from the last copy that the recipient ever got, also one that was taken back. */
export async function insertCopies(scope: Scope, ground: Ground, copies: readonly NewCopy[]): Promise<void> {
  for (const copy of copies) {
    await sql`
      insert into plan_entry (id, case_id, intervention_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code,
        disclosure_id, version, document)
      values (${newId()}, ${ground.id}, ${copy.interventionId}, ${scope.organisation.id}, ${copy.recipientOrganisationId}, ${copy.originOrganisationId},
        ${ground.purposeCode}, ${copy.disclosureId},
        (select coalesce(max(version), 0) + 1 from plan_entry where intervention_id = ${copy.interventionId}
           and recipient_organisation_id = ${copy.recipientOrganisationId}),
        ${JSON.stringify(copy.document)}::jsonb)`.execute(scope.db);
  }
}

/** Lets a host's copies of the own intervention follow. Returns how many were renewed. */
export async function passOn(scope: Scope, interventionId: string): Promise<number> {
  const { rows } = await sql<{ made: number }>`select pass_on_plan_entry(${interventionId}) as made`.execute(
    scope.db,
  );
  return rows[0]?.made ?? 0;
}

export async function insertCaseEvent(
  scope: Scope,
  caseId: string,
  type: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`
    insert into case_event (id, case_id, organisation_id, type, detail, person_id, person_name)
    values (${newId()}, ${caseId}, ${scope.organisation.id}, ${type}, ${JSON.stringify(detail)}::jsonb, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}
