import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import { countToReview } from './list-queries.ts';
import type { RouteParts } from './parts.ts';
import { keepsRecords } from './policy.ts';
import { destroyedRoutes } from './routes/destroyed-routes.ts';
import { listRoutes } from './routes/list-routes.ts';
import { ruleRoutes } from './routes/rule-routes.ts';
import { termRoutes } from './routes/term-routes.ts';
import { transferRoutes } from './routes/transfer-routes.ts';

export { sweepShortLived } from './destroyed-queries.ts';
export { type DestructionJournal, fileJournal, JournalError } from './journal.ts';
export { followBlanking, replayJournal } from './keep-journal.ts';
export { keepRetention } from './keep-retention.ts';
export { loadRetentionRules } from './load-rules.ts';
export { retentionRecordKinds } from './record-kinds.ts';

export const retentionRoutes = (parts: RouteParts): RouteDefinition[] => [
  ...termRoutes(parts),
  ...ruleRoutes(parts),
  ...listRoutes(parts),
  ...transferRoutes(parts),
  ...destroyedRoutes(parts),
];

/** For the menu: lists that wait for this person's review. */
export async function retentionCounter(scope: Scope): Promise<Record<string, number>> {
  return keepsRecords(scope) ? { destructionReviews: await countToReview(scope) } : {};
}

export const retentionConstraints: ConstraintProblems = {
  destruction_reviewed_by_another: 'four-eyes',
  destruction_item_decided_by_another: 'four-eyes',
  destruction_list_pkey: 'already-exists',
};
