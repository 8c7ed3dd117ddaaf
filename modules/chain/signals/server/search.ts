import type { Scope } from '#platform/server/index.ts';
import type { SearchQuery } from '../model/index.ts';
import { findMentionsById } from './mention-queries.ts';
import { searchSignals } from './search-queries.ts';
import { findRows } from './signal-queries.ts';

export type { SearchQuery } from '../model/index.ts';

/** One thing found. `path` is where the screen opens it; `why` the value by which it matched, as the record has it. */
type SearchItem = {
  readonly id: string;
  readonly path: string;
  readonly reference: string;
  readonly title: string;
  readonly state: string;
  readonly purposeCode: string;
  readonly receivedAt: string | null;
  readonly why: string | null;
};

/** Everything of one kind that matched in one way; `total` counts what the asker may see, also what is not listed. */
export type SearchGroup = {
  readonly kind: 'signal' | 'case' | 'subject';
  readonly matched: string;
  readonly total: number;
  readonly items: readonly SearchItem[];
};

/** Ways of matching that say the same to a reader. */
const sameWay: Readonly<Record<string, string>> = {
  'name-initial': 'name',
  'company-core': 'company',
  address: 'address',
  place: 'address',
};

const order = [
  'reference',
  'bsn',
  'kvk',
  'plate',
  'phone',
  'iban',
  'email',
  'handle',
  'address',
  'name',
  'company',
  'words',
];

const whyOf = (matched: string, mention: Readonly<Record<string, unknown>> | undefined): string | null => {
  if (mention === undefined) return null;
  // A citizen service number is not repeated in a list.
  if (matched === 'bsn') return null;
  const field = matched === 'company' ? 'name' : matched;
  const value = mention[field];
  return typeof value === 'string' ? value : null;
};

/** Signals that match, grouped by what they matched. */
export async function searchGroups(scope: Scope, query: SearchQuery): Promise<SearchGroup[]> {
  const hits = await searchSignals(scope, query, 20);
  const rows = new Map(
    (await findRows(scope, [...new Set(hits.map((hit) => hit.signalId))])).map((row) => [row.id, row]),
  );
  const mentionIds = hits.flatMap((hit) => (hit.mentionId === null ? [] : [hit.mentionId]));
  const mentions = new Map(
    (await findMentionsById(scope, mentionIds)).map((mention) => [mention.id, mention]),
  );
  const groups = new Map<string, { total: number; items: Map<string, SearchItem> }>();
  for (const hit of hits) {
    const row = rows.get(hit.signalId);
    if (row === undefined) continue;
    const matched = sameWay[hit.matched] ?? hit.matched;
    const group = groups.get(matched) ?? { total: 0, items: new Map<string, SearchItem>() };
    const why = whyOf(matched, hit.mentionId === null ? undefined : mentions.get(hit.mentionId));
    if (!group.items.has(row.id)) {
      group.items.set(row.id, {
        id: row.id,
        path: `/signalen/${row.id}`,
        reference: row.reference,
        title: row.title,
        state: row.state,
        purposeCode: row.purposeCode,
        receivedAt: row.receivedAt,
        why,
      });
    }
    group.total = Math.max(group.total, hit.total, group.items.size);
    groups.set(matched, group);
  }
  return [...groups]
    .map(([matched, group]) => ({
      kind: 'signal' as const,
      matched,
      total: group.total,
      items: [...group.items.values()],
    }))
    .sort((one, other) => order.indexOf(one.matched) - order.indexOf(other.matched));
}
