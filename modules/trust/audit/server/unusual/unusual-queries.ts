import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import {
  type FindingBody,
  LOOK_RULES,
  type LookRule,
  type LookRuleBody,
  type LookRuleCode,
  type UnusualLook,
  unsetLookRule,
  type WatchedValue,
} from '../../model/index.ts';

export type UnusualRow = Omit<UnusualLook, 'abilities'>;

const columns = sql`
  id, rule_code as rule, actor_name as "actorName", actor_organisation_name as "actorOrganisationName", first_at as "firstAt", last_at as "lastAt",
  looks, record_kind as "recordKind", record_ids as "recordIds", compared, found_at as "foundAt",
  case when asked_at is not null then json_build_object('name', asked_by_name, 'at', asked_at, 'reason', asked_reason) end as asked,
  case when finding is not null then json_build_object('finding', finding, 'name', finding_by_name, 'at', finding_at, 'reason', finding_reason) end as finding,
  version`;

export type UnusualFilter = {
  readonly state: 'open' | 'settled';
  readonly rule?: LookRuleCode | undefined;
};

const conditions = (scope: Scope, { state, rule }: UnusualFilter) => sql`
  organisation_id = ${scope.organisation.id} and finding is ${state === 'open' ? sql`null` : sql`not null`}
  ${rule === undefined ? sql`` : sql`and rule_code = ${rule}`}`;

/** Newest first, never in another order: no person stands above another. */
export async function findUnusual(
  scope: Scope,
  filter: UnusualFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<UnusualRow[]> {
  const { rows } = await sql<UnusualRow>`
    select ${columns} from unusual_look where ${conditions(scope, filter)}
      ${after === undefined ? sql`` : sql`and (found_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by found_at desc, id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countUnusual(scope: Scope, filter: UnusualFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from unusual_look where ${conditions(scope, filter)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export async function findOneUnusual(scope: Scope, id: string): Promise<UnusualRow | undefined> {
  const { rows } = await sql<UnusualRow>`
    select ${columns} from unusual_look where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0];
}

/** False when somebody else changed it meanwhile, or it is settled. */
export async function saveFinding(scope: Scope, id: string, body: FindingBody): Promise<boolean> {
  const change =
    body.finding === 'asked'
      ? sql`asked_by_name = ${scope.person.name}, asked_at = clock_timestamp(), asked_reason = ${body.reason}`
      : sql`finding = ${body.finding}, finding_by_person_id = ${scope.person.id}, finding_by_name = ${scope.person.name},
            finding_at = clock_timestamp(), finding_reason = ${body.reason}`;
  const { numAffectedRows } = await sql`
    update unusual_look set ${change}, version = version + 1
     where id = ${id} and version = ${body.expectedVersion} and finding is null`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** Every rule, also the ones that nobody set. */
export async function findLookRules(scope: Scope): Promise<LookRule[]> {
  const { rows } = await sql<LookRule>`
    select rule_code as code, enabled, minimum, factor, days, enabled_at as "enabledAt", changed_by_name as "changedByName",
           changed_at as "changedAt", version
      from look_rule where organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return LOOK_RULES.map((code) => rows.find((row) => row.code === code) ?? unsetLookRule(code));
}

/** False when somebody else set it meanwhile. What is put on watches from now on. */
export async function saveLookRule(scope: Scope, body: LookRuleBody): Promise<boolean> {
  const { code } = body;
  const { numAffectedRows } = await sql`
    insert into look_rule as r (organisation_id, rule_code, enabled, minimum, factor, days, enabled_at, changed_by_name)
    select ${scope.organisation.id}, ${code}, ${body.enabled}, ${body.minimum}, ${body.factor}, ${body.days},
           case when ${body.enabled} then clock_timestamp() end, ${scope.person.name}
     where ${body.expectedVersion}::integer = 0
        or exists (select 1 from look_rule o where o.organisation_id = ${scope.organisation.id} and o.rule_code = ${code})
    on conflict (organisation_id, rule_code) do update set enabled = excluded.enabled, minimum = excluded.minimum, factor = excluded.factor,
      days = excluded.days, enabled_at = case when excluded.enabled then case when r.enabled then r.enabled_at else excluded.enabled_at end end,
      changed_by_name = excluded.changed_by_name, changed_at = clock_timestamp(), version = r.version + 1
    where r.version = ${body.expectedVersion}`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** The list, without who is on it: that nobody can read. */
export async function findWatchedValues(scope: Scope): Promise<WatchedValue[]> {
  const { rows } = await sql<WatchedValue>`
    select w.id, w.kind, p.name as "personName", w.reason, w.added_by_name as "addedByName", w.added_at as "addedAt"
      from watched_value w left join person p on p.id = w.person_id
     where w.organisation_id = ${scope.organisation.id} order by w.added_at desc, w.id desc limit 1000`.execute(
    scope.db,
  );
  return rows;
}

/** Undefined when it stands there already, or the person does not work here. */
export async function insertWatchedValue(
  scope: Scope,
  value: {
    readonly kind: WatchedValue['kind'];
    readonly personId: string | null;
    readonly texts: readonly string[];
    readonly reason: string;
  },
): Promise<string | undefined> {
  const id = newId();
  const { rows } = await sql<{ kept: boolean }>`
    select keep_watched_value(${id}, ${value.kind}, ${value.personId}::uuid, ${[...value.texts]}::text[], ${value.reason}) as kept`.execute(
    scope.db,
  );
  return rows[0]?.kept === true ? id : undefined;
}

export async function deleteWatchedValue(scope: Scope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from watched_value where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

/** Who works here today: whose address may be put on the list. */
export async function findOwnPeople(scope: Scope): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from appointment a join person p on p.id = a.person_id
     where a.organisation_id = ${scope.organisation.id} and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
     order by p.name, p.id limit 2000`.execute(scope.db);
  return rows;
}
