import { type SystemScope, sql } from '#platform/server/index.ts';

export type PublicOrganisation = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
};

/** The organisations of the region; nothing personal. */
export async function publicOrganisations(system: SystemScope): Promise<PublicOrganisation[]> {
  const { rows } =
    await sql<PublicOrganisation>`select id, code, name, type from organisation order by name`.execute(
      system.db,
    );
  return rows;
}

/** Codes of the rules that an organisation confirmed in this version of the law's content; not who did it. */
export async function rulesInForce(
  system: SystemScope,
  organisationId: string,
  contentVersionId: string,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select rule_code as code from rule_confirmation
     where organisation_id = ${organisationId} and content_version_id = ${contentVersionId} and withdrawn_at is null`.execute(
    system.db,
  );
  return rows.map((row) => row.code);
}
