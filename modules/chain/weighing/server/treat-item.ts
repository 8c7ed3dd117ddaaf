import {
  findSignal,
  moveSignal,
  readSignal,
  type SignalHead,
  statesOfPurpose,
} from '#modules/chain/signals/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type DecideBody, obstacleTo, type UrgentBody, type Vote } from '../model/index.ts';
import {
  type AgendaRow,
  castVote,
  findItem,
  findVotes,
  insertItem,
  lockItem,
  prepareItem,
  setItemState,
} from './agenda-queries.ts';
import { checkAgendaRule } from './agenda-rule.ts';
import { tableOf } from './arrange-meeting.ts';
import { checkGiven, recordDecision, roundOf } from './decide.ts';
import { findMeeting } from './meeting-queries.ts';
import { isChair, isMember, itemAbilities, preparesTable, speaksAs } from './policy.ts';
import type { WeighingParts } from './ports.ts';
import { findTables } from './table-queries.ts';

/** An item with its table, meeting and what this person may do with it. Errors: `not-found`. */
export async function itemInView(scope: Scope, id: string, locked = false) {
  const item = (await (locked ? lockItem(scope, id) : findItem(scope, id))) ?? refuse('not-found');
  const table = await tableOf(scope, item.tableId);
  const meeting = item.meetingId === null ? undefined : await findMeeting(scope, item.meetingId);
  return { item, table, meeting, abilities: itemAbilities(scope, table, meeting, item) };
}

const auditItem = (scope: Scope, action: string, item: AgendaRow): void =>
  scope.audit({
    action,
    kind: 'agenda-item',
    records: [item.id, item.signalId].map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: item.purposeCode,
    })),
  });

export async function prepare(
  scope: Scope,
  id: string,
  version: number,
  preparation: unknown,
): Promise<void> {
  const { item, abilities } = await itemInView(scope, id);
  if (!abilities.prepare)
    refuse(item.state === 'open' ? 'not-allowed' : 'transition-not-allowed', {
      params: { state: item.state },
    });
  if (!(await prepareItem(scope, id, version, preparation))) refuse('stale-version', { current: item });
  auditItem(scope, 'agenda-item.prepared', item);
}

export type Ballot = {
  readonly vote: Vote['vote'];
  readonly decision?: Vote['decision'] | undefined;
  readonly remark?: string | undefined;
};

/** A member's voice. Who entered the signal advises: any other vote is refused, here and by the database. */
export async function vote(scope: Scope, id: string, ballot: Ballot): Promise<void> {
  const { item, table, abilities } = await itemInView(scope, id, true);
  const reporter = item.enteredByPersonId === scope.person.id;
  if (reporter && (ballot.vote === 'for' || ballot.vote === 'against')) refuse('entered-by-you');
  if (!abilities.vote && !abilities.advise)
    refuse(item.state === 'open' ? 'not-allowed' : 'already-answered', { params: { state: item.state } });
  if (ballot.vote === 'for' && ballot.decision === undefined)
    refuse('invalid-body', { errors: [{ pointer: '/decision', code: 'required' }] });
  await castVote(scope, id, {
    role: speaksAs(scope, table),
    vote: ballot.vote,
    decision: ballot.decision ?? null,
    remark: ballot.remark ?? null,
  });
  auditItem(scope, 'agenda-item.voted', item);
}

/** The chair records what the table decided. Errors: `not-quorate`, `entered-by-you`, `stale-version`, `already-answered`. */
export async function decide(
  scope: Scope,
  parts: WeighingParts,
  id: string,
  body: DecideBody,
): Promise<string> {
  const { item, table, meeting, abilities } = await itemInView(scope, id, true);
  if (item.state !== 'open') refuse('already-answered', { current: item });
  if (!isChair(scope, table)) refuse('not-allowed');
  if (!abilities.decide || meeting === undefined)
    refuse('transition-not-allowed', { params: { state: meeting?.state ?? item.state } });
  const { expectedVersion, ...given } = body;
  if (item.version !== expectedVersion) refuse('stale-version', { current: item });
  const present = meeting?.presentPersonIds ?? [];
  const obstacle = obstacleTo(body.decision, await findVotes(scope, id), {
    members: table.members,
    presentPersonIds: present,
    quorum: table.quorum,
    enteredByPersonId: item.enteredByPersonId,
    ruling: body.ruling,
  });
  if (obstacle !== undefined) refuse(obstacle);
  const signal = await findSignal(scope, item.signalId);
  const deciding = {
    signal,
    round: item.round,
    way: 'meeting' as const,
    tableId: table.id,
    meetingId: item.meetingId,
    agendaItemId: id,
    present: table.members.filter((member) => present.includes(member.personId)),
  };
  const made = await recordDecision(scope, parts, deciding, given);
  await setItemState(scope, id, 'decided');
  return made;
}

