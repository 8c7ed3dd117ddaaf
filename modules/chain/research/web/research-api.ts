import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { ResearchQuestion } from '../model/index.ts';

export type ResearchReply = {
  data: ResearchQuestion[];
  sources: { departmentId: string; title: string; rule: string }[];
  state: string;
  version: number;
};

export const researchQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['research', 'signal', signalId],
    queryFn: ({ signal }) => api.get<ResearchReply>(`/signals/${signalId}/research-questions`, { signal }),
  });

export const inboxQuery = () =>
  queryOptions({
    queryKey: ['research', 'inbox'],
    queryFn: ({ signal }) => api.get<{ data: ResearchQuestion[] }>('/research-questions', { signal }),
  });

type SearchItem = { category: string; field: string; value: string; mentionId?: string };
export type Asked = { departmentId: string; question: string; motivation: string; search: SearchItem[] };

export const ask = (signalId: string, asked: Asked) =>
  api.post(`/signals/${signalId}/research-questions`, asked);
export const closeResearch = (signalId: string, expectedVersion: number) =>
  api.post(`/signals/${signalId}/research-closings`, { expectedVersion });
export const answer = (
  id: string,
  given: { answer: 'hit' | 'no-hit'; motivation: string; expectedVersion: number },
) => api.post(`/research-questions/${id}/answers`, given);
export const askContent = (
  id: string,
  asked: { categories: string[]; question: string; motivation: string; expectedVersion: number },
) => api.post(`/research-questions/${id}/content-requests`, asked);

export type ReleaseItem = { category: string; label: string; value: string; checkedOn: string };
export const release = (
  id: string,
  given: { items: ReleaseItem[]; proportionality: string; expectedVersion: number },
) => api.post(`/research-questions/${id}/releases`, { ...given, identified: true });
export const refuseContent = (id: string, given: { reason: string; expectedVersion: number }) =>
  api.post(`/research-questions/${id}/refusals`, given);
