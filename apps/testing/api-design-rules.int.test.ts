import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, problemCodes } from '#platform/kit/index.ts';
import { type RouteDefinition, routesOf } from '#platform/server/index.ts';
import { type Client, openTestProduct, type TestProduct } from './index.ts';

// The core rules of the Dutch API Design Rules (developer.overheid.nl), each against the product itself.
let product: TestProduct;
let coordinator: Client;
let routes: readonly RouteDefinition[];
let document: any;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
  routes = routesOf(product.app);
  document = (await product.app.inject({ url: '/api/v1/openapi.json' })).json();
});
afterAll(() => product.close());

const segmentsOf = (path: string): string[] =>
  path.split('/').filter((part) => part !== '' && !part.startsWith(':'));

/** Verbs that stand where a noun should: what one does is the method, and what happens is a noun (`/withdrawal`). */
const VERBS =
  /^(get|create|add|make|update|delete|remove|set|do|send|list|find|handle|process|open|close|accept|reject|refuse)(-|$)/;

/** All properties anywhere in the document with their name. */
function propertiesIn(value: unknown, found: [string, any][] = []): [string, any][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'properties' && typeof inner === 'object' && inner !== null)
      found.push(...Object.entries(inner));
    propertiesIn(inner, found);
  }
  return found;
}

/** Every schema anywhere in the document, with its place in it. */
function schemasIn(value: unknown, place = '', found: [string, object][] = []): [string, object][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'schema') found.push([place, inner]);
    else schemasIn(inner, `${place}/${key}`, found);
  }
  return found;
}

