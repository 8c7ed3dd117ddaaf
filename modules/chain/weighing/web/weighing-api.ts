import { queryOptions } from '@tanstack/react-query';
import type { Signal } from '#modules/chain/signals/model/index.ts';
import { newId } from '#platform/kit/index.ts';
import { api } from '#platform/web/index.ts';
import type {
  AgendaItem,
  Source,
  Vote,
  Weighing,
  WeighingChoice,
  WeighingMeeting,
  WeighingTable,
} from '../model/index.ts';

type Abilities = Record<string, boolean>;
export type MeetingReply = {
  data: WeighingMeeting;
  table: WeighingTable;
  items: AgendaItem[];
  weighings: Weighing[];
  abilities: Abilities;
};
export type MeetingList = { data: WeighingMeeting[]; urgent: AgendaItem[] };

export type ItemReply = {
  data: AgendaItem;
  signal: Signal | null;
  withheld: string[];
  context: {
    proposals: {
      id: string;
      kind: string;
      strength: string;
      label: string | null;
      because: string[];
      otherReference: string;
    }[];
    earlier: {
      id: string;
      reference: string;
      own: boolean;
      decision: WeighingChoice;
      decidedAt: string;
      reason: string | null;
      monitorUntil: string | null;
      referredTo: string | null;
    }[];
  };
  choices: WeighingChoice[];
  legalBases: { law: string; article: string }[];
  sources: Source[];
  categories: { code: string; title: string }[];
  votes: Vote[];
  abilities: Abilities;
};

export type SignalWeighings = {
  skipsTable: boolean;
  categories: { code: string; title: string }[];
  data: Weighing[];
  legalBases: { law: string; article: string }[];
  sources: Source[];
};

export const meetingsQuery = () =>
  queryOptions({
    queryKey: ['weighing', 'meetings'],
    queryFn: ({ signal }) => api.get<MeetingList>('/weighing-meetings', { signal }),
  });
export const tablesQuery = () =>
  queryOptions({
    queryKey: ['weighing', 'tables'],
    queryFn: ({ signal }) => api.get<{ data: WeighingTable[] }>('/weighing-tables', { signal }),
  });
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['weighing', 'meeting', id],
    queryFn: ({ signal }) => api.get<MeetingReply>(`/weighing-meetings/${id}`, { signal }),
  });
export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['weighing', 'item', id],
    queryFn: ({ signal }) => api.get<ItemReply>(`/agenda-items/${id}`, { signal }),
  });
export const signalWeighingsQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['weighing', 'signal', signalId],
    queryFn: ({ signal }) => api.get<SignalWeighings>(`/signals/${signalId}/weighings`, { signal }),
  });

export const planMeeting = (given: { tableId: string; plannedAt: string; place: string }) =>
  api.post<MeetingReply>('/weighing-meetings', {
    id: newId(),
    tableId: given.tableId,
    plannedAt: given.plannedAt,
    ...(given.place === '' ? {} : { place: given.place }),
  });
export const openMeeting = (id: string, presentPersonIds: readonly string[], expectedVersion: number) =>
  api.post<MeetingReply>(`/weighing-meetings/${id}/openings`, { presentPersonIds, expectedVersion });
export const closeMeeting = (id: string, expectedVersion: number) =>
  api.post<MeetingReply>(`/weighing-meetings/${id}/closings`, { expectedVersion });
export const putOnAgenda = (meetingId: string, signalId: string) =>
  api.post(`/weighing-meetings/${meetingId}/agenda-items`, { signalId });
export const orderAgenda = (meetingId: string, itemIds: readonly string[], expectedVersion: number) =>
  api.patch<MeetingReply>(`/weighing-meetings/${meetingId}/agenda-items`, { itemIds, expectedVersion });
export const takeOff = (itemId: string) => api.delete(`/agenda-items/${itemId}`);
export const castVote = (itemId: string, ballot: { vote: Vote['vote']; decision?: WeighingChoice }) =>
  api.post<ItemReply>(`/agenda-items/${itemId}/votes`, ballot);
