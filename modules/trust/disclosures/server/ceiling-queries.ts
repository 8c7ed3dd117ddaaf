import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type CeilingRow = {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly categories: string[];
  readonly reason: string;
  readonly setByName: string;
  readonly setAt: string;
};

/** Ceilings of the own organisation that stand, by the name of the partner. */
export async function findCeilings(scope: Scope): Promise<CeilingRow[]> {
  const { rows } = await sql<CeilingRow>`
    select c.id, c.partner_organisation_id as "partnerId", o.name as "partnerName", c.categories, c.reason,
           c.set_by_name as "setByName", c.set_at as "setAt"
      from partner_ceiling c join organisation o on o.id = c.partner_organisation_id
     where c.organisation_id = ${scope.organisation.id} and c.ended_at is null order by o.name`.execute(
    scope.db,
  );
  return rows;
}

/** Ends the ceiling that stands for a partner; returns its id when there was one. */
export async function endCeiling(scope: Scope, partnerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update partner_ceiling set ended_at = clock_timestamp(), ended_by_person_id = ${scope.person.id}
     where organisation_id = ${scope.organisation.id} and partner_organisation_id = ${partnerId} and ended_at is null returning id`.execute(
    scope.db,
  );
  return rows[0]?.id;
}

export async function insertCeiling(
  scope: Scope,
  ceiling: { readonly partnerId: string; readonly categories: readonly string[]; readonly reason: string },
): Promise<string> {
  const id = newId();
  await sql`
    insert into partner_ceiling (id, organisation_id, partner_organisation_id, categories, reason, set_by_person_id, set_by_name)
    values (${id}, ${scope.organisation.id}, ${ceiling.partnerId}, ${[...ceiling.categories]}, ${ceiling.reason}, ${scope.person.id},
      ${scope.person.name})`.execute(scope.db);
  return id;
}
