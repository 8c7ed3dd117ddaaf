export const CHANNELS = ['product', 'outside', 'none'] as const;
/** `product`: read after signing in; `outside`: told by the coordinator, by phone or letter; `none`: nobody to tell. */
export type Channel = (typeof CHANNELS)[number];

export const NONE_REASONS = ['no-channel', 'own-report', 'reporter-left', 'not-wanted', 'not-safe'] as const;
export type NoneReason = (typeof NONE_REASONS)[number];

export const FEEDBACK_KINDS = ['update', 'final'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** States of a signal that ask for final word back, and those in which an update can be given. */
export const ENDED_STATES = ['dismissed', 'referred', 'outcome-recorded'] as const;
export const UPDATE_STATES = [
  'monitored',
  'taken-up',
  'research',
  'second-weighing',
  'own-follow-up',
  'in-case',
] as const;

export const kindFor = (state: string): FeedbackKind | undefined => {
  if ((ENDED_STATES as readonly string[]).includes(state)) return 'final';
  return (UPDATE_STATES as readonly string[]).includes(state) ? 'update' : undefined;
};
