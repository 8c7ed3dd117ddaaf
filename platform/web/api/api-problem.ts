/** One thing that is wrong with one value. `pointer` is a JSON pointer into the body (`/mentions/0/name`). */
export type ProblemError = { pointer: string; code: string; params?: Record<string, unknown> };

/** The body of a problem+json reply, as far as a screen needs it. */
export type ProblemBody = {
  code: string;
  status: number;
  title?: string;
  detail?: string;
  errors?: ProblemError[];
  params?: Record<string, unknown>;
  /** With `stale-version`: the record as it is now. */
  current?: unknown;
};

/**
 * What every failed call throws. `code` comes from the closed list of the kit, or is one of
 * `unreachable` (no answer after all attempts), `invalid-reply` (an answer that is not JSON).
 * The screen chooses the words: `problem.<code>`.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly ProblemError[];
  readonly current: unknown;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.code);
    this.name = 'ApiProblem';
    this.code = body.code;
    this.status = body.status;
    this.errors = body.errors ?? [];
    this.current = body.current;
    this.body = body;
  }
}

export function isApiProblem(value: unknown, code?: string): value is ApiProblem {
  return value instanceof ApiProblem && (code === undefined || value.code === code);
}

/** Reads a failed reply. A proxy that answers with a page of its own must not break the screen. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const fallback: ProblemBody = { code: codeOfStatus(response.status), status: response.status };
  if (!(response.headers.get('content-type') ?? '').includes('json')) return new ApiProblem(fallback);
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) return new ApiProblem(fallback);
    return new ApiProblem({ ...fallback, ...body });
  } catch {
    return new ApiProblem(fallback);
  }
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'session-expired';
  if (status === 403) return 'not-allowed';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'rate-limited';
  return status >= 502 && status <= 504 ? 'database-unavailable' : 'internal';
}
