import { describe, expect, test } from 'vitest';
import { signalStates } from './codes.ts';
import { keysOfMention, mentionOf } from './mention.ts';
import { mentionBody } from './mention-schema.ts';
import { readSearchQuery } from './search-query.ts';
import { possibleSteps, type SignalStep, signalSteps, stepSignal } from './states.ts';
import { termOf } from './terms.ts';
import { titleOf } from './title.ts';
import { findToComplete, withoutAnswered } from './to-complete.ts';

const municipal = { skipsTable: false, has: () => true };
const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the states of a signal', () => {
  const allowed: [SignalStep, string, string][] = [
    ['check', 'received', 'checked'],
    ['return', 'received', 'returned'],
    ['answer', 'returned', 'received'],
    ['withdraw', 'received', 'withdrawn'],
    ['put-on-agenda', 'checked', 'weighing'],
    ['put-on-agenda', 'monitored', 'weighing'],
    ['take-up', 'weighing', 'taken-up'],
    ['research', 'taken-up', 'research'],
    ['second-weighing', 'research', 'second-weighing'],
    ['follow-up', 'second-weighing', 'own-follow-up'],
    ['join-case', 'second-weighing', 'in-case'],
    ['record-outcome', 'in-case', 'outcome-recorded'],
    ['close', 'outcome-recorded', 'closed'],
    ['reopen', 'closed', 'checked'],
  ];
  test.each(allowed)('%s takes it from %s to %s', (step, from, to) => {
    expect(stepSignal(step, from as never, municipal)).toEqual({ ok: true, value: to });
  });

  const refused: [SignalStep, string][] = [
    ['check', 'checked'],
    ['take-up', 'checked'],
    ['join-case', 'weighing'],
    ['research', 'weighing'],
    ['withdraw', 'weighing'],
    ['close', 'in-case'],
    ['answer', 'received'],
    ['put-on-agenda', 'received'],
  ];
  test.each(refused)('%s is refused when it is %s, and the answer says so', (step, from) => {
    expect(stepSignal(step, from as never, municipal)).toMatchObject({
      ok: false,
      error: { code: 'transition-not-allowed', params: { step, state: from } },
    });
  });

  test('a purpose without table decides on a checked signal at once, and never has one at the table', () => {
    const skips = { skipsTable: true, has: (state: string) => state !== 'weighing' };
    expect(stepSignal('take-up', 'checked', skips).ok).toBe(true);
    expect(stepSignal('put-on-agenda', 'checked', skips).ok).toBe(false);
  });

  test('from every state but the two last there is a way on, and everything is reached', () => {
    const reached = new Set<string>(['received']);
    const queue = ['received'];
    while (queue.length > 0) {
      const state = queue.pop() as never;
      for (const step of possibleSteps(state, municipal)) {
        const next = stepSignal(step, state, municipal);
        if (!next.ok || reached.has(next.value)) continue;
        reached.add(next.value);
        queue.push(next.value);
      }
    }
    expect([...reached].sort()).toEqual([...signalStates].sort());
    expect(signalStates.filter((state) => possibleSteps(state, municipal).length === 0)).toEqual([
      'withdrawn',
    ]);
    expect(signalSteps.length).toBe(17);
  });
});

describe('terms', () => {
  test('a received signal has five working days, an urgent one has one', () => {
    // Friday: the weekend does not count.
    expect(termOf('received', 'normal', '2025-11-07')).toBe('2025-11-14');
    expect(termOf('received', 'urgent', '2025-11-07')).toBe('2025-11-10');
  });
  test('what is closed or followed by others has none', () => {
    expect(termOf('closed', 'normal', '2025-11-07')).toBeNull();
    expect(termOf('in-case', 'normal', '2025-11-07')).toBeNull();
  });
});

describe('what is still to complete', () => {
  test('is theme, day and place, and an address that was not found', () => {
    const nothing = { themeCode: null, occurredOn: null, addressState: 'none', placeNote: null } as const;
    expect(findToComplete(nothing).map((item) => item.field)).toEqual(['theme', 'occurredOn', 'place']);
    const all = { themeCode: 'x', occurredOn: '2025-01-01', addressState: 'found', placeNote: null } as const;
    expect(findToComplete(all)).toEqual([]);
    expect(findToComplete({ ...all, addressState: 'not-found' })).toEqual([
      { field: 'place', reason: 'not-found' },
    ]);
    expect(findToComplete({ ...all, addressState: 'none', placeNote: 'bij de sluis' })).toEqual([]);
  });
  test('an answered field takes along the columns of an import that belong to it', () => {
    const list = [
      { field: 'postcode', reason: 'unreadable' },
      { field: 'theme', reason: 'missing' },
    ];
    expect(withoutAnswered(list, ['place'])).toEqual([{ field: 'theme', reason: 'missing' }]);
  });
});

describe('mentions', () => {
  test('are kept in one comparable form', () => {
    const parsed = mentionBody.parse({
      id,
      kind: 'company',
      roles: ['owner', 'owner'],
      name: ' Kok Holding B.V. ',
      kvk: '93504919',
      phone: '06 12345678',
    });
    expect(mentionOf(parsed, '2025-11-03')).toMatchObject({
      roles: ['owner'],
      name: 'Kok Holding B.V.',
      phone: '+31612345678',
      minor: false,
    });
  });
  test('a plate that is not Dutch is kept in capitals without signs', () => {
    expect(mentionBody.parse({ id, kind: 'vehicle', roles: ['user'], plate: 'b-xy 1234' })).toMatchObject({
      plate: 'BXY1234',
    });
  });
  test('a person who is only a possible victim is compared with nobody; a suspect who is one too is', () => {
    const person = (roles: string[]) =>
      mentionOf(mentionBody.parse({ id, kind: 'person', roles, name: 'Jan de Vries' }), '2025-11-03');
    expect(keysOfMention(person(['victim']))).toEqual([]);
    expect(keysOfMention(person(['victim', 'suspect'])).length).toBeGreaterThan(0);
  });
  test('somebody is a minor until the eighteenth birthday', () => {
    const born = (birthDate: string) =>
      mentionOf(mentionBody.parse({ id, kind: 'person', roles: ['involved'], birthDate }), '2025-11-03')
        .minor;
    expect(born('2007-11-04')).toBe(true);
    expect(born('2007-11-03')).toBe(false);
  });
});

describe('what was typed in the search field', () => {
  test('is read in every way it can be', () => {
    expect(readSearchQuery('tf987n')?.keys.map((key) => key.kind)).toContain('plate');
    expect(readSearchQuery('93504919')?.keys.map((key) => key.kind)).toContain('kvk');
    expect(readSearchQuery('06-12345678')?.keys.map((key) => key.kind)).toContain('phone');
    expect(readSearchQuery('7713tl 5a')).toMatchObject({ postcode: '7713 TL', houseNumber: 5, words: '' });
    expect(readSearchQuery('Jan de Vries')).toMatchObject({ familyName: 'vries' });
  });
  test('never reaches the query language as typed', () => {
    expect(readSearchQuery("bus & !'x' | (y)")?.words).toBe("'bus':*");
    expect(readSearchQuery('a')).toBeNull();
  });
});

test('a signal without heading gets its first sentence, cut at a word', () => {
  expect(titleOf('Er staan acht matrassen in chalet 14. De beheerder zegt niets.')).toBe(
    'Er staan acht matrassen in chalet 14',
  );
  const long = titleOf(`${'woord '.repeat(40)}`);
  expect(long.length).toBeLessThan(95);
  expect(long.endsWith('woord…')).toBe(true);
});
