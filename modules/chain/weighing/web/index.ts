import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

export { type TablePanel, TablePanelsProvider } from './panels.ts';

/** For the page of a signal; fetched with it. */
export const weighingPanel = async () => ({ default: (await import('./WeighingPanel.tsx')).WeighingPanel });

const AT_TABLE = ['weigher', 'coordinator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/wegingstafel',
    groups: AT_TABLE,
    page: () => import('./MeetingsPage.tsx'),
    nav: { label: nav.table, order: 40, countKey: 'agenda' },
  },
  { path: '/wegingstafel/:id', groups: AT_TABLE, page: () => import('./MeetingPage.tsx') },
  { path: '/wegingstafel/:id/verslag', groups: AT_TABLE, page: () => import('./RecordPage.tsx') },
];
