import type { RouteDefinition } from '#platform/server/index.ts';
import { noiseRoutes } from './noise/index.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { mergeRoutes } from './subjects/merge-routes.ts';
import { networkRoutes } from './subjects/network-routes.ts';
import { subjectRoutes } from './subjects/subject-routes.ts';

export const linkingRoutes = (): RouteDefinition[] => [
  ...noiseRoutes(),
  ...reviewRoutes(),
  ...subjectRoutes(),
  ...mergeRoutes(),
  ...networkRoutes(),
];
