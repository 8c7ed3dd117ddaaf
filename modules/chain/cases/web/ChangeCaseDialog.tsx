import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DateField, Dialog, Form, TextAreaField, TextField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import type { Case } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { caseQuery, changeCase } from './cases-api.ts';

/** A meeting is planned on a day; the hour is that of the usual start. */
const USUAL_START = 'T09:00:00.000Z';

export function ChangeCaseDialog({ file, onDone }: { file: Case; onDone: () => void }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({
    title: file.title,
    aim: file.aim,
    meeting: file.nextMeetingAt?.slice(0, 10) ?? '',
  });
  const form = useForm({
    value,
    setValue,
    submit: async (given) => {
      const reply = await changeCase(file.id, {
        expectedVersion: file.version,
        title: given.title,
        aim: given.aim,
        nextMeetingAt: given.meeting === '' ? null : `${given.meeting}${USUAL_START}`,
      });
      client.setQueryData(caseQuery(file.id).queryKey, reply);
      onDone();
    },
  });
  return (
    <Dialog open title={t('details.dialog')} onClose={onDone}>
      <Form form={form} label={t('details.dialog')}>
        <TextField label={t('details.title')} {...form.field('title')} />
        <TextAreaField label={t('details.aim')} rows={2} {...form.field('aim')} />
        <DateField label={t('details.meeting')} optional {...form.field('meeting')} />
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('details.save')}
        </Button>
      </Form>
    </Dialog>
  );
}
