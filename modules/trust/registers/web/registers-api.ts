import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type {
  AbilityList,
  Algorithm,
  DpiaInput,
  ProcessingRegister,
  Processor,
  ProcessorInput,
} from '../model/index.ts';

const register = <Data>(key: string, path: string) =>
  queryOptions({
    queryKey: ['registers', key],
    queryFn: ({ signal }) => api.get<{ data: Data }>(path, { signal }),
  });

export const processingQuery = register<ProcessingRegister>('processing', '/registers/processing');
export const dpiaQuery = register<DpiaInput[]>('dpia', '/registers/dpia-inputs');
export const algorithmQuery = register<Algorithm>('algorithm', '/registers/algorithm');
export const abilitiesQuery = register<AbilityList>('abilities', '/registers/abilities');

export const processorsQuery = queryOptions({
  queryKey: ['registers', 'processors'],
  queryFn: ({ signal }) =>
    api.get<{
      data: Processor[];
      purposes: { code: string; title: string; titleEn: string }[];
      abilities: { keep: boolean };
    }>('/processors', { signal }),
});

/** Adds one, or changes the one that is given. */
export const keepProcessor = (input: ProcessorInput, known: Processor | undefined) =>
  known === undefined
    ? api.post<{ data: Processor }>('/processors', input)
    : api.put<{ data: Processor }>(`/processors/${known.id}`, { ...input, expectedVersion: known.version });

export const exportAddress = (name: string, format: 'csv' | 'json'): string =>
  `/api/v1/register-exports?${new URLSearchParams({ register: name, format })}`;
