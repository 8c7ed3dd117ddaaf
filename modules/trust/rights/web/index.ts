import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

const HANDLERS = ['privacy-officer', 'request-handler'] as const;
const READERS = [...HANDLERS, 'fg'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/verzoeken',
    groups: READERS,
    page: () => import('./RequestsPage.tsx'),
    nav: { label: nav.rights, order: 82, countKey: 'rightsParts' },
  },
  { path: '/verzoeken/nieuw', groups: HANDLERS, page: () => import('./NewRequestPage.tsx') },
  { path: '/verzoeken/delen', groups: READERS, page: () => import('./PartsPage.tsx') },
  { path: '/verzoeken/delen/:id', groups: READERS, page: () => import('./part/PartPage.tsx') },
  { path: '/verzoeken/:id', groups: READERS, page: () => import('./request/RequestPage.tsx') },
];
