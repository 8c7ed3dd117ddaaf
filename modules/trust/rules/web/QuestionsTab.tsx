import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Empty,
  ProblemAlert,
  Segmented,
  Sub,
} from '#platform/ui/index.ts';
import { useRefresh } from '#platform/web/index.ts';
import type { QuestionRow } from '../model/index.ts';
import { AnswerText, Outcome } from './AnswerText.tsx';
import { AskForm } from './AskForm.tsx';
import { questionsQuery, removeQuestion } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';

/** Ask the rules anything, and the test cases with what the rules in force answer. */
export function QuestionsTab() {
  const { t, language } = rulesTexts.useText();
  const refresh = useRefresh('rule-questions');
  const questions = useQuery(questionsQuery);
  const [show, setShow] = useState('all');
  const removing = useMutation({ mutationFn: removeQuestion, onSettled: refresh });
  if (questions.error)
    return <ProblemAlert problem={questions.error} onRetry={() => void questions.refetch()} />;
  const make = questions.data?.abilities.make === true;
  const all = questions.data?.data;
  const columns: Column<QuestionRow>[] = [
    {
      key: 'question',
      header: t('trial.question'),
      rowHeader: true,
      cell: ({ question, own }) => (
        <>
          {language === 'en' ? question.titleEn : question.title}{' '}
          {own !== null && <Sub>{t('questions.own', { name: own.savedByName })}</Sub>}
        </>
      ),
    },
    {
      key: 'answer',
      header: t('questions.answer'),
      labelled: true,
      cell: (row) => <AnswerText answer={row.answer} brief />,
    },
    {
      key: 'expected',
      header: t('trial.expected'),
      labelled: true,
      cell: (row) => (
        <>
          <Outcome outcome={row.question.expected.outcome} />{' '}
          {!row.asExpected && <Chip tone="warn">{t('trial.unlike')}</Chip>}
        </>
      ),
    },
    {
      key: 'act',
      header: t('remove'),
      hideHeader: true,
      end: true,
      cell: ({ own, question }) =>
        make &&
        own !== null && (
          <Button
            small
            kind="tertiary"
            busy={removing.isPending && removing.variables === own.id}
            onClick={() => removing.mutate(own.id)}
            aria-label={`${t('remove')}: ${question.title}`}
          >
            {t('remove')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <AskForm mayKeep={make} />
      <Card flush>
        <CardHeader
          title={t('questions.title')}
          count={
            all &&
            t('questions.count', { right: all.filter((row) => row.asExpected).length, all: all.length })
          }
          aside={
            <Segmented
              label={t('trial.show')}
              value={show}
              onValueChange={setShow}
              options={[
                { value: 'all', label: t('trial.showAll') },
                { value: 'unlike', label: t('trial.showUnlike') },
              ]}
            />
          }
        />
        <DataTable
          caption={t('questions.title')}
          columns={columns}
          rows={all?.filter((row) => show === 'all' || !row.asExpected)}
          rowKey={(row) => row.question.code}
          narrow="cards"
          empty={<Empty title={t('trial.none')} />}
        />
      </Card>
    </>
  );
}
