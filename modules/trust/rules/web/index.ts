import type { AppRoute } from '#platform/web/index.ts';

export { OwnRulesCard } from './OwnRulesCard.tsx';
export { QuestionsTab } from './QuestionsTab.tsx';

const READERS = ['privacy-officer', 'fg'] as const;
const OFFICER = ['privacy-officer'] as const;

export const routes: readonly AppRoute[] = [
  { path: '/zorgvuldigheid/regel-opstellen', groups: OFFICER, page: () => import('./EditRulePage.tsx') },
  { path: '/zorgvuldigheid/regels/:code', groups: READERS, page: () => import('./RulePage.tsx') },
  {
    path: '/zorgvuldigheid/regels/:code/aanpassen',
    groups: OFFICER,
    page: () => import('./EditRulePage.tsx'),
  },
];
