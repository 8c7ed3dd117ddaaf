import type { AppRoute } from '#platform/web/index.ts';

const GROUPS = ['administrator'] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/beheer/themas',
    groups: GROUPS,
    page: () => import('./ThemesPage.tsx'),
    nav: { label: { nl: 'Thema’s en kenmerken', en: 'Themes and indicators' }, order: 83 },
  },
  { path: '/beheer/themas/:code', groups: GROUPS, page: () => import('./ThemePage.tsx') },
  { path: '/beheer/themas/:code/aanpassen', groups: GROUPS, page: () => import('./EditThemePage.tsx') },
  { path: '/beheer/themas/:code/versies', groups: GROUPS, page: () => import('./VersionsPage.tsx') },
  { path: '/beheer/themas/:code/regio', groups: GROUPS, page: () => import('./RegionUpdatePage.tsx') },
];
