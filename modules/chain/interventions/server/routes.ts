import type { RouteDefinition } from '#platform/server/index.ts';
import { interventionRecordRoutes } from './intervention-routes.ts';
import { outcomeRoutes } from './outcome-routes.ts';
import { planRoutes } from './plan-routes.ts';
import type { InterventionParts } from './ports.ts';

/** Plans, interventions and outcomes of cases and of own follow-up. */
export const interventionRoutes = (parts: InterventionParts): RouteDefinition[] => [
  ...planRoutes(parts),
  ...interventionRecordRoutes(parts),
  ...outcomeRoutes(parts),
];

export const interventionConstraints = {
  responsible_is_named: 'not-a-participant',
  responsible_holds_appointment: 'unknown-value',
  intervention_ends_after_start: 'out-of-range',
  dependency_known_once: 'already-exists',
  dependency_on_another: 'unknown-value',
  outcome_of_case_once: 'already-exists',
  outcome_of_signal_once: 'already-exists',
} as const;
