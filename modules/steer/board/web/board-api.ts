import { queryOptions } from '@tanstack/react-query';
import type { RegionTopology } from '#platform/ui/index.ts';
import { api } from '#platform/web/index.ts';
import type { Board, OwnOutcome, OwnSignal } from '../model/index.ts';

export type Chosen = { readonly year: string; readonly theme: string };

const query = ({ year, theme }: Chosen) => ({ year, ...(theme === '' ? {} : { theme }) });

export const boardQuery = (chosen: Chosen) =>
  queryOptions({
    queryKey: ['board', chosen],
    queryFn: ({ signal }) =>
      api.get<{ data: Board }>('/board', { query: query(chosen), signal }).then((reply) => reply.data),
    placeholderData: (before) => before,
  });

export type OwnFilter = Chosen & { readonly takenUp: string; readonly portfolio: string };

export const ownSignalsQuery = ({ takenUp, portfolio, ...chosen }: OwnFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['board', 'signals', chosen, takenUp, portfolio, cursor],
    queryFn: ({ signal }) =>
      api.get<{ data: OwnSignal[]; page: { next: string | null; count: number } }>('/board/signals', {
        query: {
          ...query(chosen),
          ...(takenUp === '' ? {} : { takenUp }),
          ...(portfolio === '' ? {} : { portfolio }),
          cursor,
          limit: 50,
        },
        signal,
      }),
  });

export const ownOutcomesQuery = (chosen: Chosen) =>
  queryOptions({
    queryKey: ['board', 'outcomes', chosen],
    queryFn: ({ signal }) =>
      api.get<{ data: OwnOutcome[] }>('/board/outcomes', { query: query(chosen), signal }),
  });

export const regionMapQuery = queryOptions({
  queryKey: ['region-map'],
  queryFn: ({ signal }) =>
    api.get<{ data: RegionTopology | null }>('/region-maps', { signal }).then((reply) => reply.data),
  staleTime: Number.POSITIVE_INFINITY,
});