describe('addresses', () => {
  test('are in kebab-case, with path parameters in camelCase (path-segments-kebab-case)', () => {
    const wrong = routes
      .map(({ path }) => path)
      .filter((path) => !/^(\/([a-z0-9]+(-[a-z0-9]+)*|:[a-z][A-Za-z0-9]*))+$/.test(path));
    expect(wrong).toEqual([]);
  });

  test('have query keys in camelCase (query-keys-camel-case)', () => {
    const names = Object.values<any>(document.paths).flatMap((methods) =>
      Object.values<any>(methods).flatMap((operation) =>
        (operation.parameters ?? []).filter((one: any) => one.in === 'query').map((one: any) => one.name),
      ),
    );
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name: string) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
  });

  test('do not end in a slash, and with one they are another address (no-trailing-slash)', async () => {
    expect(routes.filter(({ path }) => path.endsWith('/'))).toEqual([]);
    expect((await coordinator.get('/signals')).status).toBe(200);
    expect((await coordinator.get('/signals/')).status).toBe(404);
  });

  test('name things, with their collections in the plural (naming-resources, naming-collections)', () => {
    const collections = new Set(
      routes.filter(({ path }) => /\/:[A-Za-z]+/.test(path)).map(({ path }) => path.split('/:')[0] ?? ''),
    );
    const last = [...collections].map((path) => segmentsOf(path).at(-1) ?? '');
    expect(last.filter((segment) => !segment.endsWith('s'))).toEqual([]);
  });

  test('hold the major version and no more of it (uri-version)', () => {
    expect(new URL(document.servers[0].url).pathname).toBe('/api/v1');
    expect(routes.filter(({ path }) => /\bv\d/.test(path))).toEqual([]);
  });

  test('name things and not what is done to them (naming-resources)', () => {
    const words = [...new Set(routes.flatMap(({ path }) => segmentsOf(path)))];
    expect(words.filter((word) => VERBS.test(word))).toEqual([]);
  });

  test('show nothing of how it is made (hide-implementation)', () => {
    const words = routes.flatMap(({ path }) => segmentsOf(path));
    expect(
      words.filter((word) => /\.[a-z]+$|_|\b(sql|uuid|dto|json|rpc|ajax|servlet|handler)\b/.test(word)),
    ).toEqual([]);
  });

  test('hold nothing sensitive: only ids and codes stand in a path (transport/no-sensitive-uris)', () => {
    const parameters = routes.flatMap(({ path }) =>
      [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(
      parameters.filter((name) => !/(id|code|index|kind|number|no|step|key|place)$/i.test(name)),
    ).toEqual([]);
    const queries = JSON.stringify(
      Object.values<any>(document.paths).map((methods) =>
        Object.values<any>(methods).map((one) =>
          (one.parameters ?? []).filter((p: any) => p.in === 'query').map((p: any) => p.name),
        ),
      ),
    );
    expect(queries).not.toMatch(/"(bsn|name|birthDate|phone|email|iban|token|secret|password)"/);
  });
});

describe('methods', () => {
  test('are the standard ones, and reading changes nothing (http-methods, safe)', () => {
    expect([...new Set(routes.map(({ method }) => method))].sort()).toEqual(
      expect.arrayContaining(['GET', 'POST']),
    );
    expect(
      routes.filter(({ method }) => !['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)),
    ).toEqual([]);
    expect(routes.filter(({ method, body }) => method === 'GET' && body !== undefined)).toEqual([]);
  });

  test('that are not there are 405 with the ones that are', async () => {
    const answer = await product.app.inject({
      method: 'PUT',
      url: '/api/v1/signals',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
  });

  test('given twice do the same once (idempotent)', async () => {
    const id = newId();
    const body = { content: { narrative: 'half' }, expectedVersion: 0 };
    const first = await coordinator.put(`/signal-drafts/${id}`, body);
    const again = await coordinator.put(`/signal-drafts/${id}`, body);
    expect([first.status, again.status].every((status) => status < 500)).toBe(true);
    const { rows } = await product.owner.query(
      'select count(*)::int as count from signal_draft where id = $1',
      [id],
    );
    expect(rows[0].count).toBeLessThanOrEqual(1);
  });
});

describe('every answer', () => {
  test('names the full version of the API, also when it is refused (version-header)', async () => {
    for (const url of ['/api/v1/openapi.json', '/api/v1/signals', '/api/v1/nowhere', '/api/v1/signals/%ZZ']) {
      const answer = await product.app.inject({ url });
      expect([url, answer.headers['api-version']]).toEqual([url, document.info.version]);
    }
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('needs nothing of earlier requests: a token in the header is enough (stateless)', async () => {
    const answer = await product.app.inject({
      url: '/api/v1/signals',
      headers: { authorization: `Bearer ${coordinator.token}` },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('that fails is a problem with the members of RFC 9457 (error-handling/problem-details)', async () => {
    for (const url of ['/api/v1/signals', '/api/v1/nowhere', '/api/v1/signals?limit=0']) {
      const answer = await product.app.inject({
        url,
        headers: url.includes('limit') ? { authorization: `Bearer ${coordinator.token}` } : {},
      });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      const given = answer.json();
      expect(given).toMatchObject({
        status: answer.statusCode,
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(given.type).toBe(`/problems/${given.code}`);
      expect((await product.app.inject({ url: given.type })).statusCode).toBe(200);
    }
  });

  test('says in a sentence what is wrong, in the language that is asked for (error-handling/problem-details)', async () => {
    const body = {
      id: newId(),
      narrative: 'Een bus.',
      occurredOn: '2025-02-31',
      mentions: [{ id: newId(), kind: 'person', bsn: '123456789' }],
    };
    const asked = async (language: string) => {
      const { headers, body: given } = await coordinator.post('/signals', body, {
        'accept-language': language,
      });
      return [headers['content-language'], given.detail];
    };
    expect(await asked('nl')).toEqual([
      'nl',
      expect.stringMatching(
        /^Niet alles is goed ingevuld\..* \/occurredOn: Deze datum bestaat niet.*\/mentions\/0\/bsn: .*burgerservicenummer/,
      ),
    ]);
    const [language, detail] = await asked('en-GB,en;q=0.9');
    expect(language).toBe('en');
    expect(detail).toMatch(/^Not everything is filled in/);
  });

  test('to wrong input is 400 or 422 and points at each fault (error-handling/invalid-input)', async () => {
    const answer = await coordinator.post('/signals', { id: 'x', narrative: 3, surprise: true });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((one: any) => one.pointer).sort()).toEqual([
      '/id',
      '/narrative',
      '/surprise',
    ]);
  });

  test('has its security headers, and keeps nothing (transport/security-headers)', async () => {
    const { headers } = await product.app.inject({ url: '/api/v1/signals' });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  });
});

describe('values', () => {
  test('have names in camelCase (property-casing)', () => {
    // Of asking for a token OAuth (RFC 6749) chose the names.
    const { '/tokens': _oauth, ...paths } = document.paths;
    const names = propertiesIn(paths).map(([name]) => name);
    expect(names.length).toBeGreaterThan(200);
    expect([...new Set(names.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name)))]).toEqual([]);
  });

  test('that are days say so and have no time (date-time/date-omit-time-portion)', () => {
    const days = propertiesIn(document.paths).filter(([name]) => /Date$/.test(name));
    expect(days.filter(([, schema]) => schema.format !== 'date').map(([name]) => name)).toEqual([]);
  });

  test('that are moments are ISO 8601 in UTC (date-time/timezone)', async () => {
    const { body } = await coordinator.get('/session');
    const moments = JSON.stringify(body).match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? [];
    expect(moments.filter((moment) => !/T\d\d:\d\d:\d\d(\.\d+)?Z"$/.test(moment))).toEqual([]);
  });
});

describe('the description', () => {
  test('is OpenAPI 3.1 at the address of the version, open to every site (doc-openapi, publish-openapi)', async () => {
    const answer = await product.app.inject({
      url: '/api/v1/openapi.json',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info).toMatchObject({
      contact: { name: expect.any(String), email: expect.any(String), url: expect.any(String) },
    });
  });

  test('holds nothing that JSON Schema 2020-12 does not allow', () => {
    const ajv = new Ajv2020();
    const schemas = schemasIn(document);
    expect(schemas.length).toBeGreaterThan(routes.length);
    const wrong = schemas.flatMap(([place, schema]) =>
      ajv.validateSchema(schema) === true ? [] : [`${place}: ${ajv.errorsText(ajv.errors)}`],
    );
    expect(wrong).toEqual([]);
  });

  test('opens nothing else to other sites', async () => {
    const answer = await product.app.inject({
      url: '/api/v1/signals',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('describes every route, in words and with its answers', () => {
    const described = Object.values<any>(document.paths).flatMap((methods) => Object.values<any>(methods));
    expect(described).toHaveLength(routes.length);
    expect(
      described.filter((one) => one.summary.length < 8 || Object.keys(one.responses).length < 3),
    ).toEqual([]);
  });
});

describe('pages for people', () => {
  test('list every operation and every problem code, without script', async () => {
    const answer = await product.app.inject({ url: '/api' });
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    for (const { operationId } of routes) expect(answer.body).toContain(`id="${operationId}"`);
    for (const code of Object.keys(problemCodes)) expect(answer.body).toContain(`href="/problems/${code}"`);
    expect(answer.body).not.toMatch(/<script|style="|undefined|\[object/);
    expect(answer.body).toContain('Wat u stuurt');
  });

  test('are there in English too, with their style', async () => {
    expect((await product.app.inject({ url: '/api?taal=en' })).body).toContain('What you send');
    expect((await product.app.inject({ url: '/api/style.css' })).body).toContain('--sk-ink');
  });

  test('explain each problem in the words of the screen', async () => {
    for (const code of Object.keys(problemCodes)) {
      const answer = await product.app.inject({ url: `/problems/${code}` });
      expect([code, answer.statusCode]).toEqual([code, 200]);
      expect(answer.body).not.toContain('undefined');
    }
    expect((await product.app.inject({ url: '/problems/csrf' })).body).toContain(
      'Het verzoek kwam niet van deze pagina',
    );
    expect((await product.app.inject({ url: '/problems/%3Cscript%3E' })).statusCode).toBe(404);
  });
});
