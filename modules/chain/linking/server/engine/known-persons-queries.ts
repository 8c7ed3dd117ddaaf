import type { LinkingKey } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { ComparedFacts } from './weigh-persons.ts';

/** A key that more mentions share says nothing, as in `propose_links`. */
const MOST_SHARING = 40;

/** Who meets in less than this part of the keys of whom most meet in is not compared: neighbours and namesakes beside the same person. */
const LEAST_SHARE = 3;

export type KnownMention = ComparedFacts & { readonly id: string };

/**
 * Persons of one purpose who share keys, those who share the most and whoever comes near, with what the engine compares of them, as far
 * as this scope reads them; a shielded address is left out, and so is `except`: who is corrected shares every key with the own mention,
 * beside which nobody would come near. Columns and no JSON, and one text for any number of keys: PostgreSQL then
 * keeps its plan, which takes longer to make than to run.
 */
export async function findSharingMentions(
  scope: Scope,
  purpose: string,
  keys: readonly LinkingKey[],
  except: readonly string[],
): Promise<KnownMention[]> {
  const { rows } = await sql<KnownMention>`
    select m.id, m.name_as_written as "nameAsWritten", m.family_name as "familyName", m.family_name_prefix as "familyNamePrefix",
           m.given_names as "givenNames", m.initials, m.birth_date as "birthDate", m.bsn, m.phone, m.email, m.iban,
           case when not m.address_shielded then m.street end as street, case when not m.address_shielded then m.house_number::text end as "houseNumber",
           case when not m.address_shielded then m.postcode end as postcode
      from (select o.mention_id, count(*) as keys, max(count(*)) over () as most
              from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ key }) => key)}::bigint[]) as k (kind, key)
             cross join lateral (
               select x.mention_id, count(*) over () as sharing from (
                 select c.mention_id from mention_key c
                  where c.organisation_id = ${scope.organisation.id} and c.purpose_code = ${purpose} and c.kind = k.kind and c.key = k.key
                    and c.mention_id <> all (${except}::uuid[])
                  limit ${MOST_SHARING + 1}) x) o
             where o.sharing <= ${MOST_SHARING}
             group by o.mention_id) s
     cross join lateral (
       select * from mention x where x.id = s.mention_id and x.kind = 'person' and x.purpose_code = ${purpose} and x.removed_at is null offset 0) m
     where s.keys * ${LEAST_SHARE} >= s.most`.execute(scope.db);
  return rows;
}
