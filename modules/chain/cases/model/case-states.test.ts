import { describe, expect, test } from 'vitest';
import { type CaseState, isAtWork, possibleSteps, takeStep } from './case-states.ts';

const at = (state: CaseState, stateBefore: CaseState | null = null) => ({ state, stateBefore });

describe('the states of a case', () => {
  test.each([
    ['open', ['plan', 'suspend']],
    ['planning', ['execute', 'suspend']],
    ['executing', ['plan', 'evaluate', 'suspend']],
    ['evaluating', ['execute', 'close', 'suspend']],
    ['closed', []],
  ] as const)('from %s only these steps lead on', (state, steps) => {
    expect(possibleSteps(at(state))).toEqual(steps);
  });

  test('a suspended case goes back to where it was, and nowhere else', () => {
    expect(possibleSteps(at('suspended', 'executing'))).toEqual(['resume']);
    expect(takeStep(at('suspended', 'executing'), 'resume')).toEqual({ ok: true, value: 'executing' });
  });

  test('an open case can not be closed at once', () => {
    expect(takeStep(at('open'), 'close')).toEqual({ ok: false, error: 'transition-not-allowed' });
  });

  test('nothing new goes into a case that is closed or suspended', () => {
    expect([isAtWork('closed'), isAtWork('suspended'), isAtWork('open')]).toEqual([false, false, true]);
  });
});
