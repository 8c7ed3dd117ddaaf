import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Signal } from '#modules/chain/signals/model/index.ts';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Chip,
  ConfirmDialog,
  Dialog,
  Fact,
  Form,
  ProblemAlert,
  Properties,
  SelectField,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { ResearchQuestion } from '../model/index.ts';
import { offeredItems } from '../model/search-items.ts';
import { ask, askContent, closeResearch, type ResearchReply, researchQuery } from './research-api.ts';
import { researchTexts } from './research-texts.ts';

/** What an answer or a question changes on the page of a signal. */
const CHANGED = ['research', 'signals', 'signal'] as const;

/** On the page of a signal that was taken up: which departments were asked, what they answered, what was given. */
export function ResearchPanel({ signal }: { signal: Signal }) {
  const { t } = researchTexts.useText();
  const refresh = useRefresh(...CHANGED);
  const [dialog, setDialog] = useState<'ask' | 'close' | null>(null);
  const { data, error, refetch } = useQuery(researchQuery(signal.id));
  const closing = useMutation({
    mutationFn: (version: number) => closeResearch(signal.id, version),
    onSuccess: async () => {
      setDialog(null);
      await refresh();
    },
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const asking = ['taken-up', 'research'].includes(data.state);
  return (
    <Card>
      <CardHeader title={t('panelTitle')} count={data.data.length} />
      {data.data.length === 0 && <p className="sk-soft">{t('panelNone')}</p>}
      <div className="sk-stack">
        {data.data.map((question) => (
          <Asked key={question.id} question={question} />
        ))}
      </div>
      {asking && (
        <Actions>
          <Button onClick={() => setDialog('ask')}>{t('ask')}</Button>
          <Button kind="tertiary" onClick={() => setDialog('close')}>
            {t('close')}
          </Button>
        </Actions>
      )}
      <Dialog open={dialog === 'ask'} title={t('ask')} onClose={() => setDialog(null)} wide>
        <AskForm signal={signal} reply={data} onDone={() => setDialog(null)} />
      </Dialog>
      <ConfirmDialog
        open={dialog === 'close'}
        title={t('close')}
        onClose={() => setDialog(null)}
        confirmLabel={t('close')}
        busy={closing.isPending}
        onConfirm={() => closing.mutate(data.version)}
      >
        <p>{t('closeText')}</p>
        {closing.error && <ProblemAlert problem={closing.error} />}
      </ConfirmDialog>
    </Card>
  );
}

function Asked({ question }: { question: ResearchQuestion }) {
  const { t, maybe } = researchTexts.useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const answered = question.answer === null ? t('waiting') : t(`answer.${question.answer}`);
  return (
    <Fact
      about={t('toDepartment', { department: question.departmentTitle })}
      aside={<Chip tone={question.answer === 'hit' ? 'warn' : 'plain'}>{answered}</Chip>}
    >
      <p>{question.question}</p>
      <p className="sk-soft">
        {t('asked', { name: question.askedByName, moment: format.dateTime(question.askedAt) })}
      </p>
      {question.contentState !== null && <p>{t(`contentState.${question.contentState}`)}</p>}
      {question.refusedReason !== null && <p>{t('refusedBecause', { reason: question.refusedReason })}</p>}
      {question.releases.length > 0 && (
        <Properties
          items={question.releases.map((item) => ({
            key: item.id,
            label: `${item.label} (${maybe(`category.${item.category}`) ?? item.category})`,
            value: item.value,
          }))}
        />
      )}
      {question.answer === 'hit' && question.contentState === null && (
        <Button small onClick={() => setOpen(true)}>
          {t('content')}
        </Button>
      )}
      <Dialog open={open} title={t('content')} onClose={() => setOpen(false)}>
        <ContentForm question={question} onDone={() => setOpen(false)} />
      </Dialog>
    </Fact>
  );
}

type AskValue = { departmentId: string; question: string; motivation: string; search: string[] };

function AskForm({ signal, reply, onDone }: { signal: Signal; reply: ResearchReply; onDone: () => void }) {
  const { t } = researchTexts.useText();
  const refresh = useRefresh(...CHANGED);
  const items = offeredItems(signal);
  const [value, setValue] = useState<AskValue>({
    departmentId: reply.sources[0]?.departmentId ?? '',
    question: '',
    motivation: '',
    search: [],
  });
  const form = useForm({
    value,
    setValue,
    submit: async ({ search, ...asked }) => {
      const chosen = items.filter((item) => search.includes(item.key));
      const written = chosen.map(({ category, labelKey, value: text, mentionId }) => ({
        category,
        field: t(`searchField.${labelKey}`),
        value: text,
        ...(mentionId === undefined ? {} : { mentionId }),
      }));
      await ask(signal.id, { ...asked, search: written });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('ask')}>
      <SelectField
        label={t('department')}
        options={reply.sources.map((source) => ({ value: source.departmentId, label: source.title }))}
        {...form.field('departmentId')}
      />
      <TextAreaField label={t('question')} rows={2} {...form.field('question')} />
      <CheckboxGroup
        legend={t('search')}
        hint={t('searchHint')}
        choices={items.map((item) => ({
          value: item.key,
          label: `${t(`searchField.${item.labelKey}`)}: ${item.value}`,
        }))}
        {...form.field('search')}
      />
      <TextAreaField
        label={t('motivation')}
        hint={t('motivationHint')}
        rows={2}
        {...form.field('motivation')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('send')}
      </Button>
    </Form>
  );
}

const CONTENT = [
  'brp',
  'identiteit',
  'contact',
  'onderneming',
  'vastgoed',
  'vergunning',
  'toezicht',
  'overlast',
  'huisvesting',
  'voertuig',
] as const;

function ContentForm({ question, onDone }: { question: ResearchQuestion; onDone: () => void }) {
  const { t } = researchTexts.useText();
  const refresh = useRefresh(...CHANGED);
  const [value, setValue] = useState({ categories: [] as string[], question: '', motivation: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await askContent(question.id, { ...current, expectedVersion: question.version });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('content')}>
      <CheckboxGroup
        legend={t('contentCategories')}
        twoColumns
        choices={CONTENT.map((code) => ({ value: code, label: t(`category.${code}`) }))}
        {...form.field('categories')}
      />
      <TextAreaField label={t('contentQuestion')} rows={2} {...form.field('question')} />
      <TextAreaField
        label={t('motivation')}
        hint={t('motivationHint')}
        rows={2}
        {...form.field('motivation')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('contentSend')}
      </Button>
    </Form>
  );
}
