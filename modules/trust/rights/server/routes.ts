import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import { countKeeperTasks } from './keeper-queries.ts';
import { countToConfirm } from './measure-queries.ts';
import { countParts } from './part-queries.ts';
import { READERS } from './policy.ts';
import type { RightsParts } from './ports.ts';
import { keeperRoutes } from './routes/keeper-routes.ts';
import { letterRoutes } from './routes/letter-routes.ts';
import { measureRoutes } from './routes/measure-routes.ts';
import { partRoutes } from './routes/part-routes.ts';
import { requestRoutes } from './routes/request-routes.ts';
import { stepRoutes } from './routes/step-routes.ts';

/** The face of this module: requests of the people concerned, from receipt to answer. */
export const rightsRoutes = (parts: RightsParts): RouteDefinition[] => [
  ...requestRoutes(parts),
  ...stepRoutes(parts),
  ...partRoutes(parts),
  ...letterRoutes(parts),
  ...measureRoutes(parts),
  ...keeperRoutes(parts),
];

export const rightsConstraints: ConstraintProblems = {
  rights_request_pkey: 'already-exists',
  rights_request_reference_known_once: 'busy',
  rights_part_once: 'already-exists',
  rights_release_once: 'already-answered',
  rights_measure_once: 'already-answered',
  record_may_be_used: 'record-restricted',
  piece_stands_in_story: 'unknown-value',
  keepers_answered: 'keepers-open',
  keeper_item_once: 'already-answered',
};

/** For the menu: what waits for the own organisation, its parts of requests and what it must take over; and what waits for this keeper. */
export async function rightsCounter(scope: Scope): Promise<Record<string, number>> {
  const asked = await countKeeperTasks(scope);
  return {
    ...(asked === 0 ? {} : { keeperTasks: asked }),
    ...(scope.groups.some((group) => READERS.includes(group))
      ? { rightsParts: (await countParts(scope, true)) + (await countToConfirm(scope)) }
      : {}),
  };
}
