import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { RouteDefinition } from '#platform/server/index.ts';
import { knownRoutes } from './known/known-routes.ts';
import { noiseRoutes } from './noise/index.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { mergeRoutes } from './subjects/merge-routes.ts';
import { networkRoutes } from './subjects/network-routes.ts';
import { subjectRoutes } from './subjects/subject-routes.ts';

export const linkingRoutes = (parts: { readonly content: ContentStore }): RouteDefinition[] => [
  ...noiseRoutes(),
  ...reviewRoutes(),
  ...knownRoutes(parts),
  ...subjectRoutes(),
  ...mergeRoutes(),
  ...networkRoutes(),
];
