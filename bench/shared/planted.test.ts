import { expect, test } from 'vitest';
import { madePersons, plant, secondErrorNames } from './planted.ts';

const made = [...madePersons(500, 3)].map((cells, at) => ({ at, cells }));
const planted = plant(made, 5);

test('a planted person has another family name and one other field changed, and nothing else', () => {
  for (const { at, cells } of planted) {
    const before = made[at]!.cells;
    const changed = Object.entries(cells).filter(([column, cell]) => Reflect.get(before, column) !== cell);
    expect(changed.map(([column]) => column)).toContain('family_name');
    expect(changed).toHaveLength(2);
  }
});

test('each second error occurs, and a wrong birth date is a date with one other digit', () => {
  expect(new Set(planted.map(({ error }) => error))).toEqual(new Set(secondErrorNames));
  for (const { at, cells } of planted.filter(({ error }) => error === 'birth-date')) {
    const before = made[at]!.cells.birth_date;
    expect([...cells.birth_date].filter((digit, place) => digit !== before[place])).toHaveLength(1);
  }
});
