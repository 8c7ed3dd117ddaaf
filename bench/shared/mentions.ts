import type pg from 'pg';
import type { PersonCells } from '#packages/linkage/synthetic/index.ts';
import { linkingKeys, parsePersonName } from '#platform/kit/index.ts';
import { factsOf, madePersons, nameOf } from './planted.ts';

export type Place = { readonly organisationId: string; readonly purpose: string };

const AT_ONCE = 5_000;
const MENTIONS_PER_SIGNAL = 10;

/** The id of the mention of the so manieth made person. */
export const mentionIdOf = (at: number): string =>
  `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;

/** Signals as many as the mentions need, of one organisation; numbered by their narrative. */
const SIGNALS = `
  insert into signal (id, organisation_id, purpose_code, reference, state, origin, themes_version_id, title, narrative, urgency, confidence,
      source_kind, entered_by_person_id, entered_by_appointment_id, received_at)
  select ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2, 'BEN-' || lpad(n::text, 8, '0'), 'received', 'import', t.id, 'Melding', n::text,
         'normal', 'seen', 'employee', a.person_id, a.id, timestamptz '2025-01-01' + n * interval '5 minutes'
    from generate_series(0, $3) n
   cross join (select id from content_version where kind = 'themes' limit 1) t
   cross join (select a.id, a.person_id from appointment a join person p on p.id = a.person_id where a.organisation_id = $1 and p.subject like 'toezicht-%' limit 1) a`;

const SIGNAL_ID = `('00000000-0000-4000-9000-' || lpad(to_hex(at / ${MENTIONS_PER_SIGNAL}), 12, '0'))::uuid`;
const MENTION_ID = `('00000000-0000-4000-8000-' || lpad(to_hex(at), 12, '0'))::uuid`;

const INSERT_MENTIONS = `
  insert into mention (id, organisation_id, purpose_code, signal_id, entered_by_person_id, kind, roles, name_as_written, family_name, family_name_prefix,
      given_names, initials, birth_date, phone, street, house_number, house_addition, postcode, town)
  select ${MENTION_ID}, $1, $2, s.id, s.entered_by_person_id, 'person', '{involved}', r.name, r.family, r.infix, r.given, r.initials, r.born::date, r.phone,
         r.street, r.number, r.addition, r.postcode, r.town
    from jsonb_to_recordset($3) as r (at integer, name text, family text, infix text, given text, initials text, born text, phone text, street text,
         number integer, addition text, postcode text, town text)
    join signal s on s.id = ${SIGNAL_ID}`;

const INSERT_KEYS = `
  insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id)
  select distinct $1::uuid, $2, kind, key, ${MENTION_ID}, ${SIGNAL_ID} from unnest($3::text[], $4::bigint[], $5::integer[]) as k (kind, key, at)`;

function mentionOf(at: number, cells: PersonCells) {
  const name = parsePersonName(nameOf(cells));
  const { address, birthDate, phone } = factsOf(cells);
  return {
    at,
    name: nameOf(cells),
    family: name?.familyName,
    infix: name?.infix,
    given: name?.givenNames,
    initials: name?.initials,
    born: birthDate,
    phone,
    street: address?.street,
    number: address?.houseNumber,
    addition: address?.houseAddition || null,
    postcode: address?.postcode || null,
    town: address?.town,
  };
}

/** Takes indexes and constraints off a table while it is filled, and makes them again as they were. */
async function withoutIndexes(owner: pg.Pool, table: string, fill: () => Promise<void>): Promise<void> {
  const { rows: constraints } = await owner.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = $1::regclass and contype in ('p', 'f') order by contype desc`,
    [table],
  );
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = $1::regclass and not i.indisprimary`,
    [table],
  );
  for (const { name } of constraints) await owner.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  await fill();
  for (const { name, definition } of constraints)
    await owner.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { definition } of indexes) await owner.query(definition);
}

/** So many mentions of made persons with the keys that recording would give them; answers how many keys. */
export async function loadMentions(
  owner: pg.Pool,
  { organisationId, purpose }: Place,
  count: number,
  seed: number,
): Promise<number> {
  let keys = 0;
  await owner.query(SIGNALS, [organisationId, purpose, Math.ceil(count / MENTIONS_PER_SIGNAL)]);
  const insert = async (persons: readonly PersonCells[], first: number): Promise<void> => {
    const rows = persons.map((cells, index) => mentionOf(first + index, cells));
    const keyed = persons.flatMap((cells, index) =>
      linkingKeys(factsOf(cells)).map(({ kind, key }) => ({ kind, key, at: first + index })),
    );
    keys += keyed.length;
    await owner.query(INSERT_MENTIONS, [organisationId, purpose, JSON.stringify(rows)]);
    await owner.query(INSERT_KEYS, [
      organisationId,
      purpose,
      keyed.map(({ kind }) => kind),
      keyed.map(({ key }) => key),
      keyed.map(({ at }) => at),
    ]);
  };
  await withoutIndexes(owner, 'mention_key', async () => {
    let batch: PersonCells[] = [];
    let first = 0;
    for (const cells of madePersons(count, seed)) {
      batch.push(cells);
      if (batch.length < AT_ONCE) continue;
      await insert(batch, first);
      first += batch.length;
      batch = [];
    }
    await insert(batch, first);
  });
  for (const table of ['signal', 'mention', 'mention_key']) await owner.query(`vacuum analyze ${table}`);
  return keys;
}
