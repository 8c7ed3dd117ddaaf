import type { AppRoute } from '#platform/web/index.ts';
import nav from './nav.json';

export {
  type BesidePersonProps,
  BesidePersonProvider,
  type SignalPanel,
  type SignalPanelProps,
  SignalPanelsProvider,
} from './panels.ts';

const WORKERS = ['coordinator', 'care-coordinator'] as const;
const RECORDERS = ['reporter', 'inspector', ...WORKERS] as const;

export const routes: readonly AppRoute[] = [
  {
    path: '/mijn-werk',
    groups: WORKERS,
    page: () => import('./work/MyWorkPage.tsx'),
    nav: { label: nav.work, order: 10, homeOf: WORKERS },
  },
  {
    path: '/signalen',
    groups: WORKERS,
    page: () => import('./queue/SignalsPage.tsx'),
    nav: { label: nav.signals, order: 20, countKey: 'signals' },
  },
  {
    path: '/mijn-meldingen',
    groups: RECORDERS,
    page: () => import('./mine/MySignalsPage.tsx'),
    nav: { label: nav.mine, order: 24, countKey: 'mySignals', groups: ['reporter'] },
  },
  {
    path: '/signalen/nieuw',
    groups: RECORDERS,
    page: () => import('./intake/NewSignalPage.tsx'),
    nav: { label: nav.record, order: 25, groups: ['reporter'] },
  },
  { path: '/signalen/:id', groups: 'signed-in', page: () => import('./signal/SignalPage.tsx') },
  { path: '/zoeken', groups: 'signed-in', page: () => import('./search/SearchPage.tsx') },
];
