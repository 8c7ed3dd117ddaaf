import { err, ok, type Result } from '#platform/kit/index.ts';

export const CASE_STATES = ['open', 'planning', 'executing', 'evaluating', 'suspended', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Steps a lead takes; `resume` goes back to where the case was suspended. Reopening asks two persons and stands apart. */
export const CASE_STEPS = ['plan', 'execute', 'evaluate', 'close', 'suspend', 'resume'] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

type Standing = { readonly state: CaseState; readonly stateBefore: CaseState | null };

const FORWARD: Readonly<
  Record<Exclude<CaseStep, 'suspend' | 'resume'>, { from: readonly CaseState[]; to: CaseState }>
> = {
  plan: { from: ['open', 'executing'], to: 'planning' },
  execute: { from: ['planning', 'evaluating'], to: 'executing' },
  evaluate: { from: ['executing'], to: 'evaluating' },
  close: { from: ['evaluating'], to: 'closed' },
};

/** Where a step leads from here. Errors: `transition-not-allowed`. */
export function takeStep(standing: Standing, step: CaseStep): Result<CaseState, 'transition-not-allowed'> {
  if (step === 'suspend') {
    return standing.state === 'closed' || standing.state === 'suspended'
      ? err('transition-not-allowed')
      : ok('suspended');
  }
  if (step === 'resume') {
    return standing.state === 'suspended' && standing.stateBefore !== null
      ? ok(standing.stateBefore)
      : err('transition-not-allowed');
  }
  const { from, to } = FORWARD[step];
  return from.includes(standing.state) ? ok(to) : err('transition-not-allowed');
}

/** The steps that can be taken from here, in the order of the work. */
export const possibleSteps = (standing: Standing): CaseStep[] =>
  CASE_STEPS.filter((step) => takeStep(standing, step).ok);

/** A closed case goes on where its results are looked at. */
export const REOPENED_STATE: CaseState = 'evaluating';

/** Only a case that goes on takes new people and data. */
export const isAtWork = (state: CaseState): boolean => state !== 'closed' && state !== 'suspended';
