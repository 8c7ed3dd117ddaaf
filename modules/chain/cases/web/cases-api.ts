import { queryOptions } from '@tanstack/react-query';
import type { AskingOutlook, Outlook, PurposeInView } from '#modules/trust/disclosures/model/index.ts';
import { api } from '#platform/web/index.ts';
import type {
  BringIn,
  Case,
  CaseEvent,
  CaseInvitation,
  CaseParticipant,
  CaseRow,
  CaseStep,
  ChosenFile,
  Contribution,
  Item,
  OfferedFile,
  Referral,
  WrittenItem,
} from '../model/index.ts';

export type Abilities = Readonly<Record<string, boolean>>;
export type CaseReply = { data: Case; abilities: Abilities };
type PageOf<Row> = { data: Row[]; page: { next: string | null; count: number } };
type Proofs = readonly { condition: string; text: string; approvedBy?: string }[];
type Fields = readonly { itemId: string; keys: readonly string[] }[];

export const casesQuery = (state: string, cursor?: string) =>
  queryOptions({
    queryKey: ['cases', 'list', state, cursor],
    queryFn: ({ signal }) =>
      api.get<PageOf<CaseRow>>('/cases', {
        query: { ...(state === '' ? {} : { state }), cursor, limit: 25 },
        signal,
      }),
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => api.get<CaseReply>(`/cases/${id}`, { signal }),
  });

const partOf =
  <Reply>(part: string) =>
  (id: string) =>
    queryOptions({
      queryKey: ['cases', 'one', id, part],
      queryFn: ({ signal }) => api.get<Reply>(`/cases/${id}/${part}`, { signal }),
    });

export const participantsQuery = partOf<{ data: CaseParticipant[] }>('participants');
export const invitationsQuery = partOf<{ data: CaseInvitation[] }>('invitations');
export const contributionsQuery = partOf<{ data: Contribution[]; secrecyConfirmed: boolean }>(
  'contributions',
);
export const eventsQuery = partOf<{ data: CaseEvent[] }>('events');
export const contributionOutlookQuery = partOf<{ data: Outlook; files: OfferedFile[] }>(
  'contribution-outlooks',
);

/** Kinds of data that the rules of this partner never let come here; nothing is asked before a partner is chosen. */
export const invitationOutlookQuery = (id: string, organisationId: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'invitation-outlook', organisationId],
    enabled: organisationId !== '',
    queryFn: ({ signal }) =>
      api.get<{ data: AskingOutlook }>(`/cases/${id}/invitation-outlooks`, {
        query: { organisationId },
        signal,
      }),
  });

export const shareOutlookQuery = (id: string, organisationId: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'share-outlook', organisationId],
    queryFn: ({ signal }) =>
      api.get<{ data: { outlook: Outlook; items: Contribution[] } }>(`/cases/${id}/share-outlooks`, {
        query: { organisationId },
        signal,
      }),
  });

export const stepCase = (
  id: string,
  body: { step: CaseStep; expectedVersion: number; reason?: string; until?: string },
) => api.post<CaseReply>(`/cases/${id}/transitions`, body);
export const reopenCase = (id: string, body: { expectedVersion: number; reason?: string }) =>
  api.post<CaseReply>(`/cases/${id}/reopenings`, body);
export const changeCase = (
  id: string,
  body: { expectedVersion: number; title: string; aim: string; nextMeetingAt: string | null },
) => api.patch<CaseReply>(`/cases/${id}`, body);
export const confirmSecrecy = (id: string) =>
  api.post(`/cases/${id}/secrecy-confirmations`, { confirmed: true });
export const nameParticipants = (id: string, appointmentIds: readonly string[]) =>
  api.post(`/cases/${id}/participants`, { appointmentIds });
export const endParticipation = (id: string, participantId: string, reason: string) =>
  api.post(`/cases/${id}/participants/${participantId}/endings`, { reason });
export const invitePartner = (
  id: string,
  body: { organisationId: string; askedCategories: readonly string[]; respondBefore?: string },
) => api.post<{ data: { id: string } }>(`/cases/${id}/invitations`, body);
export const takeBackInvitation = (id: string, expectedVersion: number) =>
  api.post(`/case-invitations/${id}/withdrawals`, { expectedVersion });
export const share = (
  id: string,
  body: { organisationId: string; fields: Fields; proofs: Proofs; approvalId?: string },
) => api.post(`/cases/${id}/shares`, body);
export type WrittenInput = Pick<WrittenItem, 'itemKind' | 'minor' | 'fields'>;
export const contribute = (
  id: string,
  body: { items: readonly WrittenInput[]; files: readonly ChosenFile[]; proofs: Proofs },
) => api.post(`/cases/${id}/contributions`, body);
export function addCaseFile(id: string, file: File): Promise<OfferedFile> {
  const form = new FormData();
  form.append('file', file);
  return api.upload<{ data: OfferedFile }>(`/cases/${id}/files`, form).then((reply) => reply.data);
}
export const removeCaseFile = (fileId: string) => api.delete(`/files/${fileId}`);
/** A small picture of a file that can be given; undefined for what is no image. */
export const offeredPicture = ({ id, mediaType }: OfferedFile): string | undefined =>
  mediaType.startsWith('image/') ? api.url(`/files/${id}/thumbnail`) : undefined;
export const contributedFileAddress = (contributionId: string) =>
  api.url(`/contributions/${contributionId}/file`, { show: 'inline' });
