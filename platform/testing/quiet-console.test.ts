import { expect, test } from 'vitest';
import { takeConsoleLines } from './quiet-console.ts';

test('a line on the console is seen, so that it can fail the test that caused it', () => {
  console.error('broken', new Error('inside'));
  console.warn('odd');
  const lines = takeConsoleLines();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^error: broken Error: inside/);
  expect(lines[1]).toBe('warn: odd');
});
