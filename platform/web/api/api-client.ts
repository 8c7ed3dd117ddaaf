import { newId } from '#platform/kit/ids.ts';
import { ApiProblem, problemFrom } from './api-problem.ts';
import { type Connection, createConnection } from './connection.ts';

type QueryValue = string | number | boolean | null | undefined | readonly string[];

type CallOptions<T> = {
  /** Put in the URL; `null`, `undefined` and `''` are left out, an array repeats its key. */
  query?: Record<string, QueryValue>;
  /** Checks and types the reply, for instance a zod schema. Without it the reply is believed. */
  reply?: { parse(value: unknown): T };
  signal?: AbortSignal;
  /** Same key, same write. Made per call; give your own to repeat a write from another moment. */
  idempotencyKey?: string;
  /** On 401: `wait` (default) lets the person log in again and continues; `throw` does not. */
  whenSignedOut?: 'wait' | 'throw';
};

export type ApiClient = {
  get<T>(path: string, options?: CallOptions<T>): Promise<T>;
  post<T>(path: string, body?: unknown, options?: CallOptions<T>): Promise<T>;
  put<T>(path: string, body?: unknown, options?: CallOptions<T>): Promise<T>;
  patch<T>(path: string, body?: unknown, options?: CallOptions<T>): Promise<T>;
  delete<T = void>(path: string, body?: unknown, options?: CallOptions<T>): Promise<T>;
  /** Multipart: files and fields in one form. */
  upload<T>(path: string, form: FormData, options?: CallOptions<T>): Promise<T>;
  /** The address of a GET, for links to downloads. */
  url(path: string, query?: Record<string, QueryValue>): string;
};

export type ApiClientParts = {
  fetch?: typeof fetch;
  connection?: Connection;
  sleep?: (ms: number) => Promise<void>;
  newKey?: () => string;
};

const API_BASE = '/api/v1';

/** Pauses between attempts, in ms: together somewhat over a minute, so a restart of the database is bridged. */
const PAUSES = [400, 800, 1600, 3000, 5000, 8000, 8000, 8000, 8000, 8000, 8000, 8000];
/** From here on waiting is told, in ms. A form with files takes its time by nature and is told by its own screen. */
const LONG = 5_000;
const REPEATABLE = new Set([502, 503, 504]);

type Call = {
  method: string;
  url: string;
  body?: BodyInit;
  headers: Record<string, string>;
  signal?: AbortSignal;
};

export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return `${API_BASE}${path}${text === '' ? '' : `?${text}`}`;
}

export function createApiClient(parts: ApiClientParts = {}): ApiClient {
  const connection = parts.connection ?? createConnection();
  const newKey = parts.newKey ?? newId;
  const send = sender(connection, parts);

  async function call<T>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions<T> = {},
  ): Promise<T> {
    const headers: Record<string, string> = { accept: 'application/json' };
    const prepared: Call = { method, url: apiUrl(path, options.query), headers };
    if (options.signal) prepared.signal = options.signal;
    if (method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? newKey();
    if (body instanceof FormData) prepared.body = body;
    else if (body !== undefined) {
      headers['content-type'] = 'application/json';
      prepared.body = JSON.stringify(body);
    }
    const response = await send(prepared, options.whenSignedOut ?? 'wait');
    return readReply(response, options.reply);
  }

  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body, options),
    put: (path, body, options) => call('PUT', path, body, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
    delete: (path, body, options) => call('DELETE', path, body, options),
    upload: (path, form, options) => call('POST', path, form, options),
    url: apiUrl,
  };
}

/** Sends until there is an answer that means something. The headers, and so the key, stay the same. */
function sender(connection: Connection, parts: ApiClientParts) {
  const sleep = parts.sleep ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms)));
  const attempt = async (call: Call): Promise<Response | null> => {
    const endWaiting = call.body instanceof FormData ? () => undefined : tellWhenLong(connection);
    try {
      const doFetch = parts.fetch ?? fetch;
      return await doFetch(call.url, { ...call, credentials: 'same-origin', redirect: 'error' });
    } catch (cause) {
      if (call.signal?.aborted) throw cause;
      return null;
    } finally {
      endWaiting();
    }
  };
  /** Repeats while nobody answers, or the server says that it cannot now. */
  const insist = async (call: Call): Promise<Response> => {
    let response = await attempt(call);
    if (isFinal(response)) return response;
    const endRetrying = connection.beginRetrying();
    try {
      for (const pause of PAUSES) {
        await sleep(pauseAskedFor(response) ?? pause);
        call.signal?.throwIfAborted();
        response = await attempt(call);
        if (isFinal(response)) return response;
      }
    } finally {
      endRetrying();
    }
    if (response) return response;
    throw new ApiProblem({ code: 'unreachable', status: 0 });
  };
  return async (call: Call, whenSignedOut: 'wait' | 'throw'): Promise<Response> => {
    let response = await insist(call);
    while (response.status === 401 && whenSignedOut === 'wait') {
      await connection.waitForSignIn();
      response = await insist(call);
    }
    if (response.ok) return response;
    throw await problemFrom(response);
  };
}

/** Tells the screen when nothing was heard for long; call the result when there is an answer. */
function tellWhenLong(connection: Connection): () => void {
  let end = (): void => undefined;
  const timer = setTimeout(() => {
    end = connection.beginWaiting();
  }, LONG);
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** An answer that stands, good or bad. */
function isFinal(response: Response | null): response is Response {
  return response !== null && !REPEATABLE.has(response.status);
}

function pauseAskedFor(response: Response | null): number | undefined {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 && seconds <= 30 ? seconds * 1000 : undefined;
}

async function readReply<T>(response: Response, reply?: { parse(value: unknown): T }): Promise<T> {
  if (response.status === 204) return undefined as T;
  let value: unknown;
  try {
    value = await response.json();
  } catch {
    throw new ApiProblem({ code: 'invalid-reply', status: response.status });
  }
  return reply ? reply.parse(value) : (value as T);
}

/** The line of this tab, shared by all calls. */
export const connection: Connection = createConnection();
export const api: ApiClient = createApiClient({ connection });
