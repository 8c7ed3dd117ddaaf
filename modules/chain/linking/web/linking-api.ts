import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { FieldComparison, Proposal } from '../model/index.ts';

export type ProposalReply = {
  data: Proposal;
  comparison: FieldComparison[];
  abilities: { decide: boolean; undo: boolean };
};

export type ProposalList = { data: Proposal[]; page: { next: string | null; count: number } };

export type SubjectMention = {
  id: string;
  signalId: string;
  reference: string;
  title: string;
  receivedAt: string;
  roles: string[];
  name: string | null;
  birthDate: string | null;
  hasBsn: boolean;
  phone: string | null;
  companyName: string | null;
  kvk: string | null;
  plate: string | null;
  address: string | null;
};

export type Subject = {
  id: string;
  kind: string;
  label: string;
  purpose: string;
  mentions: SubjectMention[];
};

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

export const subjectQuery = (id: string) =>
  queryOptions({
    queryKey: ['subjects', id],
    queryFn: ({ signal }) => api.get<{ data: Subject }>(`/subjects/${id}`, { signal }),
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
