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
  /** The label as far as there is room for it; the table has it whole. */
  text: string;
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

const GAP = 4;
const widthOf = (text: string): number => text.length * PLAN.letter + 14;

function cut(text: string, room: number): string {
  const letters = Math.floor((room - 14) / PLAN.letter);
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

type Shape = Pick<PlacedItem, 'x' | 'width' | 'text' | 'textX' | 'outside' | 'diamond'> & {
  /** What the bar and its label take up together. */
  from: number;
  until: number;
};

/** A label stands in its bar when it fits, else behind it, else before it; where it fits nowhere, cut where most of it does. */
function shapeOf(item: PlanItem, xOf: (date: CalendarDate) => number, width: number): Shape {
  const diamond = item.end === null || item.end === item.start;
  const start = xOf(item.start);
  const x = diamond ? start - 10 : start;
  const barWidth = diamond ? 20 : Math.max(8, xOf(item.end ?? item.start) - start);
  const end = x + barWidth;
  const wanted = widthOf(item.label);
  const places = [
    { side: 'inside', room: diamond ? 0 : barWidth },
    { side: 'behind', room: width - end - GAP },
    { side: 'before', room: x - GAP - PLAN.left },
  ] as const;
  const place =
    places.find(({ room }) => wanted <= room) ?? places.toSorted((a, b) => b.room - a.room)[0] ?? places[0];
  const text = cut(item.label, place.room);
  const bar = { x, width: barWidth, text, diamond, outside: place.side !== 'inside' };
  if (place.side === 'inside') return { ...bar, textX: x + 7, from: x, until: end };
  if (place.side === 'behind') return { ...bar, textX: end + GAP, from: x, until: end + GAP + widthOf(text) };
  const textX = x - GAP - widthOf(text) + 10;
  return { ...bar, textX, from: textX, until: end };
}
