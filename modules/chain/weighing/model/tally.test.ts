import { describe, expect, test } from 'vitest';
import { checkDecision } from './check-decision.ts';
import { obstacleTo, type Setting } from './tally.ts';
import type { Vote } from './weighing-schemas.ts';

const people = ['a', 'b', 'c'];
const members = people.map((personId, index) => ({
  personId,
  name: personId.toUpperCase(),
  title: '',
  role: index === 0 ? ('chair' as const) : ('member' as const),
}));
const setting: Setting = {
  members,
  presentPersonIds: people,
  quorum: 2,
  enteredByPersonId: 'x',
  ruling: undefined,
};
const vote = (
  personId: string,
  cast: Vote['vote'],
  decision: Vote['decision'] = cast === 'for' ? 'take-up' : null,
): Vote => ({ personId, name: personId, role: 'member', vote: cast, decision, remark: null });

describe('a table decides', () => {
  test('when enough members are there and more are for than against', () => {
    expect(
      obstacleTo('take-up', [vote('a', 'for'), vote('b', 'for'), vote('c', 'against')], setting),
    ).toBeUndefined();
  });

  test('not when too few are there; the answer names who is missing', () => {
    const refused = obstacleTo('take-up', [vote('a', 'for')], { ...setting, presentPersonIds: ['a'] });
    expect(refused).toMatchObject({ code: 'not-quorate', params: { missing: 'B, C' } });
  });

  test('not when those who are there have not spoken', () => {
    expect(obstacleTo('take-up', [vote('a', 'for')], setting)).toMatchObject({
      code: 'not-quorate',
      params: { missing: 'B, C' },
    });
  });

  test('not on the voice of who entered the signal', () => {
    const refused = obstacleTo('take-up', [vote('a', 'for'), vote('b', 'advises')], {
      ...setting,
      enteredByPersonId: 'a',
    });
    expect(refused).toMatchObject({ code: 'entered-by-you' });
  });

  test('on equal votes only with the ruling of the chair', () => {
    const votes = [vote('a', 'for'), vote('b', 'against')];
    expect(obstacleTo('take-up', votes, setting)).toMatchObject({ code: 'reason-missing' });
    expect(obstacleTo('take-up', votes, { ...setting, ruling: 'De ernst weegt door.' })).toBeUndefined();
  });

  test('not against the majority', () => {
    expect(
      obstacleTo('dismiss', [vote('a', 'for'), vote('b', 'for'), vote('c', 'for', 'dismiss')], setting),
    ).toMatchObject({ code: 'not-allowed' });
  });
});

describe('a decision', () => {
  const given = {
    necessity: 'ja',
    proportionality: 'ja',
    subsidiarity: 'ja',
    legalBases: [{ law: 'AVG', article: '6' }],
    reason: 'omdat',
    sources: [],
    internalSharing: [],
    executing: [],
  };
  test.each([
    ['first', 'case', 'transition-not-allowed'],
    ['second', 'take-up', 'transition-not-allowed'],
    ['first', 'monitor', 'invalid-body'],
    ['first', 'refer', 'invalid-body'],
    ['first', 'take-up', 'invalid-body'],
    ['second', 'own-follow-up', 'invalid-body'],
  ] as const)('of the %s round to %s without what it needs gives %s', (round, decision, code) => {
    expect(checkDecision(round, { ...given, decision }, '2026-11-24')).toMatchObject({ code });
  });

  test('to monitor until a day that has passed is refused', () => {
    expect(
      checkDecision('first', { ...given, decision: 'monitor', monitorUntil: '2026-11-24' }, '2026-11-24'),
    ).toMatchObject({ errors: [{ pointer: '/monitorUntil' }] });
  });

  test('with all it needs stands', () => {
    expect(checkDecision('first', { ...given, decision: 'dismiss' }, '2026-11-24')).toBeUndefined();
    expect(checkDecision('second', { ...given, decision: 'case' }, '2026-11-24')).toBeUndefined();
  });
});
