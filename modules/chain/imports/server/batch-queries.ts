import type { ProblemParams } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type {
  ColumnMapping,
  ColumnProposal,
  ImportCounts,
  ImportState,
  MunicipalityCounts,
  RawRow,
  ValueMaps,
} from '../model/index.ts';
import type { ColumnWords } from './scan-file.ts';

export type Batch = {
  readonly id: string;
  readonly organisationId: string;
  readonly appointmentId: string;
  readonly fileId: string | null;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly columns: readonly string[];
  readonly headerSignature: string;
  readonly rows: number;
  readonly proposals: readonly ColumnProposal[];
  readonly mapping: ColumnMapping;
  readonly words: ColumnWords;
  readonly valueMaps: Partial<ValueMaps>;
  readonly samples: readonly RawRow[];
  readonly themesVersionId: string;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly municipalities: readonly MunicipalityCounts[];
  readonly failure: { readonly code: string; readonly params: ProblemParams } | null;
  /** True when no process is working on it. */
  readonly unattended: boolean;
  readonly version: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

const columns =
  sql.raw(`id, organisation_id as "organisationId", appointment_id as "appointmentId", file_id as "fileId", file_name as "fileName",
  file_size as "fileSize", sha256, format, encoding, columns, header_signature as "headerSignature", rows_total as rows,
  column_proposals as proposals, column_mapping as mapping, column_words as words, value_maps as "valueMaps", samples,
  themes_version_id as "themesVersionId", state, per_municipality as municipalities, failure,
  (leased_until is null or leased_until < clock_timestamp()) as unattended, version, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  jsonb_build_object('read', rows_read, 'imported', imported, 'skippedDuplicates', skipped_duplicates, 'rejected', rejected) as counts`);

export type NewBatch = Pick<
  Batch,
  | 'id'
  | 'fileName'
  | 'fileSize'
  | 'sha256'
  | 'format'
  | 'encoding'
  | 'columns'
  | 'headerSignature'
  | 'rows'
  | 'proposals'
  | 'mapping'
  | 'words'
  | 'valueMaps'
  | 'samples'
  | 'themesVersionId'
> & { readonly fileId: string; readonly delimiter: string | null; readonly keepDays: number };

export async function insertBatch(scope: Scope, batch: NewBatch): Promise<void> {
  await sql`
    insert into import_batch (id, organisation_id, person_id, appointment_id, file_id, file_name, file_size, sha256, format, encoding, delimiter,
      columns, header_signature, rows_total, column_proposals, column_mapping, column_words, value_maps, samples, themes_version_id, state, expires_at)
    values (${batch.id}, ${scope.organisation.id}, ${scope.person.id}, ${scope.appointment.id}, ${batch.fileId}, ${batch.fileName}, ${batch.fileSize},
      ${batch.sha256}, ${batch.format}, ${batch.encoding}, ${batch.delimiter}, ${batch.columns}, ${batch.headerSignature}, ${batch.rows},
      ${JSON.stringify(batch.proposals)}, ${JSON.stringify(batch.mapping)}, ${JSON.stringify(batch.words)}, ${JSON.stringify(batch.valueMaps)},
      ${JSON.stringify(batch.samples)}, ${batch.themesVersionId}, 'uploaded', now() + make_interval(days => ${batch.keepDays}))`.execute(
    scope.db,
  );
}

export async function findBatch(scope: Scope, id: string): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`select ${columns} from import_batch where id = ${id}`.execute(scope.db);
  return rows[0];
}

type After = readonly (string | number | null)[] | undefined;

export async function findBatches(scope: Scope, after: After, limit: number): Promise<Batch[]> {
  const from =
    after === undefined ? sql`true` : sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await sql<Batch>`
    select ${columns} from import_batch where ${from} order by created_at desc, id desc limit ${limit + 1}`.execute(
    scope.db,
  );
  return rows;
}

export async function countBatches(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from import_batch`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

/** When this person last finished importing a file with the same content. */
export async function findImportedBefore(
  scope: Scope,
  batch: Pick<Batch, 'id' | 'sha256'>,
): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    select finished_at as at from import_batch
     where sha256 = ${batch.sha256} and id <> ${batch.id} and state = 'done' order by finished_at desc limit 1`.execute(
    scope.db,
  );
  return rows[0]?.at ?? null;
}

