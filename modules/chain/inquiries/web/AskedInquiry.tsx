import { IconArrowBackUp, IconCircleCheck, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CheckboxGroup,
  Chip,
  Dialog,
  Fact,
  Form,
  ProblemAlert,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { Inquiry } from '../model/index.ts';
import { purposeQuery, requestContent } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';
import { useSentText } from './use-sent-text.ts';

/** The answer as a chip: word and icon, so that it is not told by colour alone. */
export function AnswerChip({ answer }: { answer: Inquiry['answer'] }) {
  const { t } = inquiryTexts.useText();
  if (answer === 'withdrawn')
    return (
      <Chip tone="plain" icon={IconArrowBackUp}>
        {t('answer.withdrawn')}
      </Chip>
    );
  return answer === 'hit' ? (
    <Chip tone="warn" icon={IconUserQuestion}>
      {t('answer.hit')}
    </Chip>
  ) : (
    <Chip tone="plain" icon={IconCircleCheck}>
      {t('answer.no-hit')}
    </Chip>
  );
}

/** One question with its answer, whom to call, and the way to content. */
export function AskedInquiry({ inquiry }: { inquiry: Inquiry }) {
  const { t } = inquiryTexts.useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const about = inquiry.fields.map(useSentText()).join(', ');
  return (
    <Fact
      about={t('asked.to', { organisation: inquiry.asked.name })}
      aside={<AnswerChip answer={inquiry.answer} />}
    >
      <p>{about}</p>
      {inquiry.answer === 'hit' && (
        <p>
          {inquiry.contactPoint === null
            ? t('asked.noContact', { organisation: inquiry.asked.name })
            : t('asked.contact', { contact: inquiry.contactPoint })}
        </p>
      )}
      {inquiry.answer === 'withdrawn' && <p>{t('asked.withdrawn', { organisation: inquiry.asked.name })}</p>}
      <p className="sk-soft">
        {t('asked.by', { name: inquiry.askedByName, moment: format.dateTime(inquiry.askedAt) })}{' '}
        {inquiry.answer !== 'withdrawn' &&
          t('asked.until', { date: format.dateWithoutDay(inquiry.validUntil) })}
      </p>
      <ContentState inquiry={inquiry} />
      {inquiry.abilities.requestContent && (
        <Button small onClick={() => setOpen(true)}>
          {t('content.request')}
        </Button>
      )}
      <Dialog open={open} title={t('content.request')} onClose={() => setOpen(false)}>
        <ContentForm inquiry={inquiry} onDone={() => setOpen(false)} />
      </Dialog>
    </Fact>
  );
}

function ContentState({ inquiry }: { inquiry: Inquiry }) {
  const { t } = inquiryTexts.useText();
  if (inquiry.contentState === null) return null;
  const rules = (inquiry.decisionRules ?? []).map((rule) => rule.code).join(', ');
  return (
    <p>
      <b>{t(`content.state.${inquiry.contentState}`)}</b>{' '}
      {inquiry.decisionReason !== null && t('content.because', { reason: inquiry.decisionReason })}{' '}
      {rules !== '' && t('content.rules', { rules })}
    </p>
  );
}

function ContentForm({ inquiry, onDone }: { inquiry: Inquiry; onDone: () => void }) {
  const { t } = inquiryTexts.useText();
  const refresh = useRefresh('inquiries');
  const purpose = useQuery(purposeQuery(inquiry.purposeCode));
  const [value, setValue] = useState({ categories: [] as string[], reason: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await requestContent(inquiry.id, { ...current, expectedVersion: inquiry.version });
      await refresh();
      onDone();
    },
  });
  if (purpose.error) return <ProblemAlert problem={purpose.error} onRetry={() => void purpose.refetch()} />;
  return (
    <Form form={form} label={t('content.request')}>
      <p className="sk-soft">{t('content.hint', { organisation: inquiry.asked.name })}</p>
      <CheckboxGroup
        legend={t('content.categories')}
        twoColumns
        choices={(purpose.data?.categories ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        {...form.field('categories')}
      />
      <TextAreaField
        label={t('content.reason')}
        hint={t('content.reasonHint')}
        rows={2}
        {...form.field('reason')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('content.send')}
      </Button>
    </Form>
  );
}
