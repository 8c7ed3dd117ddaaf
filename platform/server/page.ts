import { z } from 'zod';
import { refuse } from '../kit/index.ts';

/** Query parameters of every list. */
export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** What every list answers beside `data`: where it goes on, and how many there are in all (exact, for this reader). */
export const pageSchema = z.object({ next: z.string().nullable(), count: z.number().int() });

export type Page = z.output<typeof pageSchema>;

/** An opaque cursor from the sort values of the last row. */
export const cursorOf = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** The sort values in a cursor. Errors: problem `invalid-cursor`. */
export function readCursor(
  cursor: string | undefined,
  length: number,
): readonly (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => value === null || ['string', 'number'].includes(typeof value));
    if (fits) return values as (string | number | null)[];
  } catch {
    // Falls through: what cannot be read is refused like what does not fit.
  }
  return refuse('invalid-cursor');
}

/** Cuts a result that was asked with `limit + 1` rows into a page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  count: number,
  sortValues: (row: Row) => readonly (string | number | null)[],
): { data: Row[]; page: Page } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    page: { next: rows.length > limit && last !== undefined ? cursorOf(sortValues(last)) : null, count },
  };
}
