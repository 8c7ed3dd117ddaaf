import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, CheckboxField, Dialog, Form, TextField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import type { SignalView } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import type { QueueAddress } from './queue-views.ts';
import { settingsOf } from './view-settings.ts';
import { changeView, keepView, viewsQuery } from './views-api.ts';

const LONGEST_NAME = 60;

export type ViewDialogProps = {
  /** Renames this one; without it the address is kept under a new name. */
  view: SignalView | undefined;
  address: QueueAddress;
  onDone: (view: SignalView) => void;
  onClose: () => void;
};

/** The name of a view, new or another, and whether the queue opens with it. */
export function ViewDialog({ view, address, onDone, onClose }: ViewDialogProps) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({ name: view?.name ?? '', starts: view?.starts ?? false });
  const form = useForm({
    value,
    setValue,
    submit: async (given) => {
      const kept =
        view === undefined
          ? await keepView({ ...given, settings: settingsOf(address) })
          : await changeView(view, given);
      await client.invalidateQueries(viewsQuery);
      onDone(kept);
    },
  });
  const title = view === undefined ? t('views.new') : t('views.renameTitle');
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        <TextField
          label={t('views.name')}
          hint={t('views.nameHint')}
          maxLength={LONGEST_NAME}
          {...form.field('name')}
        />
        <CheckboxField value={value.starts} onValueChange={(starts) => form.set('starts', starts)}>
          {t('views.begin')}
        </CheckboxField>
        {view === undefined && address.q !== '' && <p className="sk-soft">{t('views.withoutSearch')}</p>}
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('views.keep')}
        </Button>
      </Form>
    </Dialog>
  );
}
