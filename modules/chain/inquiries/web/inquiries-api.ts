import { queryOptions } from '@tanstack/react-query';
import type { PurposeInView } from '#modules/trust/disclosures/model/index.ts';
import { api } from '#platform/web/index.ts';
import type {
  AskBody,
  Inquiry,
  InquiryAlarm,
  InquiryChoices,
  InquiryMatch,
  InquiryOutlook,
  InquirySettings,
  ReceivedInquiry,
  SettingsBody,
} from '../model/index.ts';

export type RecordRef = { readonly recordKind: 'signal' | 'case'; readonly recordId: string };
type Page = { next: string | null; count: number };

export const choicesQuery = (record: RecordRef) =>
  queryOptions({
    queryKey: ['inquiries', 'choices', record.recordId],
    queryFn: ({ signal }) =>
      api
        .get<{ data: InquiryChoices }>('/inquiry-choices', { query: { ...record }, signal })
        .then((reply) => reply.data),
  });

export const outlookQuery = (record: RecordRef, subjectId: string, askedOrganisationId: string) =>
  queryOptions({
    queryKey: ['inquiries', 'outlook', record.recordId, subjectId, askedOrganisationId],
    enabled: subjectId !== '' && askedOrganisationId !== '',
    queryFn: ({ signal }) =>
      api
        .get<{ data: InquiryOutlook }>('/inquiry-outlooks', {
          query: { ...record, subjectId, askedOrganisationId },
          signal,
        })
        .then((reply) => reply.data),
  });

type InquiryFilter = { recordId?: string; mine?: boolean; answer?: string };
export const inquiriesQuery = (filter: InquiryFilter, cursor?: string | null) =>
  queryOptions({
    queryKey: ['inquiries', 'asked', filter, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<{ data: Inquiry[]; page: Page }>('/inquiries', { query: { ...filter, cursor }, signal }),
  });

export const receivedQuery = (filter: { waiting?: boolean; answer?: string }, cursor?: string | null) =>
  queryOptions({
    queryKey: ['inquiries', 'received', filter, cursor ?? null],
    queryFn: ({ signal }) =>
      api.get<{ data: ReceivedInquiry[]; page: Page }>('/received-inquiries', {
        query: { ...filter, cursor },
        signal,
      }),
  });

export const oneReceivedQuery = (id: string) =>
  queryOptions({
    queryKey: ['inquiries', 'received', id],
    queryFn: ({ signal }) =>
      api.get<{ data: ReceivedInquiry; matches: InquiryMatch[] }>(`/received-inquiries/${id}`, { signal }),
  });

export const alarmsQuery = () =>
  queryOptions({
    queryKey: ['inquiries', 'alarms'],
    queryFn: ({ signal }) => api.get<{ data: InquiryAlarm[] }>('/inquiry-alarms', { signal }),
  });

export const settingsQuery = () =>
  queryOptions({
    queryKey: ['inquiries', 'settings'],
    queryFn: ({ signal }) =>
      api.get<{ data: InquirySettings }>('/inquiry-settings', { signal }).then((reply) => reply.data),
  });

export const purposeQuery = (code: string) =>
  queryOptions({
    queryKey: ['purposes', code],
    queryFn: ({ signal }) =>
      api.get<{ data: PurposeInView }>(`/purposes/${code}`, { signal }).then((reply) => reply.data),
  });

export const askInquiry = (body: AskBody) =>
  api.post<{ data: Inquiry; repeated: boolean }>('/inquiries', body);
export const requestContent = (
  id: string,
  body: { categories: string[]; reason: string; expectedVersion: number },
) => api.post(`/inquiries/${id}/content-requests`, body);
export const decideContent = (
  id: string,
  body: { decision: 'granted' | 'refused'; reason: string; expectedVersion: number },
) => api.post(`/received-inquiries/${id}/decisions`, body);
export const liftAlarm = (id: string, body: { reason: string; expectedVersion: number }) =>
  api.post(`/inquiry-alarms/${id}/liftings`, body);
export const saveSettings = (body: SettingsBody) => api.put('/inquiry-settings', body);
