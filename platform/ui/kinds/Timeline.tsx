import type { ReactNode } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { uiTexts } from '../ui-texts.ts';

type TimelineItem = {
  key: string;
  /** ISO time or date. */
  at: string;
  kind: 'fact' | 'proposal' | 'decision';
  title: ReactNode;
  body?: ReactNode;
};

export type TimelineProps = {
  items: readonly TimelineItem[];
  label: string;
  /** `time`: all on one day. Default the date with the time. */
  show?: 'time' | 'date' | 'dateTime';
};

/** What happened, in the order given. */
export function Timeline({ items, label, show = 'dateTime' }: TimelineProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  const write = { time: format.time, date: format.dateWithoutDay, dateTime: format.dateTime }[show];
  return (
    <ol className={`sk-timeline sk-timeline--${show}`} aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <time dateTime={item.at}>{write(item.at)}</time>
          <span className={`sk-timeline__mark sk-timeline__mark--${item.kind}`} aria-hidden="true" />
          <div>
            {item.kind !== 'fact' && <span className="sk-hidden">{t(`kind.${item.kind}`)}: </span>}
            {item.title}
            {item.body && <div className="sk-small sk-soft">{item.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
