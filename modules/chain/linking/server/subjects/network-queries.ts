import { type Scope, sql } from '#platform/server/index.ts';

/** Signals looked at per step: past it the answer says that there is more. */
const SIGNAL_LIMIT = 400;

/** The signals that name these subjects (with their families) or mentions, newest first. */
export async function signalsNaming(
  scope: Scope,
  of: { readonly familyIds: readonly string[]; readonly mentionIds: readonly string[] },
): Promise<{ ids: string[]; more: boolean }> {
  const { rows } = await sql<{ id: string }>`
    select s.id from (
      select signal_id from mention where subject_id = any (${of.familyIds}::uuid[]) and removed_at is null
      union select signal_id from mention where id = any (${of.mentionIds}::uuid[]) and removed_at is null) m
      join signal s on s.id = m.signal_id order by s.received_at desc, s.id limit ${SIGNAL_LIMIT + 1}`.execute(
    scope.db,
  );
  return { ids: rows.slice(0, SIGNAL_LIMIT).map(({ id }) => id), more: rows.length > SIGNAL_LIMIT };
}

export type NamedMention = {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly label: string | null;
  readonly signalId: string;
  readonly reference: string;
  readonly on: string;
};

/** Everybody and everything that these signals name. */
export async function namedIn(scope: Scope, signalIds: readonly string[]): Promise<NamedMention[]> {
  if (signalIds.length === 0) return [];
  const { rows } = await sql<NamedMention>`
    select m.id, m.kind, m.subject_id as "subjectId",
           coalesce(m.name_as_written, nullif(concat_ws(' ', coalesce(m.given_names, m.initials), m.family_name_prefix, m.family_name), ''), m.company_name, m.plate, m.phone, m.iban, m.email, m.handle,
             case when m.address_shielded then null else nullif(concat_ws(' ', m.street, m.house_number, m.house_addition, m.town), '') end) as label,
           s.id as "signalId", s.reference, coalesce(s.occurred_on, (s.received_at at time zone 'Europe/Amsterdam')::date) as "on"
      from signal s join mention m on m.signal_id = s.id
     where s.id = any (${signalIds}::uuid[]) and m.removed_at is null order by m.id`.execute(scope.db);
  return rows;
}

export type SignalPair = {
  readonly relation: string;
  readonly signalId: string;
  readonly otherSignalId: string;
  /** The mentions that it is about; null: the signals as a whole. */
  readonly mentionId: string | null;
  readonly otherMentionId: string | null;
};

/** Signals that a person linked to these. */
export async function linkedSignals(scope: Scope, signalIds: readonly string[]): Promise<SignalPair[]> {
  if (signalIds.length === 0) return [];
  const { rows } = await sql<SignalPair>`
    select l.relation, l.signal_id as "signalId", l.other_signal_id as "otherSignalId", p.mention_id as "mentionId", p.other_mention_id as "otherMentionId"
      from (select id from link where signal_id = any (${signalIds}::uuid[]) and undone_at is null
            union select id from link where other_signal_id = any (${signalIds}::uuid[]) and undone_at is null) found
      join link l on l.id = found.id left join proposal p on p.id = l.proposal_id order by l.id`.execute(
    scope.db,
  );
  return rows;
}

/** Proposals about mentions of these signals that nobody decided on. */
export async function openProposals(scope: Scope, signalIds: readonly string[]): Promise<SignalPair[]> {
  if (signalIds.length === 0) return [];
  const { rows } = await sql<SignalPair>`
    select p.kind as relation, p.signal_id as "signalId", p.other_signal_id as "otherSignalId", p.mention_id as "mentionId", p.other_mention_id as "otherMentionId"
      from (select id from proposal where signal_id = any (${signalIds}::uuid[]) and state in ('open', 'later')
            union select id from proposal where other_signal_id = any (${signalIds}::uuid[]) and state in ('open', 'later')) found
      join proposal p on p.id = found.id where p.mention_id is not null and p.other_mention_id is not null order by p.id`.execute(
    scope.db,
  );
  return rows;
}

/** Which of these subjects have a mention that this person may read. */
export async function readableSubjects(scope: Scope, familyIds: readonly string[]): Promise<string[]> {
  if (familyIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct m.subject_id as id from mention m where m.subject_id = any (${familyIds}::uuid[]) and m.removed_at is null`.execute(
    scope.db,
  );
  return rows.map(({ id }) => id);
}
