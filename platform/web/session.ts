import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from './api/api-client.ts';
import type { OrganisationTheme } from './theme.ts';

export type Language = 'nl' | 'en';

/** Who is working, as whom, and for what. The reply of `GET /api/v1/session`. */
export type Session = {
  person: { id: string; name: string; language: Language };
  appointment: { id: string; title: string };
  organisation: { id: string; code: string; name: string; type: string; theme: OrganisationTheme | null };
  groups: string[];
  roles: string[];
  purposes: { code: string; title: string; titleEn: string }[];
  currentPurpose: string | null;
  appointments: { id: string; title: string; organisationName: string }[];
  /** Demo data and demo logins: the screen says so. */
  demo?: boolean;
};

/** How many sessions ended, and where the identity provider ends its own. */
export type SignedOut = { ended: number; endSessionUrl: string | null };

type SessionChange = { currentPurpose?: string | null; appointmentId?: string; language?: Language };

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/session', { signal, whenSignedOut: 'throw' }),
  staleTime: 60_000,
});

/** Numbers beside the menu items, by `nav.countKey`. */
export const countsQuery = queryOptions({
  queryKey: ['session', 'counts'],
  queryFn: ({ signal }) => api.get<Record<string, number>>('/session/counts', { signal }),
  staleTime: 30_000,
  refetchInterval: 120_000,
});

/** The session of the page. Below the shell there is always one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export type SessionActions = {
  /** Another purpose, appointment or language. Everything shown so far may no longer be allowed, so it is fetched anew. */
  change(change: SessionChange): Promise<void>;
  signOut(): Promise<SignedOut>;
  signOutEverywhere(): Promise<SignedOut>;
};

export function useSessionActions(): SessionActions {
  const client = useQueryClient();
  const change = useCallback(
    async (next: SessionChange) => {
      const session = await api.patch<Session>('/session', next);
      client.setQueryData(sessionQuery.queryKey, session);
      await client.invalidateQueries({ predicate: (query) => query.queryHash !== '["session"]' });
    },
    [client],
  );
  const signOut = useCallback(() => api.delete<SignedOut>('/session'), []);
  const signOutEverywhere = useCallback(() => api.delete<SignedOut>('/sessions'), []);
  return { change, signOut, signOutEverywhere };
}

/** In a group, or in one of several. `signed-in` is everybody with a session. */
export function mayEnter(session: Session, groups: readonly string[] | 'signed-in'): boolean {
  return groups === 'signed-in' || groups.some((group) => session.groups.includes(group));
}
