import { expect, test } from 'vitest';
import { randomBelow, randomBytes } from './random.ts';

test('bytes come in the number asked for', () => {
  expect(randomBytes(16)).toHaveLength(16);
});

test('every number below the limit turns up and none above it', () => {
  const seen = new Set(Array.from({ length: 4000 }, () => randomBelow(31)));
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, index) => index));
});

test('bytes are given out once, also across the stock that is asked ahead', () => {
  const seen = new Set(Array.from({ length: 1_000 }, () => randomBytes(12).join(' ')));
  expect(seen.size).toBe(1_000);
  expect(new Set(randomBytes(2_000)).size).toBeGreaterThan(200);
});
