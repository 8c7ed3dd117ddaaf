import { type PartialDate, packDate } from './partial-date.ts';

/** How two dates agree, best first; `nothing` when there is nothing to compare, and only then. */
export type DateAgreement =
  | 'same'
  /** Day and month changed places. */
  | 'swapped'
  | 'year-off-by-one'
  /** The same day in another decade: 1968 and 1978. */
  | 'decade'
  | 'one-digit'
  | 'same-year-month'
  /** All that both of them know agrees, but that is not the whole date. */
  | 'partial'
  | 'different'
  | 'nothing';

/** Of 1 January only the year says something, and of 1 January 1900 nothing does. */
const withoutFiller = (packed: number): number => {
  const known = packed % 10000 === 101 ? packed - 101 : packed;
  return known === 19000000 ? 0 : known;
};

/** Digits that differ when both are written as eight. */
const digitsApart = (a: number, b: number): number => {
  let apart = 0;
  for (let one = a, other = b; one > 0 || other > 0; ) {
    if (one % 10 !== other % 10) apart += 1;
    one = Math.floor(one / 10);
    other = Math.floor(other / 10);
  }
  return apart;
};

const compareWhole = (a: number, b: number): DateAgreement => {
  if (a === b) return 'same';
  const restA = a % 10000;
  const restB = b % 10000;
  const years = Math.abs(Math.floor(a / 10000) - Math.floor(b / 10000));
  if (years === 0 && Math.floor(restA / 100) === restB % 100 && Math.floor(restB / 100) === restA % 100)
    return 'swapped';
  if (restA === restB && years === 1) return 'year-off-by-one';
  if (restA === restB && years % 10 === 0) return 'decade';
  if (digitsApart(a, b) === 1) return 'one-digit';
  return Math.floor(a / 100) === Math.floor(b / 100) ? 'same-year-month' : 'different';
};

/** What both know of one part: agrees, differs, or null when one of them does not know it. */
const partsAgree = (a: number, b: number): boolean | null => (a === 0 || b === 0 ? null : a === b);

const comparePartial = (a: number, b: number): DateAgreement => {
  const yearA = Math.floor(a / 10000);
  const yearB = Math.floor(b / 10000);
  const year = partsAgree(yearA, yearB);
  const month = partsAgree(Math.floor(a / 100) % 100, Math.floor(b / 100) % 100);
  const day = partsAgree(a % 100, b % 100);
  if (year === null && month === null && day === null) return 'nothing';
  if (month === false || day === false) return 'different';
  if (year !== false) return 'partial';
  return Math.abs(yearA - yearB) === 1 ? 'year-off-by-one' : 'different';
};

/** Compares two dates as `packDate` gives them; 0 is no date. */
export const comparePackedDates = (a: number, b: number): DateAgreement => {
  const one = withoutFiller(a);
  const other = withoutFiller(b);
  if (one === 0 || other === 0) return 'nothing';
  return isWhole(one) && isWhole(other) ? compareWhole(one, other) : comparePartial(one, other);
};

const isWhole = (packed: number): boolean =>
  packed >= 10000000 && packed % 100 > 0 && Math.floor(packed / 100) % 100 > 0;

export const compareDates = (a: PartialDate, b: PartialDate): DateAgreement =>
  comparePackedDates(packDate(a), packDate(b));
