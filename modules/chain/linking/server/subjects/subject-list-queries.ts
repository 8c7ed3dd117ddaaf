import { type LinkingKey, linkingKeys } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { SubjectListRow } from '../../model/index.ts';

/** Keys of what somebody typed, read in every way it can be; spellings that only look alike are for proposals. */
function keysOf(text: string): LinkingKey[] {
  const wanted = ['bsn', 'kvk', 'plate', 'phone', 'iban', 'email', 'handle', 'name-initial', 'company-core'];
  const keys = linkingKeys({
    bsn: text,
    kvk: text,
    plate: text,
    phone: text,
    iban: text,
    email: text,
    handle: text,
    personName: text,
    companyName: text,
  });
  return keys.filter(({ kind }) => wanted.includes(kind));
}

export type SubjectFilter = { readonly q?: string | undefined; readonly kind?: string | undefined };
type ListedRow = SubjectListRow & { readonly purpose: string; readonly createdAt: string };

/**
 * Subjects that have a mention this person may read, newest first. A search goes by the equality keys of mentions; a
 * subject whose every mention was closed off is not listed and not counted.
 */
export async function listSubjects(
  scope: Scope,
  { q, kind }: SubjectFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ rows: ListedRow[]; count: number }> {
  const own = sql`s.organisation_id = ${scope.organisation.id} and s.purpose_code = any (${scope.widePurposes}::text[]) and s.merged_into_id is null`;
  const text = q?.trim() ?? '';
  const keys = text === '' ? [] : keysOf(text);
  const found = sql`s.id in (
    with recursive trail as (
      select s2.id, s2.merged_into_id, 0 as step from subject s2 where s2.id in (
        select m.subject_id from unnest(${keys.map((key) => key.kind)}::text[], ${keys.map((key) => key.key)}::bigint[]) k (kind, key)
          join mention_key x on x.organisation_id = ${scope.organisation.id} and x.purpose_code = any (${scope.widePurposes}::text[]) and x.kind = k.kind and x.key = k.key
          join mention m on m.id = x.mention_id where m.removed_at is null and m.subject_id is not null)
      union select s3.id, s3.merged_into_id, step + 1 from trail t join subject s3 on s3.id = t.merged_into_id where step < 50)
    select id from trail)`;
  const where = sql`${own}
    ${kind === undefined ? sql`` : sql`and s.kind = ${kind}`}
    ${text === '' ? sql`` : sql`and ${found}`}
    and exists (select 1 from mention m where m.subject_id = s.id and m.removed_at is null)`;
  const { rows } = await sql<ListedRow>`
    select s.id, s.kind, s.label, s.purpose_code as purpose, s.created_at as "createdAt", seen.mentions, seen."lastOn"
      from (select * from subject s where ${where}
              ${after === undefined ? sql`` : sql`and (s.created_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
             order by s.created_at desc, s.id desc limit ${limit + 1}) s
     cross join lateral (
       with recursive family as (
         select s.id union all select c.id from family f join subject c on c.merged_into_id = f.id)
       select count(*) as mentions, max(coalesce(g.occurred_on, (g.received_at at time zone 'Europe/Amsterdam')::date)) as "lastOn"
         from family join mention m on m.subject_id = family.id and m.removed_at is null join signal g on g.id = m.signal_id) seen
     order by s.created_at desc, s.id desc`.execute(scope.db);
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from subject s where ${where}`.execute(scope.db);
  return { rows, count: counted.rows[0]?.count ?? 0 };
}
