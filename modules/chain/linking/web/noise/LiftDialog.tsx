import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Button, Dialog, Form, Loading, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { ExcludedValue } from '../../model/noise.ts';
import { lift, liftingQuery, NOISE } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';

/** Takes a value off the list: first what comes back. */
export function LiftDialog({ value: excluded, onClose }: { value: ExcludedValue; onClose: () => void }) {
  const { t } = noiseTexts.useText();
  const refresh = useRefresh(NOISE, 'proposals');
  const { data } = useQuery(liftingQuery(excluded.id));
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) => (reason.trim() === '' ? [{ pointer: '/reason', code: 'reason-missing' }] : []),
    submit: async ({ reason }) => {
      await lift(excluded.id, reason, excluded.version);
      await refresh();
      onClose();
    },
  });
  const title = t('lift.title', { label: excluded.label });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        {data === undefined ? (
          <Loading />
        ) : (
          <ul>
            <li>{t('lift.comeBack', { count: data.data.comeBack })}</li>
            <li>{t('lift.since', { count: data.data.signalsSince })}</li>
            <li>{t('lift.undone')}</li>
          </ul>
        )}
        <TextAreaField label={t('lift.reason')} rows={2} {...form.field('reason')} />
        <Actions>
          <Button kind="tertiary" onClick={onClose}>
            {t('exclude.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('lift.action')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
