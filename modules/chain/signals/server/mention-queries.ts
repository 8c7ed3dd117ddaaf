import { type Scope, sql } from '#platform/server/index.ts';
import type { Mention, MentionFields } from '../model/index.ts';
import { mentionValues } from './insert-queries.ts';

const columns = sql`
  m.id, m.signal_id as "signalId", m.kind, m.roles, coalesce(m.company_name, m.name_as_written) as name, m.birth_date as "birthDate",
  m.birth_date_as_written as "birthDateAsWritten", m.bsn, m.phone, m.email, m.iban, m.kvk, m.plate, m.handle,
  case when m.street is null and m.postcode is null and m.house_number is null and m.town is null then null
       else jsonb_build_object('street', m.street, 'houseNumber', m.house_number, 'houseAddition', m.house_addition, 'postcode', m.postcode, 'town', m.town)
  end as address,
  m.address_shielded as "addressShielded", m.minor, m.note, m.subject_id as "subjectId", m.version`;

export async function findMentions(scope: Scope, signalId: string): Promise<Mention[]> {
  const { rows } = await sql<Mention>`
    select ${columns} from mention m where m.signal_id = ${signalId} and m.removed_at is null order by m.created_at, m.id`.execute(
    scope.db,
  );
  return rows;
}

export async function findMention(scope: Scope, id: string): Promise<Mention | undefined> {
  const { rows } =
    await sql<Mention>`select ${columns} from mention m where m.id = ${id} and m.removed_at is null`.execute(
      scope.db,
    );
  return rows[0];
}

/** Mentions by id that the scope may see, for other modules. */
export async function findMentionsById(scope: Scope, ids: readonly string[]): Promise<Mention[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Mention>`
    select ${columns} from mention m where m.id = any (${ids}::uuid[]) and m.removed_at is null`.execute(
    scope.db,
  );
  return rows;
}

/** False when it changed meanwhile. */
export async function saveMention(scope: Scope, mention: MentionFields, version: number): Promise<boolean> {
  const values = Object.entries(mentionValues(mention)).map(
    ([column, value]) => sql`${sql.id(column)} = ${value}`,
  );
  const result = await sql`
    update mention set ${sql.join([...values, sql`version = version + 1`])}
     where id = ${mention.id} and version = ${version} and removed_at is null`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

/** Takes it off the signal; the row stays for the audit. */
export async function removeMention(scope: Scope, id: string, version: number): Promise<boolean> {
  const result = await sql`
    update mention set removed_at = clock_timestamp(), subject_id = null, version = version + 1
     where id = ${id} and version = ${version} and removed_at is null`.execute(scope.db);
  if (result.numAffectedRows !== 1n) return false;
  await sql`delete from mention_key where mention_id = ${id}`.execute(scope.db);
  return true;
}
