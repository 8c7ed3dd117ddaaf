import { routes as cases } from '#modules/chain/cases/web/index.ts';
import { routes as emergency } from '#modules/chain/emergency/web/index.ts';
import { routes as imports } from '#modules/chain/imports/web/index.ts';
import { routes as inquiries } from '#modules/chain/inquiries/web/index.ts';
import { routes as interventions } from '#modules/chain/interventions/web/index.ts';
import { routes as linking } from '#modules/chain/linking/web/index.ts';
import { routes as notifications } from '#modules/chain/notifications/web/index.ts';
import { routes as research } from '#modules/chain/research/web/index.ts';
import { routes as signals } from '#modules/chain/signals/web/index.ts';
import { routes as themes } from '#modules/chain/themes/web/index.ts';
import { routes as weighing } from '#modules/chain/weighing/web/index.ts';
import { routes as board } from '#modules/steer/board/web/index.ts';
import { routes as access } from '#modules/trust/access/web/index.ts';
import { routes as audit } from '#modules/trust/audit/web/index.ts';
import { routes as disclosures } from '#modules/trust/disclosures/web/index.ts';
import { routes as organisations } from '#modules/trust/organisations/web/index.ts';
import { routes as registers } from '#modules/trust/registers/web/index.ts';
import { routes as retention } from '#modules/trust/retention/web/index.ts';
import { routes as rights } from '#modules/trust/rights/web/index.ts';
import { routes as rules } from '#modules/trust/rules/web/index.ts';
import type { AppRoute } from '#platform/web/routes.ts';

/**
 * The pages of all modules, in a list one can read. A module adds its line here:
 * `import { routes as signals } from '#modules/chain/signals/web/index.ts';` and `...signals`.
 */
export const moduleRoutes: readonly AppRoute[] = [
  ...signals,
  ...linking,
  ...weighing,
  ...research,
  ...cases,
  ...imports,
  ...emergency,
  ...inquiries,
  ...interventions,
  ...notifications,
  ...board,
  ...disclosures,
  ...audit,
  ...retention,
  ...rules,
  ...rights,
  ...registers,
  ...organisations,
  ...themes,
  ...access,
];
