import type { Scope } from '#platform/server/index.ts';
import { withdrawCopies } from './contribution-queries.ts';

/** Port of the disclosures: a withdrawn disclosure takes its copies with it, and the copies made of them. */
export async function takeBackCopies(scope: Scope, disclosureId: string, reason: string): Promise<void> {
  const copies = await withdrawCopies(scope, disclosureId, reason);
  if (copies.length === 0) return;
  scope.audit({
    action: 'contribution.withdrawn',
    kind: 'contribution',
    records: copies.flatMap((copy) =>
      [...new Set([scope.organisation.id, copy.recipientOrganisationId])].map((organisationId) => ({
        id: copy.contributionId,
        organisationId,
      })),
    ),
  });
}
