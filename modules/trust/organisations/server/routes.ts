import type { RouteDefinition } from '#platform/server/index.ts';
import { appointmentRoutes } from './appointment-routes.ts';
import type { OrganisationParts } from './organisation-parts.ts';
import { structureRoutes } from './structure-routes.ts';

/** Organisations of the region for everyone; people, departments and portfolios of the own one for its administrators. */
export const organisationRoutes = (parts: OrganisationParts): RouteDefinition[] => [
  ...structureRoutes(),
  ...appointmentRoutes(parts),
];
