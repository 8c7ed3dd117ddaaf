import { newId, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { blocksChecking } from '../model/index.ts';
import { receivingRoles } from './disclose-to-coordinator.ts';
import { addEvent, lockForChange, moveSignal } from './move-signal.ts';
import * as may from './policy.ts';
import type { SignalParts } from './ports.ts';
import { findSignal } from './read-signal.ts';
import {
  findColleague,
  findHolders,
  findSignalRecord,
  insertAddition,
  type SignalHead,
  saveHolder,
} from './signal-queries.ts';

const touched = (signal: SignalHead) => [
  { id: signal.id, organisationId: signal.organisationId, purpose: signal.purposeCode },
];

/** What a coordinator says of a signal when it is complete. */
export type Checked = {
  readonly expectedVersion: number;
  readonly addressChecked: boolean;
  readonly notDouble: boolean;
};

/** Marks a signal as checked: ready for the table. Errors: `conditions-open` with what is still open, and those of a step. */
export async function checkSignal(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: Checked,
): Promise<SignalHead> {
  const signal = await lockForChange(scope, id, body.expectedVersion);
  const record = await findSignalRecord(scope, id);
  if (record === undefined) return refuse('not-found');
  if (!may.coordinates(scope, signal)) return refuse('not-allowed');
  const open = blocksChecking(record.toComplete).map((item) => ({
    pointer: `/${item.field}`,
    code: 'required' as const,
    params: { reason: item.reason },
  }));
  if (!body.addressChecked)
    open.push({ pointer: '/addressChecked', code: 'required', params: { reason: 'missing' } });
  if (!body.notDouble) open.push({ pointer: '/notDouble', code: 'required', params: { reason: 'missing' } });
  if (signal.state === 'received' && open.length > 0)
    return refuse(problem('conditions-open', { errors: open }));
  const left = record.toComplete.map((item) => item.field);
  const moved = await moveSignal(scope, parts, id, { step: 'check', detail: { leftOpen: left } });
  if (moved.holder !== null) return moved;
  await saveHolder(scope, id, moved.version, scope.person.id);
  return { ...moved, version: moved.version + 1, holder: { id: scope.person.id, name: scope.person.name } };
}

/** Sends the signal back to who reported it, with a question. */
export async function askReporter(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: { expectedVersion: number; question: string },
): Promise<SignalHead> {
  const signal = await lockForChange(scope, id, body.expectedVersion);
  if (!may.coordinates(scope, signal)) return refuse('not-allowed');
  if (signal.origin === 'import') return refuse('not-allowed');
  const moved = await moveSignal(scope, parts, id, { step: 'return' });
  await insertAddition(scope, signal, { id: newId(), kind: 'question', text: body.question });
  await parts.notify?.(scope, {
    kind: 'signal.returned',
    signalId: id,
    purposeCode: signal.purposeCode,
    reference: signal.reference,
    personId: signal.enteredByPersonId,
  });
  return moved;
}

/** The reporter answers; the signal is back with the coordinator. */
export async function answerQuestion(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: { text: string },
): Promise<SignalHead> {
  const signal = await lockForChange(scope, id);
  if (!may.reported(scope, signal)) return refuse('not-allowed');
  const moved = await moveSignal(scope, parts, id, { step: 'answer' });
  await insertAddition(scope, signal, { id: newId(), kind: 'answer', text: body.text });
  await parts.notify?.(scope, {
    kind: 'signal.answered',
    signalId: id,
    purposeCode: signal.purposeCode,
    reference: signal.reference,
    ...(signal.holder === null ? {} : { personId: signal.holder.id }),
  });
  return moved;
}

/** Adds to a signal that was sent: the story stays as it was, the addition stands beside it. `id` is made by the client. */
export async function addToSignal(
  scope: Scope,
  parts: SignalParts,
  id: string,
  addition: { id: string; text: string },
): Promise<void> {
  const signal = await findSignal(scope, id);
  if (!may.add(scope, signal)) return refuse('not-allowed');
  await insertAddition(scope, signal, { ...addition, kind: 'addition' });
  await addEvent(scope, signal, 'added', {});
  scope.audit({ action: 'signal.added', kind: 'signal', records: touched(signal), fields: ['additions'] });
  await parts.notify?.(scope, {
    kind: 'signal.added',
    signalId: id,
    purposeCode: signal.purposeCode,
    reference: signal.reference,
    ...(signal.holder === null || signal.holder.id === scope.person.id ? {} : { personId: signal.holder.id }),
  });
}

/** Takes a signal back, with a reason. */
export async function withdrawSignal(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: { expectedVersion: number; reason: string },
): Promise<SignalHead> {
  const signal = await lockForChange(scope, id, body.expectedVersion);
  if (!may.reported(scope, signal) && !may.coordinates(scope, signal)) return refuse('not-allowed');
  return moveSignal(scope, parts, id, { step: 'withdraw', reason: body.reason });
}

/** Gives a signal to a colleague who reads widely in its purpose, or to nobody. Oneself: taking it. */
export async function assignSignal(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: { expectedVersion: number; personId: string | null },
): Promise<SignalHead> {
  const signal = await lockForChange(scope, id, body.expectedVersion);
  if (!may.assign(scope, signal)) return refuse('not-allowed');
  const holder =
    body.personId === null ? null : await findHolder(scope, parts, signal.purposeCode, body.personId);
  if (!(await saveHolder(scope, id, signal.version, holder?.id ?? null))) return refuse('not-allowed');
  await addEvent(scope, signal, holder?.id === scope.person.id ? 'take' : 'assign', {
    to: holder?.name ?? null,
  });
  scope.audit({ action: 'signal.assigned', kind: 'signal', records: touched(signal), fields: ['holder'] });
  if (holder !== null && holder.id !== scope.person.id)
    await parts.notify?.(scope, {
      kind: 'signal.assigned',
      signalId: id,
      purposeCode: signal.purposeCode,
      reference: signal.reference,
      personId: holder.id,
    });
  return { ...signal, version: signal.version + 1, holder };
}

async function findHolder(scope: Scope, parts: SignalParts, purpose: string, personId: string) {
  const colleague = await findColleague(scope, personId);
  const able = await findHolders(scope, receivingRoles(parts.content.roleGroups(), purpose));
  if (colleague === undefined || !able.some((person) => person.id === personId))
    return refuse(problem('invalid-body', { errors: [{ pointer: '/personId', code: 'unknown-value' }] }));
  return colleague;
}

/** Colleagues to whom a signal of a purpose can be given. */
export const findPossibleHolders = (scope: Scope, parts: SignalParts, purpose: string) =>
  findHolders(scope, receivingRoles(parts.content.roleGroups(), purpose));
