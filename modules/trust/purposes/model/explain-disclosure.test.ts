import { describe, expect, test } from 'vitest';
import { factsThat, legalBasesForTests } from '../testing/content-for-tests.ts';
import { explainDisclosure, isDisclosure, wordBackRoute } from './index.ts';

const legal = legalBasesForTests();

describe('what an invitation shows', () => {
  const outlook = {
    from: { organisationId: 'zwolle', type: 'gemeente' },
    to: { organisationId: 'riec', type: 'riec' },
    purpose: 'riec-casus',
  };

  test('rule with its categories, article and what it still asks', () => {
    const held = factsThat(legal, ['purpose-selected', 'role-authorised', 'retention-not-expired'], ['R01']);
    const explained = explainDisclosure(legal, outlook, held);
    const rule = explained.rules.find((item) => item.rule.code === 'R01');
    expect(rule?.categories).toContain('waarneming');
    expect(rule?.rule.articles[0]).toMatchObject({ law: 'WGS' });
    expect(rule?.open.map((item) => item.code)).toEqual([
      'minimum-fields',
      'weighing-approved',
      'concrete-indication',
      'organisation-is-participant',
      'need-to-know-motivation',
      'convenant-signed',
      'dpia-current',
    ]);
  });

  test('what never goes, and by what', () => {
    const explained = explainDisclosure(legal, outlook, { facts: [], confirmedRules: [] });
    const forbidden = explained.never.find((item) => item.refusal.reason === 'category-forbidden');
    expect(forbidden?.categories).toContain('medisch-dossier');
    expect(explained.withoutRule).toContain('politie-dagelijks');
  });

  test('every category of the purpose has its place, once', () => {
    const explained = explainDisclosure(legal, outlook, { facts: [], confirmedRules: [] });
    const placed = [
      ...explained.rules.flatMap((item) => item.categories),
      ...explained.never.flatMap((item) => item.categories),
      ...explained.withoutRule,
    ];
    const purpose = legal.purposes.get('riec-casus')!;
    expect(placed.sort()).toEqual([...purpose.dataCategories, ...purpose.forbidden].sort());
  });

  test('an unknown purpose explains nothing as allowed', () => {
    const explained = explainDisclosure(
      legal,
      { ...outlook, purpose: 'zomaar' },
      { facts: [], confirmedRules: [] },
    );
    expect(explained.rules).toEqual([]);
    expect(explained.never[0]?.refusal.reason).toBe('purpose-unknown');
  });
});

test('word back stays in the purpose inside and goes as to a resident outside', () => {
  expect(wordBackRoute('jeugd-preventie', 'inside')).toEqual({
    purpose: 'jeugd-preventie',
    receiverType: undefined,
  });
  expect(wordBackRoute('jeugd-preventie', 'outside')).toEqual({
    purpose: 'publieke-melding',
    receiverType: 'melder',
  });
});

test('work by the role group that holds the record is no disclosure', () => {
  const holder = { organisationId: 'a', departmentIds: ['d1'], groups: ['coordinator'] };
  expect(isDisclosure(holder, holder)).toBe(false);
  expect(isDisclosure(holder, { ...holder, groups: ['weigher'] })).toBe(true);
  expect(isDisclosure(holder, { ...holder, departmentIds: ['d2'] })).toBe(true);
  expect(isDisclosure(holder, { ...holder, organisationId: 'b' })).toBe(true);
});
