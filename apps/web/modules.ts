import { routes as linking } from '#modules/chain/linking/web/index.ts';
import type { AppRoute } from '#platform/web/routes.ts';

/**
 * The pages of all modules, in a list one can read. A module adds its line here:
 * `import { routes as signals } from '#modules/chain/signals/web/index.ts';` and `...signals`.
 */
export const moduleRoutes: readonly AppRoute[] = [...linking];
