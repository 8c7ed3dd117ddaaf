import { err, ok, type Result } from './result.ts';

/** A day on the calendar, `YYYY-MM-DD`, without time or zone. Compares as text. */
export type CalendarDate = string;
export type DateFault =
  /** Readable, but that day does not exist (31-2-2025). */
  | 'impossible'
  /** No day can be read from it, or only part of one (`vorige week`, 00-00-1980). */
  | 'unreadable';

const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
const dayMilliseconds = 86_400_000;

const monthByName = (text: string): number => {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (name.length < 3) return 0;
  if (name === 'mrt') return 3;
  return monthNames.findIndex((month) => month.startsWith(name)) + 1;
};

const build = (year: number, month: number, day: number): Result<CalendarDate, DateFault> => {
  if (day === 0 || month === 0) return err('unreadable');
  if (year < 1850 || year > 2199) return err('impossible');
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? ok(date.toISOString().slice(0, 10)) : err('impossible');
};

/**
 * Reads a day as Dutch desks write it: `23-6-2025`, `11/07/2025` (day first), `2025-07-11`, `23 juni 2025`;
 * a time behind it is left out of account. Two-digit years are not guessed.
 */
export const parseDutchDate = (text: string): Result<CalendarDate, DateFault> => {
  const plain = text
    .trim()
    .replace(/[T\s]\s*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|uur)?$/i, '')
    .trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso !== null) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (dutch !== null) return build(Number(dutch[3]), Number(dutch[2]), Number(dutch[1]));
  const named = /^(\d{1,2})[\s-]+([a-z]+\.?)[\s-]+(\d{4})$/i.exec(plain);
  const month = monthByName(named?.[2] ?? '');
  return named !== null && month > 0 ? build(Number(named[3]), month, Number(named[1])) : err('unreadable');
};

/** Whether the text is a real day in the form YYYY-MM-DD. */
export const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const read = parseDutchDate(text);
  return read.ok && read.value === text;
};

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** One per zone, kept: each holds some forty kilobytes outside the heap that the collector does not count. */
function dayFormatOf(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(timeZone, made);
  return made;
}

/** The day it is at that moment in the given zone. */
export const calendarDateAt = (moment: Date, timeZone = 'Europe/Amsterdam'): CalendarDate =>
  dayFormatOf(timeZone).format(moment);

const asUtc = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(asUtc(date).getTime() + days * dayMilliseconds).toISOString().slice(0, 10);

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / dayMilliseconds);

/** Months later on the same day, or on the last day of a shorter month. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const start = asUtc(date);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return target.toISOString().slice(0, 10);
};

/** Completed years on that day; negative before birth. Born on 29 February: a year older on 1 March. */
export const ageOn = (birthDate: CalendarDate, on: CalendarDate): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

export const isMinor = (birthDate: CalendarDate, on: CalendarDate): boolean => ageOn(birthDate, on) < 18;
