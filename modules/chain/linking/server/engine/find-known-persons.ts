import type { LinkingKey } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { findSharingMentions } from './known-persons-queries.ts';
import { type ComparedFacts, likenessTo } from './weigh-persons.ts';

export type KnownPerson = {
  readonly mentionId: string;
  /** Powers of two for being the same person, the prior included. */
  readonly points: number;
};

/**
 * Who of the earlier mentions of a purpose a person may be, the likeliest first; those whom another BSN keeps apart are left out. What
 * the scope does not read is not found, nor are the mentions in `except`. The caller audits what it shows of them.
 */
export async function findKnownPersons(
  scope: Scope,
  purpose: string,
  person: ComparedFacts,
  keys: readonly LinkingKey[],
  except: readonly string[] = [],
): Promise<KnownPerson[]> {
  if (keys.length === 0) return [];
  const mentions = await findSharingMentions(scope, purpose, keys, except);
  const pointsOf = likenessTo(person);
  return mentions
    .map((mention) => ({ mentionId: mention.id, points: pointsOf(mention) }))
    .filter(({ points }) => Number.isFinite(points))
    .sort((one, other) => other.points - one.points || (one.mentionId < other.mentionId ? -1 : 1));
}
