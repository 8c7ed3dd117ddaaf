import { queryOptions } from '@tanstack/react-query';
import type { RegionTopology } from '#platform/ui/index.ts';
import { api } from '#platform/web/index.ts';
import type {
  CompleteSignalBody,
  Mention,
  MentionInput,
  MySignal,
  RecordSignalInput,
  SetAudienceBody,
  Signal,
  SignalFile,
  SignalReaders,
  SignalReceipt,
  SignalRow,
} from '../model/index.ts';

export type Abilities = Readonly<Record<string, boolean>>;
export type Why = {
  purpose: string;
  purposeEn: string;
  articles: string[];
  keptMonths: number | null;
  because: 'coordinator' | 'reporter' | 'named' | 'agenda' | 'emergency';
};
export type SignalReply = { data: Signal; abilities: Abilities; why: Why };
type Page = { next: string | null; count: number };

export type ThemesReply = {
  versionId: string;
  defaultPurpose: string;
  departments: { code: string; title: string; titleEn: string }[];
  processes: { code: string; title: string; titleEn: string; departments: string[] }[];
  themes: {
    code: string;
    title: string;
    titleEn: string;
    domain: string;
    summary: string;
    purposes: string[];
  }[];
  indicators: {
    code: string;
    text: string;
    textEn: string;
    themes: string[];
    processes: string[];
    departments: string[];
    strength: 'weak' | 'medium' | 'strong';
    askNext: string;
  }[];
  purposes: { code: string; title: string; titleEn: string; articles: string[] }[];
};

export const themesQuery = queryOptions({
  queryKey: ['themes'],
  queryFn: ({ signal }) => api.get<{ data: ThemesReply }>('/themes', { signal }).then((reply) => reply.data),
  staleTime: 60_000,
});

/** The content as it was in one version; a version never changes. */
export const themeVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ['themes', id],
    queryFn: ({ signal }) =>
      api.get<{ data: ThemesReply }>(`/theme-versions/${id}`, { signal }).then((reply) => reply.data),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Every filter of the queue as it stands in the address, where nothing is asked. */
export const NO_FILTERS = {
  q: '',
  state: [] as readonly string[],
  theme: '',
  process: '',
  department: '',
  holder: '',
  urgency: '',
  toComplete: '',
  late: '',
  from: '',
  until: '',
  sort: '',
};
export type QueueFilters = typeof NO_FILTERS;

export const queueQuery = (filters: Partial<QueueFilters>, cursor?: string, limit = 25) =>
  queryOptions({
    queryKey: ['signals', 'queue', filters, cursor, limit],
    queryFn: ({ signal }) =>
      api.get<{ data: SignalRow[]; page: Page }>('/signals', {
        query: { ...filters, cursor, limit },
        signal,
      }),
    placeholderData: (before) => before,
  });

export type QueueCounts = {
  open: number;
  mine: number;
  withoutHolder: number;
  late: number;
  mineLate: number;
  toComplete: number;
  byState: Record<string, number>;
  byHolder: { id: string; name: string; open: number; late: number }[];
};

export const queueCountsQuery = queryOptions({
  queryKey: ['signals', 'counts'],
  queryFn: ({ signal }) =>
    api.get<{ data: QueueCounts }>('/signals/counts', { signal }).then((reply) => reply.data),
});

export type Change = {
  id: string;
  type: string;
  personName: string;
  occurredAt: string;
  signalId: string;
  reference: string;
  title: string;
};

export const changesQuery = queryOptions({
  queryKey: ['signals', 'changes'],
  queryFn: ({ signal }) =>
    api.get<{ data: Change[]; since: string }>('/signal-changes', { query: { limit: 12 }, signal }),
});

export const signalQuery = (id: string) =>
  queryOptions({
    queryKey: ['signals', 'one', id],
    queryFn: ({ signal }) => api.get<SignalReply>(`/signals/${id}`, { signal }),
  });

export const mySignalsQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ['signals', 'mine', cursor],
    queryFn: ({ signal }) =>
      api.get<{ data: MySignal[]; page: Page; questions: number }>('/my-signals', {
        query: { cursor, limit: 25 },
        signal,
      }),
  });

export type ServerDraft = {
  id: string;
  content: Record<string, unknown>;
  version: number;
  updatedAt: string;
  files: SignalFile[];
};

export const draftsQuery = queryOptions({
  queryKey: ['signals', 'drafts'],
  queryFn: ({ signal }) =>
    api.get<{ data: ServerDraft[] }>('/signal-drafts', { signal }).then((reply) => reply.data),
});

export type FoundAddress = {
  street: string;
  houseNumber: number;
  addition: string | null;
  postcode: string;
  town: string;
  municipalityCode: string;
  neighbourhoodCode: string | null;
  lat: number;
  lon: number;
};

