import { useQuery } from '@tanstack/react-query';
import {
  Chip,
  type Column,
  Empty,
  FilterBar,
  ListCard,
  Pager,
  Segmented,
  Sub,
  Term,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { RightsRequest } from '../model/index.ts';
import { RightsFrame } from './RightsFrame.tsx';
import { requestsQuery } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

const DEFAULTS = { welke: '' };

/** Requests that came in at the own contact point, the nearest term first. */
export function RequestsPage() {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const { filters, set, key } = useUrlFilters(DEFAULTS);
  const closed = filters.welke === 'klaar';
  const pages = useCursorPages(key);
  const list = useQuery(requestsQuery(closed, pages.cursor));
  const columns: Column<RightsRequest>[] = [
    {
      key: 'reference',
      header: t('column.request'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/verzoeken/${row.id}`}>{row.reference}</TextLink>
          <Sub>{t(`right.${row.right}`)}</Sub>
        </>
      ),
    },
    { key: 'who', header: t('column.requester'), cell: (row) => row.requester.name },
    { key: 'received', header: t('column.received'), cell: (row) => format.dateWithoutDay(row.receivedOn) },
    { key: 'state', header: t('column.state'), cell: (row) => <Chip>{t(`state.${row.state}`)}</Chip> },
    {
      key: 'term',
      header: t('column.term'),
      corner: true,
      cell: (row) => {
        if (row.paused) return t('paused');
        if (closed) return row.closedOn === null ? '–' : format.dateWithoutDay(row.closedOn);
        return <Term on={row.termOn} />;
      },
    },
  ];
  return (
    <RightsFrame>
      <FilterBar>
        <Segmented
          label={t('which')}
          value={filters.welke}
          onValueChange={(welke) => set({ welke })}
          options={[
            { value: '', label: t('open') },
            { value: 'klaar', label: t('closed') },
          ]}
        />
      </FilterBar>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('tab.requests')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('empty.requests')}>{t('empty.requestsText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
    </RightsFrame>
  );
}

export { RequestsPage as Page };
