import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ProblemError } from '../kit/index.ts';
import { cursorOf, pageOf, pageQuery, readCursor } from './page.ts';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : 'other';
  }
  return 'none';
};

describe('a cursor', () => {
  test('gives back the values it was made from', () => {
    expect(readCursor(cursorOf(['2026-01-15', 3, null]), 3)).toEqual(['2026-01-15', 3, null]);
    expect(readCursor(undefined, 3)).toBeUndefined();
  });

  test('from another list, or that somebody wrote, is refused', () => {
    const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of [
      cursorOf(['a']),
      'rubbish',
      '',
      written({ length: 2 }),
      written([{}, 1]),
      written([true, 1]),
    ]) {
      expect([cursor, codeOf(() => readCursor(cursor, 2))]).toEqual([cursor, 'invalid-cursor']);
    }
  });
});

describe('a page', () => {
  const rows = [1, 2, 3].map((id) => ({ id }));

  test('goes on after its last row when one more was found', () => {
    const { data, page } = pageOf(rows, 2, 7, (row) => [row.id]);
    expect(data).toEqual([{ id: 1 }, { id: 2 }]);
    expect(page).toEqual({ next: cursorOf([2]), count: 7 });
  });

  test('ends where nothing more was found', () => {
    expect(pageOf(rows, 3, 3, (row) => [row.id]).page.next).toBeNull();
    expect(pageOf([], 3, 0, () => []).page).toEqual({ next: null, count: 0 });
  });

  test('has between 1 and 200 rows', () => {
    const query = z.object(pageQuery);
    expect(query.parse({}).limit).toBe(50);
    for (const limit of ['0', '201', '1.5', 'x']) expect(query.safeParse({ limit }).success).toBe(false);
  });
});
