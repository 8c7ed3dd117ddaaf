import { expect, it } from 'vitest';
import { judgeTogether } from './collective.ts';

const never = () => false;
const odds = (probability: number): number => Math.log(probability / (1 - probability));

it('makes a pair within a group as sure as the best way over a third', () => {
  const sure: Record<string, number> = { '0-1': 0.9, '1-2': 0.9, '0-2': 0.3 };
  const score = (one: number, other: number) => odds(sure[`${one}-${other}`] ?? 0.01);
  const found = judgeTogether([], [[0, 1, 2]], score, never, null);
  expect(found.map(({ left, right }) => [left, right])).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(found[1]?.probability).toBeCloseTo(0.81, 6);
  expect(found[0]?.probability).toBeCloseTo(0.9, 6);
});

it('makes a pair between two groups that do not belong together less sure, and one against never more', () => {
  const groups = [
    [0, 1],
    [2, 3],
  ];
  const score = (one: number, other: number) => (one === 1 && other === 2 ? 2 : -4);
  const pairs = [
    { left: 1, right: 2, odds: 2 },
    { left: 0, right: 3, odds: -1 },
  ];
  const [bridge, against] = judgeTogether(pairs, groups, score, never, null);
  // Half its own evidence, half the average of four pairs: (2 + (2 - 4 - 4 - 4) / 4) / 2.
  expect(bridge?.probability).toBeCloseTo(1 / (1 + Math.exp(0.25)), 6);
  expect(against?.probability).toBeCloseTo(1 / (1 + Math.exp(1)), 6);
});

it('leaves out what is kept apart, and over a border what stands on one side of it', () => {
  const pairs = [{ left: 0, right: 1, odds: 5 }];
  expect(
    judgeTogether(
      pairs,
      [],
      () => 5,
      () => true,
      null,
    ),
  ).toEqual([]);
  const over = judgeTogether([], [[0, 1, 2]], () => 5, never, 2);
  expect(over.map(({ left, right }) => [left, right])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});
