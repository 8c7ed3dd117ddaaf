import type { AppRoute } from '#platform/web/index.ts';
import { VIEWERS } from '../model/groups.ts';
import nav from './nav.json';

export { DestroyedNotice } from './DestroyedNotice.tsx';
export { TermLine } from './TermLine.tsx';

export const routes: readonly AppRoute[] = [
  {
    path: '/bewaren',
    groups: VIEWERS,
    page: () => import('./TermsPage.tsx'),
    nav: { label: nav.retention, order: 85, countKey: 'destructionReviews' },
  },
  { path: '/bewaren/lijsten', groups: VIEWERS, page: () => import('./ListsPage.tsx') },
  { path: '/bewaren/lijsten/:id', groups: VIEWERS, page: () => import('./ListPage.tsx') },
  { path: '/bewaren/lijsten/:id/verklaring', groups: VIEWERS, page: () => import('./ReportPage.tsx') },
  { path: '/bewaren/plichten', groups: VIEWERS, page: () => import('./HoldsPage.tsx') },
  { path: '/bewaren/regels', groups: VIEWERS, page: () => import('./RulesPage.tsx') },
];

/** On the page of a signal: when it is destroyed, and by which rule. */
export const signalTermPanel = () =>
  import('./TermPanel.tsx').then((file) => ({ default: file.SignalTermPanel }));
