import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  calendarDateAt,
  daysBetween,
  isCalendarDate,
  isMinor,
  parseDutchDate,
} from './dates.ts';

describe('reading a date', () => {
  test.each([
    ['23-6-2025', '2025-06-23'],
    ['11/07/2025', '2025-07-11'],
    ['2025-07-11', '2025-07-11'],
    ['1954-03-22', '1954-03-22'],
    ['23 juni 2025', '2025-06-23'],
    ['1 MRT 2025', '2025-03-01'],
    ['23.06.2025', '2025-06-23'],
    ['29-2-2024', '2024-02-29'],
    ['11-07-2025 10:30', '2025-07-11'],
    ['2025-07-11T10:30:00Z', '2025-07-11'],
  ])('%s is %s', (text, value) => {
    expect(parseDutchDate(text)).toEqual({ ok: true, value });
  });

  test.each(['31-2-2025', '29-2-2025', '2025-13-01', '32/01/2025', '1-1-0025'])(
    '%s is impossible',
    (text) => {
      expect(parseDutchDate(text)).toEqual({ ok: false, error: 'impossible' });
    },
  );

  test.each(['', 'vorige week', '23-6-25', '00-00-1980', '2025', '23 foo 2025', '23 5 maart'])(
    '%s is unreadable',
    (text) => {
      expect(parseDutchDate(text)).toEqual({ ok: false, error: 'unreadable' });
    },
  );

  test('a calendar date is only the one form', () => {
    expect(isCalendarDate('2025-06-23')).toBe(true);
    expect(isCalendarDate('2025-6-23')).toBe(false);
    expect(isCalendarDate('2025-02-31')).toBe(false);
  });
});

test('the day of a moment is that of the clock on the wall', () => {
  expect(calendarDateAt(new Date('2025-06-30T22:30:00Z'))).toBe('2025-07-01');
  expect(calendarDateAt(new Date('2025-12-31T22:30:00Z'))).toBe('2025-12-31');
});

test('counting days passes the change to summer time', () => {
  expect(addDays('2025-03-29', 2)).toBe('2025-03-31');
  expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2);
  expect(daysBetween('2025-03-31', '2025-03-29')).toBe(-2);
});

test('a month later than the last day is the last day', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
});

test('someone is a minor up to the day before the eighteenth birthday', () => {
  expect(isMinor('2007-06-23', '2025-06-22')).toBe(true);
  expect(isMinor('2007-06-23', '2025-06-23')).toBe(false);
  expect(isMinor('2008-02-29', '2026-02-28')).toBe(true);
  expect(isMinor('2008-02-29', '2026-03-01')).toBe(false);
  expect(ageOn('1954-03-22', '2025-03-22')).toBe(71);
});
