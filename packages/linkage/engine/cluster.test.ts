import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cluster, type ScoredPair } from './cluster.ts';

const FLOOR = -3;
const never = () => false;

/** Odds by pair; what is not named is `otherwise`. */
function scored(named: Record<string, number>, otherwise = -8) {
  const score = (one: number, other: number): number =>
    named[`${Math.min(one, other)}-${Math.max(one, other)}`] ?? otherwise;
  const pairs: ScoredPair[] = Object.entries(named).map(([name, odds]) => {
    const [left = 0, right = 0] = name.split('-').map(Number);
    return { left, right, odds };
  });
  return { score, pairs };
}

it('joins what belongs together and leaves the rest alone', () => {
  const { pairs, score } = scored({ '0-1': 8, '1-2': 7, '0-2': 6, '3-4': 5, '4-5': -2 });
  expect(cluster(pairs, score, never, FLOOR)).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});

it('never joins two strong groups over one weak bridge', () => {
  const { pairs, score } = scored({ '0-1': 9, '0-2': 9, '1-2': 9, '3-4': 9, '3-5': 9, '4-5': 9, '2-3': 3 });
  expect(cluster(pairs, score, never, FLOOR)).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
});

it('is not deafened by one very loud pair between two groups', () => {
  const { pairs, score } = scored({ '0-1': 9, '2-3': 9, '1-2': 400 }, -9);
  expect(cluster(pairs, score, never, FLOOR).every((group) => group.length === 2)).toBe(true);
});

it('never puts two that are kept apart in one group, however sure the rest is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -6, max: 30 })), { maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 8 }),
      (drawn, apart) => {
        const named = Object.fromEntries(
          drawn
            .filter(([one, other]) => one !== other)
            .map(([one, other, odds]) => [`${Math.min(one, other)}-${Math.max(one, other)}`, odds]),
        );
        const kept = (one: number, other: number) =>
          apart.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
        const { pairs, score } = scored(named);
        const groups = cluster(pairs, score, kept, FLOOR);
        for (const group of groups)
          for (const one of group)
            for (const other of group) expect(one !== other && kept(one, other)).toBe(false);
        const all = groups.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(groups.every(({ length }) => length > 1)).toBe(true);
      },
    ),
  );
});

it('keeps a large group of records that are all the same in one piece', () => {
  const named: Record<string, number> = {};
  for (let one = 0; one < 150; one++)
    for (let other = one + 1; other < 150; other++) named[`${one}-${other}`] = 20;
  const { pairs, score } = scored(named);
  expect(cluster(pairs, score, never, FLOOR).map(({ length }) => length)).toEqual([150]);
});

it('takes a long chain apart where it is loosest', () => {
  const named: Record<string, number> = {};
  for (let at = 0; at < 200; at += 2) {
    named[`${at}-${at + 1}`] = 9;
    named[`${at + 1}-${at + 2}`] = -2.5;
  }
  const { pairs, score } = scored(named);
  const groups = cluster(pairs, score, never, FLOOR);
  expect(groups.length).toBe(100);
  expect(groups[3]).toEqual([6, 7]);
});
