import { hashText } from '../hash.ts';
import { readDate } from '../shim.ts';
import { type Kind, level } from './kind.ts';

const UNKNOWN = 0;

type Parts = { readonly year: number; readonly month: number; readonly day: number };

const partsOf = (date: number): Parts => ({
  year: Math.trunc(date / 10_000),
  month: Math.trunc(date / 100) % 100,
  day: date % 100,
});

const isFull = ({ year, month, day }: Parts): boolean => year !== UNKNOWN && month !== UNKNOWN && day !== UNKNOWN;

/** Digits that differ between two dates as they are written, yyyymmdd; neighbours that changed places count as one. */
function digitsApart(one: number, other: number): number {
  let apart = 0;
  let here = one;
  let there = other;
  let openHere = -1;
  let openThere = -1;
  for (let place = 0; place < 8; place++) {
    const digitHere = here % 10;
    const digitThere = there % 10;
    here = Math.trunc(here / 10);
    there = Math.trunc(there / 10);
    if (digitHere === digitThere) {
      openHere = -1;
      continue;
    }
    const changedPlaces = openHere === digitThere && openThere === digitHere;
    if (changedPlaces) {
      openHere = -1;
      continue;
    }
    apart++;
    openHere = digitHere;
    openThere = digitThere;
  }
  return apart;
}

const changedPlaces = (one: Parts, other: Parts): boolean =>
  one.year === other.year && one.month === other.day && one.day === other.month;

/** One digit, two neighbours, day and month, or the year by one: what a hand does wrong once. */
function isOneSlip(here: number, there: number): boolean {
  const one = partsOf(here);
  const other = partsOf(there);
  if (changedPlaces(one, other) || digitsApart(here, there) === 1) return true;
  return one.month === other.month && one.day === other.day && Math.abs(one.year - other.year) === 1;
}

const agree = (one: number, other: number): boolean => one === UNKNOWN || other === UNKNOWN || one === other;

/** -1: nothing is known on both sides. */
function comparePartial(one: Parts, other: Parts): number {
  const known =
    (one.year !== UNKNOWN && other.year !== UNKNOWN) ||
    (one.month !== UNKNOWN && other.month !== UNKNOWN) ||
    (one.day !== UNKNOWN && other.day !== UNKNOWN);
  if (!known) return -1;
  const all = agree(one.year, other.year) && agree(one.month, other.month) && agree(one.day, other.day);
  return all ? PARTIAL : DIFFERENT;
}

const SAME = 0;
const SLIP = 1;
const NEAR = 2;
const PARTIAL = 3;
const DIFFERENT = 4;

/** A day, as one number yyyymmdd with zeros for what is not known. A placeholder such as 1 January 1900 says nothing. */
export const date: Kind = {
  name: 'date',
  width: 1,
  parts: ['exact', 'year', 'day'],
  levels: [level('same', 0), level('slip'), level('near'), level('partial', 1), level('different')],
  read(cell) {
    const found = readDate(cell);
    if (found === null || found.placeholder) return null;
    const year = found.year ?? UNKNOWN;
    const month = found.month ?? UNKNOWN;
    const day = found.day ?? UNKNOWN;
    if (year === UNKNOWN && month === UNKNOWN && day === UNKNOWN) return null;
    const full = isFull({ year, month, day });
    const packed = year * 10_000 + month * 100 + day;
    return {
      features: [packed],
      parts: [
        full ? hashText(`d${packed}`) : 0,
        year === UNKNOWN ? 0 : hashText(`y${year}`),
        month === UNKNOWN || day === UNKNOWN ? 0 : hashText(`m${Math.min(month, day)}d${Math.max(month, day)}`),
      ],
    };
  },
  compare(_pool, features, one, other) {
    const here = features[one] as number;
    const there = features[other] as number;
    const partsHere = partsOf(here);
    const partsThere = partsOf(there);
    if (!isFull(partsHere) || !isFull(partsThere)) return comparePartial(partsHere, partsThere);
    if (here === there) return SAME;
    if (isOneSlip(here, there)) return SLIP;
    return digitsApart(here, there) === 2 ? NEAR : DIFFERENT;
  },
  keepsApart(_pool, features, one, other) {
    const here = features[one] as number;
    const there = features[other] as number;
    if (!isFull(partsOf(here)) || !isFull(partsOf(there))) return false;
    return here !== there && !isOneSlip(here, there);
  },
};
