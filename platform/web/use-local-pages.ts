import { type CursorPages, useCursorPages } from './use-cursor-pages.ts';

export type LocalPages<Row> = {
  readonly pages: CursorPages;
  /** What stands on this page; undefined while `rows` is. */
  readonly rows: readonly Row[] | undefined;
  /** As a reply of the server would say it, for `Pager`. */
  readonly page: { readonly next: string | null; readonly count: number } | undefined;
};

/** Pages through rows that are all there: hundreds below each other are no use to anybody, least of all on a phone. */
export function useLocalPages<Row>(
  rows: readonly Row[] | undefined,
  filter: string,
  size = 25,
): LocalPages<Row> {
  const pages = useCursorPages(filter, size);
  if (rows === undefined) return { pages, rows, page: undefined };
  const from = Number(pages.cursor ?? 0);
  const until = from + size;
  return {
    pages,
    rows: rows.slice(from, until),
    page: { next: until < rows.length ? String(until) : null, count: rows.length },
  };
}
