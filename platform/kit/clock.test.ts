import { expect, test } from 'vitest';
import { fixedClock, systemClock } from './clock.ts';

test('a fixed clock stands still and cannot be moved through a returned date', () => {
  const clock = fixedClock('2025-06-23T10:00:00Z');
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe('2025-06-23T10:00:00.000Z');
});

test('a fixed clock refuses text that is no moment', () => {
  expect(() => fixedClock('gisteren')).toThrow(TypeError);
});

test('the system clock gives the time of the machine', () => {
  const before = Date.now();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
});
