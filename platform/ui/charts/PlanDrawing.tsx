import { useId, useMemo } from 'react';
import type { CalendarDate } from '#platform/kit/dates.ts';
import { useFormat } from '#platform/web/format.ts';
import { uiTexts } from '../ui-texts.ts';
import {
  layOutPlan,
  PLAN,
  type PlacedItem,
  type PlanArrow,
  type PlanCollision,
  type PlanItem,
  type PlanLayout,
  type PlanState,
  type PlanTrack,
} from './plan-layout.ts';

type PlanDrawingProps = {
  tracks: readonly PlanTrack[];
  items: readonly PlanItem[];
  arrows: readonly PlanArrow[];
  collisions: readonly PlanCollision[];
  today: CalendarDate;
  width: number;
};

/** For the eye only; PlanTimeline has the same as a table. */
export function PlanDrawing({ tracks, items, arrows, collisions, today, width }: PlanDrawingProps) {
  const { t } = uiTexts.useText();
  const head = useId();
  const layout = useMemo(() => layOutPlan(tracks, items, today, width), [tracks, items, today, width]);
  const placed = new Map(layout.items.map((item) => [item.key, item]));
  const todayX = layout.xOf(today);
  return (
    <>
      <svg viewBox={`0 0 ${layout.width} ${layout.height}`} aria-hidden="true" focusable="false">
        <defs>
          <marker
            id={head}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className="sk-plan__arrow-head" />
          </marker>
        </defs>
        <Grid layout={layout} />
        <line x1={todayX} x2={todayX} y1={PLAN.top - 8} y2={layout.height - 16} className="sk-plan__today" />
        <text x={todayX + 3} y={layout.height - 6}>
          {t('term.today')}
        </text>
        {layout.items.map((item) => (
          <Bar key={item.key} item={item} />
        ))}
        {arrows.map((arrow) => {
          const ends = [placed.get(arrow.from), placed.get(arrow.to)] as const;
          if (!ends[0] || !ends[1]) return null;
          return (
            <path
              key={`${arrow.from}-${arrow.to}`}
              d={arrowPath(ends[0], ends[1])}
              className="sk-plan__arrow"
              markerEnd={`url(#${head})`}
            />
          );
        })}
        {collisions.map((collision) => (
          <Collision
            key={`${collision.from}-${collision.to}`}
            from={placed.get(collision.from)}
            to={placed.get(collision.to)}
            label={collision.label}
            right={layout.width}
          />
        ))}
      </svg>
      <Legend collision={collisions.length > 0} />
    </>
  );
}

function Grid({ layout }: { layout: PlanLayout }) {
  const format = useFormat();
  return (
    <>
      {layout.months.map((month, index) => (
        <g key={month.key}>
          <line
            x1={month.x}
            x2={month.x}
            y1={PLAN.top}
            y2={layout.height - PLAN.bottom}
            className="sk-plan__line"
          />
          <text x={month.x + 4} y={PLAN.top - 10}>
            {format.month(month.date, index === 0 || month.date.endsWith('-01-01'))}
          </text>
        </g>
      ))}
      {layout.tracks.map((track) => (
        <g key={track.key}>
          <line x1={0} x2={layout.width} y1={track.y} y2={track.y} className="sk-plan__line" />
          <text x={0} y={track.y + PLAN.pad + 16} className="sk-plan__track">
            {track.label}
          </text>
        </g>
      ))}
    </>
  );
}

function Bar({ item }: { item: PlacedItem }) {
  const middle = item.y + PLAN.bar / 2;
  const textState = item.outside && item.state !== 'proposed' ? 'outside' : item.state;
  const bar = `sk-plan__bar sk-plan__bar--${item.state}`;
  return (
    <g>
      {item.diamond ? (
        <path d={`M${item.x + 10} ${middle - 10}l10 10-10 10-10-10z`} className={bar} />
      ) : (
        <rect x={item.x} y={item.y} width={item.width} height={PLAN.bar} rx={2} className={bar} />
      )}
      <text x={item.textX} y={middle + 4} className={`sk-plan__text--${textState}`}>
        {item.text}
      </text>
    </g>
  );
}

/** Down from the end of the first (or its left when the second begins earlier), then right into the second. */
function arrowPath(from: PlacedItem, to: PlacedItem): string {
  const y1 = from.y + PLAN.bar / 2;
  const y2 = to.y + PLAN.bar / 2;
  const end = from.x + from.width;
  if (Math.abs(y1 - y2) < 2) return `M${end} ${y1}H${to.x - 1}`;
  const x = from.diamond ? from.x + 10 : Math.min(end, to.x) - 8;
  const startY = from.diamond ? y1 + 10 : y1 < y2 ? from.y + PLAN.bar : from.y;
  return `M${x} ${startY}V${y2}H${to.x - 1}`;
}

/** Where a bar ends to the eye: after its label, when that stands behind it. */
const endOf = ({ x, width, textX, text, outside }: PlacedItem): number =>
  outside && textX > x ? textX + text.length * PLAN.letter : x + width;

type CollisionProps = {
  from: PlacedItem | undefined;
  to: PlacedItem | undefined;
  label: string;
  right: number;
};

function Collision({ from, to, label, right }: CollisionProps) {
  if (!from || !to) return null;
  const width = label.length * 6.6 + 34;
  const x = Math.min(Math.max(endOf(from), endOf(to)) + 24, right - width - 4);
  const [y1, y2] = [from.y + PLAN.bar / 2, to.y + PLAN.bar / 2];
  const middle = (y1 + y2) / 2;
  return (
    <g>
      <path d={`M${endOf(from)} ${y1}H${x}V${y2}H${endOf(to)}`} className="sk-plan__collision" />
      <rect x={x - 10} y={middle - 11} width={width} height={22} rx={2} className="sk-plan__collision-box" />
      <path d={`M${x - 3} ${middle + 5}l6-11 6 11z`} className="sk-plan__collision-box" />
      <text x={x + 14} y={middle + 4} className="sk-plan__collision-text">
        {label}
      </text>
    </g>
  );
}

const LEGEND: readonly PlanState[] = ['running', 'agreed', 'proposed', 'done'];

function Legend({ collision }: { collision: boolean }) {
  const { t } = uiTexts.useText();
  return (
    <ul className="sk-legend" aria-hidden="true">
      {LEGEND.map((state) => (
        <li key={state}>
          <svg width="28" height="14" role="presentation">
            <rect
              x="1"
              y="1"
              width="26"
              height="12"
              rx="2"
              className={`sk-plan__bar sk-plan__bar--${state}`}
            />
          </svg>
          {t(`plan.states.${state}`)}
        </li>
      ))}
      <li>
        <svg width="28" height="14" role="presentation">
          <path d="M1 7H20" className="sk-plan__arrow" />
          <path d="M19 3l8 4-8 4z" className="sk-plan__arrow-head" />
        </svg>
        {t('plan.mustFirst')}
      </li>
      {collision && (
        <li>
          <svg width="28" height="14" role="presentation">
            <path d="M1 7H27" className="sk-plan__collision" />
          </svg>
          {t('plan.collision')}
        </li>
      )}
    </ul>
  );
}
