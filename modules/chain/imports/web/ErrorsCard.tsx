import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Card,
  CardHeader,
  type Column,
  DataTable,
  Empty,
  Glyph,
  Pager,
  ProblemAlert,
} from '#platform/ui/index.ts';
import { useCursorPages } from '#platform/web/index.ts';
import type { RowError } from '../model/index.ts';
import { errorsQuery, refusedRowsAddress } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';

/** Refused rows, each with what to do about it, and the file to correct them in. */
export function ErrorsCard({ id, download }: { id: string; download: boolean }) {
  const { t } = importTexts.useText();
  const pages = useCursorPages(id);
  const { data, error, refetch } = useQuery(errorsQuery(id, pages.cursor));
  const columns: Column<RowError>[] = [
    { key: 'row', header: t('errors.row'), rowHeader: true, cell: (row) => row.row },
    { key: 'column', header: t('errors.column'), cell: (row) => row.column },
    { key: 'value', header: t('errors.value'), cell: (row) => row.value || '–' },
    { key: 'message', header: t('errors.message'), cell: (row) => row.message },
  ];
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Card flush>
        <CardHeader
          title={t('errors.title')}
          aside={
            download && (
              <a className="sk-link" href={refusedRowsAddress(id)} download>
                <Glyph icon={IconDownload} /> {t('errors.download')}
              </a>
            )
          }
        />
        <DataTable
          caption={t('errors.title')}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => `${row.row} ${row.column} ${row.code}`}
          narrow="cards"
          empty={<Empty title={t('errors.empty')} />}
        />
      </Card>
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </>
  );
}
