import { type Scope, sql } from '#platform/server/index.ts';
import type {
  DecisionsBody,
  DestructionItem,
  DestructionList,
  ExtenderPerson,
  ListBody,
} from '../model/index.ts';
import { held, ruleJson, type StoredRule } from './term-queries.ts';

export type ListRow = Omit<DestructionList, 'abilities'> & {
  readonly madeByPersonId: string;
  readonly reviewerPersonId: string;
};
/** Who decided on keeping longer, as it is kept. */
export type KeptBy = { readonly personId: string; readonly name: string; readonly role: string };
export type ItemRow = Omit<DestructionItem, 'rule' | 'purposeTitle' | 'keepDecidedBy'> & {
  readonly rule: StoredRule;
  readonly keepDecidedBy: readonly KeptBy[];
};

const listColumns = sql`
  l.id, l.title, l.state, l.made_by_person_id as "madeByPersonId", l.made_by_name as "madeByName", l.made_at as "madeAt",
  l.reviewer_person_id as "reviewerPersonId", l.reviewer_name as "reviewerName", l.decided_at as "decidedAt", l.executed_at as "executedAt",
  l.executed_by_name as "executedByName", l.version, c.records, c.undecided, c.destroyed, c.unsettled`;
const listTables = sql`destruction_list l cross join lateral (
  select count(*)::integer as records, count(*) filter (where i.decision is null)::integer as undecided,
         count(*) filter (where i.result in ('destroyed', 'transferred'))::integer as destroyed, count(*) filter (where i.result is null)::integer as unsettled
    from destruction_item i where i.list_id = l.id and i.organisation_id = l.organisation_id) c`;

export async function findLists(
  scope: Scope,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select ${listColumns} from ${listTables} where l.organisation_id = ${scope.organisation.id}
       ${after === undefined ? sql`` : sql`and (l.made_at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by l.made_at desc, l.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countLists(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from destruction_list where organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

/** For the menu: lists that wait for this person's decisions. */
export async function countToReview(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from destruction_list
     where organisation_id = ${scope.organisation.id} and state = 'proposed' and reviewer_person_id = ${scope.person.id}`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export async function findList(scope: Scope, id: string): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`
    select ${listColumns} from ${listTables} where l.id = ${id} and l.organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0];
}

export async function findItems(scope: Scope, listId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.record_id as "recordId", i.record_kind as "recordKind", i.reference, i.purpose_code as purpose, i.outcome, i.started_on as "startedOn",
           i.destroy_on as "destroyOn", i.decision, i.keep_until as "keepUntil", i.keep_reason as "keepReason", i.keep_decided_by as "keepDecidedBy", i.decided_by_name as "decidedByName",
           i.decided_at as "decidedAt", i.result, i.left_because as "leftBecause", i.counts, i.settled_at as "settledAt",
           coalesce((w.weight ->> 'files')::integer, 0) as files, coalesce((w.weight ->> 'onHold')::boolean, false) as "onHold", ${ruleJson} as rule
      from destruction_item i join retention_rule r on r.id = i.rule_id
     cross join lateral (select case when i.result is null then weight_of_record(i.record_id) end as weight) w
     where i.list_id = ${listId} and i.organisation_id = ${scope.organisation.id}
     order by i.record_kind, i.destroy_on, i.reference`.execute(scope.db);
  return rows;
}

export type Reviewer = { readonly personId: string; readonly name: string; readonly title: string };

export async function findReviewers(scope: Scope, roles: readonly string[]): Promise<Reviewer[]> {
  const { rows } = await sql<Reviewer>`
    select person_id as "personId", name, title from destruction_reviewers(${[...roles]}::text[])`.execute(
    scope.db,
  );
  return rows;
}

/** Who of the own organisation holds one of these roles now, the reader included. */
export async function findExtenders(scope: Scope, roles: readonly string[]): Promise<ExtenderPerson[]> {
  const { rows } = await sql<ExtenderPerson>`
    select person_id as "personId", name, roles from extension_deciders(${[...roles]}::text[])`.execute(
    scope.db,
  );
  return rows;
}

/** What these persons are in the own organisation: the title of their appointment, by person. */
export async function findFunctions(
  scope: Scope,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; title: string }>`
    select distinct on (person_id) person_id as "personId", title from appointment
     where organisation_id = ${scope.organisation.id} and person_id = any (${[...personIds]}::uuid[]) order by person_id, valid_from desc, id`.execute(
    scope.db,
  );
  return new Map(rows.map(({ personId, title }) => [personId, title]));
}

