import { useQuery } from '@tanstack/react-query';
import {
  ButtonLink,
  Chip,
  type Column,
  Empty,
  FilterBar,
  FilterChoice,
  ListCard,
  Page,
  Pager,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useUrlFilters } from '#platform/web/index.ts';
import { type Proposal, proposalKinds } from '../model/index.ts';
import { proposalsQuery } from './linking-api.ts';
import { linkingTexts } from './linking-texts.ts';
import { useReasons } from './use-reasons.ts';

const DEFAULTS = { state: 'open', kind: '' };
const STATES = ['open', 'later', 'accepted', 'rejected', 'withdrawn'] as const;

function useColumns(): Column<Proposal>[] {
  const { t } = linkingTexts.useText();
  const reasons = useReasons();
  const side = (one: Proposal['here']) => (
    <>
      <TextLink to={`/signalen/${one.signalId}`}>{one.label ?? one.reference}</TextLink>
      <Sub>
        {one.reference} · {one.title}
      </Sub>
    </>
  );
  return [
    {
      key: 'proposal',
      header: t('table.proposal'),
      rowHeader: true,
      cell: (row) => <TextLink to={`/verbanden/${row.id}`}>{t(`kind.${row.kind}`)}</TextLink>,
    },
    { key: 'here', header: t('table.signal'), cell: (row) => side(row.here) },
    { key: 'there', header: t('table.other'), cell: (row) => side(row.there) },
    { key: 'because', header: t('table.because'), cell: (row) => reasons(row).because },
    {
      key: 'strength',
      header: t('table.strength'),
      corner: true,
      cell: (row) => <Chip tone="proposal">{t(`strength.${row.strength}`)}</Chip>,
    },
  ];
}

/** All proposals to review, strongest first. */
export function LinksPage() {
  const { t } = linkingTexts.useText();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const columns = useColumns();
  const pages = useCursorPages(key);
  const { data, error, refetch } = useQuery(proposalsQuery(filters, pages.cursor));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ButtonLink to="/verbanden/ruis">{t('noise.title')}</ButtonLink>}
    >
      <FilterBar
        summary={data === undefined ? undefined : String(data.page.count)}
        {...(active ? { onClear: clear } : {})}
      >
        <FilterChoice
          single
          label={t('stateFilter')}
          options={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          value={[filters.state]}
          onValueChange={(value) => set({ state: value[0] ?? 'open' })}
        />
        <FilterChoice
          single
          label={t('kindFilter')}
          options={proposalKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={filters.kind === '' ? [] : [filters.kind]}
          onValueChange={(value) => set({ kind: value[0] ?? '' })}
        />
      </FilterBar>
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('proposals')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('queueEmpty')}>{t('queueEmptyText')}</Empty>}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

export { LinksPage as Page };
