import { expect, test } from 'vitest';
import { tellingReasons } from './telling-reasons.ts';

test('a reason that says more makes the weaker ones needless', () => {
  expect(
    tellingReasons([
      'initial-birth-date',
      'name-birth-date',
      'name-initial',
      'name-letters',
      'name-skeleton',
      'name-head-birth-day',
      'name-head-birth-year',
      'name-tail-birth-day',
      'name-tail-birth-year',
    ]),
  ).toEqual(['name-birth-date']);
});

test('of the two ends of a name that meet, the start is told', () => {
  expect(tellingReasons(['name-head-birth-year', 'name-tail-birth-year'])).toEqual(['name-head-birth-year']);
  expect(tellingReasons(['name-tail-birth-day'])).toEqual(['name-tail-birth-day']);
});

test('numbers are read before names', () => {
  expect(tellingReasons(['company-core', 'company-name', 'company-skeleton', 'kvk'])).toEqual([
    'kvk',
    'company-name',
  ]);
});

test('reasons that say different things all stay', () => {
  expect(tellingReasons(['name-initial', 'phone', 'street'])).toEqual(['phone', 'name-initial', 'street']);
});
