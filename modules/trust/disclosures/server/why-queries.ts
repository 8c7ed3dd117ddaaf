import { type Scope, sql } from '#platform/server/index.ts';

export type LookRow = {
  readonly occurredAt: string;
  readonly actorName: string;
  readonly actorOrganisationName: string;
  readonly action: string;
  readonly ruleCode: string | null;
  readonly purposeCode: string | null;
  readonly mine: boolean;
};

/** The own look at a record first, then those of others; nothing for who did not look today. */
export async function looksBesideMine(scope: Scope, recordId: string): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select occurred_at as "occurredAt", actor_name as "actorName", actor_organisation_name as "actorOrganisationName", action,
           rule_code as "ruleCode", purpose_code as "purposeCode", mine
      from looks_beside_mine(${recordId})`.execute(scope.db);
  return rows;
}
