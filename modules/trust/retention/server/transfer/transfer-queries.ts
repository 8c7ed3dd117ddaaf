import { type Scope, sql } from '#platform/server/index.ts';
import type { ConfirmationBody, TransferPackage } from '../../model/index.ts';
import { type TransferContent, transferContentSchema } from '../../model/transfer-content.ts';

export type PackageRow = Omit<TransferPackage, 'abilities'> & {
  readonly listId: string;
  readonly fileId: string | null;
  /** A restriction (AVG 18) stands on what it holds: it is neither taken along nor confirmed. */
  readonly restricted: boolean;
};

const columns = sql`
  id, list_id as "listId", record_id as "recordId", record_kind as "recordKind", reference, purpose_code as purpose, state, file_id as "fileId", size, sha256, files,
  made_by_name as "madeByName", made_at as "madeAt", archive_name as "archiveName", archive_reference as "archiveReference", received_on as "receivedOn",
  confirmed_by_name as "confirmedByName", confirmed_at as "confirmedAt", version,
  state = 'made' and package_is_restricted(id) as restricted`;

/** Packages of a list, the newest of each record first. */
export async function findPackages(scope: Scope, listId: string): Promise<PackageRow[]> {
  const { rows } = await sql<PackageRow>`
    select ${columns} from transfer_package where list_id = ${listId} and organisation_id = ${scope.organisation.id}
     order by reference, made_at desc`.execute(scope.db);
  return rows;
}

export async function findPackage(scope: Scope, id: string): Promise<PackageRow | undefined> {
  const { rows } = await sql<PackageRow>`
    select ${columns} from transfer_package where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0];
}

type Refused = { readonly refused: string };

/** Undefined: it does not wait for an archive, or is not for this person. Refused: a restriction stands on it. */
export async function contentToTransfer(
  scope: Scope,
  listId: string,
  recordId: string,
): Promise<TransferContent | Refused | undefined> {
  const { rows } = await sql<{
    content: object | null;
  }>`select content_to_transfer(${listId}, ${recordId}) as content`.execute(scope.db);
  const content = rows[0]?.content ?? null;
  if (content === null) return undefined;
  return 'refused' in content ? (content as Refused) : transferContentSchema.parse(content);
}

export async function keepPackage(
  scope: Scope,
  made: {
    readonly id: string;
    readonly listId: string;
    readonly recordId: string;
    readonly fileId: string;
    readonly size: number;
    readonly sha256: string;
    readonly contentHash: string;
    readonly files: number;
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string | null }>`
    select keep_transfer_package(${made.id}, ${made.listId}, ${made.recordId}, ${made.fileId}, ${made.size}, ${made.sha256}, ${made.contentHash}, ${made.files}) as id`.execute(
    scope.db,
  );
  return (rows[0]?.id ?? null) !== null;
}

export type Transferred = {
  readonly recordId: string;
  readonly recordKind: string;
  readonly purpose: string;
  readonly listId: string;
  readonly rows: Readonly<Record<string, number>>;
};

export async function confirmTransfer(
  scope: Scope,
  id: string,
  body: ConfirmationBody,
): Promise<Transferred | Refused | null> {
  const { rows } = await sql<{ told: Transferred | Refused | null }>`
    select confirm_transfer(${id}, ${body.expectedVersion}, ${body.sha256}, ${body.archiveName}, ${body.archiveReference}, ${body.receivedOn}::date) as told`.execute(
    scope.db,
  );
  return rows[0]?.told ?? null;
}
