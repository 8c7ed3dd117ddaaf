import type { RouteDefinition } from '#platform/server/index.ts';
import { approvalRoutes } from './approval-routes.ts';
import { ceilingRoutes } from './ceiling-routes.ts';
import { disclosureListRoutes } from './disclosure-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import type { DisclosurePorts } from './ports.ts';
import { ruleRoutes } from './rule-routes.ts';
import { whyRoutes } from './why-routes.ts';

/** The face of this module: what goes from whom to whom, and the rules it goes by. */
export const disclosureRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  ...disclosureListRoutes(ports),
  ...noticeRoutes(ports),
  ...exportRoutes(ports),
  ...whyRoutes(ports),
  ...approvalRoutes(ports),
  ...ruleRoutes(ports),
  ...ceilingRoutes(ports),
];
