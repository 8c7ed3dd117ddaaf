import { groupByRules, markReceived, titledCategory } from '#modules/trust/disclosures/server/index.ts';
import type { Scope, TouchedRecord } from '#platform/server/index.ts';
import type { Contribution } from '../model/index.ts';
import type { ContributionRow } from './contribution-queries.ts';
import type { CaseParts } from './ports.ts';

export const contributionView = (scope: Scope, parts: CaseParts, row: ContributionRow): Contribution => ({
  ...row,
  regimes: row.regimes.map((code) =>
    titledCategory(parts.content.legal(scope.organisation.id).document, code),
  ),
  direction: row.giver.id === scope.organisation.id ? 'given' : 'received',
});

/**
 * Showing copies is a look at the data of whom they come from: that organisation's officer sees it with the rules under
 * which they were given, and so do the giver's and the reader's own. What is opened for the first time counts as received.
 */
export async function auditContributions(
  scope: Scope,
  rows: readonly ContributionRow[],
  more: readonly TouchedRecord[],
): Promise<void> {
  for (const [rule, shown] of await groupByRules(scope, rows)) auditLook(scope, shown, rule);
  scope.audit({ action: 'contribution.listed', kind: 'case', records: more });
  await markReceived(scope, [
    ...new Set(
      rows.filter((row) => row.recipient.id === scope.organisation.id).map((row) => row.disclosureId),
    ),
  ]);
}

function auditLook(scope: Scope, rows: readonly ContributionRow[], rule: string): void {
  scope.audit({
    action: 'contribution.read',
    kind: 'contribution',
    records: rows.flatMap((row) =>
      [...new Set([row.origin.id, row.giver.id, scope.organisation.id])].map((organisationId) => ({
        id: row.id,
        organisationId,
        purpose: row.purposeCode,
        subjects: [row.itemId],
      })),
    ),
    fields: [...new Set(rows.flatMap((row) => row.fields.map((field) => field.key)))],
    rule,
  });
}
