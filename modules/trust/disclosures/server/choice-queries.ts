import { type Scope, sql } from '#platform/server/index.ts';

export type RegisterChoices = {
  readonly categories: string[];
  readonly rules: string[];
  readonly partners: { readonly id: string; readonly name: string }[];
};

/** What occurs in the part of the register that this reader sees, of one case when it is named: nothing else is worth searching by. */
export async function findChoices(scope: Scope, caseId?: string): Promise<RegisterChoices> {
  const own = scope.organisation.id;
  const { rows } = await sql<RegisterChoices>`
    with seen as materialized (
      select d.categories, d.rule_codes, case when d.organisation_id = ${own} then d.recipient_organisation_id else d.organisation_id end as partner
        from disclosure d where (d.organisation_id = ${own} or d.recipient_organisation_id = ${own})
          ${caseId === undefined ? sql`` : sql`and d.case_id = ${caseId}`}
    )
    select coalesce((select array_agg(distinct c order by c) from seen, unnest(categories) c), '{}') as categories,
           coalesce((select array_agg(distinct r order by r) from seen, unnest(rule_codes) r), '{}') as rules,
           coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
             from organisation o where o.id in (select partner from seen)), '[]') as partners`.execute(
    scope.db,
  );
  return rows[0] ?? { categories: [], rules: [], partners: [] };
}
