import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { findNotice, markConfirmed, type NoticeRow } from './notice-queries.ts';
import { mayConfirmNotice } from './policy.ts';

/**
 * The recipient says that it carried out a withdrawal or correction. Errors: `not-found`, `not-allowed` (the giver, or who only
 * supervises), `four-eyes` (who told it), `already-answered`, `stale-version`.
 */
export async function confirmNotice(
  scope: Scope,
  id: string,
  input: { readonly text?: string | undefined; readonly expectedVersion: number },
): Promise<NoticeRow> {
  const notice = await findNotice(scope, id);
  if (notice === undefined) return refuse('not-found');
  if (notice.confirmedAt !== null) refuse('already-answered');
  if (notice.recipientId === scope.organisation.id && notice.toldByPersonId === scope.person.id)
    refuse('four-eyes');
  if (!mayConfirmNotice(scope, notice)) refuse('not-allowed');
  if (!(await markConfirmed(scope, id, input.text, input.expectedVersion)))
    refuse('stale-version', { current: await findNotice(scope, id) });
  scope.audit({
    action: `disclosure.${notice.kind}-confirmed`,
    kind: 'disclosure',
    records: [notice.giverId, notice.recipientId].map((organisationId) => ({
      id: notice.disclosureId,
      organisationId,
      purpose: notice.purposeCode,
    })),
  });
  return (await findNotice(scope, id)) ?? refuse('not-found');
}
