import type { Scope } from '#platform/server/index.ts';
import { countToReview } from './emergency-queries.ts';

export { isOpenInEmergency } from './emergency-queries.ts';
export { emergencyRoutes } from './routes.ts';

/** For who supervises: looks that wait for a judgement. */
export async function emergencyCounter(scope: Scope): Promise<Record<string, number>> {
  return scope.groups.some((group) => group === 'privacy-officer' || group === 'fg')
    ? { emergencyReviews: await countToReview(scope) }
    : {};
}
export { emergencyRecordKinds } from './record-kinds.ts';