export async function insertList(scope: Scope, body: ListBody, reviewer: Reviewer): Promise<void> {
  await sql`
    insert into destruction_list (id, organisation_id, title, made_by_person_id, made_by_name, reviewer_person_id, reviewer_name)
    values (${body.id}, ${scope.organisation.id}, ${body.title}, ${scope.person.id}, ${scope.person.name}, ${reviewer.personId}, ${reviewer.name})`.execute(
    scope.db,
  );
}

/** Puts on the list what may be destroyed by its term today: over, known, without a hold and on no other list. Answers which. */
export async function insertItems(
  scope: Scope,
  listId: string,
  recordIds: readonly string[],
): Promise<{ id: string; purpose: string }[]> {
  const { rows } = await sql<{ id: string; purpose: string }>`
    insert into destruction_item (list_id, record_id, organisation_id, purpose_code, record_kind, reference, shown_to, rule_id, outcome, started_on, destroy_on, made_by_person_id)
    select ${listId}, t.record_id, t.organisation_id, t.purpose_code, t.record_kind, t.reference, t.shown_to, t.rule_id, t.outcome, t.started_on, t.destroy_on, ${scope.person.id}
      from record_term t
     where t.record_id = any (${[...recordIds]}::uuid[]) and t.organisation_id = ${scope.organisation.id} and t.state = 'running'
       and greatest(t.destroy_on, t.kept_until) < (clock_timestamp() at time zone 'Europe/Amsterdam')::date
       and not (${held})
       and not exists (select 1 from destruction_item i join destruction_list l on l.id = i.list_id
         where i.record_id = t.record_id and i.result is null and l.state in ('proposed', 'decided'))
    returning record_id as id, purpose_code as purpose`.execute(scope.db);
  return rows;
}

export async function saveDecisions(
  scope: Scope,
  listId: string,
  body: DecisionsBody,
  keptBy: readonly KeptBy[],
): Promise<number> {
  const keep = body.decision === 'keep';
  const { numAffectedRows } = await sql`
    update destruction_item
       set decision = ${body.decision}, keep_until = ${keep ? (body.keepUntil ?? null) : null}::date, keep_reason = ${keep ? (body.keepReason ?? null) : null},
           keep_decided_by = ${JSON.stringify(keptBy)}::jsonb,
           decided_by_person_id = ${scope.person.id}, decided_by_name = ${scope.person.name}, decided_at = clock_timestamp()
     where list_id = ${listId} and organisation_id = ${scope.organisation.id} and record_id = any (${body.recordIds}::uuid[])`.execute(
    scope.db,
  );
  return Number(numAffectedRows ?? 0);
}

export async function saveListState(
  scope: Scope,
  id: string,
  state: 'decided' | 'withdrawn',
  expectedVersion: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update destruction_list set state = ${state}, version = version + 1, decided_at = case when ${state} = 'decided' then clock_timestamp() else decided_at end
     where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  return numAffectedRows === 1n;
}

export type Settled = {
  readonly result: DestructionItem['result'] & string;
  readonly leftBecause: DestructionItem['leftBecause'];
  readonly files: readonly string[];
  readonly repeated: boolean;
};

export async function executeItem(
  scope: Scope,
  listId: string,
  recordId: string,
): Promise<Settled | { readonly refused: 'not-decided' | 'not-allowed' } | null> {
  const { rows } = await sql<{ told: Settled | { refused: 'not-decided' | 'not-allowed' } | null }>`
    select execute_destruction_item(${listId}, ${recordId}) as told`.execute(scope.db);
  return rows[0]?.told ?? null;
}
