import { expect, test } from 'vitest';
import { addWorkingDays, easterSunday, isWorkingDay, publicHolidays } from './working-days.ts';

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
])('Easter of %i', (year, date) => {
  expect(easterSunday(year)).toBe(date);
});

test('the holidays of 2025', () => {
  expect([...publicHolidays(2025)].sort()).toEqual([
    '2025-01-01',
    '2025-04-18',
    '2025-04-20',
    '2025-04-21',
    '2025-04-26',
    '2025-05-05',
    '2025-05-29',
    '2025-06-08',
    '2025-06-09',
    '2025-12-25',
    '2025-12-26',
  ]);
});

test('the King moves his day when it falls on Sunday', () => {
  expect(publicHolidays(2025).has('2025-04-26')).toBe(true);
  expect(publicHolidays(2026).has('2026-04-27')).toBe(true);
});

test('one working day after the Thursday before Easter is the Tuesday after it', () => {
  expect(addWorkingDays('2025-04-17', 1)).toBe('2025-04-22');
});

test('five working days over a weekend', () => {
  expect(addWorkingDays('2025-09-10', 5)).toBe('2025-09-17');
});

test('nothing added on a Saturday is the Monday', () => {
  expect(addWorkingDays('2025-09-13', 0)).toBe('2025-09-15');
  expect(isWorkingDay('2025-09-13')).toBe(false);
});

test('less than nothing is refused', () => {
  expect(() => addWorkingDays('2025-09-10', -1)).toThrow(RangeError);
});
