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
    ]),
  ).toEqual(['name-birth-date']);
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
