import { type Scope, sql } from '#platform/server/index.ts';

/** Also to the givings that passed it on. */
export async function carryNotice(scope: Scope, noticeId: string): Promise<void> {
  await sql`select carry_notice(${noticeId})`.execute(scope.db);
}

type Told = { readonly organisationId: string; readonly personId: string; readonly disclosureId: string };

/** Who hears of the open notices of this giving, at each recipient. */
export async function findPeopleOfNotices(scope: Scope, disclosureId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select organisation_id as "organisationId", person_id as "personId", disclosure_id as "disclosureId" from people_of_notices(${disclosureId})`.execute(
    scope.db,
  );
  return rows;
}
