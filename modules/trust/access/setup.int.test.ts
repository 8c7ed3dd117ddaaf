import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeApp, findListenPort, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { openSetup } from './server/index.ts';
import { type OutsideProvider, openOutsideProvider } from './testing/outside-provider.ts';
import { openVisitor, type Visitor } from './testing/visitor.ts';

let product: TestProduct;
let app: FastifyInstance;
let url: string;
let outside: OutsideProvider;
let setupUrl: string;

beforeAll(async () => {
  product = await openTestProduct({ empty: true });
  const port = await findListenPort('127.0.0.1', 0);
  url = `http://127.0.0.1:${port}`;
  outside = await openOutsideProvider(`${url}/login/callback`);
  const { issuer, clientId, clientSecret } = outside;
  const parts = {
    ...product.parts,
    demo: false,
    oidc: { issuer, clientId, clientSecret },
    baseUrl: () => url,
    localUrl: () => url,
  };
  app = await composeApp(parts, { logger: false });
  await app.listen({ port, host: '127.0.0.1' });
  setupUrl = (await openSetup(parts)) ?? '';
});
afterAll(async () => {
  await app?.close();
  await outside?.close();
  await product?.close();
});

const visitor: Visitor = openVisitor();

test('the link opens the set-up and leaves the address at once', async () => {
  const page = await visitor.get(setupUrl);
  expect(page.status).toBe(200);
  expect(page.url).toBe(`${url}/setup`);
  expect(page.text).toContain('ijsselland');
  expect(page.text).not.toContain('<script');
  expect(page.text).toContain(`${url}/login/callback`);
});

test('without the link nothing opens and nothing is written', async () => {
  const stranger = openVisitor();
  expect((await stranger.get(`${url}/setup`)).status).toBe(403);
  expect((await stranger.get(`${url}/setup?token=invented`)).status).toBe(403);
  expect((await stranger.post(`${url}/setup/region`, { code: 'x', name: 'Xx' })).status).toBe(403);
  expect(
    (
      await visitor.post(
        `${url}/setup/region`,
        { code: 'xx', name: 'Xx' },
        { 'sec-fetch-site': 'cross-site' },
      )
    ).status,
  ).toBe(403);
  expect((await product.owner.query('select 1 from region')).rows).toHaveLength(0);
});

test('a form that is not right says which field, and the page stays', async () => {
  const page = await visitor.post(`${url}/setup/region`, { code: 'Geen Code', name: 'Regio' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Controleer wat u invulde: Code (kleine letters)');
  expect(page.text).toContain('value="Geen Code"');
  expect(page.text).toContain('value="Regio"');
  expect(
    (await visitor.post(`${url}/setup/administrator`, { name: 'Te vroeg', title: 'x', organisationId: 'x' }))
      .status,
  ).toBe(422);
});

test('a prepared region brings organisations and departments, and no people, agreements or confirmations', async () => {
  const page = await visitor.post(`${url}/setup/region`, { prepared: 'ijsselland' });
  expect(page.status).toBe(200);
  const counts = await product.owner.query(
    `select (select count(*) from organisation where type = 'gemeente')::int as municipalities, (select count(*) from department)::int > 0 as departments,
            (select count(*) from person)::int as people, (select count(*) from rule_confirmation)::int as confirmations, (select count(*) from mandate)::int as mandates`,
  );
  expect(counts.rows[0]).toEqual({
    municipalities: 11,
    departments: true,
    people: 0,
    confirmations: 0,
    mandates: 0,
  });
  expect((await visitor.post(`${url}/setup/region`, { code: 'tweede', name: 'Tweede' })).status).toBe(409);
});

test('an organisation is added, once', async () => {
  const form = {
    name: 'Waterschap',
    code: 'waterschap',
    type: 'waterschap',
    referencePrefix: 'WAT',
    cbsCode: '',
  };
  const type = /<option value="([a-z-]+)">/g;
  const page = await visitor.get(`${url}/setup`);
  const types = [...page.text.matchAll(type)].map((match) => match[1] ?? '');
  const good = { ...form, type: types.find((code) => code !== 'gemeente') ?? '' };
  expect((await visitor.post(`${url}/setup/organisations`, good)).text).toContain('Waterschap');
  const twice = await visitor.post(`${url}/setup/organisations`, good);
  expect(twice.status).toBe(409);
  expect(twice.text).toContain('value="WAT"');
  expect(twice.text).toContain(`value="${good.type}" selected`);
  expect(
    (
      await visitor.post(`${url}/setup/organisations`, {
        ...form,
        code: 'ander',
        referencePrefix: 'AND',
        type: 'niets',
      })
    ).status,
  ).toBe(422);
});

test('the first administrator ends the set-up, is in the audit log, and signs in', async () => {
  const { rows } = await product.owner.query(`select id from organisation where code = 'raalte'`);
  const form = {
    name: 'Eerste Beheerder',
    organisationId: rows[0].id,
    title: 'Functioneel beheerder',
    email: 'eerste@example.org',
    subject: '',
  };
  expect((await visitor.post(`${url}/setup/administrator`, { ...form, email: '' })).status).toBe(422);
  expect((await visitor.post(`${url}/setup/administrator`, form)).text).toContain('Schakel is ingericht');
  expect((await visitor.get(setupUrl)).status).toBe(403);
  expect((await visitor.post(`${url}/setup/administrator`, form)).status).toBe(403);
  expect(await openSetup(product.parts)).toBeUndefined();
  const audited = await product.owner.query(
    `select ev.actor_kind, ev.actor_name, en.organisation_id from audit_event ev join audit_entry en on en.event_id = ev.id where ev.action = 'administrator.added'`,
  );
  expect(audited.rows).toEqual([
    { actor_kind: 'system', actor_name: 'Eerste Beheerder', organisation_id: rows[0].id },
  ]);
  outside.next = { subject: 'first', email: 'eerste@example.org' };
  const administrator = openVisitor();
  await administrator.get(`${url}/login`);
  const session = JSON.parse(
    (await administrator.get(`${url}/api/v1/session`, { accept: 'application/json' })).text,
  );
  expect(session).toMatchObject({ organisation: { code: 'raalte' }, groups: ['administrator'], demo: false });
});

test('with demo there is no set-up', async () => {
  const answer = await product.app.inject({ method: 'GET', url: '/setup' });
  expect(answer.statusCode).toBe(404);
});
