import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

export { CaseDisclosures } from './CaseDisclosures.tsx';
export { ChooseFields, type FieldWords } from './ChooseFields.tsx';
export { approvalsQuery } from './disclosures-api.ts';
export { AskFourEyes, fittingApproval, WaitingApprovals } from './FourEyes.tsx';
export { GivePanel } from './GivePanel.tsx';
export { articlesText, RuleText } from './RuleCards.tsx';
export { useGiving } from './use-giving.ts';
export { useWhyNever } from './use-why-never.ts';
export { WhyLine } from './WhyLine.tsx';

/** For the composition: what went from a signal, on its page. */
export const signalDisclosures = () =>
  import('./SignalDisclosures.tsx').then((file) => ({ default: file.SignalDisclosures }));

const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/zorgvuldigheid',
    groups: SUPERVISORS,
    page: () => import('./PrivacyPage.tsx'),
    nav: { label: nav.privacy, order: 80, countKey: 'disclosuresToConfirm', homeOf: SUPERVISORS },
  },
  {
    path: '/verstrekkingen/:id',
    groups: [
      'coordinator',
      'case-lead',
      'participant',
      'source-holder',
      'care-coordinator',
      'process-lead',
      'privacy-officer',
      'fg',
    ],
    page: () => import('./DisclosurePage.tsx'),
  },
  {
    path: '/beheer/plafonds',
    groups: ['administrator'],
    page: () => import('./CeilingsPage.tsx'),
    nav: { label: nav.ceilings, order: 84 },
  },
  { path: '/zorgvuldigheid/:part', groups: SUPERVISORS, page: () => import('./PrivacyPage.tsx') },
];
