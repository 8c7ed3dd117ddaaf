import { NO_FILTERS, type QueueCounts, type QueueFilters } from '../signals-api.ts';

export const QUEUE_DEFAULTS = {
  ...NO_FILTERS,
  beeld: '',
  kolommen: [] as readonly string[],
  weergave: '',
};

export type QueueAddress = typeof QUEUE_DEFAULTS;

/** In the address: everything, also for who begins with a view of their own. */
export const EVERYTHING = 'alles';

/** Views that everyone has: each is the queue with these filters, and each number is the count of exactly that list. */
export const queueViews = [
  { key: 'all', filters: { weergave: EVERYTHING }, count: (counts: QueueCounts) => counts.open },
  { key: 'mine', filters: { holder: 'me' }, count: (counts: QueueCounts) => counts.mine },
  { key: 'free', filters: { holder: 'none' }, count: (counts: QueueCounts) => counts.withoutHolder },
  { key: 'late', filters: { late: 'true' }, count: (counts: QueueCounts) => counts.late },
  { key: 'incomplete', filters: { toComplete: 'true' }, count: (counts: QueueCounts) => counts.toComplete },
] as const satisfies readonly {
  key: string;
  filters: Partial<QueueFilters & Pick<QueueAddress, 'weergave'>>;
  count: (counts: QueueCounts) => number;
}[];

/** Which list it is, however it is shown and under whatever view it was opened. */
export const listAt = (filters: Partial<QueueAddress>): string =>
  queueAddress({ ...filters, beeld: '', kolommen: [], weergave: '' });

/** Address of the queue with these filters. */
export function queueAddress(filters: Readonly<Record<string, string | readonly string[]>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const one of typeof value === 'string' ? [value] : value) if (one !== '') search.append(name, one);
  }
  const text = search.toString();
  return text === '' ? '/signalen' : `/signalen?${text}`;
}
