import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { ExcludedValue } from '../../model/noise.ts';
import { type NoiseKind, type NoiseValue, readNoiseValue, typedKinds } from '../../model/noise-value.ts';

const columns = sql`
  v.id, v.kind, v.label, v.reason, v.version,
  json_build_object('name', a.name, 'at', v.created_at) as added,
  case when v.removed_at is not null then json_build_object('name', r.name, 'at', v.removed_at, 'reason', v.removal_reason) end as lifted`;

/** Counted under the purposes of the reader, by index: for one page of the list. */
const counts = (scope: Scope) => sql`
  (select count(distinct k.mention_id) from excluded_value x
     join mention_key k on k.organisation_id = x.organisation_id and k.purpose_code = any (${scope.widePurposes}::text[]) and k.kind = x.kind and k.key = x.key
    where x.id = v.id or x.part_of_id = v.id) as mentions,
  (select count(*) from noise_effect e join proposal p on p.id = e.proposal_id
    where e.excluded_value_id = v.id and e.effect = 'withdrawn' and p.state = 'withdrawn' and v.removed_at is null) as "heldBack"`;

const tables = sql`excluded_value v join person a on a.id = v.added_by_person_id left join person r on r.id = v.removed_by_person_id`;

export type ValueFilter = {
  readonly state: 'active' | 'lifted';
  readonly kind?: NoiseKind | undefined;
  readonly q?: string | undefined;
};

/** Letters and digits only, so that `06 1234` finds `06-1234`. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The keys of what somebody looks for, in every way it can be read: `06 1234 5678` finds `+31612345678`. */
const keysOf = (words: string): string =>
  JSON.stringify(
    typedKinds.flatMap((kind) => {
      const read = readNoiseValue(kind, words);
      return read.ok ? read.value.keys.map((one) => ({ kind: one.kind, key: one.key })) : [];
    }),
  );

function matches({ kind, q }: ValueFilter) {
  const words = (q ?? '').trim();
  const text = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const signs = bare(words);
  return sql`
    ${kind === undefined ? sql`` : sql`and v.kind = ${kind}`}
    ${
      words === ''
        ? sql``
        : sql`and (v.label ilike ${text} or v.reason ilike ${text}
             or (${signs} <> '' and regexp_replace(lower(v.label || ' ' || coalesce(v.value, '')), '[^[:alnum:]]', '', 'g') like ${`%${signs}%`})
             or exists (select 1 from jsonb_to_recordset(${keysOf(words)}::jsonb) as w (kind text, key bigint)
                 join excluded_value x on x.kind = w.kind and x.key = w.key and (x.id = v.id or x.part_of_id = v.id)))`
    }`;
}

export async function listValues(
  scope: Scope,
  filter: ValueFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ rows: ExcludedValue[]; count: number }> {
  const where = sql`v.organisation_id = ${scope.organisation.id} and v.part_of_id is null
    and v.removed_at is ${filter.state === 'active' ? sql`null` : sql`not null`} ${matches(filter)}`;
  const { rows } = await sql<ExcludedValue>`
    select ${columns}, ${counts(scope)} from ${tables} where ${where}
      ${after === undefined ? sql`` : sql`and v.id < ${after[0]}::uuid`}
     order by v.id desc limit ${limit + 1}`.execute(scope.db);
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from excluded_value v where ${where}`.execute(scope.db);
  return { rows, count: counted.rows[0]?.count ?? 0 };
}

export async function findValue(scope: Scope, id: string): Promise<ExcludedValue | undefined> {
  const { rows } = await sql<ExcludedValue>`
    select ${columns}, ${counts(scope)} from ${tables} where v.id = ${id} and v.part_of_id is null`.execute(
    scope.db,
  );
  return rows[0];
}

/** Writes the value with the other ways it goes by; undefined when it is excluded already. */
export async function insertValue(
  scope: Scope,
  value: NoiseValue,
  reason: string,
): Promise<string | undefined> {
  const id = newId();
  const [own, ...others] = value.keys;
  const add = (key: NoiseValue['keys'][0], rowId: string, partOf: string | null) => sql`
    insert into excluded_value (id, organisation_id, kind, key, value, label, reason, part_of_id, added_by_person_id, created_at)
    values (${rowId}, ${scope.organisation.id}, ${key.kind}, ${key.key}, ${key.text}, ${value.label}, ${reason}, ${partOf}, ${scope.person.id}, clock_timestamp())
    on conflict do nothing`;
  const made = await add(own, id, null).execute(scope.db);
  if (made.numAffectedRows !== 1n) return undefined;
  for (const other of others) await add(other, newId(), id).execute(scope.db);
  return id;
}

/** Takes the value off the list, with its parts; false when it changed meanwhile. */
export async function liftValue(
  scope: Scope,
  id: string,
  reason: string,
  expectedVersion: number,
): Promise<boolean> {
  const lifted = sql`removed_at = clock_timestamp(), removed_by_person_id = ${scope.person.id}, removal_reason = ${reason}, version = version + 1`;
  const result = await sql`
    update excluded_value set ${lifted} where id = ${id} and version = ${expectedVersion} and removed_at is null`.execute(
    scope.db,
  );
  if (result.numAffectedRows !== 1n) return false;
  await sql`update excluded_value set ${lifted} where part_of_id = ${id} and removed_at is null`.execute(
    scope.db,
  );
  return true;
}

/** Carries through in all purposes what was excluded or lifted. */
export async function settleValue(scope: Scope, id: string): Promise<void> {
  await sql`select settle_excluded_value(${id})`.execute(scope.db);
}

/** Signals with the value that came in while it was excluded: nothing was ever proposed for them by it. */
export async function signalsSince(scope: Scope, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.id from excluded_value x
      join mention_key k on k.organisation_id = x.organisation_id and k.purpose_code = any (${scope.widePurposes}::text[]) and k.kind = x.kind and k.key = x.key
      join signal s on s.id = k.signal_id and s.created_at > x.created_at
     where x.id = ${id} or x.part_of_id = ${id} order by s.id limit 500`.execute(scope.db);
  return rows.map((row) => row.id);
}
