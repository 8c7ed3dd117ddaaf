import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  Button,
  ButtonLink,
  Empty,
  FilterBar,
  FilterChoice,
  FilterSearch,
  Page,
  Pager,
  ProblemAlert,
  Segmented,
} from '#platform/ui/index.ts';
import { mayEnter, useCursorPages, useSession, useUrlFilters } from '#platform/web/index.ts';
import { openStates } from '../../model/codes.ts';
import { signalTexts } from '../signal-texts.ts';
import { queueCountsQuery, queueQuery } from '../signals-api.ts';
import { useContent } from '../use-content.ts';
import { holdingFilters } from './holding-filters.ts';
import { QueueViews } from './QueueViews.tsx';
import { QUEUE_DEFAULTS, type QueueAddress } from './queue-views.ts';
import { SignalBoard } from './SignalBoard.tsx';
import { SignalTable } from './SignalTable.tsx';
import { StartView } from './StartView.tsx';
import { columnsOf } from './view-settings.ts';
import '../signals.css';

export function SignalsPage() {
  return (
    <StartView>
      <Queue />
    </StartView>
  );
}

/** The queue: every filter in the address, so that it can be shared. */
function Queue() {
  const { t } = signalTexts.useText();
  const session = useSession();
  const url = useUrlFilters<QueueAddress>(QUEUE_DEFAULTS);
  const { content } = useContent();
  const holding = holdingFilters(url.filters, content);
  const { beeld, kolommen: _columns, weergave: _view, ...filters } = holding.filters;
  const board = beeld === 'bord';
  const pages = useCursorPages(url.key);
  const queue = useQuery(queueQuery(filters, pages.cursor, board ? 200 : pages.size));
  const counts = useQuery(queueCountsQuery);
  const { filtered, clear } = useFiltered(url);
  const count = queue.data?.page.count;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Segmented
            label={t('queue.look')}
            value={board ? 'bord' : ''}
            onValueChange={(next) => url.set({ beeld: next })}
            options={[
              { value: '', label: t('queue.table') },
              { value: 'bord', label: t('queue.board') },
            ]}
          />
          {mayEnter(session, ['coordinator']) && <ButtonLink to="/import">{t('queue.import')}</ButtonLink>}
          <ButtonLink kind="primary" icon={IconPlus} to="/signalen/nieuw">
            {t('queue.record')}
          </ButtonLink>
        </>
      }
      below={<QueueViews filters={url.filters} set={url.set} />}
    >
      {holding.unknown.length > 0 && (
        <Alert tone="warn">
          {t('views.unknown', { parts: holding.unknown.map((part) => t(`views.part.${part}`)).join(', ') })}
        </Alert>
      )}
      <QueueFilterBar
        url={url}
        summary={
          count === undefined
            ? undefined
            : t('queue.summary', {
                count,
                sort: filters.sort === 'received' ? t('queue.byReceived') : t('queue.byTerm'),
              })
        }
      />
      {queue.error && <ProblemAlert problem={queue.error} onRetry={() => void queue.refetch()} />}
      {!queue.error && board && <SignalBoard rows={queue.data?.data} counts={counts.data} />}
      {!queue.error && !board && (
        <SignalTable
          rows={queue.data?.data}
          columns={columnsOf(url.filters)}
          sort={filters.sort}
          onSort={(sort) => url.set({ sort })}
          empty={
            filtered ? (
              <Empty title={t('queue.noMatch')}>
                <Button onClick={clear}>{t('queue.clear')}</Button>
              </Empty>
            ) : (
              <Empty title={t('queue.emptyTitle')}>
                <p>{t('queue.emptyText')}</p>
              </Empty>
            )
          }
        />
      )}
      {!board && <Pager pages={pages} page={queue.data?.page} shown={queue.data?.data.length ?? 0} />}
    </Page>
  );
}

/** How it is shown and sorted is no filter: clearing leaves that as it is. */
function useFiltered(url: ReturnType<typeof useUrlFilters<QueueAddress>>) {
  const { beeld, sort, kolommen, weergave } = url.filters;
  const standing = { ...QUEUE_DEFAULTS, beeld, sort, kolommen, weergave };
  return { filtered: url.key !== JSON.stringify(standing), clear: () => url.set(standing) };
}

type BarProps = { url: ReturnType<typeof useUrlFilters<QueueAddress>>; summary: string | undefined };

function QueueFilterBar({ url, summary }: BarProps) {
  const { t } = signalTexts.useText();
  const { content, titleOf } = useContent();
  const counts = useQuery(queueCountsQuery);
  const { filters, set } = url;
  const { filtered, clear } = useFiltered(url);
  const none = { value: 'none', label: t('queue.none') };
  const options = (list: readonly { code: string; title: string; titleEn: string }[] | undefined) => [
    none,
    ...(list ?? []).map((item) => ({ value: item.code, label: titleOf(item) })),
  ];
  const single = (name: 'theme' | 'process' | 'department' | 'holder' | 'urgency') => ({
    single: true as const,
    value: filters[name] === '' ? [] : [filters[name]],
    onValueChange: (values: string[]) => set({ [name]: values[0] ?? '' }),
  });
  return (
    <FilterBar summary={summary} onClear={filtered ? clear : undefined}>
      <FilterSearch label={t('queue.search')} value={filters.q} onValueChange={(q) => set({ q })} />
      <FilterChoice
        label={t('queue.state')}
        value={filters.state}
        onValueChange={(state) => set({ state })}
        options={[...openStates, 'withdrawn' as const, 'closed' as const].map((state) => ({
          value: state,
          label: t(`state.${state}`),
          ...(counts.data?.byState[state] !== undefined && { count: counts.data.byState[state] }),
        }))}
      />
      <FilterChoice label={t('queue.theme')} options={options(content?.themes)} {...single('theme')} />
      <FilterChoice
        label={t('queue.holder')}
        options={[
          { value: 'none', label: t('queue.nobody') },
          { value: 'me', label: t('queue.me') },
          ...(counts.data?.byHolder ?? []).map((person) => ({ value: person.id, label: person.name })),
        ]}
        {...single('holder')}
      />
      <FilterChoice label={t('queue.process')} options={options(content?.processes)} {...single('process')} />
      <FilterChoice
        label={t('queue.department')}
        options={options(content?.departments)}
        {...single('department')}
      />
      <FilterChoice
        label={t('queue.urgency')}
        options={(['urgent', 'normal'] as const).map((value) => ({ value, label: t(`urgency.${value}`) }))}
        {...single('urgency')}
      />
    </FilterBar>
  );
}

export { SignalsPage as Page };
