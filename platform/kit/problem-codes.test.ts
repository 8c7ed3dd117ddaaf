import { expect, test } from 'vitest';
import { isProblemCode, problemCodes } from './problem-codes.ts';

test('every code is a word in kebab-case with a status of an error', () => {
  for (const [code, { status }] of Object.entries(problemCodes)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

test('only listed codes are codes', () => {
  expect(isProblemCode('not-found')).toBe(true);
  expect(isProblemCode('toString')).toBe(false);
});
