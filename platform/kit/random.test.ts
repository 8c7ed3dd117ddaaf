import { expect, test } from 'vitest';
import { randomBelow, randomBytes } from './random.ts';

test('bytes come in the number asked for', () => {
  expect(randomBytes(16)).toHaveLength(16);
});

test('every number below the limit turns up and none above it', () => {
  const seen = new Set(Array.from({ length: 4000 }, () => randomBelow(31)));
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, index) => index));
});
