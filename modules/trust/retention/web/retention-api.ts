import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  ConfirmationBody,
  DecisionsBody,
  DestroyedRecord,
  DestructionItem,
  DestructionList,
  DestructionReport,
  ExtenderPerson,
  ListBody,
  RetentionHold,
  RetentionTerm,
  RuleDecision,
  RuleDecisionBody,
  RuleInForce,
  SweepReport,
  TransferPackage,
} from '../model/index.ts';

type Page = { next: string | null; count: number };
type TermFilter = { state?: string; recordKind?: string };

export const termsQuery = (filter: TermFilter, cursor: string | null | undefined) =>
  queryOptions({
    queryKey: ['retention', 'terms', filter, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<{ data: RetentionTerm[]; page: Page; counts: Record<string, number> }>('/retention-terms', {
        query: { ...filter, cursor },
        signal,
      }),
  });

export const termQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['retention', 'term', recordId],
    queryFn: ({ signal }) =>
      api
        .get<{ data: RetentionTerm[] }>('/retention-terms', { query: { recordId }, signal })
        .then((reply) => reply.data[0] ?? null),
  });

export const rulesQuery = queryOptions({
  queryKey: ['retention', 'rules'],
  queryFn: ({ signal }) => api.get<{ data: RuleInForce[] }>('/retention-rules', { signal }),
});

export const ruleDecisionsQuery = queryOptions({
  queryKey: ['retention', 'rule-decisions'],
  queryFn: ({ signal }) => api.get<{ data: RuleDecision[] }>('/retention-rule-decisions', { signal }),
});

export const packagesQuery = (listId: string) =>
  queryOptions({
    queryKey: ['retention', 'packages', listId],
    queryFn: ({ signal }) =>
      api.get<{ data: TransferPackage[] }>(`/destruction-lists/${listId}/packages`, { signal }),
  });

export const sweepsQuery = queryOptions({
  queryKey: ['retention', 'sweeps'],
  queryFn: ({ signal }) => api.get<{ data: SweepReport[] }>('/short-term-removals', { signal }),
});

export const holdsQuery = queryOptions({
  queryKey: ['retention', 'holds'],
  queryFn: ({ signal }) => api.get<{ data: RetentionHold[] }>('/retention-holds', { signal }),
});

export const listsQuery = (cursor: string | null | undefined) =>
  queryOptions({
    queryKey: ['retention', 'lists', cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<{ data: DestructionList[]; page: Page }>('/destruction-lists', { query: { cursor }, signal }),
  });

export const listQuery = (id: string) =>
  queryOptions({
    queryKey: ['retention', 'list', id],
    queryFn: ({ signal }) =>
      api.get<{ data: DestructionList; items: DestructionItem[]; extenders: ExtenderPerson[] }>(
        `/destruction-lists/${id}`,
        { signal },
      ),
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['retention', 'report', id],
    queryFn: ({ signal }) =>
      api
        .get<{ data: DestructionReport }>(`/destruction-lists/${id}/report`, { signal })
        .then((reply) => reply.data),
  });

export const reviewersQuery = queryOptions({
  queryKey: ['retention', 'reviewers'],
  queryFn: ({ signal }) =>
    api.get<{ data: { personId: string; name: string; title: string }[] }>('/destruction-reviewers', {
      signal,
    }),
});

/** By its id, or by the number that a person reads aloud. */
export const destroyedQuery = (idOrReference: string) =>
  queryOptions({
    queryKey: ['retention', 'destroyed', idOrReference],
    queryFn: ({ signal }) =>
      api
        .get<{ data: DestroyedRecord[] }>('/destroyed-records', { query: { record: idOrReference }, signal })
        .then((reply) => reply.data[0] ?? null),
  });

export const makeList = (body: ListBody) => api.post<{ data: DestructionList }>('/destruction-lists', body);
export const decideOn = (id: string, body: DecisionsBody) =>
  api.post<{ data: DestructionList }>(`/destruction-lists/${id}/decisions`, body);
export const completeReview = (id: string, expectedVersion: number) =>
  api.post(`/destruction-lists/${id}/completions`, { expectedVersion });
export const withdrawList = (id: string, expectedVersion: number) =>
  api.post(`/destruction-lists/${id}/withdrawals`, { expectedVersion });
export const executeOn = (id: string, recordId: string) =>
  api.post(`/destruction-lists/${id}/executions`, { recordId });
export const placeHold = (body: { recordKind: string; recordId: string; reasonCode: string; note: string }) =>
  api.post('/retention-holds', body);
export const liftHold = (id: string, expectedVersion: number) =>
  api.post(`/retention-holds/${id}/liftings`, { expectedVersion });
export const decideOnRule = (body: RuleDecisionBody) =>
  api.post<{ data: RuleDecision; terms: number }>('/retention-rule-decisions', body);
export const makePackage = (listId: string, recordId: string) =>
  api.post<{ data: TransferPackage }>(`/destruction-lists/${listId}/packages`, { recordId });
export const confirmTransfer = (id: string, body: ConfirmationBody) =>
  api.post<{ data: TransferPackage }>(`/transfer-packages/${id}/confirmations`, body);
export const contentAddress = (id: string): string => api.url(`/transfer-packages/${id}/content`);
export const declarationAddress = (listId: string): string =>
  api.url(`/destruction-lists/${listId}/declaration`);
