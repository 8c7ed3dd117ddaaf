import { addDays, addMonths, addWorkingDays, type CalendarDate, daysBetween } from '#platform/kit/index.ts';

/** What the law's content says of one right. */
export type RightTerm = { readonly termMonths: number; readonly extensionMonths: number };

export type TermFacts = {
  readonly receivedOn: CalendarDate;
  readonly extended: boolean;
  /** From the day on which more was asked to establish the identity until the day it came, the term stands still. */
  readonly identityAskedOn: CalendarDate | null;
  readonly identitySuppliedOn: CalendarDate | null;
};

/** Days in which the requester can supply what is asked about the identity (Awb 4:5; two weeks is our choice). */
const IDENTITY_DAYS = 14;
/** Days that a controller has for its own part, when the term leaves them. */
const PART_DAYS = 14;
/** Days that the contact point keeps for the letter. */
const LETTER_DAYS = 4;

/** The first day from this one on that is no Saturday, Sunday or public holiday (Algemene termijnenwet, art. 1 and 3). */
const workingDay = (date: CalendarDate): CalendarDate => addWorkingDays(date, 0);

export function pausedDays(facts: TermFacts): number {
  if (facts.identityAskedOn === null || facts.identitySuppliedOn === null) return 0;
  return Math.max(0, daysBetween(facts.identityAskedOn, facts.identitySuppliedOn));
}

/**
 * The last day on which the answer is in time (AVG 12 lid 3): a calendar month after receipt (the same day of the month, or the last day of a
 * shorter one), with two more when extended, counted from the receipt and not from the moved day; then the days that it stood still.
 */
export function termOn(facts: TermFacts, right: RightTerm): CalendarDate {
  const months = right.termMonths + (facts.extended ? right.extensionMonths : 0);
  return workingDay(addDays(addMonths(facts.receivedOn, months), pausedDays(facts)));
}

/** An extension is told within the first term, with its reason. */
export const mayStillExtend = (facts: TermFacts, right: RightTerm, today: CalendarDate): boolean =>
  !facts.extended && right.extensionMonths > 0 && today <= termOn({ ...facts, extended: false }, right);

/** When a controller's part must be ready: two weeks, or sooner so that the letter can still be made in time; never before today. */
export function partDueOn(passedOn: CalendarDate, term: CalendarDate): CalendarDate {
  const latest = addDays(term, -LETTER_DAYS);
  const wanted = workingDay(addDays(passedOn, PART_DAYS));
  if (wanted <= latest) return wanted;
  return latest < passedOn ? passedOn : latest;
}

/** Whether what was asked about the identity stayed away so long that the request need not be treated. */
export const identityOverdue = (askedOn: CalendarDate, today: CalendarDate): boolean =>
  daysBetween(askedOn, today) >= IDENTITY_DAYS;
