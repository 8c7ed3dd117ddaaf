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
    ).toMatchObject({ code: 'not-carried', params: { inFavour: 1, against: 2 } });
  });

  test('not when nobody is for it', () => {
    expect(obstacleTo('take-up', [vote('a', 'abstains'), vote('b', 'abstains')], setting)).toMatchObject({
      code: 'not-carried',
    });
  });

  test('not on the advice of a coordinator who makes no quorum', () => {
    const advice = { ...vote('z', 'advises'), role: 'coordinator' as const };
    expect(obstacleTo('take-up', [vote('a', 'for'), advice], setting)).toMatchObject({ code: 'not-quorate' });
  });
});

describe('a decision', () => {
  const ground = { legalBases: [{ law: 'AVG', article: '6' }], categories: ['identiteit', 'bsn'] };
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
    expect(checkDecision(round, { ...given, decision }, '2026-11-24', ground)).toMatchObject({ code });
  });

  test('to monitor until a day that has passed is refused', () => {
    expect(
      checkDecision(
        'first',
        { ...given, decision: 'monitor', monitorUntil: '2026-11-24' },
        '2026-11-24',
        ground,
      ),
    ).toMatchObject({ errors: [{ pointer: '/monitorUntil' }] });
  });

  test('with all it needs stands', () => {
    expect(checkDecision('first', { ...given, decision: 'dismiss' }, '2026-11-24', ground)).toBeUndefined();
    expect(checkDecision('second', { ...given, decision: 'case' }, '2026-11-24', ground)).toBeUndefined();
  });

  const pointers = (round: 'first' | 'second', over: object) =>
    checkDecision(round, { ...given, decision: 'case', ...over }, '2026-11-24', ground)?.errors?.map(
      (error) => error.pointer,
    );

  test('rests on a basis of its purpose, not on one that was typed', () => {
    expect(pointers('second', { legalBases: [{ law: 'AVG', article: '99' }] })).toEqual(['/legalBases/0']);
  });

  test('carries nothing that belongs to another choice', () => {
    const source = { departmentId: 'd', necessary: 'ja', proportionate: 'ja', noLighterWay: 'ja' };
    expect(pointers('first', { decision: 'dismiss', sources: [source] })).toEqual(['/sources']);
    expect(pointers('second', { monitorUntil: '2027-01-01' })).toEqual(['/monitorUntil']);
  });

  test('lets a department use only what check 2A let through, of what the purpose knows', () => {
    const executing = [{ departmentId: 'd', categories: ['identiteit', 'bsn'], reason: 'voert uit' }];
    expect(
      pointers('second', { internalSharing: [{ category: 'identiteit', reason: 'nodig' }], executing }),
    ).toEqual(['/executing/0/categories/1']);
    expect(pointers('second', { internalSharing: [{ category: 'suwi', reason: 'nodig' }] })).toEqual([
      '/internalSharing/0/category',
    ]);
  });
});
