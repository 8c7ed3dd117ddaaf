import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { FeedbackBody, FeedbackView, ProposalsView } from '../model/index.ts';

export type FeedbackList = {
  data: FeedbackView[];
  version: number;
  state: string;
  abilities: { give: boolean; close: boolean };
};

export const feedbacksQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['feedback', signalId, 'list'],
    queryFn: ({ signal }) => api.get<FeedbackList>(`/signals/${signalId}/feedbacks`, { signal }),
  });

export const proposalsQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['feedback', signalId, 'proposals'],
    queryFn: ({ signal }) =>
      api.get<{ data: ProposalsView }>(`/signals/${signalId}/feedback-proposals`, { signal }),
  });

export const myFeedbackQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['feedback', signalId, 'mine'],
    queryFn: ({ signal }) =>
      api.get<{ data: FeedbackView[] }>('/my-feedbacks', { query: { signalId }, signal }),
  });

export const giveFeedback = (signalId: string, body: FeedbackBody) =>
  api.post<FeedbackList>(`/signals/${signalId}/feedbacks`, body);

export const closeSignal = (signalId: string, expectedVersion: number, reason: string) =>
  api.post(`/signals/${signalId}/closings`, { expectedVersion, reason });

export const markRead = (id: string) => api.post(`/feedbacks/${id}/reads`);