export const contributedThumbnail = (contributionId: string) =>
  api.url(`/contributions/${contributionId}/file/thumbnail`);
export const groupSubject = (id: string, contributionIds: readonly string[]) =>
  api.post(`/cases/${id}/subjects`, { contributionIds });

export type Candidate = { appointmentId: string; personName: string; title: string; me: boolean };
export const candidatesQuery = (purpose: string) =>
  queryOptions({
    queryKey: ['case-candidates', purpose],
    queryFn: ({ signal }) =>
      api.get<{ data: Candidate[] }>('/case-candidates', { query: { purpose }, signal }),
    staleTime: 60_000,
  });

export const purposeQuery = (code: string) =>
  queryOptions({
    queryKey: ['purposes', code],
    queryFn: ({ signal }) =>
      api.get<{ data: PurposeInView }>(`/purposes/${code}`, { signal }).then((reply) => reply.data),
    staleTime: 300_000,
  });

export type Organisation = { id: string; name: string; type: string };
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => api.get<{ data: Organisation[] }>('/organisations', { signal }),
  staleTime: 300_000,
});

type Titled = { code: string; title: string; titleEn: string };
export const themesQuery = queryOptions({
  queryKey: ['themes'],
  queryFn: ({ signal }) =>
    api
      .get<{ data: { themes: Titled[]; indicators: { code: string; text: string; textEn: string }[] } }>(
        '/themes',
        { signal },
      )
      .then((reply) => reply.data),
  staleTime: 300_000,
});

export const myInvitationsQuery = queryOptions({
  queryKey: ['case-invitations'],
  queryFn: ({ signal }) => api.get<{ data: CaseInvitation[] }>('/case-invitations', { signal }),
});
export const acceptInvitation = (
  id: string,
  body: { expectedVersion: number; participantAppointmentIds: readonly string[] },
) =>
  api.post<{ data: { caseId: string } }>(`/case-invitations/${id}/acceptances`, {
    ...body,
    secrecyConfirmed: true,
  });
export const refuseInvitation = (id: string, body: { expectedVersion: number; reason: string }) =>
  api.post(`/case-invitations/${id}/refusals`, body);

export const bringInsQuery = (filter: { signalId?: string; state?: string }) =>
  queryOptions({
    queryKey: ['bring-ins', filter],
    queryFn: ({ signal }) => api.get<{ data: BringIn[] }>('/bring-ins', { query: filter, signal }),
  });
export const bringInQuery = (id: string) =>
  queryOptions({
    queryKey: ['bring-ins', id],
    queryFn: ({ signal }) =>
      api.get<{ data: BringIn; contributions: Contribution[] }>(`/bring-ins/${id}`, { signal }),
  });
export type BringInOutlook = {
  outlook: Outlook;
  items: Item[];
  files: OfferedFile[];
  signal: { id: string; reference: string; title: string; state: string; sourceProtected: boolean };
};
export const bringInOutlookQuery = (signalId: string, hostOrganisationId: string) =>
  queryOptions({
    queryKey: ['bring-ins', 'outlook', signalId, hostOrganisationId],
    queryFn: ({ signal }) =>
      api.get<{ data: BringInOutlook }>('/bring-in-outlooks', {
        query: { signalId, hostOrganisationId },
        signal,
      }),
    enabled: hostOrganisationId !== '',
  });
export const offerBringIn = (body: {
  signalId: string;
  hostOrganisationId: string;
  title: string;
  fields: Fields;
  files: readonly ChosenFile[];
  participantAppointmentIds: readonly string[];
  proofs: Proofs;
}) => api.post<{ data: { id: string } }>('/bring-ins', body);
export const acceptBringIn = (
  id: string,
  body: { expectedVersion: number; title: string; aim: string; nextMeetingAt?: string },
) =>
  api.post<{ data: { caseId: string } }>(`/bring-ins/${id}/acceptances`, { ...body, secrecyConfirmed: true });
export const refuseBringIn = (id: string, body: { expectedVersion: number; reason: string }) =>
  api.post(`/bring-ins/${id}/refusals`, body);

export const referralsQuery = (filter: { signalId?: string }) =>
  queryOptions({
    queryKey: ['referrals', filter],
    queryFn: ({ signal }) => api.get<{ data: Referral[] }>('/referrals', { query: filter, signal }),
  });
export type ReferralSource = { signalId: string } | { referralId: string };
export const referralOutlookQuery = (source: ReferralSource, recipientOrganisationId: string) =>
  queryOptions({
    queryKey: ['referrals', 'outlook', source, recipientOrganisationId],
    queryFn: ({ signal }) =>
      api.get<{ data: { outlook: Outlook; items: Item[] } }>('/referral-outlooks', {
        query: { ...source, recipientOrganisationId },
        signal,
      }),
    enabled: recipientOrganisationId !== '',
  });
export const sendReferral = (
  source: ReferralSource,
  body: {
    recipientOrganisationId: string;
    reason: string;
    fields: Fields;
    added: readonly WrittenInput[];
    proofs: Proofs;
  },
) => api.post<{ data: { id: string } }>('/referrals', { ...source, ...body });
export const answerReferral = (
  id: string,
  body: { expectedVersion: number; state: string; answer?: string },
) => api.post<{ data: Referral }>(`/referrals/${id}/answers`, body);
