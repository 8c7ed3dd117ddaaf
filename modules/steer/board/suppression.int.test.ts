import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

type Bounds = readonly [low: number, high: number];

/** What everybody knows of a count by how it is shown. `withheld` says nothing at all. */
const boundsOf = (mark: string, count: number): Bounds =>
  mark === 'shown' ? [count, count] : mark === 'small' ? [0, 9] : mark === 'hidden' ? [10, 400] : [0, 400];

/** All values that one cell of a list can have when the total is known. */
function possibleInList(counts: readonly number[], marks: readonly string[], at: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const others = counts.map((count, index) =>
    index === at ? ([0, 0] as const) : boundsOf(marks[index] ?? '', count),
  );
  const [low, high] = boundsOf(marks[at] ?? '', counts[at] ?? 0);
  const least = Math.max(low, total - others.reduce((sum, bounds) => sum + bounds[1], 0));
  const most = Math.min(high, total - others.reduce((sum, bounds) => sum + bounds[0], 0));
  return most - least + 1;
}

/**
 * Whether a cell of a table can have another value while every total and every shown cell stays: searched for by pushing
 * one unit around a closed path of cells that are not shown, as an attacker's equations would allow it.
 */
function canDiffer(
  counts: readonly number[],
  marks: readonly string[],
  columns: number,
  at: number,
): boolean {
  const rows = counts.length / columns;
  const free = (cell: number, step: number): boolean => {
    const value = (counts[cell] ?? 0) + step;
    const [low, high] = boundsOf(marks[cell] ?? '', counts[cell] ?? 0);
    return value >= low && value <= high;
  };
  const cellsAlong = (cell: number, inRow: boolean): number[] =>
    inRow
      ? Array.from({ length: columns }, (_, c) => Math.floor(cell / columns) * columns + c)
      : Array.from({ length: rows }, (_, r) => r * columns + (cell % columns));
  const search = (path: number[], step: number): boolean => {
    const last = path.at(-1) ?? at;
    const next = cellsAlong(last, path.length % 2 === 1).filter((cell) => cell !== last);
    if (path.length >= 4 && path.length % 2 === 0 && next.includes(at)) return true;
    if (path.length >= 8) return false;
    return next.some((cell) => !path.includes(cell) && free(cell, -step) && search([...path, cell], -step));
  };
  return [1, -1].some((step) => free(at, step) && search([at], step));
}

const count = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 12 }), weight: 3 },
  { arbitrary: fc.integer({ min: 9, max: 60 }), weight: 2 },
);

describe('a list of counts whose total is known', () => {
  test('shows no count under ten, and none can be worked out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 2, maxLength: 11 }), async (counts) => {
        const { rows } = await product.owner.query('select board_list_marks($1::integer[]) as marks', [
          counts,
        ]);
        const marks: string[] = rows[0].marks;
        const total = counts.reduce((sum, each) => sum + each, 0);
        counts.forEach((each, index) => {
          if (each >= 10) return;
          expect(marks[index]).not.toBe('shown');
          // A total under ten is not shown itself, so it gives no equation.
          if (total >= 10) expect(possibleInList(counts, marks, index)).toBeGreaterThanOrEqual(2);
        });
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    [
      [25, 30, 40],
      ['shown', 'shown', 'shown'],
    ],
    [
      [5, 30, 40],
      ['small', 'hidden', 'shown'],
    ],
    [
      [0, 0, 40, 50],
      ['small', 'small', 'hidden', 'shown'],
    ],
    [
      [9, 9, 40, 41],
      ['small', 'small', 'hidden', 'shown'],
    ],
    [
      [4, 5, 40],
      ['small', 'small', 'shown'],
    ],
    [
      [0, 10],
      ['withheld', 'withheld'],
    ],
    [
      [3, 2],
      ['small', 'small'],
    ],
  ])('%j is shown as %j', async (counts, expected) => {
    const { rows } = await product.owner.query('select board_list_marks($1::integer[]) as marks', [counts]);
    expect(rows[0].marks).toEqual(expected);
  });

  test('would not be safe if only the small ones were left out', () => {
    expect(possibleInList([5, 30, 40], ['small', 'shown', 'shown'], 0)).toBe(1);
  });
});

describe('a table of counts whose totals are known', () => {
  test('shows no count under ten, and none can be worked out', async () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
      .chain(([rows, columns]) =>
        fc.tuple(
          fc.constant(columns),
          fc.array(count, { minLength: rows * columns, maxLength: rows * columns }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(table, async ([columns, counts]) => {
        const { rows } = await product.owner.query('select board_table_marks($1::integer[], $2) as marks', [
          counts,
          columns,
        ]);
        const marks: string[] = rows[0].marks;
        const sum = (cells: number[]) => cells.reduce((total, cell) => total + (counts[cell] ?? 0), 0);
        counts.forEach((each, cell) => {
          if (each >= 10) return;
          expect(marks[cell]).not.toBe('shown');
          const row = Math.floor(cell / columns);
          const rowTotal = sum(
            counts.map((_, index) => index).filter((index) => Math.floor(index / columns) === row),
          );
          const columnTotal = sum(
            counts.map((_, index) => index).filter((index) => index % columns === cell % columns),
          );
          // Rows and columns whose total is not shown are withheld as a whole by the figures themselves.
          if (rowTotal >= 10 && columnTotal >= 10) expect(canDiffer(counts, marks, columns, cell)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('would not be safe if only the small ones were left out', () => {
    expect(canDiffer([5, 30, 40, 50], ['small', 'shown', 'shown', 'shown'], 2, 0)).toBe(false);
  });
});
