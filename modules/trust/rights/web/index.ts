import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

const HANDLERS = ['privacy-officer', 'request-handler'] as const;
const READERS = [...HANDLERS, 'fg'] as const;

/** On the page of a signal: what of it may not be used or shared, and why. */
export const restrictionPanel = () =>
  import('./RestrictionPanel.tsx').then((file) => ({ default: file.RestrictionPanel }));

export const routes: readonly AppRoute[] = [
  {
    path: '/verzoeken',
    groups: READERS,
    page: () => import('./RequestsPage.tsx'),
    nav: { label: nav.rights, order: 82, countKey: 'rightsParts' },
  },
  { path: '/verzoeken/nieuw', groups: HANDLERS, page: () => import('./NewRequestPage.tsx') },
  { path: '/verzoeken/delen', groups: READERS, page: () => import('./PartsPage.tsx') },
  { path: '/verzoeken/berichten', groups: READERS, page: () => import('./NoticesPage.tsx') },
  {
    path: '/verzoeken/op-naam',
    groups: 'signed-in',
    page: () => import('./keeper/KeeperTasksPage.tsx'),
    nav: { label: nav.keeper, order: 83, countKey: 'keeperTasks', whenCounted: true },
  },
  {
    path: '/verzoeken/op-naam/:id',
    groups: 'signed-in',
    page: () => import('./keeper/KeeperTaskPage.tsx'),
  },
  { path: '/verzoeken/delen/:id', groups: READERS, page: () => import('./part/PartPage.tsx') },
  { path: '/verzoeken/:id', groups: READERS, page: () => import('./request/RequestPage.tsx') },
];
