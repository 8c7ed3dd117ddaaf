import { calendarDateAt, type Result, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  answer,
  askIdentity,
  close,
  type EndBody,
  establishIdentity,
  type IdentityBody,
  isOpen,
  keysOfRequester,
  type Requester,
  type RequestState,
  type StepFault,
  withdraw,
} from '../model/index.ts';
import { endWithoutIdentity } from '../model/states.ts';
import { auditRights } from './audit-rights.ts';
import { findLetters } from './letter-queries.ts';
import { mayHandle } from './policy.ts';
import type { RightsParts } from './ports.ts';
import {
  changeRequest,
  findProgress,
  findRequest,
  insertEvent,
  letPartsLapse,
  type RequestChange,
  type RequestRow,
  tellNewFacts,
} from './request-queries.ts';
import { newTermOf, requestView } from './request-view.ts';

async function opened(scope: Scope, id: string): Promise<RequestRow> {
  const row = (await findRequest(scope, id)) ?? refuse('not-found');
  if (!mayHandle(scope)) refuse('not-allowed');
  return row;
}

const next = (step: Result<RequestState, StepFault>, row: RequestRow): RequestState => {
  if (step.ok) return step.value;
  return refuse(step.error, { params: { state: row.state } });
};

/** Saves a step with its line on the time line and its audit event. Errors: `stale-version`. */
async function save(
  scope: Scope,
  row: RequestRow,
  expectedVersion: number,
  type: string,
  change: RequestChange,
  detail: Record<string, unknown> = {},
): Promise<void> {
  if (!(await changeRequest(scope, row.id, expectedVersion, change)))
    refuse('stale-version', { current: await findRequest(scope, row.id) });
  await insertEvent(scope, row.id, type, detail);
  auditRights(scope, `rights-request.${type}`, 'rights-request', [row.id], { detail });
}

/** More is asked to establish who asks: the term stands still until it comes. */
export async function askForIdentity(scope: Scope, id: string, expectedVersion: number): Promise<void> {
  const row = await opened(scope, id);
  const state = next(askIdentity(row.state), row);
  await save(scope, row, expectedVersion, 'identity-asked', {
    state,
    identityAskedOn: calendarDateAt(scope.now),
  });
}

/** How it was made sure that the requester is who he or she says; what was looked at, no value and no copy. */
export async function establishIdentityOf(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: IdentityBody,
): Promise<void> {
  const row = await opened(scope, id);
  const state = next(establishIdentity(row.state), row);
  const today = calendarDateAt(scope.now);
  const asked = row.identityAskedOn !== null;
  await save(
    scope,
    row,
    body.expectedVersion,
    'identity-established',
    {
      state,
      identity: { method: body.method, checked: [...new Set(body.checked)], on: today },
      ...(asked
        ? { identitySuppliedOn: today, termOn: newTermOf(scope, parts, row, { identitySuppliedOn: today }) }
        : {}),
    },
    { method: body.method, checked: body.checked },
  );
}

/** Two months more, with the reason, told to the requester within the first term (AVG 12 lid 3). Errors: `term-expired`, `transition-not-allowed`. */
export async function extendTerm(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: { readonly reason: string; readonly expectedVersion: number },
): Promise<void> {
  const row = await opened(scope, id);
  const { abilities } = requestView(scope, parts, row, []);
  if (row.extendedOn !== null || !isOpen(row.state) || row.state === 'answered')
    refuse('transition-not-allowed', { params: { state: row.state } });
  if (abilities.extend !== true) refuse('term-expired');
  const today = calendarDateAt(scope.now);
  await save(scope, row, body.expectedVersion, 'extended', {
    extended: { on: today, reason: body.reason },
    termOn: newTermOf(scope, parts, row, { extended: true }),
  });
}

/** One more fact from the requester; parts that still search get it at once. */
export async function addFacts(
  scope: Scope,
  id: string,
  body: { readonly requester: Requester; readonly expectedVersion: number },
): Promise<void> {
  const row = await opened(scope, id);
  if (!isOpen(row.state) || row.state === 'answered')
    refuse('transition-not-allowed', { params: { state: row.state } });
  const changed = Object.entries(body.requester).flatMap(([key, value]) =>
    value === row.requester[key as keyof Requester] ? [] : [key],
  );
  if (changed.length === 0) refuse('nothing-changed');
  await save(
    scope,
    row,
    body.expectedVersion,
    'facts-added',
    { requester: body.requester },
    { fields: changed },
  );
  await tellNewFacts(scope, id, keysOfRequester(body.requester));
}

/** Ends without an answer on the content. Errors: `identity-term-runs`, `transition-not-allowed`. */
export async function endRequest(scope: Scope, id: string, body: EndBody): Promise<void> {
  const row = await opened(scope, id);
  const today = calendarDateAt(scope.now);
  const step =
    body.why === 'withdrawn'
      ? withdraw(row.state)
      : endWithoutIdentity(row.state, row.identityAskedOn, today);
  await save(
    scope,
    row,
    body.expectedVersion,
    'ended',
    { state: next(step, row), closedOn: today, closeReason: body.reason },
    { why: body.why },
  );
}

/** The letter went out. Errors: `parts-open`, `reason-missing` without a letter. */
export async function markAnswered(scope: Scope, id: string, expectedVersion: number): Promise<void> {
  const row = await opened(scope, id);
  const today = calendarDateAt(scope.now);
  const state = next(answer(row.state, await findProgress(scope, id), today), row);
  if ((await findLetters(scope, id)).length === 0) refuse('letter-missing');
  await letPartsLapse(scope, id);
  await save(
    scope,
    row,
    expectedVersion,
    'answered',
    { state, answeredOn: today },
    {
      inTerm: today <= row.termOn,
    },
  );
}

export async function closeRequest(scope: Scope, id: string, expectedVersion: number): Promise<void> {
  const row = await opened(scope, id);
  await save(scope, row, expectedVersion, 'closed', {
    state: next(close(row.state), row),
    closedOn: calendarDateAt(scope.now),
  });
}
