import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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
import { makesSubject, type Proposal, proposalKinds } from '../model/index.ts';
import { proposalsQuery } from './linking-api.ts';
import { linkingTexts } from './linking-texts.ts';
import { useReasons } from './use-reasons.ts';

const DEFAULTS = { state: 'open', kind: '' };
const STATES = ['open', 'later', 'accepted', 'rejected'] as const;

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

/** Several proposals that would make subjects can be ticked, to look at them as one merge. */
function useMergeSelection(rows: readonly Proposal[] | undefined) {
  const { t } = linkingTexts.useText();
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const chosen = (rows ?? []).filter((row) => selected.has(row.id) && makesSubject(row.kind));
  return {
    selected,
    onSelect: setSelected,
    rowLabel: (row: Proposal) => t('subject.select', { label: row.here.label ?? row.here.reference }),
    selectionActions: chosen.length > 0 && (
      <ButtonLink small to={`/subjecten/samenvoegen?proposals=${chosen.map((row) => row.id).join(',')}`}>
        {t('merge.chosen', { count: chosen.length })}
      </ButtonLink>
    ),
  };
}

/** All proposals to review, strongest first. */
export function LinksPage() {
  const { t } = linkingTexts.useText();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const columns = useColumns();
  const pages = useCursorPages(key);
  const { data, error, refetch } = useQuery(proposalsQuery(filters, pages.cursor));
  const merging = useMergeSelection(data?.data);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ButtonLink to="/subjecten">{t('subject.all')}</ButtonLink>}
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
        {...(filters.state === 'open' || filters.state === 'later' ? merging : {})}
        narrow="cards"
        empty={<Empty title={t('queueEmpty')}>{t('queueEmptyText')}</Empty>}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

export { LinksPage as Page };
