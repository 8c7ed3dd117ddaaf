import { linkingRoutes } from '#modules/chain/linking/server/index.ts';
import { auditRoutes } from '#modules/trust/audit/server/index.ts';
import type { ConstraintProblems, RouteDefinition } from '#platform/server/index.ts';
import type { Parts } from './parts.ts';

/** Every module, from the lowest layer up; what a lower one needs from above is filled in here. */
export function allRoutes(_parts: Parts): readonly RouteDefinition[] {
  return [...auditRoutes(), ...linkingRoutes()];
}

/** Names of database constraints that speak to users, with the problem each becomes. */
export const allConstraints: ConstraintProblems = {};
