import { type FileRow, findFilesOf } from '#modules/trust/documents/server/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { ContributedFile, OfferedFile } from '../model/index.ts';

/** Kind of record under which a file for a case is kept: `draft` until it is given. */
export const DRAFT_KIND = 'case-draft';

const offered = ({ id, name, mediaType, size }: FileRow, draft: boolean): OfferedFile => ({
  id,
  name,
  mediaType,
  size,
  draft,
});

export const findSignalFiles = async (scope: Scope, signalId: string): Promise<OfferedFile[]> =>
  (await findFilesOf(scope, { kind: 'signal', id: signalId })).map((file) => offered(file, false));

export const findDraftFiles = async (scope: Scope, caseId: string): Promise<OfferedFile[]> =>
  (await findFilesOf(scope, { kind: DRAFT_KIND, id: caseId })).map((file) => offered(file, true));

export type OwnSignal = { readonly id: string; readonly purposeCode: string };

/** Signals that the own organisation brought into this case. */
export async function findOwnSignalsOfCase(scope: Scope, caseId: string): Promise<OwnSignal[]> {
  const { rows } = await sql<OwnSignal>`
    select signal_id as id, source_purpose_code as "purposeCode" from bring_in
     where case_id = ${caseId} and organisation_id = ${scope.organisation.id} and state = 'accepted' order by offered_at, id`.execute(
    scope.db,
  );
  return rows;
}

/** Files that were added for the case stay with it from now on. Returns how many: one could be taken away meanwhile. */
export async function keepDraftFiles(scope: Scope, caseId: string, ids: readonly string[]): Promise<number> {
  const result = await sql`
    update file_object set record_kind = 'case'
     where record_kind = ${DRAFT_KIND} and record_id = ${caseId} and id = any (${[...ids]}::uuid[]) and removed_at is null`.execute(
    scope.db,
  );
  return Number(result.numAffectedRows ?? 0);
}

export type OpenedFile = {
  readonly contributionId: string;
  readonly caseId: string | null;
  readonly organisationIds: string[];
  readonly hostOrganisationId: string | null;
  readonly purposeCode: string;
  readonly ruleCodes: string[] | null;
  readonly file: ContributedFile & { readonly id: string };
};

/*
 * What was taken back is gone for everyone but whose file it is, also for who passed it on and still has that on record;
 * what comes from others opens only after acknowledging secrecy.
 */
export async function findContributedFile(
  scope: Scope,
  contributionId: string,
): Promise<OpenedFile | undefined> {
  const { rows } = await sql<OpenedFile>`
    select k.id as "contributionId", k.case_id as "caseId", array[k.origin_organisation_id, k.organisation_id] as "organisationIds",
           c.host_organisation_id as "hostOrganisationId", k.purpose_code as "purposeCode", d.rule_codes as "ruleCodes",
           jsonb_build_object('id', k.file_id, 'name', k.file_name, 'mediaType', k.file_media_type, 'size', k.file_size) as file
      from contribution k left join case_file c on c.id = k.case_id left join disclosure d on d.id = k.disclosure_id
     where k.id = ${contributionId} and k.file_id is not null
       and (k.origin_organisation_id = ${scope.organisation.id}
         or (k.withdrawn_at is null and (k.case_id is null or k.case_id = any (my_confirmed_case_ids()))))`.execute(
    scope.db,
  );
  return rows[0];
}
