import type { Scope } from '#platform/server/index.ts';
import { declarationWords } from '../../model/declaration/words.ts';
import { findFunctions, type ItemRow, type ListRow } from '../list-queries.ts';
import type { RetentionParts } from '../parts.ts';
import { reportOf } from '../report.ts';
import { findPackages } from '../transfer/transfer-queries.ts';
import { declarationPage } from './declaration-page.ts';

/** The name of the file: in the language of the reader, with the day of execution. */
export const declarationName = (scope: Scope, list: ListRow): string =>
  `${declarationWords(scope.person.language).say('file')}-${(list.executedAt ?? '').slice(0, 10)}.html`;

/**
 * The declaration of a list that was carried out, as one page that stands on its own. Of persons only their function stands in it; the title of the list, which
 * people write, does not.
 */
export async function declarationOf(
  scope: Scope,
  parts: Pick<RetentionParts, 'content'>,
  list: ListRow,
  items: readonly ItemRow[],
): Promise<string> {
  const functions = await findFunctions(scope, [list.madeByPersonId, list.reviewerPersonId]);
  const packages = await findPackages(scope, list.id);
  return declarationPage({
    language: scope.person.language,
    organisation: scope.organisation.name,
    listId: list.id,
    proposed: { at: list.madeAt, function: functions.get(list.madeByPersonId) },
    decided: { at: list.decidedAt ?? list.madeAt, function: functions.get(list.reviewerPersonId) },
    executedAt: list.executedAt ?? '',
    report: reportOf(scope, parts, list, items),
    received: packages.filter(({ state }) => state === 'received'),
  });
}
