import { lazy } from 'react';
import type { SignalPanel } from '#modules/chain/signals/web/index.ts';

/** For the composition: what this module puts on the page of a signal. */
export const caseSignalPanel: SignalPanel = {
  key: 'cases',
  place: 'work',
  order: 55,
  when: ({ abilities }) => abilities.coordinate === true,
  Panel: lazy(() => import('./SignalPanel.tsx').then((file) => ({ default: file.CaseSignalPanel }))),
};
