import type { ConstraintProblems, Scope } from '#platform/server/index.ts';
import { OWNERS } from './policy.ts';
import { countReceived } from './received-queries.ts';

export { inquiryRoutes } from './routes.ts';

/** For the menu: requests for content that wait for a decision of the own organisation. */
export async function inquiryCounter(scope: Scope): Promise<Record<string, number>> {
  return scope.groups.some((group) => OWNERS.includes(group))
    ? { inquiryRequests: await countReceived(scope, { waiting: true }) }
    : {};
}

export const inquiryConstraints: ConstraintProblems = {
  inquiry_content_after_hit: 'transition-not-allowed',
};
export { inquiriesRecordKinds } from './record-kinds.ts';
