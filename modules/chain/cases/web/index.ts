import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

export { type CasePanel, CasePanelsProvider } from './panels.ts';
export { caseSignalPanel } from './signal-panel.ts';

const CASE_PEOPLE = ['case-lead', 'participant', 'coordinator', 'process-lead'] as const;
const LEADS = ['case-lead', 'process-lead'] as const;
const REFERRERS = ['coordinator', 'care-coordinator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/casussen',
    groups: CASE_PEOPLE,
    page: () => import('./CasesPage.tsx'),
    nav: { label: nav.cases, order: 50, countKey: 'cases' },
  },
  { path: '/casussen/:id', groups: CASE_PEOPLE, page: () => import('./CasePage.tsx') },
  { path: '/casussen/:id/inbrengen', groups: CASE_PEOPLE, page: () => import('./ContributePage.tsx') },
  { path: '/casussen/:id/delen/:organisationId', groups: LEADS, page: () => import('./SharePage.tsx') },
  { path: '/casussen/:id/:tab', groups: CASE_PEOPLE, page: () => import('./CasePage.tsx') },
  {
    path: '/inbreng',
    groups: [...LEADS, 'coordinator'],
    page: () => import('./BringInsPage.tsx'),
    nav: { label: nav.bringIns, order: 52, countKey: 'bringIns', groups: LEADS },
  },
  { path: '/inbreng/:id', groups: CASE_PEOPLE, page: () => import('./BringInDetailPage.tsx') },
  { path: '/signalen/:id/inbrengen', groups: ['coordinator'], page: () => import('./BringInPage.tsx') },
  {
    path: '/uitnodigingen',
    groups: ['participant'],
    page: () => import('./InvitationsPage.tsx'),
    nav: { label: nav.invitations, order: 54, countKey: 'caseInvitations' },
  },
  {
    path: '/doorverwijzingen',
    groups: REFERRERS,
    page: () => import('./ReferralsPage.tsx'),
    nav: { label: nav.referrals, order: 56, countKey: 'referrals', groups: ['care-coordinator'] },
  },
  { path: '/signalen/:id/doorverwijzen', groups: REFERRERS, page: () => import('./ReferSignalPage.tsx') },
  {
    path: '/doorverwijzingen/:id/verder',
    groups: ['care-coordinator'],
    page: () => import('./ReferOnPage.tsx'),
  },
];
