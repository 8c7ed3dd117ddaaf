import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { type Column, Empty, FilterBar, ListCard, Pager, Segmented } from '#platform/ui/index.ts';
import { useCursorPages, useUrlFilters } from '#platform/web/index.ts';
import { RightsFrame } from './RightsFrame.tsx';
import type { PageOf } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

const DEFAULTS = { welke: '' };

type ListProps<Row, Key extends readonly unknown[]> = {
  name: 'requests' | 'parts' | 'notices';
  query: (
    closed: boolean,
    cursor: string | undefined,
  ) => UseQueryOptions<PageOf<Row>, Error, PageOf<Row>, Key>;
  columns: (closed: boolean) => Column<Row>[];
};

/** A list of this module: what waits or what is done, a page at a time. */
export function RightsList<Row extends { id: string }, Key extends readonly unknown[]>({
  name,
  query,
  columns,
}: ListProps<Row, Key>) {
  const { t } = rightsTexts.useText();
  const { filters, set, key } = useUrlFilters(DEFAULTS);
  const closed = filters.welke === 'klaar';
  const pages = useCursorPages(key);
  const list = useQuery(query(closed, pages.cursor));
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
        caption={t(`tab.${name}`)}
        columns={columns(closed)}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t(`empty.${name}`)}>{t(`empty.${name}Text`)}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
    </RightsFrame>
  );
}
