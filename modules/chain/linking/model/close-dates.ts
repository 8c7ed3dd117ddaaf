import { compareDates, readDate } from '#packages/linkage/normalise/index.ts';

/** Equal, or one slip of the hand apart: a digit, day and month that changed places, a year beside it. */
export function closeDates(one: string, other: string): boolean {
  const found = compareDates(readDate(one), readDate(other));
  return found !== 'different' && found !== 'same-year-month';
}
