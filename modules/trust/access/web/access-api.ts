import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';

export type Program = {
  id: string;
  title: string;
  purposeCode: string;
  roles: string[];
  createdAt: string;
  revokedAt: string | null;
};

/** What a role or purpose is called; from the content, in two languages. */
export type Titled = { code: string; title: string; titleEn: string };

export const programsQuery = queryOptions({
  queryKey: ['service-clients'],
  queryFn: ({ signal }) => api.get<{ data: Program[] }>('/service-clients', { signal }),
});

/** Purposes that programs of this organisation may have, each with the roles that hold it. */
export const programPurposesQuery = queryOptions({
  queryKey: ['service-clients', 'purposes'],
  queryFn: ({ signal }) =>
    api.get<{ data: (Titled & { roles: Titled[] })[] }>('/service-client-purposes', { signal }),
});

export const addProgram = (program: { title: string; purpose: string; roles: string[] }) =>
  api.post<{ clientId: string; clientSecret: string }>('/service-clients', program);

export const revokeProgram = (id: string) => api.delete(`/service-clients/${id}`);
