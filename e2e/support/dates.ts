import { addDays, type CalendarDate, calendarDateAt, systemClock } from '#platform/kit/index.ts';
import words from '#platform/web/nl.json' with { type: 'json' };

/** The day so many days after today, as the program keeps it. */
export const dayFromToday = (days: number): CalendarDate => addDays(calendarDateAt(systemClock.now()), days);

/** As a user types it: `3-11-2026`. */
export const typed = (day: CalendarDate): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}-${month}-${year}`;
};

const months = words.format.months.split('|');

/** As a sentence on the screen has it: `3 nov. 2026`. */
export const written = (day: CalendarDate): string => {
  const [year, month = 1, date] = day.split('-').map(Number);
  return `${date} ${months[month - 1]} ${year}`;
};
