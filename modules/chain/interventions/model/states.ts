import type { InterventionState } from './codes.ts';

/** Steps of an intervention; the name of a step is the last part of its address. */
export const STEPS = ['agreements', 'starts', 'completions', 'failures', 'drops', 'reopenings'] as const;
export type Step = (typeof STEPS)[number];

const EDGES: Readonly<
  Record<Step, { readonly from: readonly InterventionState[]; readonly to: InterventionState }>
> = {
  agreements: { from: ['proposed'], to: 'agreed' },
  starts: { from: ['agreed'], to: 'running' },
  completions: { from: ['running'], to: 'done' },
  failures: { from: ['running'], to: 'failed' },
  drops: { from: ['proposed', 'agreed', 'running'], to: 'dropped' },
  reopenings: { from: ['done', 'failed', 'dropped'], to: 'agreed' },
};

/** Steps that ask why; the others may say it. */
const ASK_REASON: readonly Step[] = ['failures', 'drops', 'reopenings'];

export const asksReason = (step: Step): boolean => ASK_REASON.includes(step);

/** The state after the step, or undefined when the step is not possible from here. */
export const stateAfter = (state: InterventionState, step: Step): InterventionState | undefined =>
  EDGES[step].from.includes(state) ? EDGES[step].to : undefined;

export const stepsFrom = (state: InterventionState): Step[] =>
  STEPS.filter((step) => EDGES[step].from.includes(state));

/** Still to come or under way, so that others may count on it. */
export const isLive = (state: InterventionState): boolean =>
  state === 'proposed' || state === 'agreed' || state === 'running';

export const isWithdrawn = (state: InterventionState): boolean => state === 'failed' || state === 'dropped';
