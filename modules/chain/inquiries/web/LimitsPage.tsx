import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Form,
  Loading,
  ProblemAlert,
  Properties,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { InquirySettings } from '../model/index.ts';
import { InquiryFrame } from './InquiryFrame.tsx';
import { saveSettings, settingsQuery } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';

/** How often may be asked, how often is answered, whom an asker is sent to, and in which own records is looked. */
export function LimitsPage() {
  const { data, error, refetch } = useQuery(settingsQuery());
  return (
    <InquiryFrame>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data &&
        (data.abilities.change ? (
          <SettingsForm key={data.version} settings={data} />
        ) : (
          <SettingsCard settings={data} />
        ))}
    </InquiryFrame>
  );
}

const titlesOf = (settings: InquirySettings): string[] =>
  settings.purposes
    .filter((purpose) => settings.sourcePurposeCodes.includes(purpose.code))
    .map((purpose) => purpose.title);

function SettingsCard({ settings }: { settings: InquirySettings }) {
  const { t } = inquiryTexts.useText();
  return (
    <Card>
      <CardHeader title={t('tab.limits')} />
      <Properties
        items={[
          { label: t('limits.dailyQuestions'), value: settings.dailyQuestions },
          { label: t('limits.dailyAnswers'), value: settings.dailyAnswers },
          { label: t('limits.answerDays'), value: settings.answerDays },
          { label: t('limits.contactPoint'), value: settings.contactPoint ?? '–' },
          { label: t('limits.sources'), value: titlesOf(settings).join(', ') || t('limits.noSources') },
        ]}
      />
    </Card>
  );
}

function SettingsForm({ settings }: { settings: InquirySettings }) {
  const { t } = inquiryTexts.useText();
  const refresh = useRefresh('inquiries');
  const [saved, setSaved] = useState(false);
  const [value, setValue] = useState({
    dailyQuestions: String(settings.dailyQuestions),
    dailyAnswers: String(settings.dailyAnswers),
    answerDays: String(settings.answerDays),
    contactPoint: settings.contactPoint ?? '',
    sourcePurposeCodes: settings.sourcePurposeCodes,
  });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      const contact = current.contactPoint.trim();
      await saveSettings({
        dailyQuestions: Number(current.dailyQuestions),
        dailyAnswers: Number(current.dailyAnswers),
        answerDays: Number(current.answerDays),
        contactPoint: contact === '' ? null : contact,
        sourcePurposeCodes: current.sourcePurposeCodes,
        expectedVersion: settings.version,
      });
      setSaved(true);
      await refresh();
    },
  });
  return (
    <Card>
      <CardHeader title={t('tab.limits')} />
      <Form form={form} label={t('tab.limits')}>
        <TextField
          label={t('limits.dailyQuestions')}
          hint={t('limits.dailyQuestionsHint')}
          inputMode="numeric"
          size={6}
          {...form.field('dailyQuestions')}
        />
        <TextField
          label={t('limits.dailyAnswers')}
          hint={t('limits.dailyAnswersHint')}
          inputMode="numeric"
          size={6}
          {...form.field('dailyAnswers')}
        />
        <TextField
          label={t('limits.answerDays')}
          hint={t('limits.answerDaysHint')}
          inputMode="numeric"
          size={6}
          {...form.field('answerDays')}
        />
        <TextField
          label={t('limits.contactPoint')}
          hint={t('limits.contactPointHint')}
          optional
          {...form.field('contactPoint')}
        />
        <CheckboxGroup
          legend={t('limits.sources')}
          hint={t('limits.sourcesHint')}
          choices={settings.purposes.map(({ code, title }) => ({ value: code, label: title }))}
          {...form.field('sourcePurposeCodes')}
        />
        {saved && <Alert title={t('limits.saved')} live />}
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('limits.save')}
        </Button>
      </Form>
    </Card>
  );
}

export { LimitsPage as Page };
