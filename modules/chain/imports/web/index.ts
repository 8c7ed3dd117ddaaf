import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

const GROUPS = ['intake-processor', 'coordinator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/import',
    groups: GROUPS,
    page: () => import('./ImportsPage.tsx'),
    nav: { label: nav.imports, order: 70, groups: ['intake-processor'] },
  },
  { path: '/import/:id', groups: GROUPS, page: () => import('./ImportPage.tsx') },
];
