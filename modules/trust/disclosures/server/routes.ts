import type { RouteDefinition } from '#platform/server/index.ts';
import { approvalRoutes } from './approval-routes.ts';
import { ceilingRoutes } from './ceiling-routes.ts';
import { disclosureListRoutes } from './disclosure-routes.ts';
import type { DisclosurePorts } from './ports.ts';
import { ruleRoutes } from './rule-routes.ts';

/** The face of this module: what goes from whom to whom, and the rules it goes by. */
export const disclosureRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  ...disclosureListRoutes(ports),
  ...approvalRoutes(ports),
  ...ruleRoutes(ports),
  ...ceilingRoutes(ports),
];
