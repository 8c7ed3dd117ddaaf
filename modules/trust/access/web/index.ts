import type { AppRoute } from '#platform/web/index.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/beheer/programmas',
    groups: ['administrator'],
    page: () => import('./ProgramsPage.tsx'),
    nav: { label: { nl: 'Programma’s', en: 'Programs' }, order: 84 },
  },
];
