import { useQuery } from '@tanstack/react-query';
import { type Column, Empty, ListCard } from '#platform/ui/index.ts';
import type { SweepReport } from '../model/index.ts';
import { sweepsQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

/** What went by itself after a short term: numbers only. */
export function Sweeps() {
  const { t, format, kind } = useWords();
  const list = useQuery(sweepsQuery);
  const columns: Column<SweepReport>[] = [
    { key: 'kind', header: t('column.record'), rowHeader: true, cell: (row) => kind(row.recordKind) },
    {
      key: 'count',
      header: t('report.rows'),
      labelled: true,
      cell: (row) =>
        row.rule === null
          ? t('sweep.noRule')
          : format.number(Object.values(row.counts).reduce((sum, rows) => sum + rows, 0)),
    },
    { key: 'when', header: t('column.when'), cell: (row) => format.dateTime(row.sweptAt) },
  ];
  return (
    <ListCard
      problem={list.error}
      onRetry={() => void list.refetch()}
      title={t('sweep.title')}
      caption={t('sweep.title')}
      columns={columns}
      rows={list.data?.data}
      rowKey={(row) => `${row.recordKind} ${row.sweptAt}`}
      narrow="cards"
      empty={<Empty title={t('sweep.empty')} />}
    />
  );
}
