import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import {
  Button,
  Chip,
  type Column,
  Empty,
  FilterBar,
  ListCard,
  Page,
  Pager,
  Segmented,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import { notificationTexts } from './notification-texts.ts';
import {
  addressOf,
  markAllRead,
  markRead,
  type Notification,
  notificationsQuery,
} from './notifications-api.ts';

/** Everything that was told to this person. It names no one and nothing; the record itself does. */
export function NotificationsPage() {
  const { t, maybe } = notificationTexts.useText();
  const format = useFormat();
  const client = useQueryClient();
  const { filters, set, key } = useUrlFilters({ welke: 'alles' });
  const pages = useCursorPages(key);
  const { data, error, refetch } = useQuery(
    notificationsQuery({ unread: filters.welke === 'ongelezen' }, pages.cursor),
  );
  const again = () => client.invalidateQueries({ queryKey: ['notifications'] });
  const readAll = async () => {
    await markAllRead();
    await again();
  };
  const columns: Column<Notification>[] = [
    {
      key: 'what',
      header: t('what'),
      rowHeader: true,
      cell: (row) => (
        // Reading is noted beside opening; when that fails the notification simply stays new.
        <Link
          className="sk-link"
          to={addressOf(row)}
          onClick={() => void markRead(row.id).then(again, () => undefined)}
        >
          {maybe(`kind.${row.kind}`) ?? t('other')}
        </Link>
      ),
    },
    { key: 'when', header: t('when'), cell: (row) => format.dateTime(row.createdAt) },
    {
      key: 'new',
      header: t('new'),
      hideHeader: true,
      corner: true,
      cell: (row) => row.readAt === null && <Chip tone="active">{t('new')}</Chip>,
    },
  ];
  return (
    <Page
      title={t('title')}
      lead={data && t('lead', { count: data.unread })}
      actions={
        data !== undefined && data.unread > 0 ? <Button onClick={readAll}>{t('readAll')}</Button> : undefined
      }
    >
      <FilterBar>
        <Segmented
          label={t('which')}
          value={filters.welke}
          onValueChange={(welke) => set({ welke })}
          options={[
            { value: 'alles', label: t('all') },
            { value: 'ongelezen', label: t('unread') },
          ]}
        />
      </FilterBar>
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('title')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('empty')} />}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

export { NotificationsPage as Page };
