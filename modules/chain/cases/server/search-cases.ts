import type { Scope } from '#platform/server/index.ts';
import type { SearchGroup, SearchQuery } from '../../signals/server/index.ts';
import { findCasesByText } from './case-queries.ts';

const LISTED = 20;

/** Port of the search: cases in which the asker is named, by reference or words of the title. */
export async function searchCases(scope: Scope, query: SearchQuery): Promise<readonly SearchGroup[]> {
  const found = await findCasesByText(scope, query.text, LISTED);
  const groups = (['reference', 'words'] as const).map((matched): SearchGroup => {
    const items = found.filter((file) => file.matched === matched);
    return {
      kind: 'case',
      matched,
      total: items.length,
      items: items.map((file) => ({
        id: file.id,
        path: `/casussen/${file.id}`,
        reference: file.reference,
        title: file.title,
        state: file.state,
        purposeCode: file.purposeCode,
        receivedAt: file.openedAt,
        why: null,
      })),
    };
  });
  return groups.filter((group) => group.total > 0);
}
