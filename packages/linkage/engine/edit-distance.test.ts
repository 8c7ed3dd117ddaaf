import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, isOneSlip } from './edit-distance.ts';
import { poolOf } from './testing/words.ts';

function distance(one: string, other: string, most = 99): number {
  const { pool, ids } = poolOf(one, other);
  return editDistance(pool, ids[0]!, ids[1]!, most);
}

/** Optimal string alignment by its whole table. */
function plainly(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, at) =>
    Array.from({ length: other.length + 1 }, (_, to) => (at === 0 ? to : to === 0 ? at : 0)),
  );
  for (let at = 1; at <= one.length; at++)
    for (let to = 1; to <= other.length; to++) {
      const ways = [
        table[at - 1]![to]! + 1,
        table[at]![to - 1]! + 1,
        table[at - 1]![to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1),
      ];
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
        ways.push(table[at - 2]![to - 2]! + 1);
      table[at]![to] = Math.min(...ways);
    }
  return table[one.length]![other.length]!;
}

const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 9 });

it.each([
  ['jansen', 'jansen', 0],
  ['jansen', 'janssen', 1],
  ['jansen', 'jasnen', 1],
  ['jansen', 'hansen', 1],
  ['jansen', 'jaspers', 4],
  ['', 'abc', 3],
  // Swapped neighbours may not be changed once more.
  ['ca', 'abc', 3],
])('from %s to %s takes %i slips', (one, other, slips) => {
  expect(distance(one, other)).toBe(slips);
});

it('agrees with the whole table, and beyond the most that was asked gives one more', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 6 }), (one, other, most) => {
      expect(distance(one, other, most)).toBe(Math.min(plainly(one, other), most + 1));
    }),
    { numRuns: 1000 },
  );
});

it('is the same both ways', () => {
  fc.assert(fc.property(word, word, (one, other) => distance(one, other) === distance(other, one)));
});

it('sees one slip exactly where the distance is at most one', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const { pool, ids } = poolOf(one, other);
      expect(isOneSlip(pool, ids[0]!, ids[1]!)).toBe(plainly(one, other) <= 1);
    }),
    { numRuns: 1000 },
  );
});

it('compares texts longer than its table without stumbling', () => {
  expect(distance('a'.repeat(600), `${'a'.repeat(300)}b${'a'.repeat(300)}`, 2)).toBe(1);
  expect(distance('a'.repeat(600), 'b'.repeat(600), 2)).toBe(3);
});
