import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type ConfirmationRow = {
  readonly id: string;
  readonly ruleCode: string;
  readonly confirmedByName: string | null;
  readonly confirmedAt: string;
};

/** Confirmations of the own organisation that stand, for one version of the rules. */
export async function findConfirmations(scope: Scope, contentVersionId: string): Promise<ConfirmationRow[]> {
  const { rows } = await sql<ConfirmationRow>`
    select c.id, c.rule_code as "ruleCode", p.name as "confirmedByName", c.confirmed_at as "confirmedAt"
      from rule_confirmation c left join person p on p.id = c.confirmed_by_person_id
     where c.organisation_id = ${scope.organisation.id} and c.content_version_id = ${contentVersionId} and c.withdrawn_at is null`.execute(
    scope.db,
  );
  return rows;
}

export async function insertConfirmation(
  scope: Scope,
  ruleCode: string,
  contentVersionId: string,
): Promise<string> {
  const id = newId();
  await sql`
    insert into rule_confirmation (id, organisation_id, rule_code, content_version_id, confirmed_by_person_id)
    values (${id}, ${scope.organisation.id}, ${ruleCode}, ${contentVersionId}, ${scope.person.id})`.execute(
    scope.db,
  );
  return id;
}

/**
 * Takes a yes back, in every version in which the same rule was confirmed: nothing may rest on an older one. Returns the rule whose
 * confirmation was withdrawn, or nothing when there was none.
 */
export async function withdrawConfirmation(scope: Scope, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ ruleCode: string }>`
    update rule_confirmation set withdrawn_at = clock_timestamp()
     where organisation_id = ${scope.organisation.id} and withdrawn_at is null
       and rule_code = (select rule_code from rule_confirmation
                         where id = ${id} and organisation_id = ${scope.organisation.id} and withdrawn_at is null)
    returning rule_code as "ruleCode"`.execute(scope.db);
  return rows[0]?.ruleCode;
}
