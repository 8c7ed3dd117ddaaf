import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { EmergencyAccess, OpenBody } from '../model/index.ts';

export const emergenciesQuery = queryOptions({
  queryKey: ['emergency-accesses'],
  queryFn: ({ signal }) =>
    api.get<{ data: EmergencyAccess[]; abilities: { open: boolean } }>('/emergency-accesses', { signal }),
});

export const breakGlass = (body: OpenBody) =>
  api.post<{ data: EmergencyAccess }>('/emergency-accesses', body);

export const endEmergency = ({ id, version }: EmergencyAccess) =>
  api.post(`/emergency-accesses/${id}/endings`, { expectedVersion: version });

export const reviewEmergency = ({ id, version }: EmergencyAccess, lawful: boolean, word: string) =>
  api.post(`/emergency-accesses/${id}/reviews`, { lawful, word, expectedVersion: version });
