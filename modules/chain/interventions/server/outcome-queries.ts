import { type Scope, sql } from '#platform/server/index.ts';
import { type OutcomeFields, type OutcomeView, type ResultCode, resultsOf } from '../model/index.ts';
import type { Ground } from './ground-queries.ts';

const columns = sql`
  id, case_id as "caseId", signal_id as "signalId", theme_code as "themeCode", barriers_raised as "barriersRaised", closures,
  recovered_cents as "recoveredCents", goods, care_given as "careGiven", housing_found as "housingFound", out_of_circuit as "outOfCircuit",
  health_effects as "healthEffects", lessons, version, recorded_by_name as "recordedByName", recorded_at as "recordedAt", changed_at as "changedAt"`;

export async function findOutcome(
  scope: Scope,
  ground: Pick<Ground, 'kind' | 'id'>,
): Promise<OutcomeView | undefined> {
  const at = ground.kind === 'case' ? sql`case_id = ${ground.id}` : sql`signal_id = ${ground.id}`;
  const { rows } =
    await sql<OutcomeView>`select ${columns} from outcome where ${at} order by recorded_at limit 1`.execute(
      scope.db,
    );
  return rows[0];
}

export const outcomeExists = async (scope: Scope, caseId: string): Promise<boolean> =>
  (await findOutcome(scope, { kind: 'case', id: caseId })) !== undefined;

/** Errors: constraints outcome_of_case_once, outcome_of_signal_once. */
export async function insertOutcome(
  scope: Scope,
  ground: Ground,
  id: string,
  fields: OutcomeFields,
): Promise<void> {
  const [caseId, signalId] = ground.kind === 'case' ? [ground.id, null] : [null, ground.id];
  await sql`
    insert into outcome (id, organisation_id, purpose_code, case_id, signal_id, themes_version_id, theme_code, barriers_raised, closures, recovered_cents,
      goods, care_given, housing_found, out_of_circuit, health_effects, lessons, portfolio_id, municipality_code, neighbourhood_code,
      recorded_by_person_id, recorded_by_name)
    values (${id}, ${scope.organisation.id}, ${ground.purposeCode}, ${caseId}, ${signalId}, ${ground.themesVersionId}, ${ground.themeCode},
      ${JSON.stringify(fields.barriersRaised)}::jsonb, ${fields.closures}, ${fields.recoveredCents}, ${fields.goods}, ${fields.careGiven},
      ${fields.housingFound}, ${fields.outOfCircuit}, ${JSON.stringify(fields.healthEffects)}::jsonb, ${fields.lessons}, ${ground.portfolioId},
      ${ground.municipalityCode}, ${ground.neighbourhoodCode}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

export async function saveOutcome(
  scope: Scope,
  id: string,
  version: number,
  fields: OutcomeFields,
): Promise<boolean> {
  const result = await sql`
    update outcome set barriers_raised = ${JSON.stringify(fields.barriersRaised)}::jsonb, closures = ${fields.closures},
           recovered_cents = ${fields.recoveredCents}, goods = ${fields.goods}, care_given = ${fields.careGiven}, housing_found = ${fields.housingFound},
           out_of_circuit = ${fields.outOfCircuit}, health_effects = ${JSON.stringify(fields.healthEffects)}::jsonb, lessons = ${fields.lessons},
           version = version + 1, changed_at = clock_timestamp()
     where id = ${id} and version = ${version}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export type Bringer = { readonly organisationId: string; readonly type: string };

export async function findBringers(scope: Scope, caseId: string): Promise<Bringer[]> {
  const { rows } = await sql<Bringer>`
    select organisation_id as "organisationId", organisation_type as type from case_bringers(${caseId})`.execute(
    scope.db,
  );
  return rows;
}

export async function giveResults(
  scope: Scope,
  caseId: string,
  disclosureId: string,
  results: readonly ResultCode[],
): Promise<number> {
  const { rows } = await sql<{
    made: number;
  }>`select give_results(${caseId}, ${disclosureId}, ${results}::text[]) as made`.execute(scope.db);
  return rows[0]?.made ?? 0;
}

/** Kinds of result that a reporter may be told: of the own follow-up, or what the host of the case gave. */
export async function resultsOfSignal(scope: Scope, signalId: string): Promise<ResultCode[] | undefined> {
  const own = await findOutcome(scope, { kind: 'signal', id: signalId });
  if (own !== undefined) return resultsOf({ ...own, healthEffects: own.healthEffects });
  const { rows } = await sql<{ results: ResultCode[] }>`
    select results from signal_result where signal_id = ${signalId} limit 1`.execute(scope.db);
  return rows[0]?.results;
}
