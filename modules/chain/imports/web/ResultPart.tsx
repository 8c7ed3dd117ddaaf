import { Alert, Card, CardHeader, type Column, DataTable, Stack, Strip } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { MunicipalityCounts } from '../model/index.ts';
import { ErrorsCard } from './ErrorsCard.tsx';
import type { ImportReply } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';
import { OfferFile } from './OfferFile.tsx';

const COUNTS = ['read', 'imported', 'skippedDuplicates', 'rejected'] as const;

/** After the run: counts per municipality, refused rows, and the place to offer them again. */
export function ResultPart({ reply }: { reply: ImportReply }) {
  const { data: batch, abilities } = reply;
  const { t } = importTexts.useText();
  const format = useFormat();
  const columns: Column<MunicipalityCounts>[] = [
    {
      key: 'name',
      header: t('field.municipality'),
      rowHeader: true,
      cell: (row) => row.name ?? t('noMunicipality'),
    },
    ...COUNTS.map((key) => ({
      key,
      header: t(`counts.${key}`),
      end: true,
      cell: (row: MunicipalityCounts) => format.number(row[key]),
    })),
  ];
  return (
    <Stack>
      {batch.state === 'done' && <Alert tone="good" title={t('resultGood')} />}
      {batch.failure !== null && (
        <Alert tone="error" title={t('failed')}>
          {batch.failure.message}
        </Alert>
      )}
      <Strip
        items={COUNTS.map((key) => ({ label: t(`counts.${key}`), value: format.number(batch.counts[key]) }))}
      />
      <p className="sk-soft">{t('notSeen')}</p>
      <Card flush>
        <CardHeader title={t('perMunicipality')} />
        <DataTable
          caption={t('perMunicipality')}
          columns={columns}
          rows={batch.municipalities}
          rowKey={(row) => row.code ?? ''}
        />
      </Card>
      {batch.counts.rejected > 0 && (
        <>
          <ErrorsCard id={batch.id} download={abilities.downloadRefused} />
          <OfferFile title={t('offerAgain')} hint={t('errors.again')} />
        </>
      )}
    </Stack>
  );
}
