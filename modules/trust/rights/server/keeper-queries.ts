import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { KeeperAnswer, KeeperAnswerBody, KeeperDecision, KeeperTask } from '../model/index.ts';
import type { KeeperRecord } from './ports.ts';

export type KeeperTaskRow = Omit<KeeperTask, 'narrowed' | 'abilities'> & { readonly partId: string };

const columns = sql`
  t.id, t.part_id as "partId", p.reference, p.right_code as "right", c.name as "coordinatorName", p.requester, p.question, t.state,
  t.due_on::text as "dueOn", t.answered_at as "answeredAt", t.version`;

const source = (scope: Scope) => sql`
  keeper_task t join rights_part p on p.id = t.part_id and p.state = 'open' join organisation c on c.id = p.coordinator_organisation_id
   where t.organisation_id = ${scope.organisation.id} and t.person_id = ${scope.person.id} and t.state <> 'lapsed'`;

/** What this person is asked to look up, the nearest day first; gone when the part is finished. */
export async function findKeeperTasks(
  scope: Scope,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<KeeperTaskRow[]> {
  const { rows } = await sql<KeeperTaskRow>`
    select ${columns} from ${source(scope)}
       ${after === undefined ? sql`` : sql`and (t.due_on, t.id) > (${after[0]}::date, ${after[1]}::uuid)`}
     order by t.due_on, t.id limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function findKeeperTask(scope: Scope, id: string): Promise<KeeperTaskRow | undefined> {
  const { rows } = await sql<KeeperTaskRow>`select ${columns} from ${source(scope)} and t.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

export async function countShownTasks(scope: Scope): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${source(scope)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export async function countKeeperTasks(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from keeper_task where person_id = ${scope.person.id} and organisation_id = ${scope.organisation.id} and state = 'open'`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

/** Keeps which records this search showed, for who is named for them. */
export async function saveKeeperLooks(
  scope: Scope,
  taskId: string,
  records: readonly KeeperRecord[],
): Promise<void> {
  const rows = records.map((record) => ({
    id: newId(),
    mention: record.mentionId,
    signal: record.signalId,
    purpose: record.purposeCode,
  }));
  await sql`
    insert into keeper_look (id, task_id, organisation_id, person_id, source_purpose_code, mention_id, signal_id)
    select f.id, ${taskId}, ${scope.organisation.id}, ${scope.person.id}, f.purpose, f.mention, f.signal
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, mention uuid, signal uuid, purpose text)`.execute(
    scope.db,
  );
}

/** Decisions in this part on records that the reader is named for, whoever took them. */
export async function findKeeperDecisions(scope: Scope, partId: string): Promise<KeeperDecision[]> {
  const { rows } = await sql<KeeperDecision>`
    select i.mention_id as "mentionId", s.reference, i.outcome, i.reasons, i.decided_by_name as "decidedByName"
      from keeper_item i join signal s on s.id = i.signal_id where i.part_id = ${partId} order by i.decided_at, i.id`.execute(
    scope.db,
  );
  return rows;
}

type Decision = KeeperAnswerBody['decisions'][number];

export async function insertKeeperItems(
  scope: Scope,
  task: KeeperTaskRow,
  decided: readonly { readonly record: KeeperRecord; readonly decision: Decision }[],
): Promise<void> {
  const rows = decided.map(({ record, decision }) => ({
    id: newId(),
    mention: record.mentionId,
    signal: record.signalId,
    purpose: record.purposeCode,
    outcome: decision.outcome,
    reasons: decision.outcome === 'withheld' ? [...new Set(decision.reasons)] : [],
  }));
  await sql`
    insert into keeper_item (id, task_id, part_id, organisation_id, person_id, source_purpose_code, mention_id, signal_id, outcome, reasons, decided_by_name)
    select f.id, ${task.id}, ${task.partId}, ${scope.organisation.id}, ${scope.person.id}, f.purpose, f.mention, f.signal, f.outcome,
           array(select jsonb_array_elements_text(f.reasons)), ${scope.person.name}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, mention uuid, signal uuid, purpose text, outcome text, reasons jsonb)`.execute(
    scope.db,
  );
}

/** Records that this task shows. */
export async function findShownMentions(scope: Scope, taskId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.mention_id as id from keeper_item i join keeper_task t on t.id = i.task_id and i.decided_at >= t.asked_at
     where i.task_id = ${taskId} and i.outcome = 'shown' order by i.mention_id`.execute(scope.db);
  return rows.map((row) => row.id);
}

/** Returns false when it was changed or answered meanwhile. */
export async function markKeeperAnswered(
  scope: Scope,
  id: string,
  expectedVersion: number,
  answer: KeeperAnswer,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update keeper_task set state = 'answered', answered_at = clock_timestamp(), answer = ${JSON.stringify(answer)}::jsonb, version = version + 1
     where id = ${id} and version = ${expectedVersion} and state = 'open' and person_id = ${scope.person.id}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

export type KeeperOfPart = {
  readonly id: string;
  readonly personName: string;
  readonly state: KeeperTask['state'];
  readonly dueOn: string;
  readonly answeredAt: string | null;
  readonly answer: KeeperAnswer | null;
};

/** Whom the own part asks, and what each lets be told. Who is not named or not employed any more is not waited for. */
export async function findKeepersOfPart(scope: Scope, partId: string): Promise<KeeperOfPart[]> {
  const { rows } = await sql<KeeperOfPart>`
    select t.id, w.name as "personName", t.due_on::text as "dueOn", t.answered_at as "answeredAt", t.answer,
           case when t.state = 'open' and not t.person_id = any ((select my_keeper_ids())::uuid[]) then 'lapsed' else t.state end as state
      from keeper_task t join person w on w.id = t.person_id
     where t.part_id = ${partId} and t.organisation_id = ${scope.organisation.id} order by w.name, t.id`.execute(
    scope.db,
  );
  return rows;
}

export async function settleKeeperTasks(scope: Scope, partId: string): Promise<void> {
  await sql`select settle_keeper_tasks(${partId})`.execute(scope.db);
}
