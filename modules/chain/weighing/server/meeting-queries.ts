import { type Scope, sql } from '#platform/server/index.ts';
import type { WeighingMeeting } from '../model/index.ts';

const columns = sql`
  w.id, w.table_id as "tableId", t.name as "tableName", w.state, w.planned_at as "plannedAt", w.place, w.present_person_ids as "presentPersonIds", w.version,
  (select count(*) from agenda_item i where i.meeting_id = w.id and i.state <> 'taken-off') as items,
  (select count(*) from agenda_item i where i.meeting_id = w.id and i.state = 'decided') as decided`;

export async function findMeetings(scope: Scope): Promise<WeighingMeeting[]> {
  const { rows } = await sql<WeighingMeeting>`
    select ${columns} from weighing_meeting w join weighing_table t on t.id = w.table_id
     order by w.state = 'closed', case when w.state = 'closed' then null else w.planned_at end, w.planned_at desc limit 100`.execute(
    scope.db,
  );
  return rows;
}

export async function findMeeting(scope: Scope, id: string): Promise<WeighingMeeting | undefined> {
  const { rows } = await sql<WeighingMeeting>`
    select ${columns} from weighing_meeting w join weighing_table t on t.id = w.table_id where w.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

export async function insertMeeting(
  scope: Scope,
  meeting: {
    readonly id: string;
    readonly tableId: string;
    readonly plannedAt: string;
    readonly place: string | null;
  },
): Promise<void> {
  await sql`insert into weighing_meeting (id, organisation_id, table_id, planned_at, place, planned_by_person_id)
    values (${meeting.id}, ${scope.organisation.id}, ${meeting.tableId}, ${meeting.plannedAt}, ${meeting.place}, ${scope.person.id})`.execute(
    scope.db,
  );
}

/** Opens or changes who is there; returns whether the version was still the expected one. */
export async function openMeeting(
  scope: Scope,
  id: string,
  version: number,
  present: readonly string[],
): Promise<boolean> {
  const result = await sql`
    update weighing_meeting set state = 'open', opened_at = coalesce(opened_at, ${scope.now}), present_person_ids = ${present}::uuid[], version = version + 1
     where id = ${id} and version = ${version} and state in ('planned', 'open')`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function closeMeeting(scope: Scope, id: string, version: number): Promise<boolean> {
  const result = await sql`
    update weighing_meeting set state = 'closed', closed_at = ${scope.now}, version = version + 1
     where id = ${id} and version = ${version} and state = 'open'`.execute(scope.db);
  return result.numAffectedRows === 1n;
}
