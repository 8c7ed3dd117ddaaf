import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';

export type Notification = {
  id: string;
  kind: string;
  recordKind: string;
  recordId: string;
  createdAt: string;
  readAt: string | null;
};

export type NotificationList = {
  data: Notification[];
  page: { next: string | null; count: number };
  unread: number;
};

export const notificationsQuery = (filter: { unread: boolean }, cursor?: string) =>
  queryOptions({
    queryKey: ['notifications', 'list', filter, cursor],
    queryFn: ({ signal }) =>
      api.get<NotificationList>('/notifications', {
        query: { unread: String(filter.unread), cursor, limit: 25 },
        signal,
      }),
  });

/** The number at the bell; asked again each minute. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) =>
    api.get<NotificationList>('/notifications', { query: { unread: 'true', limit: 1 }, signal }),
  select: (list) => list.unread,
  refetchInterval: 60_000,
});

export const markRead = (id: string) => api.post(`/notifications/${id}/reads`);
export const markAllRead = () => api.post('/notification-reads');

/** Where the record of a notification is opened; somebody without a page for it goes to the list. */
export function addressOf({
  kind,
  recordKind,
  recordId,
}: Pick<Notification, 'kind' | 'recordKind' | 'recordId'>): string {
  switch (recordKind) {
    case 'signal':
      return kind === 'signal-returned' ? '/mijn-meldingen' : `/signalen/${recordId}`;
    case 'case':
      return `/casussen/${recordId}`;
    case 'case-invitation':
      return '/uitnodigingen';
    case 'bring-in':
      return `/inbreng/${recordId}`;
    case 'referral':
      return '/doorverwijzingen';
    case 'intervention':
      return `/interventies/${recordId}`;
    case 'agenda':
      return `/wegingstafel/${recordId}`;
    case 'research-question':
      return `/onderzoeksvragen/${recordId}`;
    case 'disclosure':
      return `/verstrekkingen/${recordId}`;
    case 'inquiry':
      return '/treffervragen';
    case 'received-inquiry':
      return `/treffervragen/van-anderen/${recordId}`;
    case 'inquiry-alarm':
      return '/treffervragen/gestopt';
    case 'emergency-access':
      return '/zorgvuldigheid/noodinzage';
    case 'audit-log':
      return '/zorgvuldigheid/controleerbaarheid';
    case 'unusual-look':
      return '/zorgvuldigheid/opvallend';
    case 'rights-part':
      return `/verzoeken/delen/${recordId}`;
    case 'keeper-task':
      return `/verzoeken/op-naam/${recordId}`;
    case 'rights-request':
      return `/verzoeken/${recordId}`;
    default:
      return '/meldingen';
  }
}
