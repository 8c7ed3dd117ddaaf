import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Dialog,
  Empty,
  Form as FormFrame,
  ProblemAlert,
  RadioGroup,
  Sub,
  TextAreaField,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { EmergencyAccess } from '../model/index.ts';
import { endEmergency, reviewEmergency } from './emergency-api.ts';
import { emergencyTexts } from './emergency-texts.ts';

/** Who opened what, why and until when; what waits for a judgement stays on top until it has one. */
export function EmergencyList({ rows }: { rows: readonly EmergencyAccess[] | undefined }) {
  const { t } = emergencyTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('emergency-accesses');
  const [judging, setJudging] = useState<EmergencyAccess | null>(null);
  const ending = useMutation({ mutationFn: endEmergency, onSettled: refresh });
  const columns: Column<EmergencyAccess>[] = [
    {
      key: 'record',
      header: t('record'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.signalId === null ? (
            row.reference
          ) : (
            <TextLink to={`/signalen/${row.signalId}`}>{row.reference}</TextLink>
          )}{' '}
          <Sub>{row.purposeTitle}</Sub>
        </>
      ),
    },
    {
      key: 'who',
      header: t('who'),
      labelled: true,
      cell: (row) => (
        <>
          <b>{row.openedByName}</b> <Sub>{row.reason}</Sub>
        </>
      ),
    },
    {
      key: 'when',
      header: t('when'),
      labelled: true,
      cell: (row) => (
        <>
          {format.dateTime(row.openedAt)}{' '}
          <Sub>
            {row.endedAt === null
              ? t('until', { time: format.dateTime(row.endsAt) })
              : t('closed', { time: format.dateTime(row.endedAt) })}
          </Sub>
        </>
      ),
    },
    { key: 'state', header: t('state'), labelled: true, cell: (row) => <Judgement row={row} /> },
    {
      key: 'act',
      header: t('judge'),
      hideHeader: true,
      end: true,
      cell: (row) => (
        <Actions>
          {row.abilities.end === true && (
            <Button
              small
              busy={ending.isPending && ending.variables.id === row.id}
              onClick={() => ending.mutate(row)}
            >
              {t('end')}
            </Button>
          )}
          {row.abilities.review === true && (
            <Button small kind="primary" onClick={() => setJudging(row)}>
              {t('judge')}
              <span className="sk-hidden"> {row.reference}</span>
            </Button>
          )}
        </Actions>
      ),
    },
  ];
  return (
    <Card flush>
      <CardHeader title={t('listTitle')} count={rows?.length} />
      {ending.error && <ProblemAlert problem={ending.error} />}
      <DataTable
        caption={t('listTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('none')} />}
      />
      {judging !== null && <JudgeDialog row={judging} onClose={() => setJudging(null)} />}
    </Card>
  );
}

function Judgement({ row }: { row: EmergencyAccess }) {
  const { t } = emergencyTexts.useText();
  const format = useFormat();
  if (row.review === null)
    return (
      <>
        {row.open && <Chip tone="warn">{t('nowOpen')}</Chip>} <Chip tone="proposal">{t('waits')}</Chip>
      </>
    );
  const { lawful, word, byName, at } = row.review;
  return (
    <>
      <Chip tone={lawful ? 'good' : 'bad'}>{lawful ? t('lawful') : t('unlawful')}</Chip> <Sub>{word}</Sub>{' '}
      <Sub>{t('by', { name: byName, date: format.dateWithoutDay(at) })}</Sub>
    </>
  );
}

function JudgeDialog({ row, onClose }: { row: EmergencyAccess; onClose: () => void }) {
  const { t } = emergencyTexts.useText();
  const refresh = useRefresh('emergency-accesses');
  const [value, setValue] = useState({ lawful: '', word: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ lawful }) => (lawful === '' ? [{ pointer: '/lawful', code: 'required' }] : []),
    submit: async ({ lawful, word }) => {
      await reviewEmergency(row, lawful === 'yes', word);
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog open title={t('judgeTitle')} onClose={onClose}>
      <FormFrame form={form} label={t('judgeTitle')}>
        <p>
          {row.openedByName}: {row.reason}
        </p>
        <RadioGroup
          legend={t('state')}
          choices={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          {...form.field('lawful')}
        />
        <TextAreaField label={t('word')} rows={3} {...form.field('word')} />
        <Actions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('keep')}
          </Button>
        </Actions>
      </FormFrame>
    </Dialog>
  );
}
