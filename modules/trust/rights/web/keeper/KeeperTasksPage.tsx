import { useQuery } from '@tanstack/react-query';
import {
  Chip,
  type Column,
  Empty,
  ListCard,
  Page,
  Pager,
  Sub,
  Term,
  TextLink,
  Why,
} from '#platform/ui/index.ts';
import { useCursorPages } from '#platform/web/index.ts';
import type { KeeperTask } from '../../model/index.ts';
import { keeperTasksQuery } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

/** Requests for which this person looks in what only named people open. */
export function KeeperTasksPage() {
  const { t } = rightsTexts.useText();
  const pages = useCursorPages('op-naam');
  const list = useQuery(keeperTasksQuery(pages.cursor));
  const columns: Column<KeeperTask>[] = [
    {
      key: 'reference',
      header: t('column.request'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/verzoeken/op-naam/${row.id}`}>{row.reference}</TextLink>
          <Sub>{t(`right.${row.right}`)}</Sub>
        </>
      ),
    },
    { key: 'who', header: t('column.requester'), cell: (row) => row.requester.name },
    {
      key: 'state',
      header: t('column.state'),
      cell: (row) => <Chip>{t(`keeperState.${row.state}`)}</Chip>,
    },
    {
      key: 'due',
      header: t('column.due'),
      corner: true,
      cell: (row) => (row.state === 'open' ? <Term on={row.dueOn} /> : '–'),
    },
  ];
  return (
    <Page title={t('keeper.listTitle')} lead={t('keeper.listLead')}>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('keeper.listTitle')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('keeper.empty')}>{t('keeper.emptyText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
      <Why>{t('keeper.why')}</Why>
    </Page>
  );
}

export { KeeperTasksPage as Page };
