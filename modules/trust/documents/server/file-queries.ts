import type { AcceptedFile } from '#platform/server/files/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type FileRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly purposeCode: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly metadataRemoved: boolean;
  readonly addedByPersonId: string;
  readonly createdAt: string;
};

const select = sql`
  select id, organisation_id as "organisationId", purpose_code as "purposeCode", record_kind as "recordKind", record_id as "recordId", name,
         media_type as "mediaType", size, metadata_removed as "metadataRemoved", added_by_person_id as "addedByPersonId", created_at as "createdAt"
    from file_object`;

/** A file that the scope may see through the record it belongs to; removed ones are gone. */
export async function findFile(scope: Scope, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`${select} where id = ${id} and removed_at is null`.execute(scope.db);
  return rows[0];
}

/** Files of one record of the own organisation, in the order in which they were added. */
export async function findFilesOf(
  scope: Scope,
  record: { readonly kind: string; readonly id: string },
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    ${select} where organisation_id = ${scope.organisation.id} and record_kind = ${record.kind} and record_id = ${record.id} and removed_at is null
     order by created_at, id`.execute(scope.db);
  return rows;
}

export async function insertFile(
  scope: Scope,
  record: { readonly kind: string; readonly id: string; readonly purposeCode: string },
  file: AcceptedFile,
): Promise<void> {
  await sql`
    insert into file_object (id, organisation_id, purpose_code, record_kind, record_id, name, media_type, size, sha256, metadata_removed, added_by_person_id)
    values (${file.id}, ${scope.organisation.id}, ${record.purposeCode}, ${record.kind}, ${record.id}, ${file.name}, ${file.mediaType}, ${file.size},
            ${file.sha256}, ${file.metadataRemoved}, ${scope.person.id})`.execute(scope.db);
}

export async function markRemoved(scope: Scope, id: string): Promise<boolean> {
  const result =
    await sql`update file_object set removed_at = clock_timestamp() where id = ${id} and removed_at is null`.execute(
      scope.db,
    );
  return result.numAffectedRows === 1n;
}
