import { type Scope, sql } from '#platform/server/index.ts';

export type Standing = {
  readonly giverParticipates: boolean;
  readonly recipientParticipates: boolean;
  readonly agreementTitle: string | null;
  readonly dpiaApprovedOn: string | null;
  readonly confirmedRules: string[];
  /** Categories that at most may go to this recipient; null: no limit was set. */
  readonly ceiling: string[] | null;
  /** The organisation of the session gave this recipient something under this purpose before. */
  readonly gaveBefore: boolean;
};

/** What agreements, lists and confirmations say today about two organisations under a purpose. One round trip. */
export async function findStanding(
  scope: Scope,
  about: {
    readonly giverId: string;
    readonly recipientId: string;
    readonly purpose: string;
    readonly legalVersionId: string;
  },
): Promise<Standing> {
  const participates = (organisationId: string) => sql`exists (
    select 1 from participation p where p.organisation_id = ${organisationId} and p.purpose_code = ${about.purpose}
       and p.valid_from <= current_date and (p.valid_until is null or p.valid_until >= current_date))`;
  const { rows } = await sql<Standing>`
    select ${participates(about.giverId)} as "giverParticipates", ${participates(about.recipientId)} as "recipientParticipates",
      (select a.title from agreement a
         join agreement_party g on g.agreement_id = a.id and g.organisation_id = ${about.giverId}
         join agreement_party r on r.agreement_id = a.id and r.organisation_id = ${about.recipientId}
        where ${about.purpose} = any (a.purpose_codes) and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
          and g.signed_on <= current_date and (g.ended_on is null or g.ended_on > current_date)
          and r.signed_on <= current_date and (r.ended_on is null or r.ended_on > current_date)
        order by a.valid_from desc limit 1) as "agreementTitle",
      (select max(d.approved_on)::text from dpia d where d.organisation_id = ${about.giverId} and d.purpose_code = ${about.purpose}
          and d.approved_on > current_date - interval '3 years' and d.approved_on <= current_date) as "dpiaApprovedOn",
      coalesce((select array_agg(c.rule_code) from rule_confirmation c where c.organisation_id = ${about.giverId}
          and c.content_version_id = ${about.legalVersionId} and c.withdrawn_at is null), '{}') as "confirmedRules",
      ceiling_for(${about.giverId}, ${about.recipientId}) as ceiling, gave_before(${about.recipientId}, ${about.purpose}) as "gaveBefore"`.execute(
    scope.db,
  );
  const standing = rows[0];
  if (standing === undefined) throw new Error('a select without from gives one row');
  return standing;
}

export type OrganisationInView = { readonly id: string; readonly name: string; readonly type: string };

export async function findOrganisation(scope: Scope, id: string): Promise<OrganisationInView | undefined> {
  const { rows } =
    await sql<OrganisationInView>`select id, name, type from organisation where id = ${id}`.execute(scope.db);
  return rows[0];
}

/** Role codes that people of an organisation hold today. */
export async function rolesHeldIn(scope: Scope, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ roles: string[] }>`select roles_held_in(${organisationId}) as roles`.execute(
    scope.db,
  );
  return rows[0]?.roles ?? [];
}