/** One person proposes an urgent weighing outside the meetings; it stands only when a second one confirms it. */
export async function proposeUrgently(
  scope: Scope,
  parts: WeighingParts,
  signalId: string,
  given: UrgentBody,
): Promise<string> {
  const signal = await findSignal(scope, signalId);
  const tables = await findTables(scope);
  const table =
    tables.find((candidate) => candidate.purposeCodes.includes(signal.purposeCode)) ?? refuse('not-found');
  if (!preparesTable(scope, table) && !isMember(scope, table)) refuse('not-allowed');
  const round = roundOf(signal.state);
  await checkAgendaRule(scope, parts, (await readSignal(scope, signalId)).signal);
  const weighed = round === 'first' ? await putInWeighing(scope, parts, signal) : signal;
  await checkGiven(scope, parts, round, weighed, given);
  const id = await insertItem(scope, {
    signalId,
    purposeCode: signal.purposeCode,
    tableId: table.id,
    meetingId: null,
    round,
  });
  const item = (await findItem(scope, id)) ?? refuse('not-found');
  await prepareItem(scope, id, item.version, given);
  const reporter = signal.enteredByPersonId === scope.person.id;
  await castVote(scope, id, {
    role: speaksAs(scope, table),
    vote: reporter ? 'advises' : 'for',
    decision: given.decision,
    remark: null,
  });
  auditItem(scope, 'urgent-weighing.proposed', item);
  return id;
}

async function putInWeighing(scope: Scope, parts: WeighingParts, signal: SignalHead): Promise<SignalHead> {
  return signal.state === 'weighing'
    ? signal
    : moveSignal(scope, parts, signal.id, { step: 'put-on-agenda' });
}

/** The second person: confirms, and with that decides. Errors: `four-eyes` for who proposed it, `entered-by-you`. */
export async function confirmUrgently(scope: Scope, parts: WeighingParts, itemId: string): Promise<string> {
  const { item, table, abilities } = await itemInView(scope, itemId, true);
  if (item.state !== 'open') refuse('already-answered', { current: item });
  if (!item.urgent) refuse('transition-not-allowed', { params: { state: item.state } });
  const cast = await findVotes(scope, itemId);
  if (cast.some((one) => one.personId === scope.person.id)) refuse('four-eyes');
  if (item.enteredByPersonId === scope.person.id) refuse('entered-by-you');
  if (!abilities.confirm) refuse('not-allowed');
  const given = item.preparation as unknown as UrgentBody;
  const role = speaksAs(scope, table);
  await castVote(scope, itemId, { role, vote: 'for', decision: given.decision, remark: null });
  const signal = await findSignal(scope, item.signalId);
  const present = [
    ...cast.map((one) => ({ ...one, title: '' })),
    { personId: scope.person.id, name: scope.person.name, title: '', role },
  ].map((one) => ({
    ...one,
    role: one.role === 'chair' ? ('chair' as const) : ('member' as const),
  }));
  const deciding = {
    signal,
    round: item.round,
    way: 'urgent' as const,
    tableId: table.id,
    meetingId: null,
    agendaItemId: itemId,
    present,
  };
  const made = await recordDecision(scope, parts, deciding, given);
  await setItemState(scope, itemId, 'decided');
  return made;
}

/** In purposes without a table a coordinator decides, who is not the one who entered it. */
export async function decideDirectly(
  scope: Scope,
  parts: WeighingParts,
  signalId: string,
  given: UrgentBody,
): Promise<string> {
  const signal = await findSignal(scope, signalId);
  if (!scope.widePurposes.includes(signal.purposeCode)) refuse('not-allowed');
  if (!statesOfPurpose(parts, signal.purposeCode).skipsTable) refuse('weighing-required');
  if (signal.enteredByPersonId === scope.person.id) refuse('entered-by-you');
  const round = signal.state === 'checked' || signal.state === 'monitored' ? 'first' : 'second';
  const deciding = {
    signal,
    round,
    way: 'direct',
    tableId: null,
    meetingId: null,
    agendaItemId: null,
    present: [],
  } as const;
  return recordDecision(scope, parts, deciding, given);
}
