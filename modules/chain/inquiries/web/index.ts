import type { AppRoute } from '#platform/web/index.ts';
import { LIMITS, OWNERS, STOPS, VIEWERS } from './groups.ts';
import nav from './nav.json';

export const routes: readonly AppRoute[] = [
  {
    path: '/treffervragen',
    groups: VIEWERS,
    page: () => import('./MyInquiriesPage.tsx'),
    nav: { label: nav.inquiries, order: 55, countKey: 'inquiryRequests' },
  },
  { path: '/treffervragen/van-anderen', groups: OWNERS, page: () => import('./ReceivedPage.tsx') },
  { path: '/treffervragen/van-anderen/:id', groups: OWNERS, page: () => import('./ReceivedDetailPage.tsx') },
  { path: '/treffervragen/gestopt', groups: STOPS, page: () => import('./StoppedPage.tsx') },
  { path: '/treffervragen/grenzen', groups: LIMITS, page: () => import('./LimitsPage.tsx') },
];

/** On the page of a signal. */
export const signalInquiryPanel = () =>
  import('./InquiryPanel.tsx').then((file) => ({ default: file.SignalInquiryPanel }));

/** A tab on the page of a case. */
export const caseInquiryTab = {
  key: 'treffers',
  label: nav.caseTab,
  order: 65,
  panel: () => import('./InquiryPanel.tsx').then((file) => ({ default: file.CaseInquiryPanel })),
} as const;
