import { useId } from 'react';
import { Button } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import './network.css';

type PeriodSliderProps = {
  /** Every month that can be chosen, in order. */
  months: readonly string[];
  from: string;
  to: string;
  onChange: (period: { from: string; to: string }) => void;
  /** Points in the period, and in all. */
  count: number;
  all: number;
};

/** Two handles over the months of the events; what lies outside fades and leaves the list. */
export function PeriodSlider({ months, from, to, onChange, count, all }: PeriodSliderProps) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const id = useId();
  const last = months.length - 1;
  if (last < 0) return <p className="sk-soft">{t('network.noEvents')}</p>;
  const place = (month: string, otherwise: number) => {
    const at = months.indexOf(month);
    return at === -1 ? otherwise : at;
  };
  const [start, end] = [place(from, 0), place(to, last)];
  const nameOf = (at: number) => format.month(`${months[at] ?? months[0]}-01`, true);
  // The whole period is no choice: it is not in the address.
  const choose = (first: number, until: number) =>
    onChange({
      from: first === 0 ? '' : (months[first] ?? ''),
      to: until === last ? '' : (months[until] ?? ''),
    });
  return (
    <fieldset className="sk-fieldset">
      <legend>{t('network.period')}</legend>
      <div className="network-period sk-no-print">
        <div>
          <label htmlFor={`${id}-from`}>{t('network.from')}</label>
          <input
            id={`${id}-from`}
            type="range"
            min={0}
            max={last}
            value={start}
            aria-valuetext={nameOf(start)}
            onChange={(event) => choose(Math.min(Number(event.target.value), end), end)}
          />
        </div>
        <div>
          <label htmlFor={`${id}-to`}>{t('network.to')}</label>
          <input
            id={`${id}-to`}
            type="range"
            min={0}
            max={last}
            value={end}
            aria-valuetext={nameOf(end)}
            onChange={(event) => choose(start, Math.max(Number(event.target.value), start))}
          />
        </div>
      </div>
      <p role="status">{t('network.periodShown', { from: nameOf(start), to: nameOf(end), count, all })}</p>
      {(from !== '' || to !== '') && (
        <Button small kind="tertiary" onClick={() => onChange({ from: '', to: '' })}>
          {t('network.wholePeriod')}
        </Button>
      )}
    </fieldset>
  );
}
