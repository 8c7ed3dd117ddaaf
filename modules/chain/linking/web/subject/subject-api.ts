import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  MergePreview,
  Network,
  NetworkPath,
  Relation,
  SubjectListRow,
  SubjectPageData,
} from '../../model/index.ts';

type List = { data: SubjectListRow[]; page: { next: string | null; count: number } };

export const subjectsQuery = (filter: { q: string; kind: string }, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['subjects', 'list', filter, cursor],
    queryFn: ({ signal }) =>
      api.get<List>('/subjects', {
        query: { q: filter.q || undefined, kind: filter.kind || undefined, cursor, limit: 25 },
        signal,
      }),
  });

export const subjectQuery = (id: string) =>
  queryOptions({
    queryKey: ['subjects', 'one', id],
    queryFn: ({ signal }) => api.get<{ data: SubjectPageData }>(`/subjects/${id}`, { signal }),
  });

export type NetworkAsked = { depth: string; proposals: 'yes' | 'no'; from?: string; to?: string };

export const networkOf = (id: string, asked: NetworkAsked) =>
  queryOptions({
    queryKey: ['subjects', 'network', id, asked],
    queryFn: ({ signal }) =>
      api.get<{ data: Network }>(`/subjects/${id}/network`, {
        query: { ...asked, from: asked.from || undefined, to: asked.to || undefined },
        signal,
      }),
  });

export const pathOf = (id: string, to: string) =>
  queryOptions({
    queryKey: ['subjects', 'path', id, to],
    queryFn: ({ signal }) =>
      api.get<{ data: NetworkPath }>(`/subjects/${id}/paths`, { query: { to }, signal }),
    enabled: to !== '',
  });

export type MergeChoice = { proposals: string; subjects: string; mentions: string };

export const mergePreviewOf = (choice: MergeChoice) =>
  queryOptions({
    queryKey: ['subjects', 'merge', choice],
    queryFn: ({ signal }) =>
      api.get<{ data: MergePreview }>('/subject-merge-previews', { query: choice, signal }),
  });

const idsIn = (text: string): string[] => text.split(',').filter((id) => id !== '');

export const mergeSubjects = (
  choice: MergeChoice,
  decided: { reason: string; overrule: readonly string[]; expectedState: string },
) =>
  api.post<{ data: { id: string } }>('/subject-merges', {
    proposalIds: idsIn(choice.proposals),
    subjectIds: idsIn(choice.subjects),
    mentionIds: idsIn(choice.mentions),
    ...decided,
  });

export const splitMention = (id: string, mentionId: string, reason: string) =>
  api.post<undefined>(`/subjects/${id}/splits`, { mentionId, reason });

export const noteValue = (
  id: string,
  note: { mentionId: string; field: string; verdict: string; reason: string },
) => api.post(`/subjects/${id}/value-notes`, note);

export const linkSubject = (
  id: string,
  link: {
    relation: Relation;
    otherSubjectId?: string;
    otherMentionId?: string;
    sourceSignalId: string;
    reason: string;
  },
) => api.post(`/subjects/${id}/links`, link);

export const undoDecision = (decision: { id: string; version: number }, reason: string) =>
  api.post<undefined>(`/subject-decisions/${decision.id}/undos`, {
    expectedVersion: decision.version,
    reason,
  });
