import { type CalendarDate, err, ok, type Result } from '#platform/kit/index.ts';
import { identityOverdue } from './terms.ts';

export const REQUEST_STATES = [
  'received',
  'identity-asked',
  'identified',
  'collecting',
  'answered',
  'closed',
  'not-treated',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const PART_STATES = ['open', 'finished', 'lapsed'] as const;
export type PartState = (typeof PART_STATES)[number];

export type StepFault =
  | 'transition-not-allowed'
  /** What was asked about the identity may still come. */
  | 'identity-term-runs'
  /** A controller did not finish its part and its day has not passed. */
  | 'parts-open';

type Step = Result<RequestState, StepFault>;

const from = (state: RequestState, allowed: readonly RequestState[], next: RequestState): Step =>
  allowed.includes(state) ? ok(next) : err('transition-not-allowed');

export const askIdentity = (state: RequestState): Step => from(state, ['received'], 'identity-asked');

export const establishIdentity = (state: RequestState): Step =>
  from(state, ['received', 'identity-asked'], 'identified');

/** Passing on is to all controllers at once; before it nobody searches. */
export const passOn = (state: RequestState): Step => from(state, ['identified'], 'collecting');

type PartInView = { readonly state: PartState; readonly dueOn: CalendarDate };

/** Nothing goes out before each controller finished its own part, or its day passed: then the letter says so. */
export function answer(state: RequestState, parts: readonly PartInView[], today: CalendarDate): Step {
  if (state !== 'collecting') return err('transition-not-allowed');
  const waiting = parts.some((part) => part.state === 'open' && part.dueOn >= today);
  return waiting || parts.length === 0 ? err('parts-open') : ok('answered');
}

export const close = (state: RequestState): Step => from(state, ['answered'], 'closed');

/** The identity was not established: the request ends, with word to the requester of why and where to complain (AVG 12 lid 2, 4 and 6). */
export function endWithoutIdentity(
  state: RequestState,
  askedOn: CalendarDate | null,
  today: CalendarDate,
): Step {
  if (state !== 'identity-asked' || askedOn === null) return err('transition-not-allowed');
  return identityOverdue(askedOn, today) ? ok('not-treated') : err('identity-term-runs');
}

/** The requester takes it back, before others work on it. */
export const withdraw = (state: RequestState): Step =>
  from(state, ['received', 'identity-asked', 'identified'], 'not-treated');

export const isOpen = (state: RequestState): boolean => !['closed', 'not-treated'].includes(state);

/** Phase of the purpose `betrokkene-verzoek` in which a request is. */
export function phaseOf(state: RequestState, parts: readonly PartInView[]): string {
  if (state === 'identified') return 'identiteit-vastgesteld';
  if (state === 'collecting') return parts.some((part) => part.state === 'open') ? 'verzameld' : 'getoetst';
  if (state === 'answered') return 'beslist';
  return isOpen(state) ? 'ontvangen' : 'afgesloten';
}
