import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  DependencyKind,
  InterventionChanges,
  InterventionView,
  MeasureBody,
  MeasureView,
  NewIntervention,
  OptionsView,
  OutcomeFields,
  OutcomeView,
  PlanDependency,
  PlanView,
  Step,
} from '../model/index.ts';

/** Where a plan hangs: a case, or a signal with own follow-up. */
export type Ground = { readonly kind: 'case' | 'signal'; readonly id: string };
export type Proof = { condition: string; text: string; approvedBy?: string };
export type Abilities = Record<string, boolean>;
export type One = { data: InterventionView; abilities: Abilities; dependencies?: PlanDependency[] };
export type Work = { id: string; workedOn: string; minutes: number; what: string; personName: string };

export const groundOf = (one: Pick<InterventionView, 'caseId' | 'signalId'>): Ground =>
  one.caseId === null ? { kind: 'signal', id: one.signalId ?? '' } : { kind: 'case', id: one.caseId };

const under = ({ kind, id }: Ground): string => `/${kind === 'case' ? 'cases' : 'signals'}/${id}`;

const keyOf = (ground: Ground, what: string) => ['interventions', ground.kind, ground.id, what] as const;

export const planQuery = (ground: Ground) =>
  queryOptions({
    queryKey: keyOf(ground, 'plan'),
    queryFn: ({ signal }) =>
      api.get<{ data: PlanView; abilities: Abilities }>(`${under(ground)}/plan`, { signal }),
  });

export const optionsQuery = (ground: Ground) =>
  queryOptions({
    queryKey: keyOf(ground, 'options'),
    queryFn: ({ signal }) =>
      api.get<{ data: OptionsView }>(`${under(ground)}/intervention-options`, { signal }),
  });

export const measuresQuery = (ground: Ground) =>
  queryOptions({
    queryKey: keyOf(ground, 'measures'),
    queryFn: ({ signal }) =>
      api.get<{ data: MeasureView[]; abilities: Abilities }>(`${under(ground)}/barrier-measures`, { signal }),
  });

export const outcomeQuery = (ground: Ground) =>
  queryOptions({
    queryKey: keyOf(ground, 'outcome'),
    queryFn: ({ signal }) =>
      api.get<{ data: OutcomeView | null; abilities: Abilities }>(`${under(ground)}/outcome`, { signal }),
  });

export const interventionQuery = (id: string) =>
  queryOptions({
    queryKey: ['interventions', 'one', id],
    queryFn: ({ signal }) => api.get<One>(`/interventions/${id}`, { signal }),
  });

export const workQuery = (id: string) =>
  queryOptions({
    queryKey: ['interventions', 'work', id],
    queryFn: ({ signal }) => api.get<{ data: Work[] }>(`/interventions/${id}/work-entries`, { signal }),
  });

export const myInterventionsQuery = (open: boolean) =>
  queryOptions({
    queryKey: ['interventions', 'mine', open],
    queryFn: ({ signal }) =>
      api.get<{ data: (InterventionView & { abilities: Abilities })[]; page: { next: null; count: number } }>(
        '/my-interventions',
        { query: { open: String(open) }, signal },
      ),
  });

export const planIntervention = (ground: Ground, body: NewIntervention & { proofs: Proof[] }) =>
  api.post<One>(`${under(ground)}/interventions`, body);

export const changeIntervention = (id: string, changes: InterventionChanges) =>
  api.patch<One>(`/interventions/${id}`, { ...changes, proofs: [] });

export const sharePlan = (caseId: string, proofs: Proof[]) =>
  api.post<{ data: { recipients: { name: string; interventions: number }[] } }>(
    `/cases/${caseId}/plan-shares`,
    { proofs },
  );

export const shareResults = (caseId: string, proofs: Proof[]) =>
  api.post<{ data: { signals: number; recipients: string[] } }>(`/cases/${caseId}/result-shares`, { proofs });

export const takeStep = (
  id: string,
  step: Step,
  body: { expectedVersion: number; reason?: string; result?: string },
) => api.post<One>(`/interventions/${id}/${step}`, body);

export const logWork = (id: string, body: { workedOn: string; minutes: number; what: string }) =>
  api.post<{ data: Work[] }>(`/interventions/${id}/work-entries`, body);

export const addDependency = (id: string, body: { onInterventionId: string; kind: DependencyKind }) =>
  api.post(`/interventions/${id}/dependencies`, body);

export const removeDependency = (id: string, onId: string) =>
  api.delete(`/interventions/${id}/dependencies/${onId}`);

export const takeMeasure = (ground: Ground, body: MeasureBody) =>
  api.post<{ data: MeasureView[] }>(`${under(ground)}/barrier-measures`, body);

export const recordOutcome = (ground: Ground, fields: OutcomeFields) =>
  api.post(`${under(ground)}/outcome`, fields);

export const correctOutcome = (ground: Ground, expectedVersion: number, fields: OutcomeFields) =>
  api.patch(`${under(ground)}/outcome`, { ...fields, expectedVersion });
