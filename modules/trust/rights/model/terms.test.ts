import { expect, test } from 'vitest';
import { mayStillExtend, partDueOn, pausedDays, termOn } from './terms.ts';

const RIGHT = { termMonths: 1, extensionMonths: 2 };
const facts = (more: object = {}) => ({
  receivedOn: '2026-03-10',
  extended: false,
  identityAskedOn: null,
  identitySuppliedOn: null,
  ...more,
});

test.each([
  ['a month later', '2026-03-10', '2026-04-10'],
  ['on the last day of a shorter month, and then on a working day', '2026-01-31', '2026-03-02'],
  ['after Easter when it ends in it', '2026-03-05', '2026-04-07'],
  ['after Christmas', '2026-11-25', '2026-12-28'],
])('the answer is in time %s', (_how, receivedOn, last) => {
  expect(termOn(facts({ receivedOn }), RIGHT)).toBe(last);
});

test('an extension counts from the receipt, not from the moved day', () => {
  expect(termOn(facts({ receivedOn: '2026-01-31', extended: true }), RIGHT)).toBe('2026-04-30');
});

test('days in which the identity was asked come on top', () => {
  const paused = facts({ identityAskedOn: '2026-03-12', identitySuppliedOn: '2026-03-19' });
  expect(pausedDays(paused)).toBe(7);
  expect(termOn(paused, RIGHT)).toBe('2026-04-17');
});

test('an extension is told within the first term, once, and not where the law gives none', () => {
  expect(mayStillExtend(facts(), RIGHT, '2026-04-10')).toBe(true);
  expect(mayStillExtend(facts(), RIGHT, '2026-04-11')).toBe(false);
  expect(mayStillExtend(facts({ extended: true }), RIGHT, '2026-03-11')).toBe(false);
  expect(mayStillExtend(facts(), { termMonths: 1, extensionMonths: 0 }, '2026-03-11')).toBe(false);
});

test('a controller has two weeks, less when the letter needs them, and never a day that is gone', () => {
  expect(partDueOn('2026-03-10', '2026-04-10')).toBe('2026-03-24');
  expect(partDueOn('2026-03-30', '2026-04-10')).toBe('2026-04-06');
  expect(partDueOn('2026-04-10', '2026-04-10')).toBe('2026-04-10');
});
