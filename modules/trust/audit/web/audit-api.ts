import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { FindingBody, LookRule, LookRuleBody, UnusualLook, WatchedValue } from '../model/index.ts';

type PageOf<Row> = { data: Row[]; page: { next: string | null; count: number } };

export const unusualQuery = (filters: { state: string; rule: string }, cursor?: string) =>
  queryOptions({
    queryKey: ['unusual-looks', filters, cursor],
    queryFn: ({ signal }) =>
      api.get<PageOf<UnusualLook>>('/unusual-looks', {
        query: {
          ...(filters.state === '' ? {} : { state: filters.state }),
          ...(filters.rule === '' ? {} : { rule: filters.rule }),
          cursor,
          limit: 25,
        },
        signal,
      }),
  });

export const settleLook = (id: string, body: FindingBody) =>
  api.post<{ data: UnusualLook }>(`/unusual-looks/${id}/findings`, body);

export type LookRules = { data: LookRule[]; abilities: { change: boolean } };

export const lookRulesQuery = queryOptions({
  queryKey: ['look-rules'],
  queryFn: ({ signal }) => api.get<LookRules>('/look-rules', { signal }),
});

export const changeLookRule = (body: LookRuleBody) => api.put<LookRules>('/look-rules', body);

export const watchedQuery = queryOptions({
  queryKey: ['watched-values'],
  queryFn: ({ signal }) =>
    api.get<{ data: WatchedValue[]; people: { id: string; name: string }[] }>('/watched-values', { signal }),
});

export const addWellKnown = (body: { name: string; birthDate: string | null; reason: string }) =>
  api.post('/well-known-persons', body);

export const addOwnAddress = (body: {
  personId: string;
  postcode: string;
  houseNumber: number;
  houseAddition: string | null;
  reason: string;
}) => api.post('/own-addresses', body);

export const removeWatched = (id: string) => api.delete(`/watched-values/${id}`);

export type AuditStatus = {
  checkpoint: { size: number; closedAt: string; clockBehind: number; cosignedBy: string[] } | null;
  tail: { count: number; oldest: string | null };
  backDated: number;
  witnesses: { id: string; organisationName: string; size: number | null; signedAt: string | null }[];
  selfCheck: {
    size: number;
    entries: number;
    proven: boolean;
    broken: string | null;
    brokenAt: number | null;
    checkedAt: string;
  } | null;
};

export const statusQuery = queryOptions({
  queryKey: ['audit-status'],
  queryFn: ({ signal }) => api.get<{ data: AuditStatus }>('/audit-status', { signal }),
});

export type AutoWitness = {
  data: {
    enabled: boolean;
    refused: string | null;
    refusedSize: number | null;
    refusedAt: string | null;
    changedByName: string | null;
    version: number;
  };
  abilities: { change: boolean };
};

export const autoWitnessQuery = queryOptions({
  queryKey: ['automatic-audit-witness'],
  queryFn: ({ signal }) => api.get<AutoWitness>('/automatic-audit-witness', { signal }),
});

export const setAutoWitness = (body: { enabled: boolean; expectedVersion: number }) =>
  api.put<AutoWitness>('/automatic-audit-witness', body);

export const logAddress = (filters: Readonly<Record<string, string>>): string =>
  `/api/v1/audit-exports?${new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))}`;
