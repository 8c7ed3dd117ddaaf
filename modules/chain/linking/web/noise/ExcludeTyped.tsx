import { useState } from 'react';
import { Actions, Button, Dialog, Form, SelectField, TextAreaField, TextField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { NoisePreview } from '../../model/noise.ts';
import { typedKinds } from '../../model/noise-value.ts';
import { excludeTyped, NOISE, previewTyped } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';
import { PreviewFacts } from './PreviewFacts.tsx';

type Seen = { kind: string; value: string; preview: NoisePreview };
type ExcludeTypedProps = { onClose: () => void; onExcluded: (id: string) => void };

/** Excludes a value that somebody types: first what it touches, then the doing. */
export function ExcludeTyped({ onClose, onExcluded }: ExcludeTypedProps) {
  const { t } = noiseTexts.useText();
  const refresh = useRefresh(NOISE, 'proposals');
  const [value, setValue] = useState({ kind: 'phone', value: '', reason: '' });
  const [seen, setSeen] = useState<Seen | null>(null);
  const shown = seen?.kind === value.kind && seen.value === value.value ? seen.preview : null;
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) => (reason.trim() === '' ? [{ pointer: '/reason', code: 'reason-missing' }] : []),
    submit: async (typed) => {
      if (shown === null) {
        const { data } = await previewTyped({ kind: typed.kind, value: typed.value });
        return setSeen({ kind: typed.kind, value: typed.value, preview: data });
      }
      const { data } = await excludeTyped(typed);
      await refresh();
      onExcluded(data.id);
    },
  });
  return (
    <Dialog open title={t('exclude.title')} onClose={onClose}>
      <Form form={form} label={t('exclude.title')}>
        <SelectField
          label={t('exclude.kind')}
          emptyLabel={null}
          options={typedKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          {...form.field('kind')}
        />
        <TextField
          label={t('exclude.value')}
          hint={value.kind === 'address' ? t('exclude.hintAddress') : t('exclude.hint')}
          {...form.field('value')}
        />
        <TextAreaField
          label={t('exclude.reason')}
          hint={t('exclude.reasonHint')}
          rows={2}
          {...form.field('reason')}
        />
        {shown === null ? (
          <p className="sk-soft">{t('exclude.notHere')}</p>
        ) : (
          <PreviewFacts preview={shown} />
        )}
        <Actions>
          <Button kind="tertiary" onClick={onClose}>
            {t('exclude.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {shown === null ? t('exclude.look') : t('exclude.confirm')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
