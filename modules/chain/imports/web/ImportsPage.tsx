import { useQuery } from '@tanstack/react-query';
import { Chip, type Column, Empty, ListCard, Page, Pager, Sub, TextLink } from '#platform/ui/index.ts';
import { useCursorPages, useFormat } from '#platform/web/index.ts';
import type { ImportRow } from '../model/index.ts';
import { importsQuery } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';
import { OfferFile } from './OfferFile.tsx';

function useColumns(): Column<ImportRow>[] {
  const { t } = importTexts.useText();
  const format = useFormat();
  const number = (key: 'imported' | 'skippedDuplicates' | 'rejected'): Column<ImportRow> => ({
    key,
    header: t(`counts.${key}`),
    end: true,
    cell: (row) => format.number(row.counts[key]),
  });
  return [
    {
      key: 'file',
      header: t('file'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/import/${row.id}`}>{row.fileName}</TextLink>
          <Sub>{t('rows', { count: row.rows })}</Sub>
        </>
      ),
    },
    { key: 'at', header: t('offeredOn'), cell: (row) => format.dateTime(row.createdAt) },
    {
      key: 'state',
      header: t('stateLabel'),
      corner: true,
      cell: (row) => <Chip>{t(`state.${row.state}`)}</Chip>,
    },
    number('imported'),
    number('skippedDuplicates'),
    number('rejected'),
  ];
}

/** Where an export is offered, and earlier ones are found again. */
export function ImportsPage() {
  const { t } = importTexts.useText();
  const columns = useColumns();
  const pages = useCursorPages('imports');
  const { data, error, refetch } = useQuery(importsQuery(pages.cursor));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <OfferFile title={t('offer')} hint={t('offerHint')} />
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        title={t('mine')}
        caption={t('mine')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('mineEmpty')}>{t('mineEmptyText')}</Empty>}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

export { ImportsPage as Page };
