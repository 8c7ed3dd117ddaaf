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
import { useCursorPages, useUrlFilters } from '#platform/web/index.ts';
import type { RightsPart } from '../model/index.ts';
import { RightsFrame } from './RightsFrame.tsx';
import { partsQuery } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

const DEFAULTS = { welke: '' };

/** Requests of which the own organisation must do its part, whoever received them. */
export function PartsPage() {
  const { t } = rightsTexts.useText();
  const { filters, set, key } = useUrlFilters(DEFAULTS);
  const closed = filters.welke === 'klaar';
  const pages = useCursorPages(key);
  const list = useQuery(partsQuery(closed, pages.cursor));
  const columns: Column<RightsPart>[] = [
    {
      key: 'reference',
      header: t('column.request'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/verzoeken/delen/${row.id}`}>{row.reference}</TextLink>
          <Sub>{t(`right.${row.right}`)}</Sub>
        </>
      ),
    },
    { key: 'who', header: t('column.requester'), cell: (row) => row.requester.name },
    { key: 'from', header: t('column.contactPoint'), cell: (row) => row.coordinatorName },
    { key: 'state', header: t('column.state'), cell: (row) => <Chip>{t(`partState.${row.state}`)}</Chip> },
    {
      key: 'due',
      header: t('column.due'),
      corner: true,
      cell: (row) => (row.state === 'open' ? <Term on={row.dueOn} /> : '–'),
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
        caption={t('tab.parts')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('empty.parts')}>{t('empty.partsText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
    </RightsFrame>
  );
}

export { PartsPage as Page };
