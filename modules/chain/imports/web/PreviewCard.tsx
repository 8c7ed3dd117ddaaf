import { useQuery } from '@tanstack/react-query';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Loading,
  ProblemAlert,
  Properties,
  Sub,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Import, ImportPreview } from '../model/index.ts';
import { previewQuery } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';

type Row = ImportPreview['rows'][number];

function useColumns(): Column<Row>[] {
  const { t } = importTexts.useText();
  return [
    { key: 'row', header: t('preview.row'), rowHeader: true, cell: (row) => row.row },
    { key: 'municipality', header: t('preview.municipality'), cell: (row) => row.municipality ?? '–' },
    {
      key: 'becomes',
      header: t('preview.becomes'),
      cell: (row) => (row.refused.length > 0 ? <Chip tone="bad">{t('preview.refused')}</Chip> : row.purpose),
    },
    { key: 'subject', header: t('preview.subject'), cell: (row) => row.title ?? '–' },
    {
      key: 'note',
      header: t('preview.note'),
      cell: (row) =>
        row.refused.length > 0
          ? row.refused.map((error) => (
              <Sub key={`${error.column} ${error.code}`}>
                {error.column}: {error.message}
              </Sub>
            ))
          : row.toComplete.length > 0 && (
              <Sub>{t('preview.toComplete', { count: row.toComplete.length })}</Sub>
            ),
    },
  ];
}

/** What stands in the way, counted over the whole file. */
function Reasons({ reasons }: Pick<ImportPreview, 'reasons'>) {
  const { t } = importTexts.useText();
  const format = useFormat();
  if (reasons.length === 0) return null;
  const items = reasons.map(({ code, count, message }) => ({
    key: code,
    label: message,
    value: format.number(count),
  }));
  return (
    <>
      <h3>{t('preview.reasons')}</h3>
      <Properties ends items={items} />
    </>
  );
}

/** The whole file as it would become, before anything is recorded. */
export function PreviewCard({ batch }: { batch: Import }) {
  const { t } = importTexts.useText();
  const columns = useColumns();
  const { data, error, refetch } = useQuery(previewQuery(batch.id, batch.version));
  return (
    <Card>
      <CardHeader title={t('preview.title')} number={3} />
      <p>{t('preview.hint')}</p>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading label={t('preview.making')} />}
      {data !== undefined && (
        <>
          <Reasons reasons={data.data.reasons} />
          <DataTable
            framed
            caption={t('preview.title')}
            columns={columns}
            rows={data.data.rows}
            rowKey={(row) => String(row.row)}
            narrow="cards"
          />
        </>
      )}
    </Card>
  );
}
