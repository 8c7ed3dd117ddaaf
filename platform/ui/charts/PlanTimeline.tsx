import { type ReactNode, useEffect, useRef, useState } from 'react';
import { systemClock } from '#platform/kit/clock.ts';
import { type CalendarDate, calendarDateAt } from '#platform/kit/dates.ts';
import { useFormat } from '#platform/web/format.ts';
import { Segmented } from '../forms/Choices.tsx';
import { TableScroll } from '../table/TableScroll.tsx';
import { uiTexts } from '../ui-texts.ts';
import { PlanDrawing } from './PlanDrawing.tsx';
import type { PlanArrow, PlanCollision, PlanItem, PlanTrack } from './plan-layout.ts';

export type PlanTimelineProps = {
  title: ReactNode;
  /** Read aloud in place of the drawing. */
  label: string;
  tracks: readonly PlanTrack[];
  items: readonly PlanItem[];
  arrows?: readonly PlanArrow[];
  collisions?: readonly PlanCollision[];
  today?: CalendarDate;
  /** Cell in the table that opens the item. */
  linkOf?: (item: PlanItem) => ReactNode;
};

/** As in the theme: there a row of the table becomes a card, and a drawing would scroll sideways. */
const isNarrow = (): boolean => globalThis.matchMedia?.('(width < 40rem)').matches === true;

/** The plan over its tracks: a drawing, and a table with the same content; on a phone it begins with the table. */
export function PlanTimeline(props: PlanTimelineProps) {
  const { title, label, today = calendarDateAt(systemClock.now()) } = props;
  const { t } = uiTexts.useText();
  const [shown, setShown] = useState(() => (isNarrow() ? 'table' : 'drawing'));
  return (
    <figure className="sk-figure" aria-label={label}>
      <div className="sk-card-header">
        {title}
        <Segmented
          label={t('chart.show')}
          value={shown}
          onValueChange={setShown}
          options={[
            { value: 'drawing', label: t('plan.drawing') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
      </div>
      {shown === 'drawing' ? <Drawing {...props} today={today} /> : <PlanTable {...props} />}
      <div className={shown === 'drawing' ? 'sk-hidden sk-reveal' : undefined}>
        {shown === 'drawing' && <PlanTable {...props} />}
      </div>
    </figure>
  );
}

function Drawing(props: PlanTimelineProps & { today: CalendarDate }) {
  const { t } = uiTexts.useText();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(960);
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(704, Math.round(entry?.contentRect.width ?? 960))),
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by keyboard
    <div className="sk-plan" ref={box} tabIndex={0} role="group" aria-label={t('plan.drawing')}>
      <PlanDrawing
        tracks={props.tracks}
        items={props.items}
        arrows={props.arrows ?? []}
        collisions={props.collisions ?? []}
        today={props.today}
        width={width}
      />
    </div>
  );
}

function PlanTable({ tracks, items, arrows = [], collisions = [], linkOf, label }: PlanTimelineProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  const firstOf = (key: string) =>
    arrows.filter((arrow) => arrow.to === key).map((arrow) => labelOf(arrow.from));
  const clashes = (key: string) => collisions.filter((clash) => clash.from === key || clash.to === key);
  return (
    <TableScroll label={label}>
      <table className="sk-table sk-table--cards">
        <caption className="sk-hidden">{label}</caption>
        <thead>
          <tr>
            {(['track', 'what', 'from', 'until', 'state', 'first', 'collision'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`plan.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tracks.flatMap((track) =>
            items
              .filter((item) => item.track === track.key)
              .map((item) => (
                <tr key={item.key}>
                  <td data-label={t('plan.track')}>{track.label}</td>
                  <th scope="row">{linkOf?.(item) ?? item.label}</th>
                  <td data-label={t('plan.from')}>{format.dateWithoutDay(item.start)}</td>
                  <td data-label={t('plan.until')}>{format.dateWithoutDay(item.end ?? item.start)}</td>
                  <td data-label={t('plan.state')}>{t(`plan.states.${item.state}`)}</td>
                  <td data-label={t('plan.first')}>{firstOf(item.key).join(', ')}</td>
                  <td data-label={t('plan.collision')}>
                    {clashes(item.key)
                      .map((clash) => clash.label)
                      .join(', ')}
                  </td>
                </tr>
              )),
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}