/** False when somebody changed it in between. */
export async function changeMapping(
  scope: Scope,
  batch: Batch,
  change: { readonly mapping: ColumnMapping; readonly valueMaps: Partial<ValueMaps> },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_batch set column_mapping = ${JSON.stringify(change.mapping)}, value_maps = ${JSON.stringify(change.valueMaps)},
           state = 'mapped', version = version + 1
     where id = ${batch.id} and version = ${batch.version} and state in ('uploaded', 'mapped')`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

/** Marks it as running; false when it is past that already. */
export async function startBatch(scope: Scope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_batch set state = 'running', started_at = coalesce(started_at, clock_timestamp()), version = version + 1
     where id = ${id} and state in ('uploaded', 'mapped')`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** False when it is not running (any more). */
export async function cancelBatch(scope: Scope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_batch set state = 'cancelled', finished_at = clock_timestamp(), samples = '[]', column_words = '{}', version = version + 1
     where id = ${id} and state in ('uploaded', 'mapped', 'running')`.execute(scope.db);
  return numAffectedRows === 1n;
}

const leaseSeconds = 30;

/** Takes the run for one process; false when another one is working on it. What an interrupted run had noted is started anew. */
export async function takeLease(scope: Scope, id: string, runner: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_batch set leased_by = ${runner}, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
           rows_read = 0, imported = 0, skipped_duplicates = 0, rejected = 0, per_municipality = '[]'
     where id = ${id} and state = 'running' and (leased_until is null or leased_until < clock_timestamp())`.execute(
    scope.db,
  );
  if (numAffectedRows !== 1n) return false;
  await sql`delete from import_error where batch_id = ${id}`.execute(scope.db);
  return true;
}

export type Progress = {
  readonly counts: ImportCounts;
  readonly municipalities: readonly MunicipalityCounts[];
};

/** Keeps how far it is and holds on to it; false when it was cancelled or another process took it over. */
export async function keepProgress(
  scope: Scope,
  id: string,
  runner: string,
  { counts, municipalities }: Progress,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_batch set rows_read = ${counts.read}, imported = ${counts.imported}, skipped_duplicates = ${counts.skippedDuplicates},
           rejected = ${counts.rejected}, per_municipality = ${JSON.stringify(municipalities)},
           leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
     where id = ${id} and state = 'running' and leased_by = ${runner}`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** Lets go of a run without ending it, so that the next process need not wait for the lease. */
export async function releaseLease(scope: Scope, id: string, runner: string): Promise<void> {
  await sql`update import_batch set leased_by = null, leased_until = null where id = ${id} and leased_by = ${runner}`.execute(
    scope.db,
  );
}

/** The end of a run. What was read from the file is no longer needed here. */
export async function endBatch(
  scope: Scope,
  id: string,
  end: {
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly failure?: { readonly code: string; readonly params: ProblemParams };
  },
): Promise<void> {
  await sql`
    update import_batch set state = ${end.state}, finished_at = clock_timestamp(), samples = '[]', column_words = '{}',
           failure = ${end.failure === undefined ? null : JSON.stringify(end.failure)}, leased_by = null, leased_until = null, version = version + 1
     where id = ${id}`.execute(scope.db);
}

export type Orphan = { readonly id: string; readonly appointmentId: string };

/** Runs that nobody is working on: their process stopped. */
export async function findOrphans(system: SystemScope): Promise<Orphan[]> {
  const { rows } = await sql<Orphan>`
    select id, appointment_id as "appointmentId" from import_batch
     where state = 'running' and (leased_until is null or leased_until < clock_timestamp())`.execute(
    system.db,
  );
  return rows;
}

/** Files of batches that have ended: nobody needs them any more. */
export async function findSpentFiles(system: SystemScope): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    select file_id as "fileId" from import_batch
     where state in ('done', 'failed', 'cancelled') and file_id is not null`.execute(system.db);
  return rows.map(({ fileId }) => fileId);
}

export async function forgetFile(system: SystemScope, fileId: string): Promise<void> {
  await sql`update import_batch set file_id = null where file_id = ${fileId}`.execute(system.db);
}

/** Removes what is past its term, row errors included; answers the files that can go with it. */
export async function removeExpired(system: SystemScope): Promise<string[]> {
  const { rows } = await sql<{ fileId: string | null }>`
    delete from import_batch where expires_at < now() and state <> 'running' returning file_id as "fileId"`.execute(
    system.db,
  );
  return rows.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
}
