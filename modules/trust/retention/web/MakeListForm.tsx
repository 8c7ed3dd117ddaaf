import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newId } from '#platform/kit/ids.ts';
import { Button, Form, SelectField, TextField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import { makeList, reviewersQuery } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

/** A list of these records for one other person, who decides on each. */
export function MakeListForm({ recordIds, onDone }: { recordIds: readonly string[]; onDone: () => void }) {
  const { t } = retentionTexts.useText();
  const navigate = useNavigate();
  const refresh = useRefresh('retention');
  const { data: reviewers } = useQuery(reviewersQuery);
  const [value, setValue] = useState({ title: '', reviewerPersonId: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (given) => {
      const { data } = await makeList({ id: newId(), ...given, recordIds: [...recordIds] });
      await refresh();
      onDone();
      await navigate(`/bewaren/lijsten/${data.id}`);
    },
  });
  return (
    <Form form={form} label={t('list.make')}>
      <p>{t('list.makeText', { count: recordIds.length })}</p>
      <TextField label={t('list.title')} {...form.field('title')} />
      <SelectField
        label={t('list.reviewer')}
        hint={t('list.reviewerHint')}
        options={(reviewers?.data ?? []).map(({ personId, name, title }) => ({
          value: personId,
          label: `${name}, ${title}`,
        }))}
        {...form.field('reviewerPersonId')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('list.send')}
      </Button>
    </Form>
  );
}
