import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  Candidate,
  KeeperAnswerBody,
  KeeperCandidate,
  KeeperDecision,
  KeeperProgress,
  KeeperTask,
  PartProgress,
  PartSearch,
  RecordRestriction,
  RightsEvent,
  RightsItem,
  RightsLetter,
  RightsMeasure,
  RightsNotice,
  RightsPart,
  RightsRequest,
} from '../model/index.ts';

export type PageOf<Row> = { data: Row[]; page: { next: string | null; count: number } };

export const requestsQuery = (closed: boolean, cursor?: string) =>
  queryOptions({
    queryKey: ['rights', 'requests', closed, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<PageOf<RightsRequest>>('/rights-requests', { query: { closed, cursor, limit: 25 }, signal }),
  });

export type RequestDetail = {
  data: RightsRequest;
  parts: PartProgress[];
  letters: RightsLetter[];
  events: RightsEvent[];
};

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['rights', 'request', id],
    queryFn: ({ signal }) => api.get<RequestDetail>(`/rights-requests/${id}`, { signal }),
  });

export const partsQuery = (closed: boolean, cursor?: string) =>
  queryOptions({
    queryKey: ['rights', 'parts', closed, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<PageOf<RightsPart>>('/rights-parts', { query: { closed, cursor, limit: 25 }, signal }),
  });

export const partQuery = (id: string) =>
  queryOptions({
    queryKey: ['rights', 'part', id],
    queryFn: ({ signal }) =>
      api.get<{ data: RightsPart; search: PartSearch; keepers: KeeperProgress[] }>(`/rights-parts/${id}`, {
        signal,
      }),
  });

export const candidatesQuery = (id: string, sure: boolean, cursor?: string) =>
  queryOptions({
    queryKey: ['rights', 'candidates', id, sure, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<PageOf<Candidate>>(`/rights-parts/${id}/candidates`, {
        query: { sure, cursor, limit: 25 },
        signal,
      }),
  });

export const itemsQuery = (id: string, cursor?: string) =>
  queryOptions({
    queryKey: ['rights', 'items', id, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<PageOf<RightsItem>>(`/rights-parts/${id}/items`, { query: { cursor, limit: 25 }, signal }),
  });

export const measuresQuery = (id: string) =>
  queryOptions({
    queryKey: ['rights', 'measures', id],
    queryFn: ({ signal }) => api.get<{ data: RightsMeasure[] }>(`/rights-parts/${id}/measures`, { signal }),
  });

export const noticesQuery = (closed: boolean, cursor?: string) =>
  queryOptions({
    queryKey: ['rights', 'notices', closed, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<PageOf<RightsNotice>>('/rights-notices', { query: { closed, cursor, limit: 25 }, signal }),
  });

export const restrictionsQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['rights', 'restrictions', signalId],
    queryFn: ({ signal }) =>
      api.get<{ data: RecordRestriction[] }>('/record-restrictions', { query: { signalId }, signal }),
  });

export const keeperTasksQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ['rights', 'keeper-tasks', cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<PageOf<KeeperTask>>('/keeper-tasks', { query: { cursor, limit: 25 }, signal }),
  });

export const keeperTaskQuery = (id: string) =>
  queryOptions({
    queryKey: ['rights', 'keeper-task', id],
    queryFn: ({ signal }) =>
      api.get<{ data: KeeperTask; candidates: KeeperCandidate[]; more: boolean; decided: KeeperDecision[] }>(
        `/keeper-tasks/${id}`,
        { signal },
      ),
  });

export const answerKeeperTask = (id: string, body: KeeperAnswerBody) =>
  api.post<{ data: { left: number } }>(`/keeper-tasks/${id}/answers`, body);

export const decideMeasure = (partId: string, body: Record<string, unknown>) =>
  api.post<{ data: { id: string; told: number } }>(`/rights-parts/${partId}/measures`, body);
export const confirmNotice = (id: string, body: Record<string, unknown>) =>
  api.post(`/rights-notices/${id}/confirmations`, body);
export const liftRestriction = (id: string, body: Record<string, unknown>) =>
  api.post(`/record-restrictions/${id}/liftings`, body);

export const recordRequest = (body: unknown) => api.post<{ data: RightsRequest }>('/rights-requests', body);
export const takeStep = (id: string, step: string, body: Record<string, unknown>) =>
  api.post<{ data: { id: string } }>(`/rights-requests/${id}/${step}`, body);
export const confirmCandidates = (id: string, mentionIds: readonly string[], isRequester: boolean) =>
  api.post(`/rights-parts/${id}/confirmations`, { mentionIds, isRequester });
export const reviewItems = (
  id: string,
  body: {
    itemIds: string[];
    decision: string;
    reasons: string[];
    withheldFields: string[];
    givenByRequester: boolean;
  },
) => api.post(`/rights-parts/${id}/reviews`, body);
export const finishPart = (id: string, body: Record<string, unknown>) =>
  api.post(`/rights-parts/${id}/finishings`, body);
