import type { LinkingFacts } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import { COMPARED_AT_MOST, NAMES_LIMIT, type NoiseSetting, type SharedValue } from '../../model/noise.ts';
import type { NoiseKind } from '../../model/noise-value.ts';

export type SharedRow = Omit<SharedValue, 'label'> & { readonly key: string; readonly facts: LinkingFacts };

const columns = sql`
  v.id, v.kind, v.key::text as key, v.purpose_code as purpose, v.mentions, v.signals, v.names, v.mentions > ${COMPARED_AT_MOST} as skipped, v.version,
  case when v.cleared_at is not null then json_build_object('name', c.name, 'at', v.cleared_at, 'mentions', v.cleared_mentions) end as cleared,
  json_build_object('phone', m.phone, 'email', m.email, 'iban', m.iban, 'kvk', m.kvk, 'plate', m.plate, 'handle', m.handle,
    'address', case when m.address_shielded then null else json_build_object('street', m.street, 'houseNumber', m.house_number,
      'houseAddition', m.house_addition, 'postcode', m.postcode, 'town', m.town) end) as facts`;

/** A value without a mention that shows how it is written is not shown; an excluded one has its own list. */
const tables = sql`
  shared_value v join mention m on m.id = v.mention_id and m.removed_at is null left join person c on c.id = v.cleared_by_person_id`;

export type SharedFilter = { readonly state: 'open' | 'cleared'; readonly kind?: NoiseKind | undefined };

const stateIs = (state: SharedFilter['state']) =>
  state === 'open'
    ? sql`(v.cleared_at is null or v.mentions >= v.cleared_mentions * 2)`
    : sql`v.cleared_at is not null and v.mentions < v.cleared_mentions * 2`;

export async function listSharedValues(
  scope: Scope,
  { state, kind }: SharedFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ rows: SharedRow[]; count: number }> {
  const where = sql`v.organisation_id = ${scope.organisation.id} and v.purpose_code = any (${scope.widePurposes}::text[]) and ${stateIs(state)}
    and not exists (select 1 from excluded_value x where x.organisation_id = v.organisation_id and x.kind = v.kind and x.key = v.key and x.removed_at is null)
    ${kind === undefined ? sql`` : sql`and v.kind = ${kind}`}`;
  const { rows } = await sql<SharedRow>`
    select ${columns} from ${tables} where ${where}
      ${after === undefined ? sql`` : sql`and (v.mentions, v.id) < (${after[0]}::integer, ${after[1]}::uuid)`}
     order by v.mentions desc, v.id desc limit ${limit + 1}`.execute(scope.db);
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from ${tables} where ${where}`.execute(scope.db);
  return { rows, count: counted.rows[0]?.count ?? 0 };
}

export async function findSharedValue(scope: Scope, id: string): Promise<SharedRow | undefined> {
  const { rows } = await sql<SharedRow>`select ${columns} from ${tables} where v.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

/** Says that a value is no noise, or takes that back; false when it changed meanwhile. */
export async function saveClearing(
  scope: Scope,
  id: string,
  expectedVersion: number,
  cleared: boolean,
): Promise<boolean> {
  const result = await sql`
    update shared_value set version = version + 1, ${
      cleared
        ? sql`cleared_at = clock_timestamp(), cleared_by_person_id = ${scope.person.id}, cleared_mentions = mentions`
        : sql`cleared_at = null, cleared_by_person_id = null, cleared_mentions = null`
    } where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function countSharedValues(scope: Scope): Promise<void> {
  await sql`select count_shared_values()`.execute(scope.db);
}

/** For the night: all organisations. Returns how many. */
export async function countAllSharedValues(system: SystemScope): Promise<number> {
  const { rows } = await sql<{
    done: number;
  }>`select count_shared_values_of_all() as done`.execute(system.db);
  return rows[0]?.done ?? 0;
}

export async function findNoiseSetting(scope: Scope): Promise<NoiseSetting> {
  const { rows } = await sql<NoiseSetting>`
    select n.names_limit as "namesLimit", n.counted_at as "countedAt", n.version,
           case when n.changed_at is not null then json_build_object('name', p.name, 'at', n.changed_at) end as changed
      from noise_setting n left join person p on p.id = n.changed_by_person_id where n.organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0] ?? { namesLimit: NAMES_LIMIT, countedAt: null, changed: null, version: 0 };
}

/** `expectedVersion` 0: nothing was set yet. False when it changed meanwhile. */
export async function saveNoiseSetting(
  scope: Scope,
  namesLimit: number,
  expectedVersion: number,
): Promise<boolean> {
  const result = await (expectedVersion === 0
    ? sql`insert into noise_setting (organisation_id, names_limit, changed_by_person_id, changed_at)
          values (${scope.organisation.id}, ${namesLimit}, ${scope.person.id}, ${scope.now}) on conflict do nothing`
    : sql`update noise_setting set names_limit = ${namesLimit}, changed_by_person_id = ${scope.person.id}, changed_at = ${scope.now}, version = version + 1
           where organisation_id = ${scope.organisation.id} and version = ${expectedVersion}`
  ).execute(scope.db);
  return result.numAffectedRows === 1n;
}
