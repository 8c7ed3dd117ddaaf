import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ButtonLink,
  Chip,
  type Column,
  Empty,
  ListCard,
  Page,
  Pager,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages } from '#platform/web/index.ts';
import { makesSubject, type Proposal } from '../../model/index.ts';
import { proposalsQuery, type QueueFilters } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useReasons } from '../use-reasons.ts';
import { QueueFilterBar } from './QueueFilterBar.tsx';
import { type QueueRow, rowsOf } from './queue-groups.ts';
import { queueSearch, useQueueFilters } from './use-queue-filters.ts';
import { useReturned } from './use-returned.ts';
import { useWhyHere } from './use-why-here.ts';
import './review.css';

function GroupHead({ row, filters }: { row: QueueRow; filters: QueueFilters }) {
  const { t, maybe } = linkingTexts.useText();
  const count = row.group.size;
  const about = queueSearch({ ...filters, about: row.group.key });
  return (
    <div className="link-queue__group">
      <b>{maybe(`queue.group-${row.kind}`, { count }) ?? t('queue.group', { count })}</b>
      {filters.state === 'open' && (
        <TextLink to={`/verbanden/${row.id}${about}`}>{t('queue.allSame')}</TextLink>
      )}
    </div>
  );
}

function useColumns(filters: QueueFilters): Column<QueueRow>[] {
  const { t } = linkingTexts.useText();
  const reasons = useReasons();
  const returned = useReturned();
  const whyHere = useWhyHere();
  const search = queueSearch(filters);
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
      header: t('queue.proposal'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.leads && <GroupHead row={row} filters={filters} />}
          <TextLink to={`/verbanden/${row.id}${search}`}>{t(`kind.${row.kind}`)}</TextLink>
          {row.returned !== null && <Sub>{returned(row.returned)}</Sub>}
        </>
      ),
    },
    { key: 'here', header: t('queue.signal'), cell: (row) => side(row.here) },
    { key: 'there', header: t('queue.other'), cell: (row) => side(row.there) },
    { key: 'because', header: t('queue.because'), cell: (row) => reasons(row).because },
    { key: 'why', header: t('queue.here'), labelled: true, cell: whyHere },
    {
      key: 'strength',
      header: t('queue.strength'),
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

const MERGED_FROM = ['open', 'later'];

/** All proposals to review: where a decision brings most first, and what is about the same together. */
export function QueuePage() {
  const { t } = linkingTexts.useText();
  const { key, ...queue } = useQueueFilters();
  const columns = useColumns(queue.filters);
  const pages = useCursorPages(key);
  const { data, error, refetch } = useQuery(proposalsQuery(queue.filters, pages.cursor));
  const merging = useMergeSelection(data?.data);
  return (
    <Page
      title={t('title')}
      lead={t('queue.lead')}
      actions={
        <>
          <ButtonLink to="/subjecten">{t('subject.all')}</ButtonLink>
          <ButtonLink to="/verbanden/ruis">{t('noise.title')}</ButtonLink>
        </>
      }
    >
      <QueueFilterBar {...queue} count={data?.page.count} />
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('proposals')}
        columns={columns}
        rows={data && rowsOf(data.data)}
        rowKey={(row) => row.id}
        {...(MERGED_FROM.includes(queue.filters.state) ? merging : {})}
        narrow="cards"
        empty={<Empty title={t('queueEmpty')}>{t('queueEmptyText')}</Empty>}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
      <p className="sk-soft link-queue__order">
        {t('queue.order')} <TextLink to="/verbanden/uitleg">{t('waterfall.help')}</TextLink>
      </p>
    </Page>
  );
}

export { QueuePage as Page };
