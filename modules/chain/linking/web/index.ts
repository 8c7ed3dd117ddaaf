import type { AppRoute } from '#platform/web/index.ts';

export { ProposalsPanel } from './ProposalsPanel.tsx';

export const knownPersonsPanel = async () => ({
  default: (await import('./known/KnownPersons.tsx')).KnownPersons,
});

const GROUPS = ['coordinator', 'care-coordinator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/verbanden',
    groups: GROUPS,
    page: () => import('./review/QueuePage.tsx'),
    nav: { label: { nl: 'Verbanden', en: 'Links' }, order: 30, countKey: 'proposals' },
  },
  { path: '/verbanden/ruis', groups: GROUPS, page: () => import('./noise/NoisePage.tsx') },
  {
    path: '/verbanden/ruis/voorgesteld',
    groups: GROUPS,
    page: () => import('./noise/SuggestedPage.tsx'),
  },
  { path: '/verbanden/ruis/:id', groups: GROUPS, page: () => import('./noise/NoiseReportPage.tsx') },
  { path: '/verbanden/uitleg', groups: 'signed-in', page: () => import('./review/ComparingPage.tsx') },
  { path: '/verbanden/:id', groups: GROUPS, page: () => import('./review/ReviewPage.tsx') },
  { path: '/subjecten', groups: GROUPS, page: () => import('./subject/SubjectsPage.tsx') },
  { path: '/subjecten/samenvoegen', groups: GROUPS, page: () => import('./merge/MergePage.tsx') },
  { path: '/subjecten/:id', groups: GROUPS, page: () => import('./subject/SubjectPage.tsx') },
  { path: '/subjecten/:id/netwerk', groups: GROUPS, page: () => import('./network/NetworkPage.tsx') },
];
