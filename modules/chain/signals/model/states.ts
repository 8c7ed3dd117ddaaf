import { err, ok, type Problem, problem, type Result } from '#platform/kit/index.ts';
import type { SignalState } from './codes.ts';

/** Where a signal may come from and what it becomes. The names are those of the endpoints and of the events on the time line. */
const steps = {
  check: { from: ['received'], to: 'checked' },
  return: { from: ['received', 'checked'], to: 'returned' },
  answer: { from: ['returned'], to: 'received' },
  withdraw: { from: ['received', 'returned'], to: 'withdrawn' },
  'put-on-agenda': { from: ['checked', 'monitored'], to: 'weighing' },
  'take-off-agenda': { from: ['weighing'], to: 'checked' },
  monitor: { from: ['weighing', 'second-weighing'], to: 'monitored' },
  dismiss: { from: ['weighing', 'second-weighing'], to: 'dismissed' },
  refer: { from: ['weighing', 'second-weighing'], to: 'referred' },
  'take-up': { from: ['weighing'], to: 'taken-up' },
  research: { from: ['taken-up'], to: 'research' },
  'second-weighing': { from: ['taken-up', 'research'], to: 'second-weighing' },
  'follow-up': { from: ['second-weighing'], to: 'own-follow-up' },
  'join-case': { from: ['second-weighing'], to: 'in-case' },
  'record-outcome': { from: ['own-follow-up', 'in-case'], to: 'outcome-recorded' },
  close: { from: ['dismissed', 'referred', 'outcome-recorded'], to: 'closed' },
  reopen: { from: ['monitored', 'dismissed', 'referred', 'closed'], to: 'checked' },
} as const satisfies Record<string, { from: readonly SignalState[]; to: SignalState }>;

export type SignalStep = keyof typeof steps;
export const signalSteps = Object.keys(steps) as SignalStep[];

/** Purposes without a phase `weging` have no table: there a checked signal is decided on at once. */
const withoutTable: Readonly<Partial<Record<SignalStep, readonly SignalState[]>>> = {
  monitor: ['checked', 'taken-up'],
  dismiss: ['checked', 'monitored', 'taken-up'],
  refer: ['checked', 'monitored', 'taken-up'],
  'take-up': ['checked', 'monitored'],
  'follow-up': ['taken-up'],
  'join-case': ['taken-up'],
};

/** What of the purpose matters to a step. */
export type PurposeStates = {
  /** True when signals of this purpose pass no weighing table. */
  readonly skipsTable: boolean;
  /** True when the state exists in this purpose (content/phase-states.json). */
  readonly has: (state: SignalState) => boolean;
};

const fromStates = (step: SignalStep, purpose: PurposeStates): readonly SignalState[] => {
  const usual: readonly SignalState[] = steps[step].from;
  return purpose.skipsTable ? [...usual, ...(withoutTable[step] ?? [])] : usual;
};

const refused = (step: SignalStep, state: SignalState): Problem =>
  problem('transition-not-allowed', { params: { step, state }, current: { state } });

/** The state after a step, or problem `transition-not-allowed` with the state as it is. */
export function stepSignal(
  step: SignalStep,
  state: SignalState,
  purpose: PurposeStates,
): Result<SignalState, Problem> {
  const { to } = steps[step];
  return fromStates(step, purpose).includes(state) && purpose.has(to) ? ok(to) : err(refused(step, state));
}

/** Steps that are possible from a state, in the order of the line. */
export const possibleSteps = (state: SignalState, purpose: PurposeStates): readonly SignalStep[] =>
  signalSteps.filter((step) => stepSignal(step, state, purpose).ok);

/** The line above a signal's page: six stations, and at which one a state stands. */
export const stations = ['receive', 'check', 'weigh', 'research', 'decide', 'word-back'] as const;
export type Station = (typeof stations)[number];

const stationByState: Readonly<Record<SignalState, Station>> = {
  received: 'check',
  returned: 'check',
  withdrawn: 'word-back',
  checked: 'weigh',
  weighing: 'weigh',
  monitored: 'weigh',
  'taken-up': 'research',
  research: 'research',
  'second-weighing': 'decide',
  'own-follow-up': 'decide',
  'in-case': 'decide',
  dismissed: 'word-back',
  referred: 'word-back',
  'outcome-recorded': 'word-back',
  closed: 'word-back',
};

export const stationOf = (state: SignalState): Station => stationByState[state];

/** What the reporter is told: five plain words instead of our states. */
const reporterStages = ['received', 'question', 'examined', 'acted-upon', 'done', 'withdrawn'] as const;
export type ReporterStage = (typeof reporterStages)[number];

export function reporterStageOf(state: SignalState): ReporterStage {
  if (state === 'received') return 'received';
  if (state === 'returned') return 'question';
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'closed') return 'done';
  const acted: readonly SignalState[] = ['own-follow-up', 'in-case', 'outcome-recorded'];
  return acted.includes(state) ? 'acted-upon' : 'examined';
}
