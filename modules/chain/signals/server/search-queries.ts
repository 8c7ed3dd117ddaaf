import { type Scope, sql } from '#platform/server/index.ts';
import type { SearchQuery } from '../model/index.ts';

export type SearchHit = {
  readonly matched: string;
  readonly signalId: string;
  readonly mentionId: string | null;
  readonly total: number;
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** Through the one door for searching; it answers only what the scope may see, with exact numbers. */
export async function searchSignals(scope: Scope, query: SearchQuery, limit: number): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select matched, signal_id as "signalId", mention_id as "mentionId", total
      from search_signals(${query.reference}, ${JSON.stringify(query.keys)}::jsonb, ${query.postcode}, ${query.houseNumber}::int,
        ${escaped(query.familyName)}, ${escaped(query.companyName)}, ${query.words}, ${limit})`.execute(
    scope.db,
  );
  return rows;
}
