import { IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { IconButton } from '../layout/Button.tsx';
import { uiTexts } from '../ui-texts.ts';
import { areaAt, areasOf, pathOf, projectionOf, type RegionTopology } from './geography.ts';

/** WGS84; the area is null outside the region. */
type MapPoint = { lat: number; lon: number };
type ChosenPoint = MapPoint & { areaCode: string | null; areaName: string | null };

export type PointMapProps = {
  label: string;
  topology: RegionTopology;
  value: MapPoint | null;
  /** Without it the map only shows. */
  onValueChange?: (point: ChosenPoint) => void;
  /** Area to begin at. */
  ownCode?: string | null;
};

const SIZE = { width: 560, height: 300 };
const ZOOMS = [1, 3, 9, 27, 81];
/** Steps in SVG units; with Shift the large one. */
const STEP = 4;
const LARGE_STEP = 24;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Points at a place: click, or focus the map and use arrows, plus and minus. Works without a network. */
export function PointMap({ label, topology, value, onValueChange, ownCode }: PointMapProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  const help = useId();
  const areas = useMemo(() => areasOf(topology), [topology]);
  const home = useMemo(() => centreOf(areas, ownCode), [areas, ownCode]);
  const [level, setLevel] = useState(value || ownCode ? 1 : 0);
  const [centre, setCentre] = useState<readonly [number, number]>(value ? [value.lon, value.lat] : home);
  const zoom = ZOOMS[level] ?? 1;
  const projection = useMemo(() => projectionOf(areas, SIZE, zoom, centre), [areas, zoom, centre]);
  const path = useMemo(() => pathOf(projection), [projection]);
  const place = value && projection([value.lon, value.lat]);
  const area = value && areaAt(areas, value.lon, value.lat);

  const choose = (x: number, y: number) => {
    const [lon, lat] = projection.invert?.([x, y]) ?? [];
    if (lon === undefined || lat === undefined) return;
    const found = areaAt(areas, lon, lat);
    onValueChange?.({
      lat: rounded(lat),
      lon: rounded(lon),
      areaCode: found?.code ?? null,
      areaName: found?.name ?? null,
    });
  };
  const look = (change: number) => {
    setCentre(value ? [value.lon, value.lat] : centre);
    setLevel(Math.min(ZOOMS.length - 1, Math.max(0, level + change)));
  };
  const onPointer = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    choose(
      ((event.clientX - box.left) / box.width) * SIZE.width,
      ((event.clientY - box.top) / box.height) * SIZE.height,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow && onValueChange) {
      event.preventDefault();
      const step = event.shiftKey ? LARGE_STEP : STEP;
      const [x, y] = place ?? [SIZE.width / 2, SIZE.height / 2];
      choose(x + arrow[0] * step, y + arrow[1] * step);
    }
    if (event.key === 'Enter' && onValueChange && !value) choose(SIZE.width / 2, SIZE.height / 2);
    if (event.key === '+' || event.key === '=') look(1);
    if (event.key === '-') look(-1);
  };

  return (
    <div>
      <div className="sk-point sk-map">
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it hears arrow keys
          tabIndex={0}
          aria-label={label}
          aria-describedby={help}
          onKeyDown={onKeyDown}
        >
          <svg
            viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
            aria-hidden="true"
            focusable="false"
            onPointerUp={onPointer}
          >
            {areas.features.map((feature) => (
              <path
                key={feature.properties.code}
                d={path(feature) ?? ''}
                className="sk-map__area sk-map__area--plain"
              />
            ))}
            {areas.features.map((feature) => {
              const [x, y] = path.centroid(feature);
              return (
                <text
                  key={feature.properties.code}
                  x={x}
                  y={y}
                  className="sk-map__label sk-map__label--plain"
                >
                  {feature.properties.name}
                </text>
              );
            })}
            {place && (
              <path
                transform={`translate(${place[0]} ${place[1]})`}
                d="M0 0C-3-6-10-11-10-18a10 10 0 0 1 20 0C10-11 3-6 0 0zM0-22a4 4 0 1 0 0 8 4 4 0 0 0 0-8z"
                className="sk-point__pin"
                fillRule="evenodd"
              />
            )}
          </svg>
        </div>
        <div className="sk-point__zoom sk-no-print">
          <IconButton
            icon={IconPlus}
            label={t('map.closer')}
            onClick={() => look(1)}
            disabled={level === ZOOMS.length - 1}
          />
          <IconButton
            icon={IconMinus}
            label={t('map.wider')}
            onClick={() => look(-1)}
            disabled={level === 0}
          />
        </div>
      </div>
      <p className="sk-small sk-soft" role="status">
        {value
          ? t('map.point', {
              area: area?.name ?? t('map.outside'),
              lat: format.number(value.lat, 4),
              lon: format.number(value.lon, 4),
            })
          : t('map.none')}
      </p>
      <p className="sk-hidden" id={help}>
        {t('map.help')}
      </p>
    </div>
  );
}

function centreOf(
  areas: ReturnType<typeof areasOf>,
  ownCode: string | null | undefined,
): readonly [number, number] {
  const own = areas.features.find((area) => area.properties.code === ownCode);
  const projection = projectionOf(areas, SIZE);
  const [x, y] = pathOf(projection).centroid(own ?? areas);
  return projection.invert?.([x, y]) ?? [0, 0];
}
