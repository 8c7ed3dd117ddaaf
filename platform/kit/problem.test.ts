import { expect, test } from 'vitest';
import { ProblemError, problem, refuse } from './problem.ts';

test('a problem carries the status of its code', () => {
  expect(problem('stale-version', { current: { version: 3 } })).toEqual({
    code: 'stale-version',
    status: 409,
    current: { version: 3 },
  });
});

test('refusing throws the problem, by code or as a whole', () => {
  expect(() => refuse('not-found')).toThrow(ProblemError);
  try {
    refuse(problem('invalid-body'), { errors: [{ pointer: '/bsn', code: 'invalid-bsn' }] });
  } catch (error) {
    expect(error instanceof ProblemError && error.problem.errors?.[0]?.code).toBe('invalid-bsn');
  }
  expect.assertions(2);
});
