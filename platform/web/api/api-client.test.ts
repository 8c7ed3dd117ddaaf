import { expect, test, vi } from 'vitest';
import { apiUrl, createApiClient } from './api-client.ts';
import { ApiProblem } from './api-problem.ts';
import { createConnection } from './connection.ts';

type Answer = Response | 'no network';

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } });
}

/** A client whose server gives these answers in turn. */
function clientWith(answers: Answer[]) {
  const seen: { url: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  const connection = createConnection();
  const api = createApiClient({
    connection,
    sleep: async (ms) => {
      pauses.push(ms);
    },
    fetch: async (url, init) => {
      seen.push({ url: String(url), init: init ?? {} });
      const answer = answers.shift();
      if (answer === undefined || answer === 'no network') throw new TypeError('fetch failed');
      return answer;
    },
  });
  const keys = () => seen.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
  return { api, seen, pauses, connection, keys };
}

test('a write is repeated with the same key until the server answers', async () => {
  const { api, keys, connection } = clientWith([
    'no network',
    json(503, { code: 'database-unavailable' }),
    json(201, { data: 1 }),
  ]);
  expect(await api.post('/things', { a: 1 })).toEqual({ data: 1 });
  expect(keys()).toHaveLength(3);
  expect(new Set(keys()).size).toBe(1);
  expect(connection.state()).toBe('online');
});

test('two writes have two keys, and a read has none', async () => {
  const { api, keys } = clientWith([json(201, {}), json(201, {}), json(200, {})]);
  await api.post('/things', {});
  await api.patch('/things/1', {});
  await api.get('/things');
  expect(keys()[0]).not.toBe(keys()[1]);
  expect(keys()[2]).toBeNull();
});

test('the screen hears that a call is being repeated', async () => {
  const { api, connection } = clientWith(['no network', json(200, {})]);
  const states: string[] = [];
  connection.subscribe(() => states.push(connection.state()));
  await api.get('/things');
  expect(states).toEqual(['retrying', 'online']);
});

test('the screen hears that an answer takes long, and that it came', async () => {
  vi.useFakeTimers();
  try {
    let answer: (response: Response) => void = () => undefined;
    const connection = createConnection();
    const api = createApiClient({
      connection,
      fetch: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const asked = api.get('/things');
    await vi.advanceTimersByTimeAsync(4_900);
    expect(connection.state()).toBe('online');
    await vi.advanceTimersByTimeAsync(200);
    expect(connection.state()).toBe('slow');
    answer(json(200, { data: 1 }));
    await asked;
    expect(connection.state()).toBe('online');
  } finally {
    vi.useRealTimers();
  }
});

test('after the last attempt it says that the server is unreachable', async () => {
  const { api, pauses } = clientWith([]);
  await expect(api.get('/things')).rejects.toMatchObject({ code: 'unreachable' });
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(20_000);
});

test('a refusal is not repeated and keeps its code, errors and current record', async () => {
  const refusal = {
    code: 'stale-version',
    status: 409,
    current: { version: 3 },
    errors: [{ pointer: '/title', code: 'required' }],
  };
  const { api, seen } = clientWith([json(409, refusal)]);
  const cause = await api.patch('/things/1', {}).catch((error: unknown) => error);
  expect(cause).toBeInstanceOf(ApiProblem);
  expect(cause).toMatchObject({ code: 'stale-version', current: { version: 3 }, errors: refusal.errors });
  expect(seen).toHaveLength(1);
});

test('an ended session waits for the login, then goes on with the same key', async () => {
  const { api, keys, connection } = clientWith([
    json(401, { code: 'session-expired' }),
    json(201, { data: 'kept' }),
  ]);
  const reply = api.post('/things', { text: 'typed' });
  await new Promise<void>((done) => connection.subscribe(done));
  expect(connection.state()).toBe('signed-out');
  connection.signedIn();
  expect(await reply).toEqual({ data: 'kept' });
  expect(new Set(keys()).size).toBe(1);
});

test('a page of a proxy instead of a problem still gives a code', async () => {
  const page = new Response('<html>', { status: 413, headers: { 'content-type': 'text/html' } });
  const { api } = clientWith([page]);
  await expect(api.post('/things', {})).rejects.toMatchObject({ code: 'too-large', status: 413 });
});

test('the server may ask for a longer pause', async () => {
  const { api, pauses } = clientWith([json(503, {}, { 'retry-after': '7' }), json(200, {})]);
  await api.get('/things');
  expect(pauses).toEqual([7000]);
});

test('a withdrawn call is not repeated', async () => {
  const stop = new AbortController();
  stop.abort();
  const { api, seen } = clientWith(['no network', json(200, {})]);
  await expect(api.get('/things', { signal: stop.signal })).rejects.toBeInstanceOf(TypeError);
  expect(seen).toHaveLength(1);
});

test('an address leaves out what is empty and repeats lists', () => {
  const query = { q: '', state: ['a', 'b'], limit: 25, theme: null };
  expect(apiUrl('/things', query)).toBe('/api/v1/things?state=a&state=b&limit=25');
});
