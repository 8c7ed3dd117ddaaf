import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { type OrganisationView, organisationJson } from './case-queries.ts';

export type InvitationRow = {
  readonly id: string;
  readonly caseId: string;
  readonly organisation: OrganisationView;
  readonly host: OrganisationView;
  readonly purposeCode: string;
  readonly themeCode: string | null;
  readonly themesVersionId: string;
  readonly askedCategories: string[];
  readonly state: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly version: number;
  readonly respondBefore: string | null;
  readonly invitedByPersonId: string;
  readonly invitedByName: string;
  readonly invitedAt: string;
  readonly answeredByName: string | null;
  readonly answeredAt: string | null;
  readonly refusalReason: string | null;
};

const select = sql`
  select i.id, i.case_id as "caseId", ${organisationJson('o')} as organisation, ${organisationJson('h')} as host, i.purpose_code as "purposeCode",
         i.theme_code as "themeCode", i.themes_version_id as "themesVersionId", i.asked_categories as "askedCategories", i.state, i.version,
         i.respond_before as "respondBefore", i.invited_by_person_id as "invitedByPersonId", i.invited_by_name as "invitedByName", i.invited_at as "invitedAt",
         i.answered_by_name as "answeredByName", i.answered_at as "answeredAt", i.refusal_reason as "refusalReason"
    from case_invitation i join organisation o on o.id = i.organisation_id join organisation h on h.id = i.host_organisation_id`;

export async function findInvitationsOfCase(scope: Scope, caseId: string): Promise<InvitationRow[]> {
  const { rows } =
    await sql<InvitationRow>`${select} where i.case_id = ${caseId} order by i.invited_at desc, i.id desc limit 200`.execute(
      scope.db,
    );
  return rows;
}

/** Invitations of the own organisation: what waits for an answer first. */
export async function findMyInvitations(scope: Scope): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    ${select} where i.organisation_id = ${scope.organisation.id} order by (i.state = 'open') desc, i.invited_at desc, i.id desc limit 200`.execute(
    scope.db,
  );
  return rows;
}

export async function countOpenInvitations(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from case_invitation where organisation_id = ${scope.organisation.id} and state = 'open'`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export async function findInvitation(scope: Scope, id: string): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`${select} where i.id = ${id}`.execute(scope.db);
  return rows[0];
}

export async function insertInvitation(
  scope: Scope,
  asked: {
    readonly caseId: string;
    readonly organisationId: string;
    readonly categories: readonly string[];
    readonly respondBefore: string | undefined;
  },
): Promise<string> {
  const id = newId();
  await sql`
    insert into case_invitation (id, case_id, organisation_id, host_organisation_id, purpose_code, themes_version_id, theme_code, asked_categories,
      respond_before, invited_by_person_id, invited_by_name)
    select ${id}, c.id, ${asked.organisationId}, c.host_organisation_id, c.purpose_code, c.themes_version_id, c.theme_code, ${[...asked.categories]},
           ${asked.respondBefore ?? null}, ${scope.person.id}, ${scope.person.name}
      from case_file c where c.id = ${asked.caseId}`.execute(scope.db);
  return id;
}

/** False when it was answered or changed meanwhile. */
export async function answerInvitation(
  scope: Scope,
  id: string,
  expectedVersion: number,
  answer: { readonly state: 'accepted' | 'refused'; readonly reason: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update case_invitation set state = ${answer.state}, refusal_reason = ${answer.reason}, answered_by_person_id = ${scope.person.id},
           answered_by_name = ${scope.person.name}, answered_at = clock_timestamp(), version = version + 1
     where id = ${id} and version = ${expectedVersion} and state = 'open'`.execute(scope.db);
  return numAffectedRows === 1n;
}

export async function withdrawInvitation(
  scope: Scope,
  id: string,
  expectedVersion: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update case_invitation set state = 'withdrawn', version = version + 1 where id = ${id} and version = ${expectedVersion} and state = 'open'`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

/** People of an invited organisation who may answer: told that there is something, never what. */
export async function findInvitedPeople(
  scope: Scope,
  organisationId: string,
  roles: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{
    ids: string[];
  }>`select people_to_invite(${organisationId}, ${[...roles]}::text[]) as ids`.execute(scope.db);
  return rows[0]?.ids ?? [];
}
