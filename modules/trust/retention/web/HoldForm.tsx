import { useState } from 'react';
import { Button, Form, SelectField, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import { holdReasons, type RetentionTerm } from '../model/index.ts';
import { placeHold } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

/** While it stands nothing of the record is destroyed, whatever was decided. */
export function HoldForm({ term, onDone }: { term: RetentionTerm; onDone: () => void }) {
  const { t } = retentionTexts.useText();
  const refresh = useRefresh('retention');
  const [value, setValue] = useState({ reasonCode: '', note: '' });
  const form = useForm({
    value,
    setValue,
    submit: async ({ reasonCode, note }) => {
      await placeHold({ recordKind: term.recordKind, recordId: term.recordId, reasonCode, note });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('hold.place')}>
      <p>{t('hold.text', { reference: term.reference })}</p>
      <SelectField
        label={t('hold.reason')}
        options={holdReasons.map((reason) => ({ value: reason, label: t(`holdReason.${reason}`) }))}
        {...form.field('reasonCode')}
      />
      <TextAreaField
        label={t('hold.note')}
        hint={t('hold.noteHint')}
        rows={2}
        optional
        {...form.field('note')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('hold.place')}
      </Button>
    </Form>
  );
}
