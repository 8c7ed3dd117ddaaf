import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  Actions,
  Button,
  ButtonLink,
  Chip,
  Empty,
  Loading,
  Page,
  ProblemPage,
  type Property,
  Stack,
  Strip,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { ExcludedValue, NoiseCounts } from '../../model/noise.ts';
import { EffectList } from './EffectList.tsx';
import { LiftDialog } from './LiftDialog.tsx';
import { reportAddress, valueQuery } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';

/** What asks for a person's work comes first. */
const ORDER = [
  ['link', 'links'],
  ['subject', 'subjects'],
  ['withdrawn', 'withdrawn'],
  ['weakened', 'weakened'],
] as const;

function useFacts(value: ExcludedValue): Property[] {
  const { t } = noiseTexts.useText();
  const format = useFormat();
  const by = ({ name, at }: { name: string; at: string }) =>
    t('report.by', { name, moment: format.dateTime(at) });
  const { added, lifted } = value;
  return [
    { label: t('report.kind'), value: t(`kind.${value.kind}`) },
    {
      label: t('report.state'),
      value: <Chip>{t(lifted === null ? 'report.active' : 'report.liftedState')}</Chip>,
    },
    { label: t('report.excluded'), value: by(added) },
    { label: t('report.reason'), value: value.reason },
    { label: t('table.mentions'), value: format.number(value.mentions) },
    ...(lifted === null
      ? []
      : [
          { label: t('table.lifted'), value: by(lifted) },
          { label: t('report.liftedReason'), value: lifted.reason ?? '' },
        ]),
  ];
}

/** What excluding one value did: the report of the clean-up, with what a person still has to look at. */
export function NoiseReportPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(valueQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <Report value={data.data} counts={data.counts} mayLift={data.abilities.lift} />;
}

type ReportProps = { value: ExcludedValue; counts: NoiseCounts; mayLift: boolean };

function Report({ value, counts, mayLift }: ReportProps) {
  const { t } = noiseTexts.useText();
  const facts = useFacts(value);
  const [lifting, setLifting] = useState(false);
  const touched = ORDER.filter(([, counted]) => counts[counted] > 0);
  return (
    <Page
      title={value.label}
      lead={t('report.lead')}
      crumbs={[
        { label: t('links'), to: '/verbanden' },
        { label: t('title'), to: '/verbanden/ruis' },
        { label: value.label },
      ]}
      actions={
        <Actions>
          <Button icon={IconPrinter} onClick={() => print()}>
            {t('report.print')}
          </Button>
          <ButtonLink download icon={IconDownload} to={reportAddress(value.id)}>
            {t('report.csv')}
          </ButtonLink>
          {mayLift && <Button onClick={() => setLifting(true)}>{t('lift.action')}</Button>}
        </Actions>
      }
      below={<Strip items={facts} />}
    >
      <Stack air>
        <p className="sk-soft">{t('report.shown')}</p>
        {touched.map(([effect]) => (
          <EffectList key={effect} valueId={value.id} effect={effect} />
        ))}
        {touched.length === 0 && <Empty title={t('report.nothing')} />}
      </Stack>
      {lifting && <LiftDialog value={value} onClose={() => setLifting(false)} />}
    </Page>
  );
}

export { NoiseReportPage as Page };
