import { IconCheck, IconEyeOff, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Card,
  CardHeader,
  Chip,
  Glyph,
  PointMap,
  Properties,
  type Property,
  Stack,
  Story,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Signal } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { regionMapQuery } from '../signals-api.ts';
import { useContent } from '../use-content.ts';
import { addressLine } from '../words.ts';

/** The story as it was told, with what is known of time, place and source. */
export function StoryCard({ signal }: { signal: Signal }) {
  const { t } = signalTexts.useText();
  const { place } = signal;
  return (
    <Card>
      <CardHeader
        title={t('signal.story')}
        aside={
          <Chip icon={IconFileText}>
            {signal.origin === 'import' ? t('signal.asImported') : t('signal.asReported')}
          </Chip>
        }
      />
      <Stack>
        <Story>{signal.narrative}</Story>
        <div className="signal-grid">
          <Properties items={useProperties(signal)} />
          {place.latitude !== null && place.longitude !== null && (
            <Where lat={place.latitude} lon={place.longitude} code={signal.municipalityCode} />
          )}
        </div>
        <Ticked signal={signal} />
        <AsWritten signal={signal} />
      </Stack>
    </Card>
  );
}

function useProperties(signal: Signal): Property[] {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const { place, source } = signal;
  const address = addressLine(place);
  const when =
    signal.occurredOn === null
      ? t('signal.unknown')
      : [
          format.date(signal.occurredOn),
          signal.occurredAtAbout && t('signal.about', { time: signal.occurredAtAbout }),
        ]
          .filter(Boolean)
          .join(', ');
  const how = signal.confidence === null ? null : t(`confidence.${signal.confidence}`);
  return [
    { label: t('signal.event'), value: when },
    {
      label: t('signal.place'),
      value: (
        <>
          {[address, place.note].filter(Boolean).join(', ') || t('signal.unknown')}
          <div className="sk-small sk-soft">{t(`addressState.${place.state}`)}</div>
        </>
      ),
    },
    {
      label: t('signal.reporter'),
      value: (
        <>
          {signal.reporter?.name ??
            (source.kind === null ? t('signal.unknown') : t(`sourceKind.${source.kind}`))}{' '}
          {source.protected && (
            <span className="sk-small sk-soft">
              <Glyph icon={IconEyeOff} size={14} /> {t('signal.protected')}
            </span>
          )}
        </>
      ),
    },
    {
      label: t('signal.reliability'),
      value: [source.reliability, how].filter(Boolean).join(', ') || t('signal.unknown'),
    },
  ];
}

function Where({ lat, lon, code }: { lat: number; lon: number; code: string | null }) {
  const { t } = signalTexts.useText();
  const { data } = useQuery(regionMapQuery);
  if (!data) return null;
  return <PointMap label={t('intake.map')} topology={data} value={{ lat, lon }} ownCode={code} />;
}

function Ticked({ signal }: { signal: Signal }) {
  const { t, language } = signalTexts.useText();
  const { content } = useContent(signal.themesVersionId);
  if (signal.indicatorCodes.length === 0) return null;
  return (
    <>
      <hr className="sk-rule" />
      <h3 className="ams-heading ams-heading--4">{t('signal.ticked')}</h3>
      <ul className="signal-list">
        {signal.indicatorCodes.map((code) => {
          const indicator = content?.indicators.find((item) => item.code === code);
          return (
            <li key={code}>
              <Glyph icon={IconCheck} /> {(language === 'en' ? indicator?.textEn : indicator?.text) ?? code}{' '}
              {indicator && <span className="sk-small sk-soft">{t(`strength.${indicator.strength}`)}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Of an import: the words of the export where ours differ. */
function AsWritten({ signal }: { signal: Signal }) {
  const words = signalTexts.useText();
  if (signal.asWritten === null || Object.keys(signal.asWritten).length === 0) return null;
  return (
    <details>
      <summary>{words.t('signal.asWritten')}</summary>
      <Properties
        items={Object.entries(signal.asWritten).map(([field, value]) => ({
          key: field,
          label: words.maybe(`field.${field}`) ?? field,
          value: String(value),
        }))}
      />
    </details>
  );
}
