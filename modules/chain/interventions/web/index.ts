import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

const CARRIES_OUT = [
  'inspector',
  'participant',
  'case-lead',
  'process-lead',
  'coordinator',
  'care-coordinator',
] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/mijn-interventies',
    groups: CARRIES_OUT,
    page: () => import('./MyInterventionsPage.tsx'),
    nav: { label: nav.mine, order: 58, countKey: 'myInterventions' },
  },
  { path: '/interventies/:id', groups: 'signed-in', page: () => import('./InterventionPage.tsx') },
];

/** Tabs on the page of a case; each is fetched when it is opened. */
export const casePlanTabs = [
  {
    key: 'plan',
    label: nav.plan,
    order: 20,
    panel: () => import('./panels.tsx').then((file) => ({ default: file.CasePlanPanel })),
  },
  {
    key: 'barrieres',
    label: nav.barriers,
    order: 30,
    panel: () => import('./panels.tsx').then((file) => ({ default: file.CaseBarriersPanel })),
  },
  {
    key: 'uitkomst',
    label: nav.outcome,
    order: 40,
    panel: () => import('./panels.tsx').then((file) => ({ default: file.CaseOutcomePanel })),
  },
] as const;

/** On the page of a signal that the municipality takes up itself. */
export const followUpPanel = () => import('./panels.tsx').then((file) => ({ default: file.FollowUpPanel }));

/** The same when it has brought its outcome. */
export const followedUpPanel = () =>
  import('./panels.tsx').then((file) => ({ default: file.FollowedUpPanel }));
