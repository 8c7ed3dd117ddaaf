import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { AgendaItem, Round, Vote } from '../model/index.ts';

const columns = sql`
  i.id, i.meeting_id as "meetingId", i.table_id as "tableId", i.signal_id as "signalId", coalesce(s.reference, w.signal_reference) as reference,
  coalesce(s.title, w.signal_title) as title, s.theme_code as "themeCode", i.purpose_code as "purposeCode", i.round, i.position, i.state, i.urgent,
  w.decision, coalesce(s.entered_by_person_id, w.decided_by_person_id) as "enteredByPersonId", i.preparation, i.version, i.added_by_roles as "addedByRoles"`;
const tables = sql`agenda_item i left join signal s on s.id = i.signal_id left join weighing w on w.agenda_item_id = i.id`;

export type AgendaRow = AgendaItem & { readonly addedByRoles: string[] };

/** Items of a meeting in their order. A signal that the reader may no longer see keeps the name it was weighed under. */
export async function findItems(scope: Scope, meetingId: string): Promise<AgendaRow[]> {
  const { rows } = await sql<AgendaRow>`
    select ${columns} from ${tables} where i.meeting_id = ${meetingId} and i.state <> 'taken-off' and (s.id is not null or w.id is not null)
     order by i.position, i.added_at`.execute(scope.db);
  return rows;
}

/** The item locked, so that two who decide at once do so one after the other. */
export async function lockItem(scope: Scope, id: string): Promise<AgendaRow | undefined> {
  await sql`select 1 from agenda_item where id = ${id} for update`.execute(scope.db);
  return findItem(scope, id);
}

export async function findItem(scope: Scope, id: string): Promise<AgendaRow | undefined> {
  const { rows } =
    await sql<AgendaRow>`select ${columns} from ${tables} where i.id = ${id} and (s.id is not null or w.id is not null)`.execute(
      scope.db,
    );
  return rows[0];
}

/** Urgent items that wait for a second person. */
export async function findUrgentItems(scope: Scope): Promise<AgendaRow[]> {
  const { rows } = await sql<AgendaRow>`
    select ${columns} from ${tables} where i.meeting_id is null and i.state = 'open' and s.id is not null order by i.added_at`.execute(
    scope.db,
  );
  return rows;
}

export async function insertItem(
  scope: Scope,
  item: {
    readonly signalId: string;
    readonly purposeCode: string;
    readonly tableId: string;
    readonly meetingId: string | null;
    readonly round: Round;
  },
): Promise<string> {
  const id = newId();
  await sql`
    insert into agenda_item (id, organisation_id, purpose_code, table_id, meeting_id, signal_id, round, position, urgent, added_by_person_id, added_by_roles)
    values (${id}, ${scope.organisation.id}, ${item.purposeCode}, ${item.tableId}, ${item.meetingId}, ${item.signalId}, ${item.round},
      (select count(*) + 1 from agenda_item where meeting_id = ${item.meetingId}), ${item.meetingId === null}, ${scope.person.id}, ${scope.roles})`.execute(
    scope.db,
  );
  return id;
}

export async function prepareItem(
  scope: Scope,
  id: string,
  version: number,
  preparation: unknown,
): Promise<boolean> {
  const result = await sql`
    update agenda_item set preparation = ${JSON.stringify(preparation)}, prepared_by_person_id = ${scope.person.id}, prepared_at = ${scope.now}, version = version + 1
     where id = ${id} and version = ${version} and state = 'open'`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function setItemState(
  scope: Scope,
  id: string,
  state: 'decided' | 'taken-off',
): Promise<boolean> {
  const result =
    await sql`update agenda_item set state = ${state}, version = version + 1 where id = ${id} and state = 'open'`.execute(
      scope.db,
    );
  return result.numAffectedRows === 1n;
}

/** Sets the order of an agenda; false when the meeting changed meanwhile. */
export async function orderItems(
  scope: Scope,
  meetingId: string,
  itemIds: readonly string[],
  version: number,
): Promise<boolean> {
  const meeting = await sql`
    update weighing_meeting set version = version + 1 where id = ${meetingId} and version = ${version}`.execute(
    scope.db,
  );
  if (meeting.numAffectedRows !== 1n) return false;
  await sql`update agenda_item set position = array_position(${itemIds}::uuid[], id) where meeting_id = ${meetingId} and id = any (${itemIds}::uuid[])`.execute(
    scope.db,
  );
  return true;
}

export async function findVotes(scope: Scope, itemId: string): Promise<Vote[]> {
  const { rows } = await sql<Vote>`
    select person_id as "personId", person_name as name, role, vote, decision, remark from weighing_vote where agenda_item_id = ${itemId} order by voted_at`.execute(
    scope.db,
  );
  return rows;
}

export async function castVote(
  scope: Scope,
  itemId: string,
  vote: {
    readonly role: string;
    readonly vote: string;
    readonly decision: string | null;
    readonly remark: string | null;
  },
): Promise<void> {
  await sql`
    insert into weighing_vote (id, organisation_id, agenda_item_id, person_id, person_name, role, vote, decision, remark)
    values (${newId()}, ${scope.organisation.id}, ${itemId}, ${scope.person.id}, ${scope.person.name}, ${vote.role}, ${vote.vote}, ${vote.decision}, ${vote.remark})
    on conflict on constraint weighing_vote_cast_once
    do update set vote = excluded.vote, decision = excluded.decision, remark = excluded.remark, version = weighing_vote.version + 1, voted_at = clock_timestamp()`.execute(
    scope.db,
  );
}

export type AgendaContext = {
  readonly proposals: readonly {
    readonly id: string;
    readonly kind: string;
    readonly strength: string;
    readonly label: string | null;
    readonly because: string[];
    readonly otherReference: string;
  }[];
  readonly earlier: readonly {
    readonly id: string;
    readonly signalId: string;
    readonly reference: string;
    readonly own: boolean;
    readonly round: string;
    readonly decision: string;
    readonly monitorUntil: string | null;
    readonly referredTo: string | null;
    readonly reason: string | null;
    readonly decidedAt: string;
  }[];
};

/** Open proposals and what was decided before, as far as the table may know it. */
export async function agendaContext(scope: Scope, itemId: string): Promise<AgendaContext> {
  const { rows } = await sql<{
    context: AgendaContext | null;
  }>`select agenda_context(${itemId}) as context`.execute(scope.db);
  return rows[0]?.context ?? { proposals: [], earlier: [] };
}
