import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Button, Dialog, Form, Loading, ProblemAlert, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { SharedValue } from '../../model/noise.ts';
import { excludeShared, NOISE, sharedPreviewQuery } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';
import { PreviewFacts } from './PreviewFacts.tsx';

type ExcludeSharedProps = { shared: SharedValue; onClose: () => void; onExcluded: (id: string) => void };

/** Excludes what the program suggested: what it touches stands there at once, and the reason is filled in with the count. */
export function ExcludeShared({ shared, onClose, onExcluded }: ExcludeSharedProps) {
  const { t } = noiseTexts.useText();
  const format = useFormat();
  const refresh = useRefresh(NOISE, 'proposals');
  const preview = useQuery(sharedPreviewQuery(shared.id));
  const counted = { mentions: format.number(shared.mentions), names: format.number(shared.names) };
  const [value, setValue] = useState({ reason: t('suggested.why', counted) });
  const form = useForm({
    value,
    setValue,
    submit: async ({ reason }) => {
      const { data } = await excludeShared(shared.id, reason);
      await refresh();
      onExcluded(data.id);
    },
  });
  const title = t('exclude.titleOf', { label: shared.label });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        {preview.error && <ProblemAlert problem={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <Loading />}
        {preview.data && <PreviewFacts preview={preview.data.data} />}
        <TextAreaField
          label={t('exclude.reason')}
          hint={t('exclude.reasonHint')}
          rows={2}
          {...form.field('reason')}
        />
        <Actions>
          <Button kind="tertiary" onClick={onClose}>
            {t('exclude.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={form.submitting || preview.isPending}>
            {t('exclude.confirm')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
