import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { SignalView } from '../../model/index.ts';
import type { KeptSettings } from './view-settings.ts';

type ViewReply = { data: SignalView };

export const viewsQuery = queryOptions({
  queryKey: ['signal-views'],
  queryFn: ({ signal }) =>
    api.get<{ data: SignalView[] }>('/signal-views', { signal }).then((reply) => reply.data),
});

export const keepView = (body: { name: string; settings: KeptSettings; starts: boolean }) =>
  api.post<ViewReply>('/signal-views', body).then((reply) => reply.data);

export type ViewChange = { name?: string; settings?: KeptSettings; starts?: boolean };
export const changeView = ({ id, version }: SignalView, change: ViewChange) =>
  api
    .patch<ViewReply>(`/signal-views/${id}`, { expectedVersion: version, ...change })
    .then((reply) => reply.data);

export const removeView = (id: string) => api.delete(`/signal-views/${id}`);
