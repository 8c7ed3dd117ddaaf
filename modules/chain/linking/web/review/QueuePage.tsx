import { useQuery } from '@tanstack/react-query';
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
import type { Proposal } from '../../model/index.ts';
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

/** All proposals to review: where a decision brings most first, and what is about the same together. */
export function QueuePage() {
  const { t } = linkingTexts.useText();
  const { key, ...queue } = useQueueFilters();
  const columns = useColumns(queue.filters);
  const pages = useCursorPages(key);
  const { data, error, refetch } = useQuery(proposalsQuery(queue.filters, pages.cursor));
  return (
    <Page
      title={t('title')}
      lead={t('queue.lead')}
      actions={<ButtonLink to="/verbanden/ruis">{t('noise.title')}</ButtonLink>}
    >
      <QueueFilterBar {...queue} count={data?.page.count} />
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('proposals')}
        columns={columns}
        rows={data && rowsOf(data.data)}
        rowKey={(row) => row.id}
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
