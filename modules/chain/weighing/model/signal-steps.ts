import type { SignalStep } from '#modules/chain/signals/model/index.ts';
import type { WeighingChoice } from './weighing-schemas.ts';

/** The step that a signal takes by a decision. */
export const stepOfDecision: Readonly<Record<WeighingChoice, SignalStep>> = {
  'take-up': 'take-up',
  monitor: 'monitor',
  refer: 'refer',
  dismiss: 'dismiss',
  'own-follow-up': 'follow-up',
  case: 'join-case',
};
