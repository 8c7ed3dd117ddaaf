import { addDays, addWorkingDays, type CalendarDate } from '#platform/kit/index.ts';

/** A term of the law as content gives it. */
export type ContentTerm = { readonly name: string; readonly days: number | null };

export type ComputedTerm = {
  readonly name: string;
  readonly days: number | null;
  readonly endsOn: CalendarDate | null;
};

/** Working days within which a term counts as near. */
export const NEAR_WORKING_DAYS = 10;

/**
 * The last day of each term when it starts on the given day. A last day in a weekend or on a holiday moves to the next
 * working day (Algemene termijnenwet, art. 1). A term without a number of days has no last day.
 */
export const termsFrom = (terms: readonly ContentTerm[], startsOn: CalendarDate): ComputedTerm[] =>
  terms.map((term) => ({
    name: term.name,
    days: term.days,
    endsOn: term.days === null ? null : addWorkingDays(addDays(startsOn, term.days), 0),
  }));

export type TermStanding = 'far' | 'near' | 'expired';

export const termStanding = (termOn: CalendarDate, today: CalendarDate): TermStanding => {
  if (termOn < today) return 'expired';
  return termOn <= addWorkingDays(today, NEAR_WORKING_DAYS) ? 'near' : 'far';
};
