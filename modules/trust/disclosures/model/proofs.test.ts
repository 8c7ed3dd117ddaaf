import { describe, expect, test } from 'vitest';
import { legalBasesForTests } from '../../purposes/testing/content-for-tests.ts';
import { factsOfProofs, proves } from './index.ts';

const { conditions } = legalBasesForTests();
const proven = (condition: string, text: string, approvedBy?: string) =>
  factsOfProofs(conditions, [{ condition, text, approvedBy }], 'person').map((fact) => fact.condition);

describe('what a giver writes', () => {
  test('a motivation counts from twenty characters on', () => {
    expect(proven('need-to-know-motivation', 'x'.repeat(19))).toEqual([]);
    expect(proven('need-to-know-motivation', 'x'.repeat(20))).toEqual(['need-to-know-motivation']);
  });

  test('blanks are no motivation', () => {
    expect(proven('need-to-know-motivation', `${' '.repeat(30)}x`)).toEqual([]);
  });

  test('an approval needs the name of who gave it', () => {
    expect(proven('police-provision-decision', 'VB-2026-18')).toEqual([]);
    expect(proven('police-provision-decision', 'VB-2026-18', 'Teamchef')).toEqual([
      'police-provision-decision',
    ]);
  });

  test.each([
    'four-eyes',
    'weighing-approved',
    'convenant-signed',
    'dpia-current',
    'rule-confirmed',
    'inside-wgs',
  ])('%s is never claimed', (condition) => {
    expect(proven(condition, 'x'.repeat(60), 'Iemand anders')).toEqual([]);
  });

  test('a condition nobody knows proves nothing', () => {
    expect(proven('made-up', 'x'.repeat(60))).toEqual([]);
    expect(proves({ code: 'consent-recorded', by: 'document' }, { text: 'T-18' })).toBe(true);
  });
});
