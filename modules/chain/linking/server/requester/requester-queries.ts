import type { CandidateRow, RecordRow } from '#modules/trust/rights/server/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

type Counted = { readonly sure: number; readonly byName: number; readonly people: number };

/** How many own mentions may be the requester of a part, counted up to `most`. */
export async function countRequesterMentions(
  scope: Scope,
  partId: string,
  purposes: readonly string[],
  most: number,
): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select sure::int as sure, by_name::int as "byName", people::int as people
      from count_mentions_of_requester(${partId}, ${[...purposes]}::text[], ${most})`.execute(scope.db);
  return rows[0] ?? { sure: 0, byName: 0, people: 0 };
}

export async function pageOfRequesterMentions(
  scope: Scope,
  partId: string,
  purposes: readonly string[],
  page: { readonly sure: boolean; readonly after: string | undefined; readonly limit: number },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select 'mention' as "recordKind", mention_id as "mentionId", signal_id as "signalId", purpose_code as "purposeCode", reference, received_on::text as "receivedOn", facts
      from candidates_of_requester(${partId}, ${[...purposes]}::text[], ${page.sure}, ${page.after ?? null}::uuid, ${page.limit})`.execute(
    scope.db,
  );
  return rows;
}

export async function knownRequesterMentions(
  scope: Scope,
  partId: string,
  purposes: readonly string[],
  ids: readonly string[],
): Promise<Pick<CandidateRow, 'recordKind' | 'mentionId' | 'signalId' | 'purposeCode'>[]> {
  const { rows } = await sql<Pick<CandidateRow, 'recordKind' | 'mentionId' | 'signalId' | 'purposeCode'>>`
    select 'mention' as "recordKind", mention_id as "mentionId", signal_id as "signalId", purpose_code as "purposeCode"
      from own_candidates(${partId}, ${[...purposes]}::text[], ${[...ids]}::uuid[])`.execute(scope.db);
  return rows;
}

export async function readRequesterRecords(
  scope: Scope,
  partId: string,
  ids: readonly string[],
): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RecordRow>`
    select 'mention' as "recordKind", mention_id as "mentionId", signal_id as "signalId", purpose_code as "purposeCode", reference, received_on::text as "receivedOn", state,
           mention, narrative, others
      from records_of_requester(${partId}, ${[...ids]}::uuid[])`.execute(scope.db);
  return rows;
}
