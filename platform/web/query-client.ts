import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api/api-problem.ts';

/** The api client repeats what is worth repeating; a second layer of attempts would only double the wait. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        throwOnError: (error) => !(error instanceof ApiProblem),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
