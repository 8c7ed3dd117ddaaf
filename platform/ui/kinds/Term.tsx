import { IconAlertTriangle, IconClock, IconHourglass } from '@tabler/icons-react';
import { systemClock } from '#platform/kit/clock.ts';
import { addDays, type CalendarDate, calendarDateAt } from '#platform/kit/dates.ts';
import { isWorkingDay } from '#platform/kit/working-days.ts';
import { useFormat } from '#platform/web/format.ts';
import { classes } from '../classes.ts';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';

/** Beyond this the date says more than a number of days. */
const COUNTED_DAYS = 10;
const NEAR_DAYS = 2;

/** Working days from today until the date: 0 on the day itself, negative when it has passed. */
export function workingDaysUntil(today: CalendarDate, on: CalendarDate): number {
  const step = on < today ? -1 : 1;
  const limit = 400;
  let days = 0;
  for (let day = today; day !== on && Math.abs(days) < limit; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) days += step;
  }
  return on < today && days === 0 ? -1 : days;
}

export type TermProps = {
  /** Last day, `YYYY-MM-DD`; null shows that there is none. */
  on: CalendarDate | null;
  today?: CalendarDate;
};

/** How long there still is: late (red, triangle), today or near (hourglass), later (clock), far (the date). */
export function Term({ on, today = calendarDateAt(systemClock.now()) }: TermProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  if (on === null) return <span className="sk-soft">{t('term.none')}</span>;
  const days = workingDaysUntil(today, on);
  const state = days < 0 ? 'late' : days <= NEAR_DAYS ? 'near' : 'later';
  const icon = { late: IconAlertTriangle, near: IconHourglass, later: IconClock }[state];
  const words = () => {
    if (days < 0) return t('term.late', { count: -days });
    if (on === today) return t('term.today');
    if (days <= COUNTED_DAYS) return t('term.left', { count: days });
    return t('term.until', { date: format.dateWithoutDay(on) });
  };
  return (
    <span className={classes('sk-term', `sk-term--${state}`)} title={format.date(on)}>
      <Glyph icon={icon} />
      {words()}
    </span>
  );
}
