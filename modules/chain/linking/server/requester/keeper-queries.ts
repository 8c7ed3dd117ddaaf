import type { KeeperRecord } from '#modules/trust/rights/server/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

const columns = sql`
  m.id as "mentionId", s.id as "signalId", m.purpose_code as "purposeCode", s.reference,
  (s.received_at at time zone 'Europe/Amsterdam')::date::text as "receivedOn",
  jsonb_build_object('nameAsWritten', m.name_as_written, 'familyName', m.family_name, 'familyNamePrefix', m.family_name_prefix,
    'givenNames', m.given_names, 'initials', m.initials, 'birthDate', m.birth_date, 'phone', m.phone, 'email', m.email,
    'street', m.street, 'houseNumber', m.house_number::text, 'postcode', m.postcode, 'town', m.town) as facts,
  jsonb_strip_nulls(jsonb_build_object('name', coalesce(m.name_as_written, nullif(concat_ws(' ', m.given_names, m.family_name_prefix, m.family_name), '')),
    'birthDate', m.birth_date, 'phone', m.phone, 'email', m.email, 'iban', m.iban, 'handle', m.handle, 'plate', m.plate,
    'address', nullif(concat_ws(' ', m.street, m.house_number::text || coalesce(m.house_addition, ''), m.postcode, m.town), ''), 'note', m.note)) as mention,
  array_remove(array(select distinct coalesce(o.name_as_written, o.company_name) from mention o
    where o.signal_id = s.id and o.id <> m.id and o.removed_at is null) || s.source_name || s.source_contact, null) as others`;

/* The door gives ids only: mention and signal are read under the policies of the person who asks. */
const source = (taskId: string) => sql`
  mentions_of_keeper(${taskId}) f join mention m on m.id = f.mention_id join signal s on s.id = m.signal_id`;

/** Records of the keeper of a task that may be about its requester and that nobody decided on in its part; the surest first. */
export async function findKeeperMentions(
  scope: Scope,
  taskId: string,
  limit: number,
): Promise<KeeperRecord[]> {
  const { rows } = await sql<KeeperRecord>`
    select ${columns} from ${source(taskId)}
     where not f.decided order by f.sure desc, m.id limit ${limit}`.execute(scope.db);
  return rows;
}

export async function readKeeperMentions(
  scope: Scope,
  taskId: string,
  ids: readonly string[],
): Promise<KeeperRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<KeeperRecord>`
    select ${columns} from ${source(taskId)} where m.id = any (${[...ids]}::uuid[]) order by m.id`.execute(
    scope.db,
  );
  return rows;
}

export async function disclosuresOfKeeper(
  scope: Scope,
  taskId: string,
): Promise<{ readonly recipientName: string; readonly categories: string[]; readonly on: string }[]> {
  const { rows } = await sql<{ recipientName: string; categories: string[]; on: string }>`
    select recipient_name as "recipientName", categories, given_on::text as on from disclosures_of_keeper(${taskId})`.execute(
    scope.db,
  );
  return rows;
}
