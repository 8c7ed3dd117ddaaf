import { useUrlFilters } from '#platform/web/index.ts';
import type { QueueFilters } from '../linking-api.ts';

const DEFAULTS: QueueFilters = { state: 'open', kind: '', strength: '', theme: '', mine: '', about: '' };

/** The filter of the queue, in the address of the queue and of each review that was opened from it. */
export const useQueueFilters = () => useUrlFilters(DEFAULTS);

/** The filter as the end of an address, so that a review knows in which row it stands. */
export function queueSearch(filters: QueueFilters): string {
  const params = new URLSearchParams(
    Object.entries(filters).filter(([name, value]) => value !== DEFAULTS[name as keyof QueueFilters]),
  ).toString();
  return params === '' ? '' : `?${params}`;
}
