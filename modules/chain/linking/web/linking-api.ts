import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { FieldComparison, Proposal } from '../model/index.ts';

export type ProposalReply = {
  data: Proposal;
  comparison: FieldComparison[];
  abilities: { decide: boolean; undo: boolean };
};

export type ProposalList = { data: Proposal[]; page: { next: string | null; count: number } };

export const proposalsOfSignalQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'signal', signalId],
    queryFn: ({ signal }) => api.get<{ data: Proposal[] }>(`/signals/${signalId}/proposals`, { signal }),
  });

export const proposalsQuery = (filter: { state: string; kind: string }, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['proposals', 'queue', filter, cursor],
    queryFn: ({ signal }) =>
      api.get<ProposalList>('/proposals', { query: { ...filter, cursor, limit: 25 }, signal }),
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposals', 'one', id],
    queryFn: ({ signal }) => api.get<ProposalReply>(`/proposals/${id}`, { signal }),
  });

export type Decision = 'same' | 'not-the-same' | 'later';

export const decide = (id: string, decision: Decision, reason: string, expectedVersion: number) =>
  api.post<ProposalReply>(`/proposals/${id}/decisions`, {
    decision,
    ...(reason.trim() === '' ? {} : { reason }),
    expectedVersion,
  });

export const undo = (id: string, expectedVersion: number) =>
  api.post<ProposalReply>(`/proposals/${id}/undos`, { expectedVersion });
