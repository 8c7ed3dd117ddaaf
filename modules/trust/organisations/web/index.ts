import type { AppRoute } from '#platform/web/index.ts';

const GROUPS = ['administrator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/beheer/mensen',
    groups: GROUPS,
    page: () => import('./PeoplePage.tsx'),
    nav: { label: { nl: 'Mensen', en: 'People' }, order: 80 },
  },
  {
    path: '/beheer/afdelingen',
    groups: GROUPS,
    page: () => import('./StructurePage.tsx'),
    nav: { label: { nl: 'Afdelingen', en: 'Departments' }, order: 82 },
  },
];
