import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskedQuestion, findPattern, type QuestionTraits } from './patterns.ts';

const NOTHING: QuestionTraits = {
  name: null,
  birthDay: null,
  bsn: null,
  kvk: null,
  street: null,
  houseNumber: null,
};
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Sketch = Partial<QuestionTraits> & { record?: string; own?: boolean; at?: number };

const question = (sketch: Sketch, place: number): AskedQuestion => {
  const { record = `record-${place}`, own = true, at = place * MINUTE, ...traits } = sketch;
  return {
    own,
    recordId: record,
    subject: JSON.stringify(traits),
    askedAt: at,
    traits: { ...NOTHING, ...traits },
  };
};

/** Asks one after the other, as the product does, and gives how many were answered before a stop. */
function askAll(sketches: readonly Sketch[]): { answered: number; stoppedBy: string | undefined } {
  const asked: AskedQuestion[] = [];
  for (const [place, sketch] of sketches.entries()) {
    const next = question(sketch, place);
    const pattern = findPattern(asked, { ...next, own: true });
    if (pattern !== undefined)
      return { answered: asked.length, stoppedBy: `${pattern.code} ${pattern.reach}` };
    asked.push(next);
  }
  return { answered: asked.length, stoppedBy: undefined };
}

const shuffled = (values: readonly number[]) =>
  fc.shuffledSubarray([...values], { minLength: 20, maxLength: values.length });
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, step) => from + step);

describe('a search for what is not known is stopped long before a day is full', () => {
  test('walking through a birth year with one name, in any order', () => {
    fc.assert(
      fc.property(shuffled(numbers(7000, 365)), (days) => {
        const { answered, stoppedBy } = askAll(days.map((birthDay) => ({ name: 'jansen|k', birthDay })));
        expect([answered, stoppedBy]).toEqual([2, 'birth-dates account']);
      }),
    );
  });

  test('names tried on one birth date', () => {
    fc.assert(
      fc.property(shuffled(numbers(0, 60)), (names) => {
        const { answered } = askAll(names.map((name) => ({ name: `name-${name}`, birthDay: 7000 })));
        expect(answered).toBe(3);
      }),
    );
  });

  test('walking along a street, in any order and with other people behind each door', () => {
    fc.assert(
      fc.property(shuffled(numbers(1, 120)), (doors) => {
        const { answered, stoppedBy } = askAll(
          doors.map((houseNumber, place) => ({
            street: 'loodsweg',
            houseNumber,
            name: `name-${place}`,
            birthDay: 5000 + place * 37,
          })),
        );
        expect([answered, stoppedBy]).toEqual([4, 'street account']);
      }),
    );
  });

  test.each(['bsn', 'kvk'] as const)('a row of numbers: %s', (key) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000_000, max: 90_000_000 }),
        fc.integer({ min: 1, max: 100 }),
        (from, step) => {
          const { answered } = askAll(numbers(0, 20).map((place) => ({ [key]: from + place * step })));
          expect(answered).toBe(2);
        },
      ),
    );
  });

  test('a list of people out of one record', () => {
    const sketches = numbers(0, 20).map((place) => ({
      record: 'case',
      name: `name-${place}`,
      birthDay: 4000 + place * 91,
    }));
    expect(askAll(sketches)).toEqual({ answered: 7, stoppedBy: 'list account' });
    // Over days it is work, not a list.
    const slow = sketches.map((sketch, place) => ({ ...sketch, at: place * DAY }));
    expect(askAll(slow).stoppedBy).toBeUndefined();
  });

  test('colleagues who take turns are seen together', () => {
    const days = numbers(7000, 20).map((birthDay) => ({ name: 'jansen|k', birthDay, own: false }));
    expect(askAll(days)).toEqual({ answered: 3, stoppedBy: 'birth-dates organisation' });
  });
});

describe('work is not stopped', () => {
  test('a slip in a birth date that is asked again', () => {
    expect(
      askAll([
        { name: 'jansen|k', birthDay: 7000 },
        { name: 'jansen|k', birthDay: 7001 },
        { name: 'jansen|k', birthDay: 7001 },
      ]).stoppedBy,
    ).toBeUndefined();
  });

  test('different people from different records, whatever they are', () => {
    const someone = fc.record({ birthDay: fc.integer({ min: 0, max: 20_000 }), kvk: fc.constant(null) });
    const people = fc.uniqueArray(someone, { maxLength: 20, selector: (one) => one.birthDay });
    fc.assert(
      fc.property(people, (all) => {
        const sketches = all.map((one, place) => ({ ...one, name: `name-${place}` }));
        expect(askAll(sketches).stoppedBy).toBeUndefined();
      }),
    );
  });

  test('one person at every partner', () => {
    const sketches = numbers(0, 20).map(() => ({ record: 'case', name: 'jansen|k', birthDay: 7000 }));
    expect(askAll(sketches).stoppedBy).toBeUndefined();
  });

  test('what lies a month back', () => {
    const sketches = numbers(0, 6).map((place) => ({
      name: 'jansen|k',
      birthDay: 7000 + place,
      at: place * 31 * DAY,
    }));
    expect(askAll(sketches).stoppedBy).toBeUndefined();
  });
});
