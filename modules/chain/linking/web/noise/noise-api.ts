import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  ExcludedValue,
  NoiseCounts,
  NoiseEffect,
  NoisePreview,
  NoiseSetting,
  SharedValue,
} from '../../model/noise.ts';

type List<Row> = { data: Row[]; page: { next: string | null; count: number } };
export type ValueReply = { data: ExcludedValue; counts: NoiseCounts; abilities: { lift: boolean } };
export type TypedValue = { kind: string; value: string };

/** Everything of this part is asked again after a change. */
export const NOISE = 'noise';

export const valuesQuery = (
  filter: { state: string; kind: string; q: string },
  cursor: string | undefined,
  limit: number,
) =>
  queryOptions({
    queryKey: [NOISE, 'values', filter, cursor, limit],
    queryFn: ({ signal }) =>
      api.get<List<ExcludedValue>>('/excluded-values', { query: { ...filter, cursor, limit }, signal }),
  });

export const valueQuery = (id: string) =>
  queryOptions({
    queryKey: [NOISE, 'value', id],
    queryFn: ({ signal }) => api.get<ValueReply>(`/excluded-values/${id}`, { signal }),
  });

export const effectsQuery = (
  id: string,
  effect: NoiseEffect['effect'],
  cursor: string | undefined,
  limit: number,
) =>
  queryOptions({
    queryKey: [NOISE, 'effects', id, effect, cursor, limit],
    queryFn: ({ signal }) =>
      api.get<List<NoiseEffect>>(`/excluded-values/${id}/effects`, {
        query: { effect, cursor, limit },
        signal,
      }),
  });

export const liftingQuery = (id: string) =>
  queryOptions({
    queryKey: [NOISE, 'lifting', id],
    queryFn: ({ signal }) =>
      api.get<{ data: { comeBack: number; signalsSince: number } }>(
        `/excluded-values/${id}/lifting-preview`,
        { signal },
      ),
  });

export const sharedValuesQuery = (
  filter: { state: string; kind: string },
  cursor: string | undefined,
  limit: number,
) =>
  queryOptions({
    queryKey: [NOISE, 'shared', filter, cursor, limit],
    queryFn: ({ signal }) =>
      api.get<List<SharedValue>>('/shared-values', { query: { ...filter, cursor, limit }, signal }),
  });

export const sharedPreviewQuery = (id: string) =>
  queryOptions({
    queryKey: [NOISE, 'shared-preview', id],
    queryFn: ({ signal }) => api.get<{ data: NoisePreview }>(`/shared-values/${id}/preview`, { signal }),
  });

export const settingQuery = queryOptions({
  queryKey: [NOISE, 'setting'],
  queryFn: ({ signal }) => api.get<{ data: NoiseSetting }>('/noise-setting', { signal }),
});

export const previewTyped = (typed: TypedValue) =>
  api.post<{ data: NoisePreview }>('/excluded-value-previews', typed);
export const excludeTyped = (typed: TypedValue & { reason: string }) =>
  api.post<ValueReply>('/excluded-values', typed);
export const excludeShared = (id: string, reason: string) =>
  api.post<{ data: ExcludedValue }>(`/shared-values/${id}/exclusions`, { reason });
export const lift = (id: string, reason: string, expectedVersion: number) =>
  api.post<ValueReply>(`/excluded-values/${id}/liftings`, { reason, expectedVersion });
export const undoLinks = (id: string, effectIds: readonly string[]) =>
  api.post(`/excluded-values/${id}/link-undos`, { effectIds });
export const clear = ({ id, version }: SharedValue) =>
  api.post(`/shared-values/${id}/clearings`, { expectedVersion: version });
export const suggestAgain = ({ id, version }: SharedValue) =>
  api.post(`/shared-values/${id}/clearing-undos`, { expectedVersion: version });
export const countNow = () => api.post('/shared-value-counts');
export const saveSetting = (namesLimit: number, expectedVersion: number) =>
  api.put('/noise-setting', { namesLimit, expectedVersion });
export const reportAddress = (id: string) => api.url(`/excluded-values/${id}/report`);
