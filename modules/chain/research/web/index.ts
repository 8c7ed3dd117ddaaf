import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

/** For the page of a signal; fetched with it. */
export const researchPanel = async () => ({ default: (await import('./ResearchPanel.tsx')).ResearchPanel });

export const routes: readonly AppRoute[] = [
  {
    path: '/bronvragen',
    groups: ['source-holder'],
    page: () => import('./InboxPage.tsx'),
    nav: { label: nav.inbox, order: 45, countKey: 'researchQuestions' },
  },
];
