import { Link } from 'react-router';
import { useFormat } from '#platform/web/format.ts';
import { classes } from '../classes.ts';

export type CountLinkProps = {
  count: number;
  /** The list with exactly these. */
  to: string;
  /** What is counted, for who does not see the row: "signalen te laat". */
  label: string;
  late?: boolean;
  big?: boolean;
  /** Instead of the number, for instance an amount or `<10`. */
  text?: string;
};

/** Every number opens its list. Nothing to open at zero. */
export function CountLink({ count, to, label, late, big, text }: CountLinkProps) {
  const format = useFormat();
  const shown = text ?? format.number(count);
  if (count === 0) {
    return (
      <span className={classes('sk-count', 'sk-count--none', big && 'sk-count--big')}>
        {shown} <span className="sk-hidden">{label}</span>
      </span>
    );
  }
  return (
    <Link className={classes('sk-count', late && 'sk-count--late', big && 'sk-count--big')} to={to}>
      {shown} <span className="sk-hidden">{label}</span>
    </Link>
  );
}

export type CountBar = { label: string; count: number; to: string };

/** Counts with a bar each, the longest as wide as there is room. */
export function CountBars({ items }: { items: readonly CountBar[] }) {
  const most = Math.max(1, ...items.map((item) => item.count));
  return (
    <dl className="sk-bar-list">
      {items.map((item) => (
        <BarRow key={item.label} item={item} share={item.count / most} />
      ))}
    </dl>
  );
}

function BarRow({ item, share }: { item: CountBar; share: number }) {
  return (
    <>
      <dt>{item.label}</dt>
      <dd aria-hidden="true">
        <svg width="100%" height="10" role="presentation">
          <rect width={`${share * 100}%`} height="10" fill="var(--sk-act)" />
        </svg>
      </dd>
      <dd>
        <CountLink count={item.count} to={item.to} label={item.label} />
      </dd>
    </>
  );
}
