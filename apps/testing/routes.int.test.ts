import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newId, refuse } from '#platform/kit/index.ts';
import {
  buildApp,
  publicRoute,
  type RouteDefinition,
  reply,
  route,
  routesOf,
} from '#platform/server/index.ts';
import { type Client, openTestProduct, type TestProduct } from './index.ts';
import { ask, isNotFound, makesItsId, nameOf, wrongAnswers as wrongAnswersOf } from './route-matrix.ts';
import { findRoutePeople, type RoutePeople } from './route-people.ts';
import { isMultipart, sampleBody } from './route-requests.ts';

let product: TestProduct;
let people: RoutePeople;
let routes: readonly RouteDefinition[];
beforeAll(async () => {
  product = await openTestProduct();
  people = await findRoutePeople(product);
  routes = routesOf(product.app);
});
afterAll(() => product.close());

const scoped = () => routes.filter((definition) => definition.enter !== 'public');
const wrongAnswers: Curried = (...words) => wrongAnswersOf(product.app, ...words);
type Curried = (...words: Tail<Parameters<typeof wrongAnswersOf>>) => Promise<string[]>;
type Tail<Words> = Words extends [unknown, ...infer Rest] ? Rest : never;

/** Answers errors as OAuth (RFC 6749) asks of it, and not as a problem. */
const speaksOAuth = (definition: RouteDefinition): boolean => definition.path === '/tokens';

const insider = (definition: RouteDefinition) => people.insider(definition);

describe('every route', () => {
  test('there are routes to look at, and each can be entered by someone', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(
      scoped()
        .filter((definition) => insider(definition) === undefined)
        .map(nameOf),
    ).toEqual([]);
  });

  test('refuses who is not signed in', async () => {
    expect(
      await wrongAnswers(
        scoped(),
        () => undefined,
        ({ status }) => status === 401,
      ),
    ).toEqual([]);
  });

  test('refuses a session that is not there, before anything else is looked at', async () => {
    const stranger = { token: 'x'.repeat(43) } as Client;
    expect(
      await wrongAnswers(
        scoped(),
        () => stranger,
        ({ status, code }) => status === 401 && code === 'not-signed-in',
      ),
    ).toEqual([]);
  });

  test('that writes refuses what a browser sends for another site', async () => {
    const writes = routes.filter(({ method }) => method !== 'GET');
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
    expect(
      await wrongAnswers(
        writes,
        insider,
        ({ status, code }) => status === 403 && code === 'csrf',
        () => ({ headers }),
      ),
    ).toEqual([]);
  });

  test('refuses who is in none of its role groups', async () => {
    const closed = scoped().filter(({ enter }) => Array.isArray(enter));
    const outsiders = closed.filter((definition) => people.outsider(definition) !== undefined);
    expect(outsiders.length).toBeGreaterThan(closed.length / 2);
    const wrong = await wrongAnswers(
      outsiders,
      (definition) => people.outsider(definition),
      ({ status, code }) => status === 403 && code === 'not-allowed',
    );
    expect(wrong).toEqual([]);
  });

  test('that adds something asks for an idempotency key', async () => {
    const adds = scoped().filter(({ method }) => method === 'POST');
    const wrong = await wrongAnswers(
      adds,
      insider,
      ({ code }) => code === 'idempotency-key-missing',
      () => ({ headers: { 'idempotency-key': undefined } }),
    );
    expect(wrong).toEqual([]);
  });

  test('refuses a body field that it does not know, and points at it', async () => {
    const withBody = routes.filter(
      (definition) => definition.body !== undefined && !isMultipart(definition) && !speaksOAuth(definition),
    );
    const wrong = await wrongAnswers(
      withBody,
      insider,
      ({ status, pointers }) => status === 422 && pointers.includes('/nobodyKnowsThis'),
      (definition) => ({ body: { ...(sampleBody(definition) as object), nobodyKnowsThis: 1 } }),
    );
    expect(wrong).toEqual([]);
  });

  test('has an id that nobody made not found: never forbidden, never a fault', async () => {
    const withId = scoped().filter(
      (definition) => definition.path.includes(':') && !makesItsId.has(nameOf(definition)),
    );
    expect(await wrongAnswers(withId, insider, isNotFound)).toEqual([]);
  });

  test('does not fail on a sample request', async () => {
    expect(await wrongAnswers(routes, insider, ({ status }) => status < 500)).toEqual([]);
  });

  test('is used once: no two have one method and path, or one name', () => {
    const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);
    expect(twice(routes.map(nameOf))).toEqual([]);
    expect(twice(routes.map(({ operationId }) => operationId))).toEqual([]);
  });
});

describe('the checks above', () => {
  const loose = [
    publicRoute({
      method: 'POST',
      path: '/loose',
      operationId: 'loose',
      tag: 'planted',
      summary: 'Takes any field',
      enter: 'public',
      body: z.object({ name: z.string() }),
      replies: { 201: null },
      handle: async () => reply(201),
    }),
    route({
      method: 'GET',
      path: '/telling/:id',
      operationId: 'telling',
      tag: 'planted',
      summary: 'Tells that something is there',
      enter: 'signed-in',
      personalData: false,
      params: z.object({ id: z.uuid() }),
      replies: { 200: null },
      handle: async () => refuse('rule-refuses'),
    }),
  ];

  test('fail on a route that takes unknown fields, and on one that forbids what is not there', async () => {
    const app = await buildApp({
      pool: product.parts.pools.app,
      routes: loose,
      constraints: {},
      logger: false,
      baseUrl: () => 'http://localhost',
      about: { title: '', description: '' },
      uploadLimit: 1,
    });
    const reader = await product.signIn('balie-zwolle');
    const unknownField = { body: { name: 'a', nobodyKnowsThis: 1 } };
    const accepted = await ask(app, loose[0]!, undefined, unknownField);
    expect(accepted.status).toBe(201);
    expect(await wrongAnswersOf(app, loose.slice(1), () => reader, isNotFound)).toEqual([
      expect.stringContaining('GET /telling/:id: 403 rule-refuses'),
    ]);
    await app.close();
  });
});

describe('a repeated write', () => {
  let coordinator: Client;
  beforeAll(async () => {
    coordinator = await product.signIn('coordinator-zwolle');
  });
  const signal = (narrative: unknown = 'Er staat elke nacht een bus zonder licht bij de loods.') => ({
    id: newId(),
    narrative,
  });
  const send = (key: string, body: object, client = coordinator) =>
    client.post('/signals', body, { 'idempotency-key': key });

  test('gets the first answer again and makes nothing', async () => {
    const key = newId();
    const body = signal();
    const first = await send(key, body);
    const again = await send(key, body);
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replay']).toBe('true');
    const { rows } = await product.owner.query('select count(*)::int as count from signal where id = $1', [
      body.id,
    ]);
    expect(rows[0].count).toBe(1);
  });

  test('that comes while the first is under way waits for its answer', async () => {
    const key = newId();
    const body = signal();
    const [first, second] = await Promise.all([send(key, body), send(key, body)]);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
  });

  test('with another body is refused', async () => {
    const key = newId();
    await send(key, signal());
    const other = await send(key, signal());
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
  });

  test('after a refusal starts anew: nothing was kept of it', async () => {
    const key = newId();
    expect((await send(key, signal(3))).status).toBe(422);
    expect((await send(key, signal())).status).toBe(201);
  });

  test('of someone else under the same key is another write', async () => {
    const key = newId();
    const other = await product.signIn('balie-zwolle');
    expect((await send(key, signal())).status).toBe(201);
    expect((await send(key, signal(), other)).status).toBe(201);
  });
});
