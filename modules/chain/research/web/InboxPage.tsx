import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  DateField,
  Empty,
  Form,
  Halves,
  Loading,
  Page,
  ProblemAlert,
  Properties,
  SelectField,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { ResearchQuestion } from '../model/index.ts';
import { answer, inboxQuery, refuseContent, release } from './research-api.ts';
import { researchTexts } from './research-texts.ts';

/** What waits for the own department: search data and two answers, then content when it is asked. */
export function InboxPage() {
  const { t } = researchTexts.useText();
  const { data, error, refetch } = useQuery(inboxQuery());
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data?.data.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
      <div className="sk-stack">
        {data?.data.map((question) => (
          <Waiting key={question.id} question={question} />
        ))}
      </div>
    </Page>
  );
}

function Waiting({ question }: { question: ResearchQuestion }) {
  const { t } = researchTexts.useText();
  const format = useFormat();
  const content = question.contentState === 'asked';
  return (
    <Card>
      <CardHeader
        title={question.departmentTitle}
        aside={t('asked', { name: question.askedByName, moment: format.dateTime(question.askedAt) })}
      />
      <p>{content ? question.contentQuestion : question.question}</p>
      <Properties
        items={question.search.map((item, index) => ({
          key: String(index),
          label: item.field,
          value: item.value,
        }))}
      />
      <p className="sk-soft">{question.motivation}</p>
      {content ? <ContentAnswer question={question} /> : <HitAnswer question={question} />}
    </Card>
  );
}

function HitAnswer({ question }: { question: ResearchQuestion }) {
  const { t } = researchTexts.useText();
  const refresh = useRefresh('research');
  const [value, setValue] = useState({ motivation: '', answer: 'no-hit' as 'hit' | 'no-hit' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await answer(question.id, { ...current, expectedVersion: question.version });
      await refresh();
    },
  });
  const choose = (choice: 'hit' | 'no-hit') => form.set('answer', choice);
  return (
    <Form form={form} label={t('answerTitle')}>
      <p className="sk-soft">{t('answerText')}</p>
      <TextAreaField
        label={t('answerMotivation')}
        hint={t('motivationHint')}
        rows={2}
        {...form.field('motivation')}
      />
      <Actions>
        <Button type="submit" busy={form.submitting} onClick={() => choose('hit')}>
          {t('answer.hit')}
        </Button>
        <Button type="submit" busy={form.submitting} onClick={() => choose('no-hit')}>
          {t('answer.no-hit')}
        </Button>
      </Actions>
    </Form>
  );
}

type ContentValue = {
  label: string;
  value: string;
  checkedOn: string;
  category: string;
  identified: boolean;
  proportionality: string;
};

function ContentAnswer({ question }: { question: ResearchQuestion }) {
  const { t, maybe } = researchTexts.useText();
  const refresh = useRefresh('research');
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [value, setValue] = useState<ContentValue>({
    label: '',
    value: '',
    checkedOn: '',
    category: question.contentCategories[0] ?? '',
    identified: false,
    proportionality: '',
  });
  const form = useForm({
    value,
    setValue,
    check: (current) => (current.identified ? [] : [{ pointer: '/identified', code: 'required' as const }]),
    submit: async ({ label, value: text, checkedOn, category, proportionality }) => {
      await release(question.id, {
        items: [{ category, label, value: text, checkedOn }],
        proportionality,
        expectedVersion: question.version,
      });
      await refresh();
    },
  });
  const refuse = () =>
    refuseContent(question.id, { reason: reason ?? '', expectedVersion: question.version }).then(
      refresh,
      setProblem,
    );
  return (
    <Form form={form} label={t('release')}>
      <Halves>
        <SelectField
          label={t('releaseCategory')}
          options={question.contentCategories.map((code) => ({
            value: code,
            label: maybe(`category.${code}`) ?? code,
          }))}
          {...form.field('category')}
        />
        <DateField
          label={t('releaseChecked')}
          notInFuture
          {...form.field('checkedOn')}
          error={form.errorAt('/items/0/checkedOn')}
        />
      </Halves>
      <Halves>
        <TextField
          label={t('releaseLabel')}
          {...form.field('label')}
          error={form.errorAt('/items/0/label')}
        />
        <TextField
          label={t('releaseValue')}
          {...form.field('value')}
          error={form.errorAt('/items/0/value')}
        />
      </Halves>
      <CheckboxField {...form.field('identified')}>{t('identified')}</CheckboxField>
      <TextAreaField
        label={t('proportionality')}
        hint={t('motivationHint')}
        rows={2}
        {...form.field('proportionality')}
      />
      {reason !== null && (
        <TextAreaField label={t('refuseReason')} rows={2} value={reason} onValueChange={setReason} />
      )}
      {problem !== null && <ProblemAlert problem={problem} />}
      <Actions>
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('give')}
        </Button>
        <Button kind="tertiary" onClick={() => (reason === null ? setReason('') : void refuse())}>
          {t('refuse')}
        </Button>
      </Actions>
    </Form>
  );
}

export { InboxPage as Page };
