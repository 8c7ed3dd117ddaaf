import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import { countParts } from './part-queries.ts';
import { READERS } from './policy.ts';
import type { RightsParts } from './ports.ts';
import { letterRoutes } from './routes/letter-routes.ts';
import { partRoutes } from './routes/part-routes.ts';
import { requestRoutes } from './routes/request-routes.ts';
import { stepRoutes } from './routes/step-routes.ts';

/** The face of this module: requests of the people concerned, from receipt to answer. */
export const rightsRoutes = (parts: RightsParts): RouteDefinition[] => [
  ...requestRoutes(parts),
  ...stepRoutes(parts),
  ...partRoutes(parts),
  ...letterRoutes(parts),
];

export const rightsConstraints: ConstraintProblems = {
  rights_request_pkey: 'already-exists',
  rights_request_reference_known_once: 'busy',
  rights_part_once: 'already-exists',
  rights_release_once: 'already-answered',
};

/** For the menu: parts of the own organisation that wait. */
export async function rightsCounter(scope: Scope): Promise<Record<string, number>> {
  return scope.groups.some((group) => READERS.includes(group))
    ? { rightsParts: await countParts(scope, true) }
    : {};
}
