import { addDays, type CalendarDate } from './dates.ts';

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
export const easterSunday = (year: number): CalendarDate => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  const day = String((f % 31) + 1).padStart(2, '0');
  return `${year}-${month}-${day}`;
};

const weekday = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const kingsDay = (year: number): CalendarDate => {
  const date = `${year}-04-27`;
  return weekday(date) === 0 ? addDays(date, -1) : date;
};

const holidaysByYear = new Map<number, ReadonlySet<CalendarDate>>();

/** The days that count as Sunday under the Algemene termijnenwet, art. 3 (Good Friday is put on a par). */
export const publicHolidays = (year: number): ReadonlySet<CalendarDate> => {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const days = new Set([
    `${year}-01-01`,
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    kingsDay(year),
    `${year}-05-05`,
    addDays(easter, 39),
    addDays(easter, 49),
    addDays(easter, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
  holidaysByYear.set(year, days);
  return days;
};

export const isWorkingDay = (date: CalendarDate): boolean => {
  const day = weekday(date);
  return day !== 0 && day !== 6 && !publicHolidays(Number(date.slice(0, 4))).has(date);
};

/** The date that lies this number of working days later (days >= 0); 0 gives the first working day on or after it. */
export const addWorkingDays = (date: CalendarDate, days: number): CalendarDate => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`working days must be 0 or more: ${days}`);
  let current = date;
  let left = days;
  while (left > 0) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  while (!isWorkingDay(current)) current = addDays(current, 1);
  return current;
};
