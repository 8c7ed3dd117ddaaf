import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Alert, Button, Card, CardHeader, ConfirmDialog, Stack, Strip } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { cancelImport, type ImportReply, importQuery } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';

/** While it runs: how far it is, and a way to stop it. */
export function ProgressPart({ reply }: { reply: ImportReply }) {
  const { data: batch, abilities } = reply;
  const { t } = importTexts.useText();
  const format = useFormat();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { read, imported, skippedDuplicates, rejected } = batch.counts;
  const stop = async () => {
    client.setQueryData(importQuery(batch.id).queryKey, await cancelImport(batch.id));
    setAsking(false);
  };
  const counts = { imported, skippedDuplicates, rejected };
  return (
    <Stack>
      {batch.interrupted && <Alert tone="warn">{t('interrupted')}</Alert>}
      <Card>
        <CardHeader title={t('progress')} />
        <progress aria-label={t('progress')} max={Math.max(1, batch.rows)} value={read} />
        <p role="status">
          {t('progressText', { read: format.number(read), rows: format.number(batch.rows) })}
        </p>
        <Strip
          items={(['imported', 'skippedDuplicates', 'rejected'] as const).map((key) => ({
            label: t(`counts.${key}`),
            value: format.number(counts[key]),
          }))}
        />
        <Actions>
          {abilities.cancel && <Button onClick={() => setAsking(true)}>{t('cancel')}</Button>}
        </Actions>
      </Card>
      <ConfirmDialog
        open={asking}
        title={t('cancelTitle')}
        confirmLabel={t('cancel')}
        onConfirm={() => void stop()}
        onClose={() => setAsking(false)}
      >
        {t('cancelText')}
      </ConfirmDialog>
    </Stack>
  );
}
