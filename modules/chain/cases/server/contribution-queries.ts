import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import {
  type ContributedFile,
  categoriesIn,
  type Item,
  type ItemField,
  type ItemKind,
} from '../model/index.ts';
import { type OrganisationView, organisationJson } from './case-queries.ts';

export type ContributionRow = {
  readonly id: string;
  readonly caseId: string | null;
  readonly bringInId: string | null;
  readonly itemId: string;
  readonly itemKind: ItemKind;
  readonly subjectId: string | null;
  readonly subjectNo: number | null;
  readonly version: number;
  readonly giver: OrganisationView;
  readonly recipient: OrganisationView;
  readonly origin: OrganisationView;
  readonly fields: ItemField[];
  readonly file: ContributedFile | null;
  readonly categories: string[];
  readonly regimes: string[];
  readonly disclosureId: string;
  readonly givenByName: string;
  readonly givenAt: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  readonly purposeCode: string;
};

/* The number of a person in the case: at the host from what it placed, elsewhere from the copy. The host's tables are
   empty for others by their own policy. */
const select = sql`
  select k.id, k.case_id as "caseId", k.bring_in_id as "bringInId", k.item_id as "itemId", k.item_kind as "itemKind",
         coalesce(k.case_subject_id, placed.case_subject_id) as "subjectId", coalesce(placed.subject_no, k.subject_no) as "subjectNo", k.version,
         ${organisationJson('g')} as giver, ${organisationJson('r')} as recipient, ${organisationJson('o')} as origin,
         k.fields, case when k.file_id is not null then jsonb_build_object('name', k.file_name, 'mediaType', k.file_media_type, 'size', k.file_size) end as file,
         k.categories, k.regimes, k.disclosure_id as "disclosureId", k.given_by_name as "givenByName", k.given_at as "givenAt",
         k.withdrawn_at as "withdrawnAt", k.withdrawn_reason as "withdrawnReason", k.purpose_code as "purposeCode"
    from contribution k
    join organisation g on g.id = k.organisation_id join organisation r on r.id = k.recipient_organisation_id join organisation o on o.id = k.origin_organisation_id
    left join lateral (select s.id as case_subject_id, s.subject_no from case_subject_item i join case_subject s on s.id = i.case_subject_id
                        where i.contribution_id = k.id order by s.subject_no limit 1) placed on true`;

export async function findContributionsOfCase(scope: Scope, caseId: string): Promise<ContributionRow[]> {
  const { rows } =
    await sql<ContributionRow>`${select} where k.case_id = ${caseId} order by k.given_at, k.id limit 1000`.execute(
      scope.db,
    );
  return rows;
}

export async function findContributionsOfBringIn(
  scope: Scope,
  bringInId: string,
): Promise<ContributionRow[]> {
  const { rows } =
    await sql<ContributionRow>`${select} where k.bring_in_id = ${bringInId} order by k.given_at, k.id limit 200`.execute(
      scope.db,
    );
  return rows;
}

export type NewContribution = {
  readonly caseId: string | undefined;
  readonly bringInId: string | undefined;
  readonly recipientOrganisationId: string;
  readonly originOrganisationId: string;
  readonly purposeCode: string;
  readonly disclosureId: string;
  readonly sourceContributionId?: string | undefined;
  readonly subjectId?: string | null | undefined;
  readonly subjectNo?: number | null | undefined;
  readonly regimes: readonly string[];
  readonly item: Item;
};

/** Writes one copy. Its version follows that of the copy which this recipient had of the same item. */
export async function insertContribution(scope: Scope, given: NewContribution): Promise<void> {
  const { item } = given;
  const file = item.file ?? undefined;
  await sql`
    insert into contribution (id, case_id, bring_in_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id,
      source_contribution_id, item_id, item_kind, file_id, file_name, file_media_type, file_size, case_subject_id, subject_no, version, fields, categories,
      regimes, given_by_person_id, given_by_name)
    values (${newId()}, ${given.caseId ?? null}, ${given.bringInId ?? null}, ${scope.organisation.id}, ${given.recipientOrganisationId},
      ${given.originOrganisationId}, ${given.purposeCode}, ${given.disclosureId}, ${given.sourceContributionId ?? null}, ${item.itemId}, ${item.itemKind},
      ${file === undefined ? null : item.itemId}, ${file?.name ?? null}, ${file?.mediaType ?? null}, ${file?.size ?? null},
      ${given.subjectId ?? null}, ${given.subjectNo ?? null}, next_contribution_version(${given.recipientOrganisationId}, ${item.itemId}),
      ${JSON.stringify(item.fields)}::jsonb, ${categoriesIn([item])}, ${[...given.regimes]}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
}

export type Copy = { readonly contributionId: string; readonly recipientOrganisationId: string };

/** Marks what was given under a withdrawn disclosure, and all copies made of it. */
export async function withdrawCopies(scope: Scope, disclosureId: string, reason: string): Promise<Copy[]> {
  const { rows } = await sql<Copy>`
    select contribution_id as "contributionId", recipient_organisation_id as "recipientOrganisationId" from withdraw_copies(${disclosureId}, ${reason})`.execute(
    scope.db,
  );
  return rows;
}

export async function insertSubject(scope: Scope, caseId: string, kind: ItemKind): Promise<string> {
  const id = newId();
  await sql`
    insert into case_subject (id, case_id, organisation_id, subject_no, kind, created_by_person_id)
    select ${id}, ${caseId}, ${scope.organisation.id}, coalesce(max(subject_no), 0) + 1, ${kind}, ${scope.person.id} from case_subject where case_id = ${caseId}`.execute(
    scope.db,
  );
  return id;
}

export async function placeInSubject(
  scope: Scope,
  caseId: string,
  subjectId: string,
  contributionIds: readonly string[],
): Promise<void> {
  await sql`delete from case_subject_item where case_id = ${caseId} and contribution_id = any (${[...contributionIds]}::uuid[])`.execute(
    scope.db,
  );
  await sql`
    insert into case_subject_item (case_subject_id, case_id, contribution_id, placed_by_person_id)
    select ${subjectId}, ${caseId}, id, ${scope.person.id} from unnest(${[...contributionIds]}::uuid[]) id`.execute(
    scope.db,
  );
}

export async function findSubjectKind(
  scope: Scope,
  caseId: string,
  subjectId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{
    kind: string;
  }>`select kind from case_subject where id = ${subjectId} and case_id = ${caseId}`.execute(scope.db);
  return rows[0]?.kind;
}
