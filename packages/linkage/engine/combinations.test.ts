import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Combinations, countPatterns, digitsOfCombination } from './combinations.ts';
import type { Group } from './groups.ts';

/** Two groups: one of two fields with three and four digits, one of a field with five. */
const groups: readonly Group[] = [
  { name: 'a', fields: [0, 1], bases: [3, 4], size: 12 },
  { name: 'b', fields: [2], bases: [5], size: 5 },
];
const digits = fc.tuple(fc.nat(2), fc.nat(3), fc.nat(4));
type Digits = readonly [number, number, number];

/** By combination of patterns, written out, how often it was met. */
function written(combinations: Combinations): Map<string, number> {
  const { patterns, times } = combinations.columns;
  return new Map(
    [...times].map((often, number) => [patterns.map((own) => own[number]).join('+'), often] as const),
  );
}

function counted(pairs: readonly Digits[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [first, second, third] of pairs) {
    const name = `${first + 3 * second}+${third}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const met = (pairs: readonly Digits[]): Combinations => {
  const combinations = new Combinations(groups);
  for (const pair of pairs) combinations.add(Uint8Array.from(pair));
  return combinations;
};

it('counts how often each combination of patterns was met, and gives equal pairs one number', () => {
  fc.assert(
    fc.property(fc.array(digits, { maxLength: 200 }), (pairs) => {
      const combinations = new Combinations(groups);
      const numbers = pairs.map((pair) => combinations.add(Uint8Array.from(pair)));
      expect(written(combinations)).toEqual(counted(pairs));
      const byName = new Map(pairs.map((pair, at) => [pair.join(), numbers[at]]));
      expect(numbers).toEqual(pairs.map((pair) => byName.get(pair.join())));
    }),
  );
});

it('knows the digits of each combination again', () => {
  fc.assert(
    fc.property(fc.array(digits, { maxLength: 50 }), (pairs) => {
      const combinations = new Combinations(groups);
      const numbers = pairs.map((pair) => combinations.add(Uint8Array.from(pair)));
      const again = numbers.map((number) => [...digitsOfCombination(groups, combinations.columns, number)]);
      expect(again).toEqual(pairs);
    }),
  );
});

it('has room for any number of combinations', () => {
  const wide: readonly Group[] = [{ name: 'w', fields: [0, 1], bases: [200, 200], size: 40_000 }];
  const combinations = new Combinations(wide);
  for (let round = 0; round < 2; round++)
    for (let first = 0; first < 120; first++)
      for (let second = 0; second < 120; second++) combinations.add(Uint8Array.of(first, second));
  const { times } = combinations.columns;
  expect(times.length).toBe(120 * 120);
  expect(times.every((often) => often === 2)).toBe(true);
});

it('adds up the patterns of one group by what each combination weighs', () => {
  const { columns } = met([
    [1, 2, 3],
    [1, 2, 4],
    [0, 1, 3],
  ]);
  const counts = countPatterns(groups[0]!, columns, 0, Float64Array.of(0.5, 1, 0.25));
  expect(counts[7]).toBe(1.5);
  expect(counts[3]).toBe(0.25);
});
