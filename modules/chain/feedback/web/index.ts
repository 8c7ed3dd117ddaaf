/** States of a signal in which word back is given, or was. */
export const WORD_BACK_STATES: readonly string[] = [
  'dismissed',
  'referred',
  'outcome-recorded',
  'monitored',
  'own-follow-up',
  'in-case',
  'closed',
];

/** On the page of a signal, for its coordinator. */
export const wordBackPanel = () =>
  import('./WordBackPanel.tsx').then((file) => ({ default: file.WordBackPanel }));

/** Where a reporter follows the own signal. */
export const mySignalPanel = () => import('./MyWordBack.tsx').then((file) => ({ default: file.MyWordBack }));
