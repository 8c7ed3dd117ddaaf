import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

export { ChooseFields, type FieldWords } from './ChooseFields.tsx';
export { DisclosureList } from './DisclosureList.tsx';
export { approvalsQuery } from './disclosures-api.ts';
export { AskFourEyes, fittingApproval, WaitingApprovals } from './FourEyes.tsx';
export { GivePanel } from './GivePanel.tsx';
export { articlesText, RuleText } from './RuleCards.tsx';
export { useGiving } from './use-giving.ts';

const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/zorgvuldigheid',
    groups: SUPERVISORS,
    page: () => import('./PrivacyPage.tsx'),
    nav: { label: nav.privacy, order: 80 },
  },
  {
    path: '/beheer/plafonds',
    groups: ['administrator'],
    page: () => import('./CeilingsPage.tsx'),
    nav: { label: nav.ceilings, order: 84 },
  },
  { path: '/zorgvuldigheid/:part', groups: SUPERVISORS, page: () => import('./PrivacyPage.tsx') },
];
