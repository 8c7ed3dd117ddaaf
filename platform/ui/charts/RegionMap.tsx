import { type ReactNode, useMemo, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { classes } from '../classes.ts';
import { Segmented } from '../forms/Choices.tsx';
import { CountLink } from '../kinds/CountLink.tsx';
import { TableScroll } from '../table/TableScroll.tsx';
import { uiTexts } from '../ui-texts.ts';
import { type Area, areasOf, pathOf, projectionOf, type RegionTopology } from './geography.ts';

type RegionValue = {
  /** CBS code of the area. */
  code: string;
  /** What the colour shows, for instance per 10,000 inhabitants; null when unknown. */
  rate: number | null;
  /** The number on the map; null where it must not be shown. */
  count: number | null;
  /** Instead of the number: `<10` or a dash. */
  text?: string;
  /** The list behind the number. */
  to: string;
};

export type RegionMapProps = {
  title: ReactNode;
  label: string;
  topology: RegionTopology;
  values: readonly RegionValue[];
  /** Heavy outline. */
  ownCode?: string | null;
  /** Four borders between five colours, low first. */
  borders: readonly [number, number, number, number];
  /** What is counted ("signalen") and what the colour means ("per 10.000 inwoners"). */
  countLabel: string;
  rateLabel: string;
  /** Source and what is hidden. */
  note?: ReactNode;
};

const SIZE = { width: 640, height: 620 };

export function stepOf(rate: number | null, borders: readonly number[]): number | null {
  return rate === null ? null : borders.filter((border) => rate >= border).length + 1;
}

/** Counts per municipality: a map, and a table with the same content. */
export function RegionMap(props: RegionMapProps) {
  const { title, label, note } = props;
  const { t } = uiTexts.useText();
  const [shown, setShown] = useState('map');
  return (
    <figure className="sk-figure" aria-label={label}>
      <div className="sk-card-header">
        {title}
        <Segmented
          label={t('chart.show')}
          value={shown}
          onValueChange={setShown}
          options={[
            { value: 'map', label: t('chart.map') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
      </div>
      {shown === 'map' && <MapDrawing {...props} />}
      {shown === 'map' && <MapLegend {...props} />}
      <div className={shown === 'map' ? 'sk-hidden sk-reveal' : undefined}>
        <MapTable {...props} />
      </div>
      {note && <p className="sk-small sk-soft">{note}</p>}
    </figure>
  );
}

function MapDrawing({ topology, values, ownCode, borders }: RegionMapProps) {
  const format = useFormat();
  const areas = useMemo(() => areasOf(topology), [topology]);
  const path = useMemo(() => pathOf(projectionOf(areas, SIZE)), [areas]);
  const own = areas.features.find((area) => area.properties.code === ownCode);
  const valueAt = (area: Area) => values.find((value) => value.code === area.properties.code);
  return (
    <div className="sk-map">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true" focusable="false">
        {areas.features.map((area) => {
          const step = stepOf(valueAt(area)?.rate ?? null, borders);
          return (
            <path
              key={area.properties.code}
              d={path(area) ?? ''}
              className={`sk-map__area sk-map__step-${step ?? 'none'}`}
            />
          );
        })}
        {own && <path d={path(own) ?? ''} className="sk-map__halo" />}
        {own && <path d={path(own) ?? ''} className="sk-map__own" />}
        {areas.features.map((area) => {
          const value = valueAt(area);
          const step = stepOf(value?.rate ?? null, borders);
          const [x, y] = path.centroid(area);
          return (
            <text
              key={area.properties.code}
              className={classes(
                'sk-map__label',
                step === 5 && 'sk-map__label--strong',
                step === null && 'sk-map__label--none',
              )}
              y={y - 4}
            >
              <tspan x={x} className="sk-map__name">
                {area.properties.name}
              </tspan>
              <tspan x={x} dy={16}>
                {value?.text ?? (value?.count == null ? '–' : format.number(value.count))}
              </tspan>
            </text>
          );
        })}
      </svg>
    </div>
  );
}

function MapLegend({ borders, rateLabel }: RegionMapProps) {
  const { t } = uiTexts.useText();
  const [first, , , last] = borders;
  const words = [
    t('map.under', { value: first }),
    ...borders
      .slice(1)
      .map((border, index) => t('map.between', { from: borders[index] ?? 0, until: border })),
    t('map.atLeast', { value: last }),
  ];
  return (
    <ul className="sk-legend" aria-hidden="true">
      <li>{t('map.colour', { rate: rateLabel })}</li>
      {words.map((word, index) => (
        <li key={word}>
          <svg width="24" height="14" role="presentation">
            <rect
              x="0.5"
              y="0.5"
              width="23"
              height="13"
              className={`sk-map__step-${index + 1}`}
              stroke="var(--sk-line-strong)"
            />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}

function MapTable({ topology, values, countLabel, rateLabel, label }: RegionMapProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  const areas = useMemo(() => areasOf(topology), [topology]);
  const nameOf = (code: string) =>
    areas.features.find((area) => area.properties.code === code)?.properties.name ?? code;
  return (
    <TableScroll label={label}>
      <table className="sk-table">
        <caption className="sk-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('map.area')}</th>
            <th scope="col" className="sk-table__end">
              {countLabel}
            </th>
            <th scope="col" className="sk-table__end">
              {rateLabel}
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.code}>
              <th scope="row">{nameOf(value.code)}</th>
              <td className="sk-table__end">
                {value.count === null ? (
                  (value.text ?? '–')
                ) : (
                  <CountLink
                    count={value.count}
                    to={value.to}
                    label={`${countLabel}, ${nameOf(value.code)}`}
                    {...(value.text !== undefined && { text: value.text })}
                  />
                )}
              </td>
              <td className="sk-table__end">{value.rate === null ? '–' : format.number(value.rate, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
