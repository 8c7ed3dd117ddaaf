import { useQuery } from '@tanstack/react-query';
import {
  Chip,
  type Column,
  Empty,
  FilterBar,
  ListCard,
  Page,
  Segmented,
  Sub,
  Term,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { InterventionView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import { myInterventionsQuery } from './interventions-api.ts';

const TONE = {
  proposed: 'proposal',
  agreed: 'plain',
  running: 'active',
  done: 'good',
  failed: 'bad',
  dropped: 'plain',
} as const;

/** What I do, before when. */
export function MyInterventionsPage() {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const { filters, set } = useUrlFilters({ welke: 'open' });
  const { data, error, refetch } = useQuery(myInterventionsQuery(filters.welke === 'open'));
  const columns: Column<InterventionView>[] = [
    { key: 'term', header: t('mine.term'), cell: (row) => <Term on={row.termOn} /> },
    {
      key: 'what',
      header: t('mine.what'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/interventies/${row.id}`}>{row.title}</TextLink>
          <Sub>{[t(`track.${row.track}`), row.place].filter((text) => text !== '').join(' · ')}</Sub>
        </>
      ),
    },
    {
      key: 'period',
      header: t('mine.period'),
      cell: (row) => `${format.dateWithoutDay(row.plannedFrom)} – ${format.dateWithoutDay(row.plannedUntil)}`,
    },
    {
      key: 'state',
      header: t('mine.state'),
      corner: true,
      cell: (row) => <Chip tone={TONE[row.state]}>{t(`state.${row.state}`)}</Chip>,
    },
  ];
  return (
    <Page title={t('mine.title')} lead={data && t('mine.lead', { count: data.page.count })}>
      <FilterBar>
        <Segmented
          label={t('mine.state')}
          value={filters.welke}
          onValueChange={(welke) => set({ welke })}
          options={[
            { value: 'open', label: t('mine.open') },
            { value: 'alles', label: t('mine.all') },
          ]}
        />
      </FilterBar>
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('mine.title')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('mine.empty')} />}
      />
    </Page>
  );
}

export { MyInterventionsPage as Page };
