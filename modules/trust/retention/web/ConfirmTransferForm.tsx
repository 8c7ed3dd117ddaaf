import { useState } from 'react';
import { Button, DateField, Form, TextField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { TransferPackage } from '../model/index.ts';
import { confirmTransfer } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

/** What the archive wrote: its number, the day, and the checksum that it computed itself. */
export function ConfirmTransferForm({ found, onDone }: { found: TransferPackage; onDone: () => void }) {
  const { t } = retentionTexts.useText();
  const refresh = useRefresh('retention');
  const [value, setValue] = useState({ archiveName: '', archiveReference: '', receivedOn: '', sha256: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (given) => {
      await confirmTransfer(found.id, { ...given, expectedVersion: found.version });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('transfer.confirmTitle')}>
      <p>{t('transfer.confirmText', { reference: found.reference })}</p>
      <TextField label={t('transfer.archiveName')} maxLength={200} {...form.field('archiveName')} />
      <TextField label={t('transfer.archiveReference')} maxLength={200} {...form.field('archiveReference')} />
      <DateField label={t('transfer.receivedOn')} notInFuture {...form.field('receivedOn')} />
      <TextField
        label={t('transfer.sha256')}
        hint={t('transfer.sha256Hint')}
        maxLength={80}
        {...form.field('sha256')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('transfer.save')}
      </Button>
    </Form>
  );
}
