import { addWorkingDays, type CalendarDate } from '#platform/kit/index.ts';
import type { SignalState, Urgency } from './codes.ts';

type Days = Readonly<Record<Urgency, number>>;

/** Working days within which the step out of a state is due. Receiving is the agreement with the desk; the others are working agreements. */
const workingDays: Readonly<Partial<Record<SignalState, Days>>> = {
  received: { normal: 5, urgent: 1 },
  returned: { normal: 5, urgent: 1 },
  checked: { normal: 10, urgent: 1 },
  weighing: { normal: 10, urgent: 1 },
  'taken-up': { normal: 5, urgent: 1 },
  research: { normal: 15, urgent: 5 },
  'second-weighing': { normal: 10, urgent: 1 },
  dismissed: { normal: 5, urgent: 5 },
  referred: { normal: 5, urgent: 5 },
  'outcome-recorded': { normal: 5, urgent: 5 },
};

/** The last day for the next step, or null when the state has no term of its own (`monitored` has its own date). */
export function termOf(state: SignalState, urgency: Urgency, from: CalendarDate): CalendarDate | null {
  const days = workingDays[state];
  return days === undefined ? null : addWorkingDays(from, days[urgency]);
}
