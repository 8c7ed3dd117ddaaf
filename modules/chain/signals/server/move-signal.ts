import { phaseOfState, skipsWeighingTable } from '#modules/trust/purposes/model/index.ts';
import { calendarDateAt, newId, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type PurposeStates, type SignalState, type SignalStep, stepSignal, termOf } from '../model/index.ts';
import type { SignalParts } from './ports.ts';
import { findSignalHead, insertEvent, lockSignal, type SignalHead, saveState } from './signal-queries.ts';

/** A step on the line, with what belongs to it. */
export type SignalTransition = {
  readonly step: SignalStep;
  /** Refuses with `stale-version` when the signal changed since it was read. */
  readonly expectedVersion?: number;
  /** Last day of the next step; absent: the usual term of the new state; null: none. */
  readonly termOn?: string | null;
  /** With `monitor`. */
  readonly monitorUntil?: string;
  /** With `refer`. */
  readonly referredTo?: string;
  /** With `close`, `dismiss` and `reopen`. */
  readonly reason?: string;
  /** Extra facts on the time line; no personal data of others. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

export const statesOfPurpose = (parts: Pick<SignalParts, 'content'>, purpose: string): PurposeStates => {
  const content = parts.content.phaseStates();
  return {
    skipsTable: skipsWeighingTable(content, purpose),
    has: (state) => phaseOfState(content, purpose, 'signals', state) !== undefined,
  };
};

/** The signal locked for a change. Errors: `not-found` when it can not be seen, `stale-version` with the present one. */
export async function lockForChange(scope: Scope, id: string, expectedVersion?: number): Promise<SignalHead> {
  const signal = await lockSignal(scope, id);
  if (signal === undefined)
    return refuse((await findSignalHead(scope, id)) === undefined ? 'not-found' : 'not-allowed');
  if (expectedVersion !== undefined && signal.version !== expectedVersion)
    return refuse('stale-version', { current: signal });
  return signal;
}

const changeOf = (scope: Scope, signal: SignalHead, state: SignalState, transition: SignalTransition) => ({
  state,
  termOn:
    transition.termOn === undefined
      ? (transition.monitorUntil ?? termOf(state, signal.urgency, calendarDateAt(scope.now)))
      : transition.termOn,
  monitorUntil: state === 'monitored' ? (transition.monitorUntil ?? null) : null,
  ...(transition.referredTo === undefined ? {} : { referredTo: transition.referredTo }),
  ...(transition.reason === undefined ? {} : { closedReason: transition.reason }),
  closed: state === 'closed' || state === 'withdrawn',
});

/**
 * Takes one step with a signal that the scope can see and change, and writes it on the time line and in the audit log. Returns the new
 * head. Errors: `not-found`, `not-allowed`, `stale-version`, `transition-not-allowed` (with the state it is in).
 */
export async function moveSignal(
  scope: Scope,
  parts: Pick<SignalParts, 'content'>,
  id: string,
  transition: SignalTransition,
): Promise<SignalHead> {
  const signal = await lockForChange(scope, id, transition.expectedVersion);
  const next = stepSignal(transition.step, signal.state, statesOfPurpose(parts, signal.purposeCode));
  if (!next.ok) return refuse(next.error, { current: signal });
  const change = changeOf(scope, signal, next.value, transition);
  if (!(await saveState(scope, id, signal.version, change))) return refuse(problem('not-allowed'));
  await insertEvent(
    scope,
    signal,
    transition.step,
    {
      from: signal.state,
      to: next.value,
      ...(transition.monitorUntil === undefined ? {} : { until: transition.monitorUntil }),
      ...(transition.referredTo === undefined ? {} : { referredTo: transition.referredTo }),
      ...(transition.reason === undefined ? {} : { reason: transition.reason }),
      ...transition.detail,
    },
    newId(),
  );
  scope.audit({
    action: `signal.${transition.step}`,
    kind: 'signal',
    records: [{ id, organisationId: signal.organisationId, purpose: signal.purposeCode }],
    detail: { from: signal.state, to: next.value },
  });
  return {
    ...signal,
    state: next.value,
    version: signal.version + 1,
    termOn: change.termOn,
    monitorUntil: change.monitorUntil,
  };
}

/** Puts something on the time line of a signal without changing its state. */
export async function addEvent(
  scope: Scope,
  signal: { readonly id: string; readonly purposeCode: string },
  type: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await insertEvent(scope, signal, type, detail, newId());
}
