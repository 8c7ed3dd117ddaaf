import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeApp, findListenPort, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { type OutsideProvider, openOutsideProvider } from './testing/outside-provider.ts';
import { openVisitor, type Visitor } from './testing/visitor.ts';

let product: TestProduct;
let demo: FastifyInstance;
let real: FastifyInstance;
let demoUrl: string;
let realUrl: string;
let outside: OutsideProvider;

beforeAll(async () => {
  product = await openTestProduct();
  const demoPort = await findListenPort('127.0.0.1', 0);
  demoUrl = `http://127.0.0.1:${demoPort}`;
  const at = (url: string) => ({ baseUrl: () => url, localUrl: () => url });
  demo = await composeApp({ ...product.parts, ...at(demoUrl) }, { logger: false });
  await demo.listen({ port: demoPort, host: '127.0.0.1' });
  const realPort = await findListenPort('127.0.0.1', 0);
  realUrl = `http://127.0.0.1:${realPort}`;
  outside = await openOutsideProvider(`${realUrl}/login/callback`);
  const { issuer, clientId, clientSecret } = outside;
  real = await composeApp(
    { ...product.parts, ...at(realUrl), demo: false, oidc: { issuer, clientId, clientSecret } },
    { logger: false },
  );
  await real.listen({ port: realPort, host: '127.0.0.1' });
});
afterAll(async () => {
  await demo?.close();
  await real?.close();
  await outside?.close();
  await product?.close();
});

const interactionOf = (text: string): string =>
  /action="(\/oidc\/interaction\/[\w-]+)"/.exec(text)?.[1] ?? '';

async function signInAs(visitor: Visitor, username: string, returnTo = '/') {
  const page = await visitor.get(`${demoUrl}/login?returnTo=${encodeURIComponent(returnTo)}`);
  return visitor.post(`${demoUrl}${interactionOf(page.text)}`, { username });
}

const sessionAt = async (visitor: Visitor, url: string) => {
  const answer = await visitor.get(`${url}/api/v1/session`, { accept: 'application/json' });
  return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text) };
};
const sessionCookie = (visitor: Visitor): string | undefined =>
  [...visitor.cookies].find(([key]) => key.endsWith(' schakel_session'))?.[1];

