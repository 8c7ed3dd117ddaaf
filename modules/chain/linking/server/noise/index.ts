import type { Pool, RouteDefinition } from '#platform/server/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { noiseReportRoutes } from './report-routes.ts';
import { countAllSharedValues } from './shared-value-queries.ts';
import { sharedValueRoutes } from './shared-value-routes.ts';
import { valueRoutes } from './value-routes.ts';

export const noiseRoutes = (): RouteDefinition[] => [
  ...valueRoutes(),
  ...noiseReportRoutes(),
  ...sharedValueRoutes(),
];

/** The nightly task for the background worker. */
export const countNoise = (systemPool: Pool) => ({
  name: 'count-shared-values',
  schedule: '40 2 * * *',
  run: () => withSystemScope(systemPool, 'count shared values', countAllSharedValues),
});
