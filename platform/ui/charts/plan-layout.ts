import { addMonths, type CalendarDate, daysBetween } from '#platform/kit/dates.ts';

export type PlanState = 'running' | 'agreed' | 'proposed' | 'done';

export type PlanTrack = { key: string; label: string };

export type PlanItem = {
  key: string;
  track: string;
  label: string;
  start: CalendarDate;
  /** Null or the same day: a diamond. */
  end: CalendarDate | null;
  state: PlanState;
};

/** `from` must be done before `to`. */
export type PlanArrow = { from: string; to: string };
/** Two that do not go together, and why in a few words. */
export type PlanCollision = { from: string; to: string; label: string };

export type PlacedItem = PlanItem & {
  x: number;
  width: number;
  y: number;
  textX: number;
  outside: boolean;
  diamond: boolean;
};
type PlacedTrack = PlanTrack & { y: number; height: number };
export type PlanLayout = {
  items: PlacedItem[];
  tracks: PlacedTrack[];
  months: { key: string; x: number; date: CalendarDate }[];
  width: number;
  height: number;
  xOf: (date: CalendarDate) => number;
};

export const PLAN = { left: 116, top: 26, lane: 33, bar: 24, pad: 5, bottom: 22, letter: 6.3 } as const;

function monthStart(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 7)}-01`;
}

/** Places bars in lanes so that none covers another, also not with its label. Sizes in SVG units. */
export function layOutPlan(
  tracks: readonly PlanTrack[],
  items: readonly PlanItem[],
  today: CalendarDate,
  width: number,
): PlanLayout {
  const dates = [today, ...items.flatMap((item) => [item.start, item.end ?? item.start])].toSorted();
  const from = monthStart(dates[0] ?? today);
  const until = addMonths(monthStart(dates.at(-1) ?? today), 1);
  const scale = (width - PLAN.left - 12) / Math.max(1, daysBetween(from, until));
  const xOf = (date: CalendarDate) => PLAN.left + daysBetween(from, date) * scale;

  const placedTracks: PlacedTrack[] = [];
  const placedItems: PlacedItem[] = [];
  let y: number = PLAN.top;
  for (const track of tracks) {
    const lanes: number[] = [];
    const own = items.filter((item) => item.track === track.key);
    for (const item of own.toSorted((a, b) => a.start.localeCompare(b.start))) {
      const shape = shapeOf(item, xOf, width);
      const free = lanes.findIndex((end) => end + 8 <= shape.from);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = shape.until;
      const { from: _from, until: _until, ...place } = shape;
      placedItems.push({ ...item, ...place, y: y + PLAN.pad + lane * PLAN.lane });
    }
    const height = Math.max(1, lanes.length) * PLAN.lane + 2 * PLAN.pad - (PLAN.lane - PLAN.bar);
    placedTracks.push({ ...track, y, height });
    y += height;
  }
  const months: PlanLayout['months'] = [];
  for (let date = from; date < until; date = addMonths(date, 1))
    months.push({ key: date, x: xOf(date), date });
  return { items: placedItems, tracks: placedTracks, months, width, height: y + PLAN.bottom, xOf };
}

/** A label that does not fit its bar stands behind it, or before it at the right edge. */
function shapeOf(item: PlanItem, xOf: (date: CalendarDate) => number, width: number) {
  const diamond = item.end === null || item.end === item.start;
  const x = xOf(item.start);
  const barWidth = diamond ? 20 : Math.max(8, xOf(item.end ?? item.start) - x);
  const text = item.label.length * PLAN.letter + 14;
  if (!diamond && text <= barWidth) {
    return { x, width: barWidth, textX: x + 7, outside: false, diamond, from: x, until: x + barWidth };
  }
  const left = diamond ? x - 10 : x;
  const behind = left + barWidth + 4;
  const fits = behind + text <= width;
  const textX = fits ? behind : left - text + 6;
  return {
    x: left,
    width: barWidth,
    textX,
    outside: true,
    diamond,
    from: Math.min(left, textX),
    until: Math.max(left + barWidth, fits ? behind + text : left + barWidth),
  };
}
