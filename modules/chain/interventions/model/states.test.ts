import { describe, expect, it } from 'vitest';
import { INTERVENTION_STATES } from './codes.ts';
import { asksReason, STEPS, stateAfter, stepsFrom } from './states.ts';

describe('the states of an intervention', () => {
  it('follow one another as the plan tells it, and in no other way', () => {
    const table = INTERVENTION_STATES.map((state) => [
      state,
      ...STEPS.map((step) => stateAfter(state, step) ?? '-'),
    ]);
    expect(table).toEqual([
      // state, agreements, starts, completions, failures, drops, reopenings
      ['proposed', 'agreed', '-', '-', '-', 'dropped', '-'],
      ['agreed', '-', 'running', '-', '-', 'dropped', '-'],
      ['running', '-', '-', 'done', 'failed', 'dropped', '-'],
      ['done', '-', '-', '-', '-', '-', 'agreed'],
      ['failed', '-', '-', '-', '-', '-', 'agreed'],
      ['dropped', '-', '-', '-', '-', '-', 'agreed'],
    ]);
  });

  it('ask a reason when something does not go on, or goes on again', () => {
    expect(STEPS.filter(asksReason)).toEqual(['failures', 'drops', 'reopenings']);
  });

  it('leave a step open from every state', () => {
    for (const state of INTERVENTION_STATES) expect(stepsFrom(state).length).toBeGreaterThan(0);
  });
});
