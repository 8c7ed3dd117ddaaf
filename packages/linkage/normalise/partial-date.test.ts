import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDates, comparePackedDates, type DateAgreement } from './compare-dates.ts';
import { packDate, readDate, unpackDate } from './partial-date.ts';

const packed = (text: string, pivot?: number) =>
  packDate(readDate(text, pivot === undefined ? {} : { pivot }));

describe('a date is read however it was written', () => {
  test.each([
    '3-5-1980',
    '03-05-1980',
    '03/05/1980',
    '3.5.1980',
    '3 5 1980',
    '1980-05-03',
    '1980/5/3',
    '19800503',
    '03051980',
    '3 mei 1980',
    '3-mei-1980',
    'Zaterdag 3 MEI 1980',
    'geb. 3 mei 1980',
    '3 may 1980',
    'mei 3, 1980',
    '1980-05-03T10:30:00Z',
    '3-5-1980 10:30 uur',
    ' 3 - 5 - 1980 ',
  ])('%s is 3 May 1980', (text) => {
    expect(readDate(text)).toEqual({ year: 1980, month: 5, day: 3, placeholder: false });
  });

  test.each([
    ['mei 1980', 19800500],
    ['05-1980', 19800500],
    ['1980-05', 19800500],
    ['1980', 19800000],
    ['circa 1980', 19800000],
    ['00-05-1980', 19800500],
    ['00-00-1980', 19800000],
    ['xx-05-1980', 19800500],
    ['??-??-1980', 19800000],
    ['3 mei', 503],
    ['3-5-xxxx', 503],
    ['31-2-1980', 19800200],
    ['29-2-1981', 19810200],
    ['29-2-1980', 19800229],
    ['45-13-1980', 19800000],
    ['31 april 1980', 19800400],
    ['05-23-1980', 19800523],
    ['19092131', 19090031],
    ['', 0],
    ['onbekend', 0],
    ['12345', 0],
  ])('%s is %i: what is not known or cannot be is left out', (text, expected) => {
    expect(packed(text)).toBe(expected);
  });

  test.each([
    ['3-5-80', 10, 19800503],
    ['3-5-10', 10, 20100503],
    ['3-5-11', 10, 19110503],
    ['3 mei ’80', 10, 19800503],
    ['3/5/00', 10, 20000503],
  ])('%s with pivot %i is %i', (text, pivot, expected) => {
    expect(packed(text, pivot)).toBe(expected);
  });

  test('a two-digit year without a pivot is not guessed', () => {
    expect(readDate('3-5-80')).toEqual({ year: null, month: 5, day: 3, placeholder: false });
  });

  test.each(['1-1-1900', '01-01-1980', '1 januari 1975', '31-12-9999', '11-11-1111', '1900', '01-01-0001'])(
    '%s is marked as a placeholder',
    (text) => {
      expect(readDate(text).placeholder).toBe(true);
    },
  );
  test.each(['1-2-1900', '2-1-1980', '1980', '31-12-1999'])('%s is none', (text) => {
    expect(readDate(text).placeholder).toBe(false);
  });
});

test.each<[string, string, DateAgreement]>([
  ['3-5-1980', '3 mei 1980', 'same'],
  ['3-5-1980', '5-3-1980', 'swapped'],
  ['3-5-1980', '3-5-1981', 'year-off-by-one'],
  ['3-5-1979', '3-5-1980', 'year-off-by-one'],
  ['3-5-1980', '3-5-1970', 'decade'],
  ['3-5-1980', '3-5-1960', 'decade'],
  ['3-5-1980', '8-5-1980', 'one-digit'],
  ['3-5-1980', '13-5-1980', 'one-digit'],
  ['3-5-1980', '3-6-1980', 'one-digit'],
  ['3-5-1980', '3-5-1985', 'one-digit'],
  ['3-5-1980', '24-5-1980', 'same-year-month'],
  ['3-5-1980', 'mei 1980', 'partial'],
  ['3-5-1980', '1980', 'partial'],
  ['3-5-1980', '3 mei', 'partial'],
  ['1980', '1980', 'partial'],
  ['01-01-1980', '01-01-1980', 'partial'],
  ['01-01-1980', '3-5-1980', 'partial'],
  ['1980', '1981', 'year-off-by-one'],
  ['01-01-1980', '3-5-1976', 'different'],
  ['3-5-1980', 'juni 1980', 'different'],
  ['3-5-1980', '24-11-1962', 'different'],
  ['3-5-1980', '', 'nothing'],
  ['1-1-1900', '3-5-1980', 'nothing'],
  ['1-1-1900', '1-1-1900', 'nothing'],
  ['1980', '3 mei', 'nothing'],
])('%s and %s: %s', (one, other, agreement) => {
  expect(compareDates(readDate(one), readDate(other))).toBe(agreement);
});

describe('always', () => {
  const date = fc.date({ min: new Date('1901-01-01'), max: new Date('2050-12-31'), noInvalidDate: true });
  const anything = fc.nat(20_501_231).map((number) => packDate(unpackDate(number)));

  test('a date comes back from every way to write it, and from its number', () => {
    fc.assert(
      fc.property(date, (moment) => {
        const iso = moment.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        const number = Number(iso.replaceAll('-', ''));
        for (const text of [
          iso,
          `${day}-${month}-${year}`,
          String(number),
          `${day}/${month}/${year} 12:00`,
        ]) {
          expect(packed(text), text).toBe(number);
        }
        expect(packDate(unpackDate(number))).toBe(number);
      }),
    );
  });

  test('it does not matter which date is compared with which', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(comparePackedDates(a, b)).toBe(comparePackedDates(b, a));
      }),
    );
  });

  test('two whole dates always say something', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [one, other] = [a, b].map((moment) => readDate(moment.toISOString()));
        expect(compareDates(one!, other!)).not.toBe('nothing');
      }),
    );
  });

  test('no text makes it fail, and a part is null or can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123459-/. xX?:tjanmei') }), (text) => {
        const { year, month, day } = readDate(text, { pivot: 10 });
        expect(year ?? 1900).toSatisfy((value: number) => value >= 1800 && value < 2200);
        expect(month ?? 1).toSatisfy((value: number) => value >= 1 && value <= 12);
        expect(day ?? 1).toSatisfy((value: number) => value >= 1 && value <= 31);
      }),
    );
  });
});
