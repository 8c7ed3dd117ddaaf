import type { AppRoute } from '#platform/web/index.ts';

const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'] as const;
const WATCHERS = ['privacy-officer', 'fg'] as const;
const OFFICER = ['privacy-officer'] as const;

/** Reached from the page of due care. */
export const routes: readonly AppRoute[] = [
  { path: '/zorgvuldigheid/opvallend', groups: WATCHERS, page: () => import('./UnusualPage.tsx') },
  { path: '/zorgvuldigheid/opvallend/regels', groups: WATCHERS, page: () => import('./LookRulesPage.tsx') },
  { path: '/zorgvuldigheid/opvallend/lijst', groups: OFFICER, page: () => import('./WatchedPage.tsx') },
  {
    path: '/zorgvuldigheid/controleerbaarheid',
    groups: SUPERVISORS,
    page: () => import('./VerifiablePage.tsx'),
  },
];
