import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryCache,
  QueryClient,
} from '@tanstack/react-query';
import { ApiProblem } from './api/api-problem.ts';

/** The api client repeats what is worth repeating; a second layer of attempts would only double the wait. */
export function createQueryClient(): QueryClient {
  return new AskingClient({
    queryCache: new QueryCache({ onError: keepWhatIsShown }),
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

/**
 * Pages show a problem instead of themselves. When asking again by itself gets no answer, that would throw away what somebody is
 * typing there: then the page stays, and the next call tells that nobody answers. A refusal does take its place.
 */
function keepWhatIsShown(error: unknown, query: Query<unknown, unknown>): void {
  const isUnanswered = error instanceof ApiProblem && (error.status < 400 || error.status >= 500);
  if (isUnanswered && query.state.data !== undefined) query.setState({ status: 'success', error: null });
}

/**
 * What is on its way for the first time is not asked again by the library, so that an answer from before a change would come to
 * stand on the page as the one after it. Here it is.
 */
class AskingClient extends QueryClient {
  override async invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options?: InvalidateOptions,
  ): Promise<void> {
    const underWay = this.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
    const first = underWay.filter((query) => query.state.data === undefined);
    await Promise.all(first.map((query) => query.cancel({ revert: true })));
    await super.invalidateQueries(filters, options);
  }
}
