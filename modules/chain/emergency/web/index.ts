import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

export const routes: readonly AppRoute[] = [
  {
    path: '/noodinzage',
    groups: ['coordinator', 'care-coordinator'],
    page: () => import('./EmergencyPage.tsx'),
    nav: { label: nav.emergency, order: 58 },
  },
  {
    path: '/zorgvuldigheid/noodinzage',
    groups: ['privacy-officer', 'fg'],
    page: () => import('./EmergencyPage.tsx'),
    nav: { label: nav.emergency, order: 81, countKey: 'emergencyReviews' },
  },
];
