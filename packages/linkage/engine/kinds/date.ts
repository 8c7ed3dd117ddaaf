import { comparePackedDates, type DateAgreement } from '../../normalise/compare-dates.ts';
import { packDate, readDate } from '../../normalise/partial-date.ts';
import { hashText } from '../hash.ts';
import { bitsIn } from '../text-pool.ts';
import { type Kind, level, readingWith } from './kind.ts';

const SAME = 0;
const SLIP = 1;
const NEAR = 2;
const PARTIAL = 3;
const DIFFERENT = 4;

const levelOf: Readonly<Record<DateAgreement, number>> = {
  same: SAME,
  swapped: SLIP,
  'year-off-by-one': SLIP,
  decade: SLIP,
  'one-digit': SLIP,
  'same-year-month': NEAR,
  partial: PARTIAL,
  different: DIFFERENT,
  nothing: -1,
};

const DIGITS = 8;
const SURE = 1;
/** Where the digits in bits stand among the features. */
const BITS = 2;

/** Slips of the hand between two whole dates, yyyymmdd: digits that differ, neighbours that changed places counted once. */
function slipsBetween(one: number, other: number): number {
  let slips = 0;
  let beforeHere = -1;
  let beforeThere = -1;
  for (let place = 0, here = one, there = other; place < DIGITS; place++) {
    const digitHere = here % 10;
    const digitThere = there % 10;
    here = Math.trunc(here / 10);
    there = Math.trunc(there / 10);
    const changedPlaces = beforeHere === digitThere && beforeThere === digitHere;
    const differs = digitHere !== digitThere;
    if (differs && !changedPlaces) slips++;
    beforeHere = differs && !changedPlaces ? digitHere : -1;
    beforeThere = differs && !changedPlaces ? digitThere : -1;
  }
  return slips;
}

const isWhole = (date: number): boolean =>
  date >= 10_000_000 && date % 100 !== 0 && Math.trunc(date / 100) % 100 !== 0;

/** The eight digits of a whole date with four bits each; 0 for a date of which something is not known. */
function digitsInBits(date: number): number {
  if (!isWhole(date)) return 0;
  let bits = 0;
  for (let place = 0, rest = date; place < DIGITS; place++) {
    bits |= (rest % 10) << (place * 4);
    rest = Math.trunc(rest / 10);
  }
  return bits;
}

/** Two slips change at most four digits, and so do day and month in each other's place, or one year up. */
const MOST_CHANGED = 4;
const ONE_IN_FOUR = 0x11111111;

/** Whether two whole dates have so many other digits that no slip explains it: most pairs are done with that. */
function isFarApart(here: number, there: number): boolean {
  const changed = here ^ there;
  const perDigit = changed | (changed >>> 1) | (changed >>> 2) | (changed >>> 3);
  return here !== 0 && there !== 0 && bitsIn(perDigit & ONE_IN_FOUR) > MOST_CHANGED;
}

function compareDays(here: number, there: number): number {
  const found = levelOf[comparePackedDates(here, there)];
  if (found !== DIFFERENT && found !== NEAR) return found;
  if (!isWhole(here) || !isWhole(there)) return found;
  const slips = slipsBetween(here, there);
  if (slips === 1) return SLIP;
  return slips === 2 ? NEAR : found;
}

/** A month above 12, where a month stands in Dutch: what it was meant to be is a guess. */
const monthThatCannotBe =
  /^\D*(?:\d{4}|\d{1,2})\D+(?:1[3-9]|[2-9]\d)\D+\d|^\D*(?:(?:1[89]|2[01])\d\d(?:1[3-9]|[2-9]\d)(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:1[3-9]|[2-9]\d)\d{4})\D*$/;

/**
 * A day, as one number yyyymmdd with zeros for what is not known. Of 1 January, which forms fill in by themselves, only the year
 * counts.
 */
export const date: Kind = {
  name: 'date',
  width: 3,
  parts: ['exact', 'year', 'day'],
  levels: [level('same', 0), level('slip'), level('near'), level('partial', 1), level('different')],
  read(cell) {
    const found = readDate(cell);
    const known = found.placeholder ? { ...found, month: null, day: null } : found;
    const packed = packDate(known);
    if (packed === 0 || packed === FILLER) return null;
    const { year, month, day } = known;
    return readingWith([packed, monthThatCannotBe.test(cell) ? 0 : SURE, digitsInBits(packed)], (part) => {
      switch (part) {
        case 0:
          return isWhole(packed) ? hashText(`d${packed}`) : 0;
        case 1:
          return year === null ? 0 : hashText(`y${year}`);
        default:
          // Day and month may have changed places.
          return month === null || day === null
            ? 0
            : hashText(`${Math.min(month, day)}/${Math.max(month, day)}`);
      }
    });
  },
  compare: (_pool, features, one, other) =>
    isFarApart(features[one + BITS] as number, features[other + BITS] as number)
      ? DIFFERENT
      : compareDays(features[one] as number, features[other] as number),
  keepsApart(_pool, features, one, other) {
    const here = features[one] as number;
    const there = features[other] as number;
    const isSure = features[one + 1] === SURE && features[other + 1] === SURE;
    return isSure && isWhole(here) && isWhole(there) && compareDays(here, there) > SLIP;
  },
};

const FILLER = 19_000_000;
