import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Alert,
  Button,
  CheckboxField,
  Form,
  Loading,
  ProblemAlert,
  SelectField,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { InquiryChoices } from '../model/index.ts';
import { askInquiry, choicesQuery, outlookQuery, type RecordRef } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';
import { OutlookView } from './OutlookView.tsx';

type Value = { subjectId: string; askedOrganisationId: string; reason: string; identified: boolean };

/** Asks one partner about someone who stands in the record. Nothing can be typed in but why. */
export function AskForm({ record, onDone }: { record: RecordRef; onDone: () => void }) {
  const { t } = inquiryTexts.useText();
  const choices = useQuery(choicesQuery(record));
  if (choices.error) return <ProblemAlert problem={choices.error} onRetry={() => void choices.refetch()} />;
  if (choices.data === undefined) return <Loading />;
  if (choices.data.stopped)
    return (
      <Alert tone="error" title={t('stopped.title')}>
        {t('stopped.text')}
      </Alert>
    );
  if (choices.data.subjects.length === 0) return <p>{t('ask.nobody')}</p>;
  return <Fields record={record} choices={choices.data} onDone={onDone} />;
}

type FieldsProps = { record: RecordRef; choices: InquiryChoices; onDone: () => void };

function Fields({ record, choices, onDone }: FieldsProps) {
  const { t } = inquiryTexts.useText();
  const refresh = useRefresh('inquiries');
  const format = useFormat();
  const labelOf = ({ label, birthDate }: InquiryChoices['subjects'][number]) =>
    birthDate === null ? label : `${label}, ${format.dateWithoutDay(birthDate)}`;
  const [value, setValue] = useState<Value>({
    subjectId: '',
    askedOrganisationId: '',
    reason: '',
    identified: false,
  });
  const outlook = useQuery(outlookQuery(record, value.subjectId, value.askedOrganisationId));
  const organisation = choices.organisations.find((one) => one.id === value.askedOrganisationId)?.name ?? '';
  const form = useForm({
    value,
    setValue,
    check: (current) => (current.identified ? [] : [{ pointer: '/identified', code: 'required' as const }]),
    submit: async (current) => {
      await askInquiry({ ...record, ...current, identified: true });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('ask.title')}>
      <p className="sk-soft">{t('ask.left', { left: choices.left, limit: choices.limit })}</p>
      <SelectField
        label={t('ask.subject')}
        options={choices.subjects.map((subject) => ({
          value: subject.id,
          label: subject.namesOne ? labelOf(subject) : t('ask.incomplete', { label: labelOf(subject) }),
          disabled: !subject.namesOne,
        }))}
        {...form.field('subjectId')}
      />
      <SelectField
        label={t('ask.organisation')}
        options={choices.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('askedOrganisationId')}
      />
      {outlook.error && <ProblemAlert problem={outlook.error} onRetry={() => void outlook.refetch()} />}
      {outlook.isLoading && <Loading />}
      {outlook.data && <OutlookView outlook={outlook.data} organisation={organisation} />}
      <TextAreaField label={t('ask.reason')} hint={t('ask.reasonHint')} rows={2} {...form.field('reason')} />
      <CheckboxField {...form.field('identified')}>{t('ask.identified')}</CheckboxField>
      <Button kind="primary" type="submit" busy={form.submitting} disabled={outlook.data?.ready !== true}>
        {t('ask.send')}
      </Button>
    </Form>
  );
}
