import type { AppRoute } from '#platform/web/index.ts';

export { ProposalsPanel } from './ProposalsPanel.tsx';

const GROUPS = ['coordinator', 'care-coordinator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/verbanden',
    groups: GROUPS,
    page: () => import('./LinksPage.tsx'),
    nav: { label: { nl: 'Verbanden', en: 'Links' }, order: 30, countKey: 'proposals' },
  },
  { path: '/verbanden/:id', groups: GROUPS, page: () => import('./LinkReviewPage.tsx') },
  { path: '/subjecten', groups: GROUPS, page: () => import('./subject/SubjectsPage.tsx') },
  { path: '/subjecten/samenvoegen', groups: GROUPS, page: () => import('./merge/MergePage.tsx') },
  { path: '/subjecten/:id', groups: GROUPS, page: () => import('./subject/SubjectPage.tsx') },
  { path: '/subjecten/:id/netwerk', groups: GROUPS, page: () => import('./network/NetworkPage.tsx') },
];
