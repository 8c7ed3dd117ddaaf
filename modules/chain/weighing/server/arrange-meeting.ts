import { findSignal, moveSignal, readSignal } from '#modules/chain/signals/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { WeighingMeeting, WeighingTable } from '../model/index.ts';
import { findItems, insertItem, lockItem, orderItems, setItemState } from './agenda-queries.ts';
import { checkAgendaRule } from './agenda-rule.ts';
import { roundOf } from './decide.ts';
import { closeMeeting, findMeeting, insertMeeting, openMeeting } from './meeting-queries.ts';
import { isChair, preparesTable } from './policy.ts';
import type { WeighingParts } from './ports.ts';
import { findTable } from './table-queries.ts';

export async function tableOf(scope: Scope, tableId: string): Promise<WeighingTable> {
  return (await findTable(scope, tableId)) ?? refuse('not-found');
}

export async function meetingWithTable(
  scope: Scope,
  id: string,
): Promise<{ meeting: WeighingMeeting; table: WeighingTable }> {
  const meeting = (await findMeeting(scope, id)) ?? refuse('not-found');
  return { meeting, table: await tableOf(scope, meeting.tableId) };
}

export function auditMeeting(scope: Scope, action: string, meeting: { readonly id: string }): void {
  scope.audit({
    action,
    kind: 'weighing-meeting',
    records: [{ id: meeting.id, organisationId: scope.organisation.id }],
  });
}

/** Plans a meeting of a table. Errors: `not-found`, `not-allowed` for who neither prepares nor chairs it. */
export async function planMeeting(
  scope: Scope,
  given: { id: string; tableId: string; plannedAt: string; place?: string | undefined },
): Promise<void> {
  const table = await tableOf(scope, given.tableId);
  if (!preparesTable(scope, table) && !isChair(scope, table)) refuse('not-allowed');
  await insertMeeting(scope, { ...given, place: given.place ?? null });
  auditMeeting(scope, 'meeting.planned', given);
}

export async function startMeeting(
  scope: Scope,
  id: string,
  present: readonly string[],
  version: number,
): Promise<void> {
  const { meeting, table } = await meetingWithTable(scope, id);
  if (!isChair(scope, table)) refuse('not-allowed');
  const seats = new Set(table.members.map((member) => member.personId));
  const stranger = present.findIndex((personId) => !seats.has(personId));
  if (stranger >= 0)
    refuse('invalid-body', { errors: [{ pointer: `/presentPersonIds/${stranger}`, code: 'not-a-member' }] });
  if (meeting.state === 'closed') refuse('transition-not-allowed', { params: { state: meeting.state } });
  if (!(await openMeeting(scope, id, version, present))) refuse('stale-version', { current: meeting });
  auditMeeting(scope, 'meeting.opened', meeting);
}

export async function endMeeting(scope: Scope, id: string, version: number): Promise<void> {
  const { meeting, table } = await meetingWithTable(scope, id);
  if (!isChair(scope, table)) refuse('not-allowed');
  if (meeting.state !== 'open') refuse('transition-not-allowed', { params: { state: meeting.state } });
  if (!(await closeMeeting(scope, id, version))) refuse('stale-version', { current: meeting });
  auditMeeting(scope, 'meeting.closed', meeting);
}

/** A coordinator puts a checked signal, or one whose sources were researched, on the agenda. */
export async function putOnAgenda(
  scope: Scope,
  parts: WeighingParts,
  meetingId: string,
  signalId: string,
): Promise<string> {
  const { meeting, table } = await meetingWithTable(scope, meetingId);
  if (!preparesTable(scope, table)) refuse('not-allowed');
  if (meeting.state === 'closed') refuse('transition-not-allowed', { params: { state: meeting.state } });
  const signal = await findSignal(scope, signalId);
  if (!table.purposeCodes.includes(signal.purposeCode)) refuse('purpose-not-allowed');
  const rule = await checkAgendaRule(scope, parts, (await readSignal(scope, signalId)).signal);
  const round = roundOf(signal.state);
  if (round === 'first') await moveSignal(scope, parts, signalId, { step: 'put-on-agenda' });
  const id = await insertItem(scope, {
    signalId,
    purposeCode: signal.purposeCode,
    tableId: table.id,
    meetingId,
    round,
  });
  scope.audit({
    action: 'agenda-item.added',
    kind: 'agenda-item',
    rule,
    records: [id, signalId].map((recordId) => ({
      id: recordId,
      organisationId: scope.organisation.id,
      purpose: signal.purposeCode,
    })),
  });
  return id;
}

export async function takeOffAgenda(scope: Scope, parts: WeighingParts, itemId: string): Promise<void> {
  const item = (await lockItem(scope, itemId)) ?? refuse('not-found');
  if (!preparesTable(scope, await tableOf(scope, item.tableId))) refuse('not-allowed');
  if (!(await setItemState(scope, itemId, 'taken-off')))
    refuse('transition-not-allowed', { params: { state: item.state } });
  if (item.round === 'first') await moveSignal(scope, parts, item.signalId, { step: 'take-off-agenda' });
  scope.audit({
    action: 'agenda-item.taken-off',
    kind: 'agenda-item',
    records: [{ id: itemId, organisationId: scope.organisation.id, purpose: item.purposeCode }],
  });
}

/** The order in which the signals are treated: all items of the agenda, each once. Errors: `invalid-body`, `stale-version`. */
export async function orderAgenda(
  scope: Scope,
  meetingId: string,
  itemIds: readonly string[],
  version: number,
): Promise<void> {
  const { meeting, table } = await meetingWithTable(scope, meetingId);
  if (!preparesTable(scope, table) && !isChair(scope, table)) refuse('not-allowed');
  if (meeting.state === 'closed') refuse('transition-not-allowed', { params: { state: meeting.state } });
  const known = (await findItems(scope, meetingId)).map((item) => item.id);
  const whole = itemIds.length === known.length && known.every((id) => itemIds.includes(id));
  if (!whole) refuse('invalid-body', { errors: [{ pointer: '/itemIds', code: 'unknown-value' }] });
  if (!(await orderItems(scope, meetingId, itemIds, version))) refuse('stale-version', { current: meeting });
  auditMeeting(scope, 'agenda.ordered', meeting);
}
