import { linkingRoutes } from '#modules/chain/linking/server/index.ts';
import { notificationRoutes } from '#modules/chain/notifications/server/index.ts';
import { type SessionCounter, sessionRoutes } from '#modules/trust/access/server/index.ts';
import { auditRoutes } from '#modules/trust/audit/server/index.ts';
import type { ConstraintProblems, RouteDefinition } from '#platform/server/index.ts';
import type { Parts } from './parts.ts';

/** Numbers for the menu: each module that shows one there adds its counter. */
const sessionCounters: readonly SessionCounter[] = [];

/** Every module, from the lowest layer up; what a lower one needs from above is filled in here. */
export function allRoutes(parts: Parts): readonly RouteDefinition[] {
  return [...sessionRoutes({ ...parts, counters: sessionCounters }), ...auditRoutes(), ...notificationRoutes(), ...linkingRoutes()];
}

/** Names of database constraints that speak to users, with the problem each becomes. */
export const allConstraints: ConstraintProblems = {};
