import { expect, test } from 'vitest';
import { type Benefit, benefitOf } from './benefit.ts';

const nothing: Benefit = {
  urgent: false,
  termNear: false,
  termOn: null,
  atWork: false,
  inCase: false,
  connects: 0,
  waitingDays: 0,
};

test('looking helps most where the program doubts', () => {
  const order = (['strong', 'likely', 'near-certain', 'possible'] as const).map((strength) =>
    benefitOf(strength, nothing),
  );
  expect(order).toEqual([...order].sort((a, b) => b - a));
});

test('urgency, a near term, a case, connections and waiting each bring a proposal forward', () => {
  const plain = benefitOf('likely', nothing);
  for (const more of [
    { urgent: true },
    { termNear: true },
    { atWork: true },
    { inCase: true },
    { connects: 1 },
    { waitingDays: 7 },
  ])
    expect(benefitOf('likely', { ...nothing, ...more })).toBeGreaterThan(plain);
});

test('a great many connections or weeks do not push everything else aside', () => {
  expect(benefitOf('likely', { ...nothing, connects: 500 })).toBe(
    benefitOf('likely', { ...nothing, connects: 5 }),
  );
  expect(benefitOf('likely', { ...nothing, waitingDays: 700 })).toBe(
    benefitOf('likely', { ...nothing, waitingDays: 28 }),
  );
});
