import { refuse } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type DraftRow = {
  readonly id: string;
  readonly content: Record<string, unknown>;
  readonly version: number;
  readonly updatedAt: string;
};

const columns = sql`id, content, version, updated_at as "updatedAt"`;

export async function findDrafts(scope: Scope): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from signal_draft
     where person_id = ${scope.person.id} and organisation_id = ${scope.organisation.id} order by updated_at desc limit 50`.execute(
    scope.db,
  );
  return rows;
}

export async function findDraft(scope: Scope, id: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`select ${columns} from signal_draft where id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

const ROW_SECURITY = '42501';

/**
 * Keeps what was typed; a version that is given must be the present one. Undefined when it is not.
 * Errors: `not-found` when the id is somebody else's draft.
 */
export async function keepDraft(
  scope: Scope,
  id: string,
  content: Record<string, unknown>,
  expectedVersion: number | undefined,
): Promise<DraftRow | undefined> {
  const kept = sql<DraftRow>`
    insert into signal_draft (id, organisation_id, person_id, content)
    values (${id}, ${scope.organisation.id}, ${scope.person.id}, ${JSON.stringify(content)}::jsonb)
    on conflict (id) do update set content = excluded.content, version = signal_draft.version + 1, updated_at = clock_timestamp()
      where ${expectedVersion ?? null}::int is null or signal_draft.version = ${expectedVersion ?? null}::int
    returning ${columns}`.execute(scope.db);
  return (await kept.catch(foreignDraft)).rows[0];
}

function foreignDraft(error: unknown): never {
  if ((error as { code?: string }).code === ROW_SECURITY) return refuse('not-found');
  throw error;
}

export async function removeDraft(scope: Scope, id: string): Promise<void> {
  await sql`delete from signal_draft where id = ${id}`.execute(scope.db);
}

/** Files that were added to a draft move to the signal that came of it. */
export async function takeDraftFiles(
  scope: Scope,
  draftId: string,
  signal: { id: string; purposeCode: string },
): Promise<void> {
  await sql`
    update file_object set record_kind = 'signal', record_id = ${signal.id}, purpose_code = ${signal.purposeCode}
     where record_kind = 'signal-draft' and record_id = ${draftId} and removed_at is null`.execute(scope.db);
}