export const confirmUrgent = (itemId: string) => api.post(`/agenda-items/${itemId}/confirmations`, {});

/** What is filled in on the form of a decision; what a choice does not need is left out on sending. */
export type DecisionValue = {
  necessity: string;
  proportionality: string;
  subsidiarity: string;
  legalBases: string[];
  decision: WeighingChoice | '';
  reason: string;
  ruling: string;
  monitorUntil: string;
  referredTo: string;
  sources: Record<string, { necessary: string; proportionate: string; noLighterWay: string }>;
  sharing: string[];
  executingDepartment: string;
  executingReason: string;
};

export const basisKey = (basis: { law: string; article: string }): string => `${basis.law}|${basis.article}`;
const basisOf = (key: string) => {
  const [law = '', ...article] = key.split('|');
  return { law, article: article.join('|') };
};

const questionsOf = (value: DecisionValue) => ({
  necessity: value.necessity,
  proportionality: value.proportionality,
  subsidiarity: value.subsidiarity,
  legalBases: value.legalBases.map(basisOf),
});

function outcomeOf(value: DecisionValue) {
  const { decision } = value;
  const followUp = decision === 'own-follow-up';
  return {
    decision,
    reason: value.reason,
    ...(value.ruling.trim() === '' ? {} : { ruling: value.ruling }),
    ...(decision === 'monitor' ? { monitorUntil: value.monitorUntil } : {}),
    ...(decision === 'refer' ? { referredTo: value.referredTo } : {}),
    ...(decision === 'take-up'
      ? {
          sources: Object.entries(value.sources).map(([departmentId, check]) => ({ departmentId, ...check })),
        }
      : {}),
    ...(followUp
      ? {
          internalSharing: value.sharing.map((category) => ({ category, reason: value.executingReason })),
          executing:
            value.executingDepartment === ''
              ? []
              : [
                  {
                    departmentId: value.executingDepartment,
                    categories: value.sharing,
                    reason: value.executingReason,
                  },
                ],
        }
      : {}),
  };
}

export const savePreparation = (itemId: string, value: DecisionValue, expectedVersion: number) =>
  api.put<ItemReply>(`/agenda-items/${itemId}/preparations`, { ...questionsOf(value), expectedVersion });
export const recordDecision = (itemId: string, value: DecisionValue, expectedVersion: number) =>
  api.post(`/agenda-items/${itemId}/decisions`, {
    ...questionsOf(value),
    ...outcomeOf(value),
    expectedVersion,
  });
export const proposeUrgent = (signalId: string, value: DecisionValue) =>
  api.post(`/signals/${signalId}/urgent-weighings`, { ...questionsOf(value), ...outcomeOf(value) });

export const decideDirectly = (signalId: string, value: DecisionValue) =>
  api.post(`/signals/${signalId}/direct-weighings`, { ...questionsOf(value), ...outcomeOf(value) });

/** What the asked departments answered, as far as a second weighing needs it. */
export type Findings = {
  data: {
    id: string;
    departmentTitle: string;
    answer: 'hit' | 'no-hit' | null;
    contentState: 'asked' | 'released' | 'refused' | null;
    refusedReason: string | null;
    releases: { id: string; label: string; value: string; checkedOn: string }[];
  }[];
};
export const findingsQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['research', 'signal', signalId],
    queryFn: ({ signal }) => api.get<Findings>(`/signals/${signalId}/research-questions`, { signal }),
  });

export const emptyDecision = (
  given: Partial<Pick<DecisionValue, 'necessity' | 'proportionality' | 'subsidiarity' | 'legalBases'>> = {},
): DecisionValue => ({
  necessity: '',
  proportionality: '',
  subsidiarity: '',
  legalBases: [],
  decision: '',
  reason: '',
  ruling: '',
  monitorUntil: '',
  referredTo: '',
  sources: {},
  sharing: [],
  executingDepartment: '',
  executingReason: '',
  ...given,
});
