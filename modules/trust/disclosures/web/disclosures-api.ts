import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  ConfirmableRule,
  Disclosure,
  DisclosureApproval,
  DisclosureNotice,
  PartnerCeiling,
  RegisterChoices,
  WhyPurpose,
  WhySeen,
} from '../model/index.ts';

type PageOf<Row> = { data: Row[]; page: { next: string | null; count: number } };

/** As the server names them; what is empty is left out. */
export type DisclosureFilters = Readonly<
  Partial<
    Record<
      | 'caseId'
      | 'recordId'
      | 'direction'
      | 'partner'
      | 'rule'
      | 'category'
      | 'number'
      | 'from'
      | 'until'
      | 'state'
      | 'open',
      string
    >
  >
>;

const given = (filters: DisclosureFilters): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));

export const disclosuresQuery = (filters: DisclosureFilters, cursor?: string) =>
  queryOptions({
    queryKey: ['disclosures', filters, cursor],
    queryFn: ({ signal }) =>
      api.get<PageOf<Disclosure>>('/disclosures', {
        query: { ...given(filters), cursor, limit: 25 },
        signal,
      }),
  });

export const withdrawDisclosure = (id: string, reason: string, expectedVersion: number) =>
  api.post<{ data: Disclosure }>(`/disclosures/${id}/withdrawals`, { reason, expectedVersion });

export const disclosureQuery = (id: string) =>
  queryOptions({
    queryKey: ['disclosures', 'one', id],
    queryFn: ({ signal }) => api.get<{ data: Disclosure }>(`/disclosures/${id}`, { signal }),
  });

/** What the register can be searched by; of one case, only what occurs in it. */
export const choicesQuery = (caseId?: string) =>
  queryOptions({
    queryKey: ['disclosure-choices', caseId],
    queryFn: ({ signal }) =>
      api.get<{ data: RegisterChoices }>('/disclosure-choices', { query: { caseId }, signal }),
  });

export const exportAddress = (filters: DisclosureFilters, format: 'csv' | 'json'): string =>
  `/api/v1/disclosure-exports?${new URLSearchParams({ ...given(filters), format })}`;

/** `replacedById`: the later giving that comes in its place; empty when there is none yet. */
export const correctDisclosure = (
  id: string,
  reason: string,
  categories: readonly string[],
  replacedById: string,
) =>
  api.post<{ data: Disclosure }>(`/disclosures/${id}/corrections`, {
    reason,
    categories,
    ...(replacedById === '' ? {} : { replacedById }),
  });

export const acknowledgeDisclosure = (id: string) =>
  api.post<{ data: Disclosure }>(`/disclosures/${id}/receipts`);

export const confirmNotice = (id: string, text: string, expectedVersion: number) =>
  api.post<{ data: DisclosureNotice }>(`/disclosure-notices/${id}/confirmations`, {
    expectedVersion,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  });

export const approvalsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['disclosure-approvals', caseId],
    queryFn: ({ signal }) =>
      api.get<{ data: DisclosureApproval[] }>('/disclosure-approvals', { query: { caseId }, signal }),
  });

export type ApprovalRequest = {
  purposeCode: string;
  recordKind: string;
  recordId: string;
  caseId?: string;
  recipientOrganisationId: string;
  categories: readonly string[];
  reason: string;
};

export const askApproval = (asked: ApprovalRequest) =>
  api.post<{ data: DisclosureApproval }>('/disclosure-approvals', { ...asked, conditionCode: 'four-eyes' });

export const decideApproval = (id: string, decision: 'approved' | 'refused', expectedVersion: number) =>
  api.post<{ data: DisclosureApproval }>(`/disclosure-approvals/${id}/decisions`, {
    decision,
    expectedVersion,
  });

export type RuleList = {
  data: ConfirmableRule[];
  parties: { code: string; title: string; titleEn: string }[];
  contentVersionId: string;
  version: string;
  abilities: { confirm: boolean };
};

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => api.get<RuleList>('/rules', { signal }),
});

export const confirmRule = (ruleCode: string, contentVersionId: string) =>
  api.post('/rule-confirmations', { ruleCode, contentVersionId });
export const unconfirmRule = (id: string) => api.delete(`/rule-confirmations/${id}`);

export type CeilingList = {
  data: PartnerCeiling[];
  categories: { code: string; title: string; titleEn: string }[];
  abilities: { set: boolean };
};

export const ceilingsQuery = queryOptions({
  queryKey: ['partner-ceilings'],
  queryFn: ({ signal }) => api.get<CeilingList>('/partner-ceilings', { signal }),
});

export const setCeiling = (partnerId: string, categories: readonly string[], reason: string) =>
  api.put(`/partner-ceilings/${partnerId}`, { categories, reason });
export const liftCeiling = (partnerId: string) => api.delete(`/partner-ceilings/${partnerId}`);

export type Look = {
  eventId: string;
  occurredAt: string;
  action: string;
  recordKind: string;
  status: 'OK' | 'REFUSED' | 'ERROR';
  actorName: string;
  actorOrganisationName: string;
  purposeCode: string | null;
  ruleCode: string | null;
  recordIds: string[];
  fields: string[];
};

export type LookFilters = {
  actorOrganisation: string;
  from: string;
  until: string;
  record: string;
  action: string;
};

export const looksQuery = (filters: LookFilters, cursor?: string) =>
  queryOptions({
    queryKey: ['audit-events', filters, cursor],
    queryFn: ({ signal }) => {
      const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
      return api.get<PageOf<Look>>('/audit-events', { query: { ...given, cursor, limit: 25 }, signal });
    },
  });

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => api.get<{ data: { id: string; name: string }[] }>('/organisations', { signal }),
  staleTime: 300_000,
});

export const purposesQuery = queryOptions({
  queryKey: ['purposes'],
  queryFn: ({ signal }) =>
    api.get<{ data: { code: string; title: string; titleEn: string }[] }>('/purposes', { signal }),
  staleTime: 300_000,
});

/** Never kept: the next record was looked at by others, and later. */
export const whyQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['why', recordId],
    queryFn: ({ signal }) => api.get<{ data: WhySeen[] }>(`/records/${recordId}/reasons`, { signal }),
    gcTime: 0,
  });

export const ownPurposesQuery = queryOptions({
  queryKey: ['own-purposes'],
  queryFn: ({ signal }) => api.get<{ data: WhyPurpose[] }>('/own-purposes', { signal }),
  staleTime: 300_000,
});
