import type { AppRoute } from '#platform/web/index.ts';

export { Bell } from './Bell.tsx';

export const routes: readonly AppRoute[] = [
  { path: '/meldingen', groups: 'signed-in', page: () => import('./NotificationsPage.tsx') },
];
