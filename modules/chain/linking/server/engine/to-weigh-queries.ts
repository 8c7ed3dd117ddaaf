import { type Scope, sql } from '#platform/server/index.ts';
import type { Proposal } from '../../model/index.ts';
import type { ComparedPerson } from './weigh-persons.ts';

/** Facts of a mention under an alias, as the engine compares them. A shielded address is not compared. */
const facts = (alias: string) => sql`json_build_object(
  'nameAsWritten', ${sql.ref(`${alias}.name_as_written`)}, 'familyName', ${sql.ref(`${alias}.family_name`)},
  'familyNamePrefix', ${sql.ref(`${alias}.family_name_prefix`)}, 'givenNames', ${sql.ref(`${alias}.given_names`)},
  'initials', ${sql.ref(`${alias}.initials`)}, 'birthDate', ${sql.ref(`${alias}.birth_date`)}, 'bsn', ${sql.ref(`${alias}.bsn`)},
  'phone', ${sql.ref(`${alias}.phone`)}, 'email', ${sql.ref(`${alias}.email`)}, 'iban', ${sql.ref(`${alias}.iban`)},
  'street', case when ${sql.ref(`${alias}.address_shielded`)} then null else ${sql.ref(`${alias}.street`)} end,
  'houseNumber', case when ${sql.ref(`${alias}.address_shielded`)} then null else ${sql.ref(`${alias}.house_number`)}::text end,
  'postcode', case when ${sql.ref(`${alias}.address_shielded`)} then null else ${sql.ref(`${alias}.postcode`)} end)`;

export type ToWeigh = { readonly id: string; readonly here: ComparedPerson; readonly there: ComparedPerson };

export async function personsToWeigh(scope: Scope, limit: number): Promise<ToWeigh[]> {
  const { rows } = await sql<ToWeigh>`
    select p.id, ${facts('m')} as here, ${facts('n')} as there
      from proposal p join mention m on m.id = p.mention_id join mention n on n.id = p.other_mention_id
     where p.organisation_id = ${scope.organisation.id} and p.purpose_code = any (${scope.widePurposes}::text[])
       and p.kind = 'same-person' and p.state in ('open', 'later') and p.probability is null
     limit ${limit}`.execute(scope.db);
  return rows;
}

export async function saveWeighed(
  scope: Scope,
  weighed: readonly {
    readonly id: string;
    readonly probability: number;
    readonly strength: Proposal['strength'];
  }[],
): Promise<void> {
  if (weighed.length === 0) return;
  await sql`
    update proposal p set probability = w.probability, weighed_strength = w.strength
      from json_to_recordset(${JSON.stringify(weighed)}::json) as w (id uuid, probability real, strength text)
     where p.id = w.id`.execute(scope.db);
}
