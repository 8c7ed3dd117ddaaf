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

/** On the page of a signal, for who reported it: reads it and says so. */
export const mySignalPanel = () => import('./MyWordBack.tsx').then((file) => ({ default: file.MyWordBack }));
