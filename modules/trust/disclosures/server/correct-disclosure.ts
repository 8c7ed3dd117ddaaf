import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type DisclosureRow, findDisclosure } from './disclosure-queries.ts';
import { insertCorrection } from './notice-queries.ts';
import { mayCorrect } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';

export type Correction = {
  readonly reason: string;
  readonly categories: readonly string[];
  /** The giving that comes in its place: later, from the same giver to the same recipient. */
  readonly replacedById?: string | undefined;
};

/**
 * Tells every recipient that something in a giving was wrong; each confirms. The data themselves are given anew under their own
 * disclosure. Errors: `not-found`, `transition-not-allowed` after a withdrawal, `not-allowed`, `invalid-body` for a category
 * that was not in it or a replacement that is none.
 */
export async function correctDisclosure(
  scope: Scope,
  ports: DisclosurePorts,
  id: string,
  correction: Correction,
): Promise<DisclosureRow> {
  const disclosure = await findDisclosure(scope, id);
  if (disclosure === undefined) return refuse('not-found');
  if (disclosure.giverId !== scope.organisation.id || disclosure.withdrawnAt !== null)
    refuse('transition-not-allowed');
  if (!mayCorrect(scope, disclosure)) refuse('not-allowed');
  if (!correction.categories.every((category) => disclosure.categories.includes(category)))
    refuse('invalid-body', { errors: [{ pointer: '/categories', code: 'unknown-value' }] });
  await checkReplacement(scope, disclosure, correction.replacedById);
  const noticeId = await insertCorrection(scope, {
    disclosureId: id,
    recipientId: disclosure.recipientId,
    purposeCode: disclosure.purposeCode,
    reason: correction.reason,
    categories: correction.categories,
    replacedById: correction.replacedById,
  });
  await ports.onNotice?.(scope, noticeId, id, 'correction');
  scope.audit({
    action: 'disclosure.corrected',
    kind: 'disclosure',
    records: [disclosure.giverId, disclosure.recipientId].map((organisationId) => ({
      id,
      organisationId,
      purpose: disclosure.purposeCode,
    })),
    fields: [...correction.categories],
  });
  return (await findDisclosure(scope, id)) ?? refuse('not-found');
}

async function checkReplacement(
  scope: Scope,
  disclosure: DisclosureRow,
  replacedById: string | undefined,
): Promise<void> {
  if (replacedById === undefined) return;
  const later = await findDisclosure(scope, replacedById);
  const fits =
    later !== undefined &&
    later.giverId === disclosure.giverId &&
    later.recipientId === disclosure.recipientId &&
    later.givenAt > disclosure.givenAt;
  if (!fits) refuse('invalid-body', { errors: [{ pointer: '/replacedById', code: 'unknown-value' }] });
}