export const addressesQuery = (text: string) =>
  queryOptions({
    queryKey: ['addresses', text],
    queryFn: ({ signal }) =>
      api
        .get<{ data: FoundAddress[] }>('/addresses', { query: { q: text }, signal })
        .then((reply) => reply.data),
    enabled: text.trim().length >= 3,
    staleTime: 300_000,
    retry: false,
  });

export const regionMapQuery = queryOptions({
  queryKey: ['region-map'],
  queryFn: ({ signal }) =>
    api.get<{ data: RegionTopology | null }>('/region-maps', { signal }).then((reply) => reply.data),
  staleTime: Number.POSITIVE_INFINITY,
});

export type SearchGroup = {
  kind: 'signal' | 'case' | 'subject';
  matched: string;
  total: number;
  items: {
    id: string;
    path: string;
    reference: string;
    title: string;
    state: string;
    receivedAt: string | null;
    why: string | null;
  }[];
};

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) =>
      api.get<{ data: SearchGroup[] }>('/search', { query: { q }, signal }).then((reply) => reply.data),
    enabled: q.trim().length >= 2,
  });

export type Look = { occurredAt: string; actorName: string; actorOrganisationName: string; action: string };

export const looksQuery = (id: string) =>
  queryOptions({
    queryKey: ['signals', 'looks', id],
    queryFn: ({ signal }) =>
      api.get<{ data: Look[] }>(`/signals/${id}/looks`, { signal }).then((reply) => reply.data),
  });

export const possibleHoldersQuery = (id: string) =>
  queryOptions({
    queryKey: ['signals', 'holders', id],
    queryFn: ({ signal }) =>
      api
        .get<{ data: { id: string; name: string }[] }>(`/signals/${id}/possible-holders`, { signal })
        .then((reply) => reply.data),
  });

export const readersQuery = (id: string) =>
  queryOptions({
    queryKey: ['signals', 'readers', id],
    queryFn: ({ signal }) =>
      api.get<{ data: SignalReaders }>(`/signals/${id}/readers`, { signal }).then((reply) => reply.data),
  });

export const setAudience = (id: string, body: SetAudienceBody) => step(id, 'audiences', body);

export const readSignal = (id: string) => api.get<SignalReply>(`/signals/${id}`);

const step = (id: string, name: string, body: unknown) =>
  api.post<{ data: { version: number } }>(`/signals/${id}/${name}`, body);

export const recordSignal = (body: RecordSignalInput, idempotencyKey: string) =>
  api.post<{ data: SignalReceipt }>('/signals', body, { idempotencyKey });
export const completeSignal = (id: string, body: Partial<CompleteSignalBody> & { expectedVersion: number }) =>
  api.patch<{ data: { version: number; purposeCode: string; passedOn: boolean } }>(`/signals/${id}`, body);
export const checkSignal = (
  id: string,
  body: { expectedVersion: number; addressChecked: boolean; notDouble: boolean },
) => step(id, 'checks', body);
export const askReporter = (id: string, body: { expectedVersion: number; question: string }) =>
  step(id, 'returns', body);
export const answerQuestion = (id: string, text: string) => step(id, 'answers', { text });
export const addToSignal = (id: string, body: { id: string; text: string }) => step(id, 'additions', body);
export const withdrawSignal = (id: string, body: { expectedVersion: number; reason: string }) =>
  step(id, 'withdrawals', body);
export const assignSignal = (id: string, body: { expectedVersion: number; personId: string | null }) =>
  step(id, 'holders', body);
export const addMention = (signalId: string, mention: MentionInput) =>
  api.post<{ data: Mention }>(`/signals/${signalId}/mentions`, mention);
export const changeMention = (id: string, expectedVersion: number, mention: MentionInput) =>
  api.patch<{ data: Mention }>(`/mentions/${id}`, { expectedVersion, mention });
export const removeMention = (id: string, expectedVersion: number) =>
  api.delete(`/mentions/${id}?expectedVersion=${expectedVersion}`);

export const keepDraft = (id: string, content: unknown) => api.put(`/signal-drafts/${id}`, { content });
export const removeDraft = (id: string) => api.delete(`/signal-drafts/${id}`);

function upload(path: string, file: File): Promise<SignalFile> {
  const form = new FormData();
  form.append('file', file);
  return api.upload<{ data: SignalFile }>(path, form).then((reply) => reply.data);
}
export const addDraftFile = (draftId: string, file: File) => upload(`/signal-drafts/${draftId}/files`, file);
export const addSignalFile = (signalId: string, file: File) => upload(`/signals/${signalId}/files`, file);
export const removeFile = (id: string) => api.delete(`/files/${id}`);
export const thumbnailOf = (id: string) => api.url(`/files/${id}/thumbnail`);
export const fileAddress = (id: string) => api.url(`/files/${id}`, { show: 'inline' });
