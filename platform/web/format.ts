import { useMemo } from 'react';
import { platformTexts } from './platform-texts.ts';

const ZONE = 'Europe/Amsterdam';
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

type Parts = { year: number; month: number; day: number; weekday: number; hour: string; minute: string };

const zoned = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Wall-clock parts in the Netherlands; a plain date stays that date. */
function partsOf(value: string | Date): Parts {
  if (typeof value === 'string' && ISO_DATE.test(value)) {
    const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
    return { year, month, day, weekday: weekdayOf(year, month, day), hour: '00', minute: '00' };
  }
  const found: Record<string, string> = {};
  for (const part of zoned.formatToParts(new Date(value))) found[part.type] = part.value;
  const [year, month, day] = [Number(found.year), Number(found.month), Number(found.day)];
  const weekday = weekdayOf(year, month, day);
  return { year, month, day, weekday, hour: found.hour ?? '', minute: found.minute ?? '' };
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

export type Format = {
  /** "ma 3 nov. 2026" from a date or time; `null` gives a dash. */
  date: (value: string | Date | null) => string;
  /** "ma 3 nov." */
  dayMonth: (value: string | Date | null) => string;
  /** "3 nov. 2026" */
  dateWithoutDay: (value: string | Date | null) => string;
  /** "ma 3 nov. 2026, 14:05" */
  dateTime: (value: string | Date | null) => string;
  /** "14:05" */
  time: (value: string | Date | null) => string;
  /** "nov. 2026"; the year only when asked */
  month: (value: string | Date, withYear?: boolean) => string;
  number: (value: number, digits?: number) => string;
  /** Money in cents: "€ 1.234,50". */
  money: (cents: number) => string;
  bytes: (size: number) => string;
};

/** Dates and numbers as the language of the screen writes them. */
export function useFormat(): Format {
  const { t, language } = platformTexts.useText();
  return useMemo(() => {
    const months = t('format.months').split('|');
    const days = t('format.days').split('|');
    const locale = language === 'en' ? 'en-GB' : 'nl-NL';
    const monthName = (parts: Parts) => months[parts.month - 1] ?? '';
    const plain = (parts: Parts) => `${parts.day} ${monthName(parts)}`;
    const named = (parts: Parts) => `${days[parts.weekday] ?? ''} ${plain(parts)}`;
    const clock = (parts: Parts) => `${parts.hour}:${parts.minute}`;
    const orDash = (value: string | Date | null, write: (parts: Parts) => string) =>
      value === null ? '–' : write(partsOf(value));
    const number = (value: number, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(
        value,
      );
    return {
      date: (value) => orDash(value, (parts) => `${named(parts)} ${parts.year}`),
      dayMonth: (value) => orDash(value, named),
      dateWithoutDay: (value) => orDash(value, (parts) => `${plain(parts)} ${parts.year}`),
      dateTime: (value) => orDash(value, (parts) => `${named(parts)} ${parts.year}, ${clock(parts)}`),
      time: (value) => orDash(value, clock),
      month: (value, withYear = false) =>
        orDash(value, (parts) => monthName(parts) + (withYear ? ` ${parts.year}` : '')),
      number,
      money: (cents) => `€ ${number(cents / 100, cents % 100 === 0 ? 0 : 2)}`,
      bytes: (size) =>
        size < 1_000_000 ? `${number(Math.max(1, size / 1000))} kB` : `${number(size / 1_000_000, 1)} MB`,
    };
  }, [t, language]);
}
