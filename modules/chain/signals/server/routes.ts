import { calendarDateAt } from '#platform/kit/index.ts';
import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import type { SignalParts } from './ports.ts';
import { countMySignals, countQueue } from './queue-queries.ts';
import { audienceRoutes } from './routes/audience-routes.ts';
import { draftRoutes } from './routes/draft-routes.ts';
import { listRoutes } from './routes/list-routes.ts';
import { lookupRoutes } from './routes/lookup-routes.ts';
import { mentionRoutes } from './routes/mention-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { stepRoutes } from './routes/step-routes.ts';
import { textPieceRoutes } from './routes/text-piece-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';

/** The face of this module: every route, with who may enter it. */
export const signalRoutes = (parts: SignalParts): RouteDefinition[] => [
  ...listRoutes(parts),
  ...viewRoutes(parts),
  ...recordRoutes(parts),
  ...stepRoutes(parts),
  ...audienceRoutes(parts),
  ...mentionRoutes(parts),
  ...textPieceRoutes(parts),
  ...draftRoutes(parts),
  ...lookupRoutes(parts),
];

export const signalConstraints: ConstraintProblems = {
  signal_pkey: 'already-exists',
  mention_pkey: 'already-exists',
  signal_addition_pkey: 'already-exists',
  signal_reference_known_once: 'busy',
  signal_view_named_once: 'already-exists',
  signal_view_starts_once: 'busy',
};

/** Numbers in the menu: what runs for a coordinator, questions that wait for a reporter. */
export async function signalCounter(scope: Scope): Promise<Record<string, number>> {
  const coordinates = scope.groups.some((group) => group === 'coordinator' || group === 'care-coordinator');
  if (coordinates) return { signals: await countQueue(scope, {}, calendarDateAt(scope.now)) };
  return { mySignals: (await countMySignals(scope)).questions };
}
