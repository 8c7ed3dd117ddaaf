import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { KnownPersonView, Proposal, ProposalDecision, QueuedProposal, Weighed } from '../model/index.ts';

export type ProposalReply = {
  data: Proposal;
  weighed: Weighed | null;
  earlier: ProposalDecision[];
  subjectId: string | null;
  abilities: { decide: boolean; undo: boolean };
};

type ProposalList = { data: QueuedProposal[]; page: { next: string | null; count: number } };

export type QueueFilters = {
  state: string;
  kind: string;
  strength: string;
  theme: string;
  mine: string;
  about: string;
};

export type PlaceInQueue = {
  place: number | null;
  count: number;
  previous: string | null;
  next: string | null;
};

export const proposalsOfSignalQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['proposals', 'signal', signalId],
    queryFn: ({ signal }) => api.get<{ data: Proposal[] }>(`/signals/${signalId}/proposals`, { signal }),
  });

/** What is chosen; an empty choice is left out. */
const chosen = (filters: QueueFilters) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));

export const proposalsQuery = (filters: QueueFilters, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['proposals', 'queue', filters, cursor],
    queryFn: ({ signal }) =>
      api.get<ProposalList>('/proposals', { query: { ...chosen(filters), cursor, limit: 25 }, signal }),
  });

/** Asked once per proposal and filter, before it is decided: so the next one is still known afterwards. */
export const placeQuery = (id: string, filters: QueueFilters) =>
  queryOptions({
    queryKey: ['proposal-place', id, filters],
    queryFn: ({ signal }) =>
      api
        .get<{ data: PlaceInQueue }>(`/proposals/${id}/place`, { query: chosen(filters), signal })
        .then((reply) => reply.data),
    gcTime: 0,
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposals', 'one', id],
    queryFn: ({ signal }) => api.get<ProposalReply>(`/proposals/${id}`, { signal }),
  });

type Titled = { code: string; title: string; titleEn: string };

/** Titles of the themes, which the module of signals keeps under its own key with more in it. */
export const themeTitlesQuery = queryOptions({
  queryKey: ['linking', 'themes'],
  queryFn: ({ signal }) =>
    api.get<{ data: { themes: Titled[] } }>('/themes', { signal }).then((reply) => reply.data.themes),
});

export type Decision = 'same' | 'not-the-same' | 'later';
export type DecisionGiven = { decision: Decision; reason: string; laterUntil: string };

export const decide = (
  id: string,
  { decision, reason, laterUntil }: DecisionGiven,
  expectedVersion: number,
) =>
  api.post<ProposalReply>(`/proposals/${id}/decisions`, {
    decision,
    ...(reason.trim() === '' ? {} : { reason }),
    ...(decision === 'later' && laterUntil !== '' ? { laterUntil } : {}),
    expectedVersion,
  });

export const undo = (id: string, expectedVersion: number) =>
  api.post<ProposalReply>(`/proposals/${id}/undos`, { expectedVersion });

/**
 * Asked once per set of facts, as text: each answer is a look at other people that is written down, so nothing asks it again unseen, and
 * nothing of it stays when the form closes.
 */
export const knownPersonsQuery = (signalId: string, facts: string) =>
  queryOptions({
    queryKey: ['known-persons', signalId, facts],
    queryFn: ({ signal }) =>
      api
        .post<{ data: KnownPersonView[] }>(`/signals/${signalId}/known-persons`, JSON.parse(facts), {
          signal,
        })
        .then((reply) => reply.data),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
