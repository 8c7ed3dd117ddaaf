import type { AppRoute } from '#platform/web/index.ts';

const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'] as const;

/** Reached from the page of due care. */
export const routes: readonly AppRoute[] = [
  { path: '/zorgvuldigheid/registers', groups: SUPERVISORS, page: () => import('./RegistersPage.tsx') },
  {
    path: '/zorgvuldigheid/registers/:register',
    groups: SUPERVISORS,
    page: () => import('./RegistersPage.tsx'),
  },
];
