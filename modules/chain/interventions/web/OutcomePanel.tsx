import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  Decision,
  Dialog,
  Empty,
  Loading,
  ProblemAlert,
  Properties,
  Stack,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { OptionsView, OutcomeView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import {
  type Abilities,
  type Ground,
  optionsQuery,
  outcomeQuery,
  shareResults,
} from './interventions-api.ts';
import { OutcomeForm } from './OutcomeForm.tsx';
import { ShareDialog } from './ShareDialog.tsx';

/** What a case or an own follow-up brought; its lead records and corrects it. */
export function OutcomePanel({ ground }: { ground: Ground }) {
  const { t } = interventionTexts.useText();
  const outcome = useQuery(outcomeQuery(ground));
  const options = useQuery(optionsQuery(ground));
  const error = outcome.error ?? options.error;
  if (error) return <ProblemAlert problem={error} onRetry={() => void outcome.refetch()} />;
  if (outcome.data === undefined || options.data === undefined) return <Loading />;
  const { data, abilities } = outcome.data;
  return (
    <Card>
      <CardHeader title={t('outcome.title')} />
      <Stack>
        {data === null ? (
          <Empty title={t('outcome.none')} />
        ) : (
          <Recorded outcome={data} options={options.data.data} />
        )}
        <OutcomeActions ground={ground} outcome={data} options={options.data.data} abilities={abilities} />
      </Stack>
    </Card>
  );
}

function Recorded({ outcome, options }: { outcome: OutcomeView; options: OptionsView }) {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const barrier = (code: string) => options.barriers.find((each) => each.code === code)?.title ?? code;
  const counted = (label: string, count: number) =>
    count > 0 ? [{ label, value: format.number(count) }] : [];
  const written = (label: string, text: string) => (text === '' ? [] : [{ label, value: text }]);
  return (
    <Decision
      by={t('outcome.by', {
        name: outcome.recordedByName,
        date: format.date(outcome.changedAt ?? outcome.recordedAt),
      })}
    >
      <Properties
        items={[
          ...written(
            t('outcome.raised'),
            outcome.barriersRaised.map((each) => barrier(each.barrierCode)).join(', '),
          ),
          ...counted(t('outcome.closures'), outcome.closures),
          ...(outcome.recoveredCents > 0
            ? [{ label: t('outcome.recovered'), value: format.money(outcome.recoveredCents) }]
            : []),
          ...written(t('outcome.goods'), outcome.goods),
          ...counted(t('outcome.careGiven'), outcome.careGiven),
          ...counted(t('outcome.housingFound'), outcome.housingFound),
          ...counted(t('outcome.outOfCircuit'), outcome.outOfCircuit),
          ...outcome.healthEffects.map((each) => ({
            label: each.effect,
            key: each.effect,
            value: [t(`outcome.change.${each.change}`), each.note].filter((text) => text !== '').join(': '),
          })),
          ...written(t('outcome.lessons'), outcome.lessons),
        ]}
      />
    </Decision>
  );
}

type ActionsProps = {
  ground: Ground;
  outcome: OutcomeView | null;
  options: OptionsView;
  abilities: Abilities;
};

function OutcomeActions({ ground, outcome, options, abilities }: ActionsProps) {
  const { t } = interventionTexts.useText();
  const [open, setOpen] = useState<'form' | 'share' | null>(null);
  return (
    <>
      <Actions>
        {abilities.giveResults === true && (
          <Button onClick={() => setOpen('share')}>{t('outcome.giveResults')}</Button>
        )}
        {abilities.correct === true && (
          <Button onClick={() => setOpen('form')}>{t('outcome.correct')}</Button>
        )}
        {abilities.record === true && (
          <Button kind="primary" onClick={() => setOpen('form')}>
            {t('outcome.record')}
          </Button>
        )}
      </Actions>
      <Dialog open={open === 'form'} title={t('outcome.record')} onClose={() => setOpen(null)} wide>
        <OutcomeForm ground={ground} outcome={outcome} options={options} onDone={() => setOpen(null)} />
      </Dialog>
      <ShareDialog
        title={t('outcome.giveResults')}
        text={t('outcome.giveResultsText')}
        open={open === 'share'}
        onClose={() => setOpen(null)}
        share={async (proofs) =>
          t('outcome.given', { count: (await shareResults(ground.id, proofs)).data.signals })
        }
      />
    </>
  );
}
