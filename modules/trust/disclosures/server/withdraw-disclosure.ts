import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type DisclosureRow, findDisclosure, markWithdrawn } from './disclosure-queries.ts';
import { findWithdrawalNotice } from './notice-queries.ts';
import { mayWithdraw } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';

/** Takes a disclosure back: the receiver no longer sees what was given, and sees that it was withdrawn. */
export async function withdrawDisclosure(
  scope: Scope,
  ports: DisclosurePorts,
  id: string,
  input: { readonly reason: string; readonly expectedVersion: number },
): Promise<DisclosureRow> {
  const disclosure = await findDisclosure(scope, id);
  if (disclosure === undefined) return refuse('not-found');
  if (disclosure.giverId !== scope.organisation.id || disclosure.withdrawnAt !== null)
    refuse('transition-not-allowed');
  if (!mayWithdraw(scope, disclosure)) refuse('not-allowed');
  if (!(await markWithdrawn(scope, id, input.reason, input.expectedVersion))) {
    refuse('stale-version', { current: await findDisclosure(scope, id) });
  }
  await ports.onWithdrawn?.(scope, id, input.reason);
  const noticeId = await findWithdrawalNotice(scope, id);
  if (noticeId !== undefined) await ports.onNotice?.(scope, noticeId, id, 'withdrawal');
  scope.audit({
    action: 'disclosure.withdrawn',
    kind: 'disclosure',
    records: [
      { id, organisationId: disclosure.giverId, purpose: disclosure.purposeCode },
      { id, organisationId: disclosure.recipientId, purpose: disclosure.purposeCode },
    ],
  });
  return (await findDisclosure(scope, id)) ?? refuse('not-found');
}
