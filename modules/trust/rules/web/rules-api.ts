import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { RuleQuestion, SharingRule, Situation } from '../../purposes/model/index.ts';
import type {
  Answer,
  OwnRuleRow,
  QuestionRow,
  RuleDifference,
  RuleSheet,
  Trial,
  Vocabulary,
} from '../model/index.ts';

export type SheetReply = {
  data: RuleSheet;
  abilities: {
    edit: boolean;
    retire: boolean;
    enact: boolean;
    try: boolean;
    withdraw: boolean;
    advise: boolean;
  };
};

export const ownRulesQuery = queryOptions({
  queryKey: ['rule-editions'],
  queryFn: ({ signal }) =>
    api.get<{ data: OwnRuleRow[]; differences: RuleDifference[]; abilities: { make: boolean } }>(
      '/rule-editions',
      { signal },
    ),
});

export const ruleQuery = (code: string) =>
  queryOptions({
    queryKey: ['rule-editions', code],
    queryFn: ({ signal }) => api.get<SheetReply>(`/rule-editions/${code}`, { signal }),
  });

export const trialQuery = (code: string, number: number) =>
  queryOptions({
    queryKey: ['rule-trial', code, number],
    queryFn: ({ signal }) => api.get<{ data: Trial }>(`/rule-editions/${code}/trial`, { signal }),
    staleTime: 0,
  });

export const vocabularyQuery = queryOptions({
  queryKey: ['rule-vocabulary'],
  queryFn: ({ signal }) => api.get<{ data: Vocabulary }>('/rule-vocabulary', { signal }),
  staleTime: 300_000,
});

export const questionsQuery = queryOptions({
  queryKey: ['rule-questions'],
  queryFn: ({ signal }) =>
    api.get<{ data: QuestionRow[]; abilities: { make: boolean } }>('/rule-questions', { signal }),
});

type Saved = { data: { code: string; number: number } };

export const addRule = (reason: string, rule: SharingRule) =>
  api.post<Saved>('/rule-editions', { reason, rule });

export const saveRule = (code: string, expectedVersion: number, reason: string, rule: SharingRule) =>
  api.put<Saved>(`/rule-editions/${code}`, { expectedVersion, reason, rule });

export const retireRule = (code: string, expectedVersion: number, reason: string) =>
  api.post<Saved>(`/rule-editions/${code}/retirements`, { expectedVersion, reason });

export const enactRule = (code: string, expectedVersion: number, changedQuestions: readonly string[]) =>
  api.post(`/rule-editions/${code}/enactments`, { expectedVersion, changedQuestions });

export const adviseOnRule = (code: string, advice: string) =>
  api.post(`/rule-editions/${code}/advices`, { advice });

export const withdrawConfirmation = (id: string) => api.delete(`/rule-confirmations/${id}`);

export const askRules = (situation: Situation) => api.post<{ data: Answer }>('/rule-answers', { situation });

export const addQuestion = (question: Omit<RuleQuestion, 'code'>) =>
  api.post('/rule-questions', { question });
export const removeQuestion = (id: string) => api.delete(`/rule-questions/${id}`);
