import { expect, test } from 'vitest';
import { evaluateDisclosure } from '../../purposes/model/index.ts';
import { factsThat, legalBasesForTests, party } from '../../purposes/testing/content-for-tests.ts';
import { stillAsked } from './possible-way.ts';

test('of two rules the one that a person can follow is shown, also when the other asks less', () => {
  const legal = legalBasesForTests();
  const verdict = evaluateDisclosure(
    legal,
    {
      from: party('gemeente', 'a', 'coordinator-ondermijning'),
      to: party('gemeente', 'a', 'zorgcoordinator-mensenhandel'),
      purpose: 'mensenhandel-slachtoffer',
      sourcePurpose: 'ondermijning-intern',
      categories: ['identiteit'],
    },
    factsThat(
      legal,
      [
        'purpose-selected',
        'role-authorised',
        'minimum-fields',
        'retention-not-expired',
        'no-origin-indicator',
      ],
      ['M08', 'M09'],
    ),
  );
  // The reporter's own words would do with less, but the giver is not the reporter and cannot become it.
  expect(verdict.open.map((condition) => condition.code)).toEqual(['own-observation']);
  expect(stillAsked(verdict.categories).map((condition) => condition.code)).toEqual([
    'need-to-know-motivation',
    'safety-check-victim',
  ]);
});
