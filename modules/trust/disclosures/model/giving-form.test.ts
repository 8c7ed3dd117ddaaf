import { describe, expect, test } from 'vitest';
import {
  askedConditions,
  keptBack,
  mayGo,
  metConditions,
  proofsToSend,
  rulesInPlay,
  stillOpen,
} from './giving-form.ts';
import type { Outlook } from './index.ts';

const condition = (code: string, by: 'statement' | 'system' | 'approval') => ({
  code,
  title: code,
  check: code,
  by,
  rule: 'R42',
});
const rule = (code: string) => ({
  code,
  title: code,
  articles: [],
  explanation: '',
  confidence: 'design' as const,
});
const motivation = condition('need-to-know-motivation', 'statement');
const outlook: Outlook = {
  contentVersion: '8',
  purpose: { code: 'riec-casus', title: 'RIEC', articles: [{ law: 'WGS', article: 'hoofdstuk 1' }] },
  recipient: { id: '01900000-0000-7000-8000-000000000001', name: 'Politie', type: 'politie' },
  rules: [
    {
      rule: rule('R07'),
      categories: [{ code: 'identiteit', title: 'Naam' }],
      outcome: 'allowed-when',
      open: [motivation],
      met: [{ code: 'purpose-selected', title: 'Doel', texts: [] }],
    },
    {
      rule: rule('R42'),
      categories: [{ code: 'bsn', title: 'BSN' }],
      outcome: 'allowed-when',
      open: [motivation, condition('four-eyes', 'system')],
      met: [{ code: 'purpose-selected', title: 'Doel', texts: [] }],
    },
  ],
  titles: {},
  never: [],
  withoutRule: [{ code: 'minderjarige', title: 'Minderjarige' }],
};
const enough = { 'need-to-know-motivation': { text: 'Nodig om samen op te treden.', approvedBy: '' } };

describe('the form of a giving', () => {
  test('only the rules of what is chosen ask something', () => {
    const asked = askedConditions(rulesInPlay(outlook, ['identiteit']));
    expect(asked.map((item) => item.code)).toEqual(['need-to-know-motivation']);
  });

  test('a condition that one of several makes true is proven by one of them, and only that one is sent', () => {
    const lifted = { code: 'secrecy-lifted', title: 'Doorbroken', check: '', by: 'approval' as const };
    const consent = { code: 'consent-recorded', title: 'Toestemming', check: '', by: 'document' as const };
    const oneOf = { ...condition('secrecy-lifted-or-consent', 'statement'), anyOf: [lifted, consent] };
    const typed = (code: string) => ({
      [code]: { text: 'Gesprek van 3 november', approvedBy: 'Teamchef zorg' },
    });
    // Whatever stands at the composite itself does not count: the evaluator asks for a part.
    expect(stillOpen([oneOf], typed('secrecy-lifted-or-consent'), false)).toEqual([oneOf]);
    expect(stillOpen([oneOf], typed('secrecy-lifted'), false)).toEqual([]);
    expect(proofsToSend([oneOf], typed('secrecy-lifted'))).toEqual([
      { condition: 'secrecy-lifted', text: 'Gesprek van 3 november', approvedBy: 'Teamchef zorg' },
    ]);
  });

  test('a condition of two rules is asked once, and what holds is listed once', () => {
    const rules = rulesInPlay(outlook, ['identiteit', 'bsn']);
    expect(askedConditions(rules).map((item) => item.code)).toEqual(['need-to-know-motivation', 'four-eyes']);
    expect(metConditions(rules)).toHaveLength(1);
  });

  test('it stays closed until every condition holds', () => {
    const asked = askedConditions(rulesInPlay(outlook, ['bsn']));
    expect(stillOpen(asked, {}, false)).toHaveLength(2);
    expect(stillOpen(asked, enough, false).map((item) => item.code)).toEqual(['four-eyes']);
    expect(stillOpen(asked, enough, true)).toEqual([]);
  });

  test('before anything is chosen only the rules of what is offered are read', () => {
    const codes = (offered: string[]) => rulesInPlay(outlook, [], offered).map((item) => item.rule.code);
    expect(codes(['identiteit'])).toEqual(['R07']);
    expect(codes([])).toEqual(['R07', 'R42']);
  });

  test('what may not go is named with the rule that keeps it back, if there is one', () => {
    const never = [
      {
        reason: 'prohibited',
        rule: rule('X09'),
        categories: [{ code: 'politie-informant', title: 'Informant' }],
      },
    ];
    const kept = keptBack({ ...outlook, never }, ['identiteit', 'minderjarige', 'politie-informant']);
    expect(kept.map((item) => [item.category, item.rule?.code])).toEqual([
      ['minderjarige', undefined],
      ['politie-informant', 'X09'],
    ]);
  });

  test('a field of which one category has no rule does not go', () => {
    expect(mayGo(outlook, ['identiteit'])).toBe(true);
    expect(mayGo(outlook, ['identiteit', 'minderjarige'])).toBe(false);
  });

  test('what is too short is not sent', () => {
    const asked = askedConditions(rulesInPlay(outlook, ['identiteit']));
    expect(proofsToSend(asked, { 'need-to-know-motivation': { text: 'te kort', approvedBy: '' } })).toEqual(
      [],
    );
    expect(proofsToSend(asked, enough)).toEqual([
      { condition: 'need-to-know-motivation', text: 'Nodig om samen op te treden.' },
    ]);
  });
});