describe('the demo', () => {
  test('shows its people, finds them by role and place without accents, and signs in with one click', async () => {
    const visitor = openVisitor();
    const page = await visitor.get(`${demoUrl}/login?returnTo=/signalen%3Fx=1`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const address = interactionOf(page.text);
    const found = await visitor.get(`${demoUrl}${address}?zoek=coordinator+hardenberg+ondermijning`);
    expect(found.text.match(/<button name="username"/g)).toHaveLength(1);
    const inside = await visitor.post(`${demoUrl}${address}`, { username: 'coordinator-hardenberg' });
    expect(new URL(inside.url).pathname + new URL(inside.url).search).toBe('/signalen?x=1');
    const session = await sessionAt(visitor, demoUrl);
    expect(session.body).toMatchObject({
      person: { name: 'Pieter-Jan Hofsteenge' },
      organisation: { code: 'hardenberg' },
    });
  });

  test('gives each login another token and ends the earlier session of that browser', async () => {
    const visitor = openVisitor();
    await signInAs(visitor, 'toezicht-zwolle');
    const first = sessionCookie(visitor);
    const second = await signInAs(visitor, 'coordinator-zwolle');
    expect(second.url).toBe(`${demoUrl}/`);
    expect(sessionCookie(visitor)).not.toBe(first);
    expect((await sessionAt(visitor, demoUrl)).body.person.name).toBe('Berend Belhaj');
    const earlier = await fetch(`${demoUrl}/api/v1/session`, {
      headers: { cookie: `schakel_session=${first}` },
    });
    expect(earlier.status).toBe(401);
  });

  test('signs in under the appointment of last time', async () => {
    const visitor = openVisitor();
    await signInAs(visitor, 'coordinator-dalfsen');
    const { body } = await sessionAt(visitor, demoUrl);
    const other = body.appointments.find(
      (appointment: { id: string }) => appointment.id !== body.appointment.id,
    );
    await fetch(`${demoUrl}/api/v1/session`, {
      method: 'PATCH',
      headers: {
        cookie: `schakel_session=${sessionCookie(visitor)}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ appointmentId: other.id }),
    });
    const again = await signInAs(visitor, 'coordinator-dalfsen');
    expect(again.url).toBe(`${demoUrl}/`);
    expect((await sessionAt(visitor, demoUrl)).body.appointment.id).toBe(other.id);
  });

  test('logging out ends the session; from another site it does not', async () => {
    const visitor = openVisitor();
    await signInAs(visitor, 'toezicht-raalte');
    expect((await visitor.post(`${demoUrl}/logout`, {}, { 'sec-fetch-site': 'cross-site' })).status).not.toBe(
      200,
    );
    expect((await sessionAt(visitor, demoUrl)).status).toBe(200);
    const page = await visitor.post(`${demoUrl}/logout`, {});
    expect(page.status).toBe(200);
    expect(sessionCookie(visitor)).toBeUndefined();
    expect((await sessionAt(visitor, demoUrl)).status).toBe(401);
  });

  test('refuses a person that is not there', async () => {
    const visitor = openVisitor();
    await signInAs(visitor, 'nobody-at-all');
    expect(sessionCookie(visitor)).toBeUndefined();
  });
});

describe('the way back', () => {
  test.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    '/login',
    '/api/v1/session',
    'javascript:alert(1)',
    '/\t/elsewhere.example',
  ])('never leaves the product: %s', async (returnTo) => {
    const end = await signInAs(openVisitor(), 'toezicht-zwolle', returnTo);
    expect(end.url).toBe(`${demoUrl}/`);
  });

  test('works once, only in the browser that began, and only with an attempt that exists', async () => {
    const visitor = openVisitor();
    const end = await signInAs(visitor, 'toezicht-zwolle');
    const back = end.passed.find((url) => url.includes('/login/callback'))!;
    expect((await visitor.get(back)).status).toBe(400);
    const fresh = openVisitor();
    const page = await fresh.get(`${demoUrl}/login`);
    const { rows } = await product.owner.query(
      'select state from login_attempt order by created_at desc limit 1',
    );
    const stranger = openVisitor();
    expect((await stranger.get(`${demoUrl}/login/callback?code=x&state=${rows[0].state}`)).status).toBe(400);
    expect((await stranger.get(`${demoUrl}/login/callback`)).status).toBe(400);
    const own = await fresh.post(`${demoUrl}${interactionOf(page.text)}`, { username: 'toezicht-zwolle' });
    expect(own.url).toBe(`${demoUrl}/`);
  });

  test('leaves no attempt behind', async () => {
    await product.owner.query('delete from login_attempt');
    await signInAs(openVisitor(), 'toezicht-zwolle');
    const { rows } = await product.owner.query('select count(*)::int as count from login_attempt');
    expect(rows[0].count).toBe(0);
  });

  test('a login that failed is audited and counted', async () => {
    await openVisitor().get(`${demoUrl}/login/callback?code=x&state=unknown`);
    const { rows } = await product.owner.query(
      `select action, status, actor_kind from audit_event where action = 'login.refused' order by occurred_at desc limit 1`,
    );
    expect(rows[0]).toEqual({ action: 'login.refused', status: 'REFUSED', actor_kind: 'system' });
  });

  test('too many attempts from one address have to wait', async () => {
    await product.owner.query(
      `insert into login_failure (id, client_hash) select gen_random_uuid(), sha256('127.0.0.1'::bytea) from generate_series(1, 20)`,
    );
    const page = await openVisitor().get(`${demoUrl}/login`);
    expect(page.status).toBe(429);
    await product.owner.query('delete from login_failure');
    expect((await openVisitor().get(`${demoUrl}/login`)).status).toBe(200);
  });
});

describe('a login provider of the organisations', () => {
  const login = (visitor: Visitor) => visitor.get(`${realUrl}/login?returnTo=/signalen`);
  const administrator = async (email: string) => {
    const { rows } = await product.owner.query(
      `with p as (insert into person (id, name, email, issuer, subject) values (gen_random_uuid(), 'Test Persoon', $1, $2, 'e-mail:' || $1) returning id)
       insert into appointment (id, person_id, organisation_id, title, roles, valid_from)
       select gen_random_uuid(), p.id, (select id from organisation where code = 'zwolle'), 'Beheerder', array['beheerder'], current_date from p returning person_id`,
      [email, outside.issuer],
    );
    return rows[0].person_id as string;
  };

  test('never stands beside the embedded one', async () => {
    for (const path of ['/oidc/.well-known/openid-configuration', '/oidc/auth', '/oidc/interaction/x']) {
      expect((await fetch(`${realUrl}${path}`)).status).toBe(404);
    }
    const page = await openVisitor().get(`${realUrl}/login`);
    expect(page.passed.some((url) => url.startsWith(outside.issuer))).toBe(true);
  });

  test('tells someone without an appointment what to pass on, and makes no account', async () => {
    outside.next = { subject: 'stranger-1', email: 'stranger@example.org' };
    const visitor = openVisitor();
    const page = await login(visitor);
    expect(page.status).toBe(403);
    expect(page.text).toContain('U heeft nog geen aanstelling');
    expect(page.text).toContain('stranger-1');
    expect(sessionCookie(visitor)).toBeUndefined();
    const { rows } = await product.owner.query(`select 1 from person where subject like '%stranger%'`);
    expect(rows).toHaveLength(0);
  });

  test('a demo person is unknown there, whatever subject the provider tells', async () => {
    outside.next = { subject: 'coordinator-zwolle' };
    expect((await login(openVisitor())).status).toBe(403);
  });

  test('recognises someone entered by e-mail address, once, and by number from then on', async () => {
    const personId = await administrator('a.beheerder@example.org');
    outside.next = { subject: 'number-7', email: 'A.Beheerder@example.org' };
    const visitor = openVisitor();
    await login(visitor);
    expect((await sessionAt(visitor, realUrl)).body.person.id).toBe(personId);
    outside.next = { subject: 'number-8', email: 'a.beheerder@example.org' };
    expect((await login(openVisitor())).status).toBe(403);
    outside.next = { subject: 'number-7' };
    const again = openVisitor();
    await login(again);
    expect((await sessionAt(again, realUrl)).body.person.id).toBe(personId);
  });

  test('does not recognise by an address that the provider did not verify', async () => {
    await administrator('b.beheerder@example.org');
    outside.next = { subject: 'number-9', email: 'b.beheerder@example.org', emailVerified: false };
    expect((await login(openVisitor())).status).toBe(403);
  });

  test('is told of the logout too', async () => {
    await administrator('c.beheerder@example.org');
    outside.next = { subject: 'number-10', email: 'c.beheerder@example.org' };
    const visitor = openVisitor();
    await login(visitor);
    const page = await visitor.post(`${realUrl}/logout`, {});
    expect(page.text).toContain(`${outside.issuer}/session/end?`);
    expect(page.text).toContain('id_token_hint=');
  });

  test('that does not answer gives a page that says so', async () => {
    const parts = {
      ...product.parts,
      demo: false,
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' },
    };
    const app = await composeApp(parts, { logger: false });
    const page = await app.inject({ method: 'GET', url: '/login' });
    expect(page.statusCode).toBe(503);
    expect(page.body).toContain('De inlogdienst is niet bereikbaar');
    await app.close();
  });
});
