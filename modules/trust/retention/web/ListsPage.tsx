import { useQuery } from '@tanstack/react-query';
import { Chip, type Column, Empty, ListCard, Pager, Sub, TextLink } from '#platform/ui/index.ts';
import { useCursorPages, useFormat } from '#platform/web/index.ts';
import type { DestructionList } from '../model/index.ts';
import { RetentionFrame } from './RetentionFrame.tsx';
import { listsQuery } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

/** Lists that one made, reviews or oversees; what waits for oneself says so. */
export function ListsPage() {
  const { t } = retentionTexts.useText();
  const format = useFormat();
  const pages = useCursorPages('');
  const list = useQuery(listsQuery(pages.cursor));
  const columns: Column<DestructionList>[] = [
    {
      key: 'title',
      header: t('list.title'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/bewaren/lijsten/${row.id}`}>{row.title}</TextLink>
          <Sub>{t('list.records', { count: row.records })}</Sub>
        </>
      ),
    },
    {
      key: 'made',
      header: t('column.made'),
      cell: (row) => (
        <>
          {row.madeByName}
          <Sub>{format.dateTime(row.madeAt)}</Sub>
        </>
      ),
    },
    { key: 'reviewer', header: t('list.reviewer'), cell: (row) => row.reviewerName },
    {
      key: 'state',
      header: t('column.state'),
      corner: true,
      cell: (row) => (
        <Chip tone={row.abilities.review || row.abilities.execute ? 'active' : 'plain'}>
          {row.abilities.review ? t('list.waitsForYou') : t(`listState.${row.state}`)}
        </Chip>
      ),
    },
  ];
  return (
    <RetentionFrame>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('tab.lists')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('list.empty')}>{t('list.emptyText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
    </RetentionFrame>
  );
}

export { ListsPage as Page };
