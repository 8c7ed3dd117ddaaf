import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { ChangeMappingBody, Import, ImportPreview, ImportRow, RowError } from '../model/index.ts';

export type ImportReply = {
  data: Import;
  abilities: { changeMapping: boolean; run: boolean; cancel: boolean; downloadRefused: boolean };
};

type List<Item> = { data: Item[]; page: { next: string | null; count: number } };

/** How often progress is asked for, in milliseconds. */
const progressEvery = 1_000;

export const importsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['imports', 'list', cursor],
    queryFn: ({ signal }) => api.get<List<ImportRow>>('/imports', { query: { cursor, limit: 25 }, signal }),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => api.get<ImportReply>(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.data.state === 'running' ? progressEvery : false),
  });

/** `version`: a preview belongs to one mapping. */
export const previewQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['imports', 'preview', id, version],
    queryFn: ({ signal }) =>
      api.get<{ data: ImportPreview }>(`/imports/${id}/preview`, { query: { rows: 20 }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const errorsQuery = (id: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['imports', 'errors', id, cursor],
    queryFn: ({ signal }) =>
      api.get<List<RowError>>(`/imports/${id}/errors`, { query: { cursor, limit: 25 }, signal }),
  });

export const offerFile = (file: File) => {
  const form = new FormData();
  form.append('file', file, file.name);
  return api.upload<ImportReply>('/imports', form);
};

export const changeMapping = (id: string, change: ChangeMappingBody) =>
  api.put<ImportReply>(`/imports/${id}/mapping`, change);
export const runImport = (id: string) => api.post<ImportReply>(`/imports/${id}/runs`);
export const cancelImport = (id: string) => api.post<ImportReply>(`/imports/${id}/cancellations`);
export const refusedRowsAddress = (id: string) => api.url(`/imports/${id}/refused-rows`);
