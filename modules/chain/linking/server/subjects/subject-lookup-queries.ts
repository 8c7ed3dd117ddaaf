import { type Scope, sql } from '#platform/server/index.ts';
import type { SourcedMention } from '../../model/index.ts';

export type SubjectHead = {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly purpose: string;
  readonly createdAt: string;
  readonly version: number;
};

/** Where each of these subjects leads to now: to itself, or to what it was merged into. Unknown ones are left out. */
export async function rootsOf(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectHead>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<SubjectHead & { from: string }>`
    with recursive trail as (
      select s.id as start, s.id, s.merged_into_id, 0 as step from subject s where s.id = any (${ids}::uuid[])
      union all select t.start, s.id, s.merged_into_id, step + 1 from trail t join subject s on s.id = t.merged_into_id where step < 50)
    select t.start as "from", s.id, s.kind, s.label, s.purpose_code as purpose, s.created_at as "createdAt", s.version
      from trail t join subject s on s.id = t.id where s.merged_into_id is null`.execute(scope.db);
  return new Map(rows.map(({ from, ...head }) => [from, head]));
}

/** Each subject with every earlier one that leads to it, itself first: [member, root]. */
export async function familiesOf(
  scope: Scope,
  roots: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (roots.length === 0) return new Map();
  const { rows } = await sql<{ id: string; root: string }>`
    with recursive family as (
      select r as root, r as id, 0 as step from unnest(${roots}::uuid[]) r
      union all select f.root, s.id, step + 1 from family f join subject s on s.merged_into_id = f.id where step < 50)
    select id, root from family order by step`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.root]));
}

export type SubjectMentionRow = SourcedMention & {
  readonly subjectId: string | null;
  readonly purpose: string;
  readonly audience: string;
  readonly roles: string[];
  readonly minor: boolean;
  readonly reference: string;
  readonly title: string;
  readonly receivedAt: string;
  readonly reporterKind: string | null;
  readonly reliability: string | null;
  readonly confidence: string | null;
};

const columns = sql`
  m.id, m.kind, m.roles, m.signal_id as "signalId", m.purpose_code as purpose, m.audience, m.subject_id as "subjectId", m.minor,
  m.name_as_written as "nameAsWritten", m.family_name as "familyName", m.family_name_prefix as "familyNamePrefix", m.given_names as "givenNames", m.initials,
  m.birth_date as "birthDate", m.bsn, m.phone, m.email, m.iban, m.company_name as "companyName", m.kvk, m.plate, m.handle,
  case when m.address_shielded then null else nullif(concat_ws(' ', m.street, m.house_number, m.house_addition, m.postcode, m.town), '') end as address,
  s.reference, s.title, s.received_at as "receivedAt", coalesce(s.occurred_on, (s.received_at at time zone 'Europe/Amsterdam')::date) as "on",
  s.source_kind as "reporterKind", s.source_reliability as reliability, s.confidence`;

/** Mentions of these subjects (each with its family) and these mentions by themselves, each with its source; newest first. */
export async function sourcedMentions(
  scope: Scope,
  of: { readonly subjectIds: readonly string[]; readonly mentionIds?: readonly string[] },
): Promise<SubjectMentionRow[]> {
  const { rows } = await sql<SubjectMentionRow>`
    select ${columns} from (
      select id from mention where subject_id = any (${of.subjectIds}::uuid[])
      union select unnest(${of.mentionIds ?? []}::uuid[])) wanted
      join mention m on m.id = wanted.id join signal s on s.id = m.signal_id
     where m.removed_at is null order by "on" desc, m.id`.execute(scope.db);
  return rows;
}

/** Holds these subjects and mentions until the transaction ends: two decisions about one subject come after each other. */
export async function holdSubjects(
  scope: Scope,
  subjectIds: readonly string[],
  mentionIds: readonly string[],
): Promise<void> {
  await sql`select id from subject where id = any (${subjectIds}::uuid[]) order by id for update`.execute(
    scope.db,
  );
  await sql`select id from mention where id = any (${mentionIds}::uuid[]) order by id for update`.execute(
    scope.db,
  );
}
