import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Loading,
  ProblemAlert,
  Segmented,
  Stack,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Trial } from '../model/index.ts';
import { AnswerText, Outcome } from './AnswerText.tsx';
import { trialQuery } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';

type Result = Trial['results'][number];

export const changedIn = (trial: Trial): string[] =>
  trial.results.filter((item) => item.changed).map((item) => item.code);

/** Runs all test cases against the draft and shows which answers change; `onSeen` once they are on the screen. */
export function TrialCard({
  code,
  number,
  asked,
  onAsk,
}: {
  code: string;
  number: number;
  asked: boolean;
  onAsk: () => void;
}) {
  const { t } = rulesTexts.useText();
  const trial = useQuery({ ...trialQuery(code, number), enabled: asked });
  return (
    <Card>
      <CardHeader
        title={t('trial.title')}
        count={trial.data && t('trial.asked', { count: trial.data.data.asked })}
      />
      <Stack>
        <p className="sk-soft">{t('trial.explain')}</p>
        {!asked && (
          <div>
            <Button kind="primary" onClick={onAsk}>
              {t('trial.run')}
            </Button>
          </div>
        )}
        {trial.error && <ProblemAlert problem={trial.error} onRetry={() => void trial.refetch()} />}
        {asked && trial.isPending && <Loading />}
        {trial.data && <Results trial={trial.data.data} />}
      </Stack>
    </Card>
  );
}

function Results({ trial }: { trial: Trial }) {
  const { t, language } = rulesTexts.useText();
  const format = useFormat();
  const [show, setShow] = useState('changed');
  const changed = changedIn(trial).length;
  const wrong = trial.results.filter((item) => !item.asExpected).length;
  const rows = trial.results.filter(
    (item) => show === 'all' || (show === 'changed' ? item.changed : !item.asExpected),
  );
  const columns: Column<Result>[] = [
    {
      key: 'question',
      header: t('trial.question'),
      rowHeader: true,
      cell: (item) => (language === 'en' ? item.titleEn : item.title),
    },
    {
      key: 'before',
      header: t('trial.before'),
      labelled: true,
      cell: (item) => <AnswerText answer={item.before} brief />,
    },
    {
      key: 'after',
      header: t('trial.after'),
      labelled: true,
      cell: (item) =>
        item.changed ? (
          <AnswerText answer={item.after} brief />
        ) : (
          <span className="sk-soft">{t('trial.same')}</span>
        ),
    },
    {
      key: 'expected',
      header: t('trial.expected'),
      labelled: true,
      cell: (item) => (
        <>
          <Outcome outcome={item.expected.outcome} />{' '}
          {!item.asExpected && <Chip tone="warn">{t('trial.unlike')}</Chip>}
        </>
      ),
    },
  ];
  return (
    <>
      <Alert tone={changed === 0 ? 'info' : 'warn'} live title={t('trial.changed', { count: changed })}>
        <p>{t('trial.unlikeCount', { count: wrong })}</p>
        <p className="sk-small">{t('trial.asOf', { date: format.dateWithoutDay(trial.on) })}</p>
      </Alert>
      <Segmented
        label={t('trial.show')}
        value={show}
        onValueChange={setShow}
        options={[
          { value: 'changed', label: t('trial.showChanged') },
          { value: 'unlike', label: t('trial.showUnlike') },
          { value: 'all', label: t('trial.showAll') },
        ]}
      />
      <DataTable
        caption={t('trial.title')}
        columns={columns}
        rows={rows}
        rowKey={(item) => item.code}
        narrow="cards"
        empty={<p>{t('trial.none')}</p>}
      />
    </>
  );
}
