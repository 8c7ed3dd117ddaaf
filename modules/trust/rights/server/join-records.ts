import type { RecordSource } from './ports.ts';

/** Sources of records as one; one after the other, for they share a transaction. */
export function joinRecords(sources: readonly RecordSource[]): RecordSource {
  const each = async <Row>(ask: (source: RecordSource) => Promise<Row[]>): Promise<Row[]> => {
    const rows: Row[] = [];
    for (const source of sources) rows.push(...(await ask(source)));
    return rows;
  };
  return {
    async count(...asked) {
      const total = { sure: 0, byName: 0, people: 0 };
      for (const source of sources) {
        const found = await source.count(...asked);
        total.sure += found.sure;
        total.byName += found.byName;
        total.people += found.people;
      }
      return total;
    },
    async page(scope, partId, purposes, page) {
      const rows = await each((source) => source.page(scope, partId, purposes, page));
      const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
      return rows.toSorted((one, other) => order(one.mentionId, other.mentionId)).slice(0, page.limit);
    },
    known: (...asked) => each((source) => source.known(...asked)),
    read: (...asked) => each((source) => source.read(...asked)),
  };
}
