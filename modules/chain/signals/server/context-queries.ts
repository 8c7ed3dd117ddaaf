import { type Scope, sql } from '#platform/server/index.ts';

export type RecordingContext = {
  /** Rules that the privacy officer of the own organisation confirmed, in this version of the content. */
  readonly confirmedRules: readonly string[];
  readonly departmentCode: string | null;
  readonly portfolioId: string | null;
  readonly freeReferences: readonly string[];
  readonly draftFiles: number;
};

export type ContextQuestion = {
  readonly legalVersionId: string;
  /** The department that was chosen; without it the first of the appointment. */
  readonly departmentCode: string | undefined;
  readonly candidates: readonly string[];
  readonly draftId: string | undefined;
};

/** Everything that recording a signal needs to know of the organisation, in one round trip; the draft that is being sent goes with it. */
export async function findRecordingContext(
  scope: Scope,
  question: ContextQuestion,
): Promise<RecordingContext> {
  const { departmentIds } = scope.appointment;
  const { rows } = await sql<RecordingContext>`
    with sent as (delete from signal_draft where id = ${question.draftId ?? null}::uuid)
    select (select coalesce(array_agg(rule_code), '{}') from rule_confirmation
             where organisation_id = ${scope.organisation.id} and content_version_id = ${question.legalVersionId} and withdrawn_at is null) as "confirmedRules",
           d.code as "departmentCode", d.portfolio_id as "portfolioId", free_references(${question.candidates}) as "freeReferences",
           (select count(*) from file_object where record_kind = 'signal-draft' and record_id = ${question.draftId ?? null}::uuid
               and removed_at is null)::int as "draftFiles"
      from (select 1) one
      left join lateral (
        select code, portfolio_id from department
         where organisation_id = ${scope.organisation.id}
           and (${question.departmentCode ?? null}::text is null and id = any (${departmentIds}::uuid[]) or code = ${question.departmentCode ?? null})
         order by array_position(${departmentIds}::uuid[], id) limit 1) d on true`.execute(scope.db);
  const row = rows[0];
  if (row === undefined) throw new Error('a statement without a from answers one row');
  return row;
}

/** The portfolio of a department of the own organisation. */
export async function findPortfolio(scope: Scope, departmentCode: string): Promise<string | null> {
  const { rows } = await sql<{ portfolioId: string | null }>`
    select portfolio_id as "portfolioId" from department
     where organisation_id = ${scope.organisation.id} and code = ${departmentCode}`.execute(scope.db);
  return rows[0]?.portfolioId ?? null;
}

/** Code of the region of the own organisation: the name of its map. */
/** Whether this scope may read a version of the themes: the region's, or one of the own organisation. */
export async function mayReadThemes(scope: Scope, versionId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from content_version where id = ${versionId} and kind = 'themes'`.execute(scope.db);
  return rows.length > 0;
}

export async function findRegionCode(scope: Scope): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`
    select r.code from organisation o join region r on r.id = o.region_id where o.id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0]?.code ?? null;
}
