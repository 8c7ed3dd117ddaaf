import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

const READERS = ['board', 'analyst', 'coordinator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/bestuur',
    groups: READERS,
    page: () => import('./BoardPage.tsx'),
    nav: { label: nav.board, order: 75 },
  },
  {
    path: '/bestuur/signalen',
    groups: READERS,
    page: () => import('./OwnListsPage.tsx').then((file) => ({ Page: file.OwnSignalsPage })),
  },
  {
    path: '/bestuur/uitkomsten',
    groups: READERS,
    page: () => import('./OwnListsPage.tsx').then((file) => ({ Page: file.OwnOutcomesPage })),
  },
];
