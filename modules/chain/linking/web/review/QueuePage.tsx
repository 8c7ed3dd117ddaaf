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
import type { Proposal, QueuedProposal } from '../../model/index.ts';
import { proposalsQuery, type QueueFilters } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useReasons } from '../use-reasons.ts';
import { QueueFilterBar } from './QueueFilterBar.tsx';
import { groupsOf, type QueueGroup } from './queue-groups.ts';
import { queueSearch, useQueueFilters } from './use-queue-filters.ts';
import { useReturned } from './use-returned.ts';
import { useWhyHere } from './use-why-here.ts';
import './review.css';

/** The proposals of a group below each other, a line between them. */
function each(group: QueueGroup, show: (proposal: QueuedProposal) => React.ReactNode) {
  return (
    <div className="link-queue__each">
      {group.proposals.map((proposal) => (
        <div key={proposal.id}>{show(proposal)}</div>
      ))}
    </div>
  );
}

function GroupHead({ group, filters }: { group: QueueGroup; filters: QueueFilters }) {
  const { t, maybe } = linkingTexts.useText();
  const [first] = group.proposals;
  if (group.size < 2 || first === undefined) return null;
  const about = queueSearch({ ...filters, about: group.key });
  return (
    <div className="link-queue__group">
      <b>
        {maybe(`queue.group-${first.kind}`, { count: group.size }) ?? t('queue.group', { count: group.size })}
      </b>
      {filters.state === 'open' && (
        <ButtonLink small to={`/verbanden/${first.id}${about}`}>
          {t('queue.allSame')}
        </ButtonLink>
      )}
    </div>
  );
}

function useColumns(filters: QueueFilters): Column<QueueGroup>[] {
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
      cell: (group) => (
        <>
          <GroupHead group={group} filters={filters} />
          {each(group, (one) => (
            <>
              <TextLink to={`/verbanden/${one.id}${search}`}>{t(`kind.${one.kind}`)}</TextLink>
              {one.returned !== null && <Sub>{returned(one.returned)}</Sub>}
            </>
          ))}
        </>
      ),
    },
    { key: 'here', header: t('queue.signal'), cell: (group) => each(group, (one) => side(one.here)) },
    { key: 'there', header: t('queue.other'), cell: (group) => each(group, (one) => side(one.there)) },
    {
      key: 'because',
      header: t('queue.because'),
      cell: (group) => each(group, (one) => reasons(one).because),
    },
    {
      key: 'why',
      header: t('queue.here'),
      labelled: true,
      cell: (group) => each(group, whyHere),
    },
    {
      key: 'strength',
      header: t('queue.strength'),
      cell: (group) => each(group, (one) => <Chip tone="proposal">{t(`strength.${one.strength}`)}</Chip>),
    },
  ];
}

/** All proposals to review: where a decision brings most first, and what is about the same together. */
export function QueuePage() {
  const { t } = linkingTexts.useText();
  const queue = useQueueFilters();
  const columns = useColumns(queue.filters);
  const pages = useCursorPages(queue.key);
  const { data, error, refetch } = useQuery(proposalsQuery(queue.filters, pages.cursor));
  return (
    <Page title={t('title')} lead={t('queue.lead')}>
      <QueueFilterBar {...queue} count={data?.page.count} />
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('proposals')}
        columns={columns}
        rows={data && groupsOf(data.data)}
        rowKey={(group) => group.key}
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
