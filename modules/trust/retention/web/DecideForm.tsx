import { useState } from 'react';
import { Button, DateField, Form, RadioGroup, SelectField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import { type DecisionsBody, keepReasons } from '../model/index.ts';
import { decideOn } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

const DECISIONS = ['destroy', 'keep', 'transfer'] as const;

/** The reviewer's decision on the chosen records. */
export function DecideForm({
  listId,
  recordIds,
  onDone,
}: {
  listId: string;
  recordIds: readonly string[];
  onDone: () => void;
}) {
  const { t } = retentionTexts.useText();
  const refresh = useRefresh('retention');
  const [value, setValue] = useState({ decision: '', keepUntil: '', keepReason: '' });
  const form = useForm({
    value,
    setValue,
    submit: async ({ decision, keepUntil, keepReason }) => {
      const keep = decision === 'keep' ? { keepUntil, keepReason } : {};
      await decideOn(listId, { recordIds: [...recordIds], decision, ...keep } as DecisionsBody);
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('decide.title')}>
      <p>{t('decide.text', { count: recordIds.length })}</p>
      <RadioGroup
        legend={t('column.decision')}
        choices={DECISIONS.map((decision) => ({
          value: decision,
          label: t(`decision.${decision}`),
          text: t(`decideText.${decision}`),
        }))}
        {...form.field('decision')}
      />
      {value.decision === 'keep' && (
        <>
          <DateField label={t('decide.keepUntil')} {...form.field('keepUntil')} />
          <SelectField
            label={t('decide.keepReason')}
            options={keepReasons.map((reason) => ({ value: reason, label: t(`keepReason.${reason}`) }))}
            {...form.field('keepReason')}
          />
        </>
      )}
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('decide.save')}
      </Button>
    </Form>
  );
}
