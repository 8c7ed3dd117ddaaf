import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { SESSION_COOKIE } from '#platform/server/index.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(async () => {
  await product.close();
});

const sessionOf = async (client: Client) => (await client.get('/session')).body;
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  /schakel_session=([\w-]*)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
const asToken = async (token: string, path = '/session') =>
  product.app.inject({ method: 'GET', url: `/api/v1${path}`, cookies: { [SESSION_COOKIE]: token } });
const sql = (text: string, values: unknown[] = []) => product.owner.query(text, values);

describe('a session', () => {
  test('tells who works, as whom, and for what', async () => {
    const client = await product.signIn('coordinator-zwolle');
    const session = await sessionOf(client);
    expect(session).toMatchObject({
      appointment: { title: 'Coördinator ondermijning' },
      organisation: { code: 'zwolle', type: 'gemeente' },
      currentPurpose: null,
      demo: true,
    });
    expect(session.groups).toContain('coordinator');
    expect(session.purposes.map((purpose: { code: string }) => purpose.code)).toContain(
      'ondermijning-intern',
    );
    expect(session.purposes[0].titleEn).toBeTruthy();
  });

  test('ends after an hour without a request', async () => {
    const client = await product.signIn('toezicht-zwolle');
    await sql(`update session set last_seen_at = now() - interval '59 minutes' where person_id = $1`, [
      client.personId,
    ]);
    expect((await client.get('/session')).status).toBe(200);
    await sql(`update session set last_seen_at = now() - interval '61 minutes' where person_id = $1`, [
      client.personId,
    ]);
    expect((await client.get('/session')).status).toBe(401);
  });

  test('ends ten hours after signing in, however busy it is', async () => {
    const client = await product.signIn('toezicht-raalte');
    const { rows } = await sql(
      `select extract(epoch from expires_at - authenticated_at)::int as seconds from session where person_id = $1`,
      [client.personId],
    );
    expect(rows[0].seconds).toBe(10 * 3600);
    await sql(`update session set expires_at = now() where person_id = $1`, [client.personId]);
    expect((await client.get('/session')).status).toBe(401);
  });

  test('is not there without a token, with an invented one, or with the hash of a real one', async () => {
    const client = await product.signIn('toezicht-raalte');
    const { rows } = await sql(
      `select encode(token_hash, 'hex') as hash from session where person_id = $1 and revoked_at is null`,
      [client.personId],
    );
    for (const token of ['', 'invented', rows[0].hash]) expect((await asToken(token)).statusCode).toBe(401);
    expect((await asToken(client.token)).statusCode).toBe(200);
  });

  test('ends when its appointment changes, and not when another one does', async () => {
    const changed = await product.signIn('weger-1-zwolle');
    const other = await product.signIn('weger-2-zwolle');
    await sql(`update appointment set roles = array['wegingslid'] where person_id = $1`, [changed.personId]);
    expect((await changed.get('/session')).status).toBe(401);
    expect((await other.get('/session')).status).toBe(200);
  });

  test('ends when its person is blocked', async () => {
    const client = await product.signIn('weger-1-raalte');
    await sql(`update person set blocked_at = now() where id = $1`, [client.personId]);
    expect((await client.get('/session')).status).toBe(401);
  });
});

describe('ending', () => {
  test('ends this session, clears the cookie and leaves the others', async () => {
    const one = await product.signIn('coordinator-raalte');
    const two = await product.signIn('coordinator-raalte');
    const answer = await one.delete('/session');
    expect(answer.body).toEqual({ ended: 1, endSessionUrl: null });
    expect(String(answer.headers['set-cookie'])).toMatch(/schakel_session=; .*Max-Age=0/);
    expect((await one.get('/session')).status).toBe(401);
    expect((await two.get('/session')).status).toBe(200);
  });

  test('everywhere ends all of the person and nobody else', async () => {
    const one = await product.signIn('coordinator-ommen');
    const two = await product.signIn('coordinator-ommen');
    const other = await product.signIn('coordinator-raalte');
    expect(
      (await one.get('/sessions')).body.data.map((session: { current: boolean }) => session.current).sort(),
    ).toEqual([false, true]);
    expect((await one.delete('/sessions')).body.ended).toBe(2);
    expect((await two.get('/session')).status).toBe(401);
    expect((await other.get('/session')).status).toBe(200);
  });

  test('is in the audit log of the own organisation', async () => {
    const client = await product.signIn('bron-brp-zwolle');
    await client.delete('/session');
    const officer = await product.signIn('privacyofficer-zwolle');
    const { body } = await officer.get('/audit-events?action=session.ended');
    expect(body.data[0]).toMatchObject({ actorName: 'Gerda Achterberg', recordKind: 'session' });
  });
});

describe('a chosen purpose', () => {
  test('narrows later requests, also without the header, and gives a new token', async () => {
    const client = await product.signIn('coordinator-zwolle');
    const answer = await client.patch('/session', { currentPurpose: 'ondermijning-intern' });
    expect(answer.status).toBe(200);
    expect(answer.body.currentPurpose).toBe('ondermijning-intern');
    const token = cookieOf(answer);
    expect(token).not.toBe('');
    expect(token).not.toBe(client.token);
    const session = (await asToken(token)).json();
    expect(session.currentPurpose).toBe('ondermijning-intern');
    expect(session.purposes.length).toBeGreaterThan(1);
    const { rows } = await sql(
      `begin; select begin_scope(sha256('${token}'::bytea)) -> 'u' as purposes; rollback`,
    ).then((results) => (results as unknown as { rows: { purposes: string[] }[] }[])[1]!);
    expect(rows[0]!.purposes).toEqual(['ondermijning-intern']);
  });

  test('leaves the earlier token good for requests under way, and no longer', async () => {
    const client = await product.signIn('coordinator-deventer');
    await client.patch('/session', { currentPurpose: 'ondermijning-intern' });
    expect((await client.get('/session')).body.currentPurpose).toBe('ondermijning-intern');
    await sql(`update session set rotated_at = now() - interval '11 seconds' where person_id = $1`, [
      client.personId,
    ]);
    expect((await client.get('/session')).status).toBe(401);
  });

  test('must be one that the session holds', async () => {
    const client = await product.signIn('toezicht-hardenberg');
    const answer = await client.patch('/session', { currentPurpose: 'zvh-casus' });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('purpose-not-allowed');
  });

  test('is logged with the purpose it went to', async () => {
    const client = await product.signIn('coordinator-staphorst');
    await client.patch('/session', { currentPurpose: 'ondermijning-intern' });
    const officer = await product.signIn('privacyofficer-staphorst');
    const { body } = await officer.get('/audit-events?action=session.purpose-chosen');
    expect(body.data[0]).toMatchObject({
      purposeCode: 'ondermijning-intern',
      detail: { from: null, to: 'ondermijning-intern' },
    });
  });

  test('may be let go of again', async () => {
    const client = await product.signIn('coordinator-kampen');
    const first = await client.patch('/session', { currentPurpose: 'ondermijning-intern' });
    const again = await product.app.inject({
      method: 'PATCH',
      url: '/api/v1/session',
      payload: { currentPurpose: null },
      headers: { 'sec-fetch-site': 'same-origin' },
      cookies: { [SESSION_COOKIE]: cookieOf(first) },
    });
    expect(again.json().currentPurpose).toBeNull();
  });
});

describe('switching appointment', () => {
  const dalfsen = async () => {
    const client = await product.signIn('coordinator-dalfsen');
    const session = await sessionOf(client);
    const other = session.appointments.find(
      (appointment: { id: string }) => appointment.id !== session.appointment.id,
    );
    return { client, session, other };
  };

  test('gives a new token under the other appointment and ends the earlier session', async () => {
    const { client, session, other } = await dalfsen();
    const answer = await client.post('/session/appointment-switches', { appointmentId: other.id });
    expect(answer.status).toBe(201);
    expect(answer.body.appointment.id).toBe(other.id);
    expect((await client.get('/session')).status).toBe(401);
    const next = (await asToken(cookieOf(answer))).json();
    expect(next.organisation.name).toBe(other.organisationName);
    expect(next.person.id).toBe(session.person.id);
  });

  test('keeps the moment of signing in, so that switching does not lengthen it', async () => {
    const { client, other } = await dalfsen();
    await sql(`update session set authenticated_at = now() - interval '9 hours' where person_id = $1`, [
      client.personId,
    ]);
    await client.patch('/session', { appointmentId: other.id });
    const { rows } = await sql(
      `select extract(epoch from expires_at - now())::int as seconds from session where person_id = $1 and revoked_at is null order by created_at desc limit 1`,
      [client.personId],
    );
    expect(rows[0].seconds).toBeGreaterThan(3500);
    expect(rows[0].seconds).toBeLessThanOrEqual(3600);
  });

  test('to an appointment of somebody else is not found', async () => {
    const { client } = await dalfsen();
    const { rows } = await sql(`select id from appointment where person_id <> $1 limit 1`, [client.personId]);
    expect((await client.post('/session/appointment-switches', { appointmentId: rows[0].id })).status).toBe(
      404,
    );
    expect((await client.get('/session')).status).toBe(200);
  });
});

describe('a write on behalf of another site', () => {
  const write = (headers: Record<string, string>, token: string) =>
    product.app.inject({
      method: 'PATCH',
      url: '/api/v1/session',
      payload: { language: 'en' },
      headers: { host: 'schakel.example', ...headers },
      cookies: { [SESSION_COOKIE]: token },
    });

  test.each([
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin, in an older browser', { origin: 'https://elsewhere.example' }, 403],
    ['a cookie without any origin', {}, 403],
    ['the own origin, in an older browser', { origin: 'https://schakel.example' }, 200],
    ['the own pages', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s', async (_case, headers, status) => {
    const client = await product.signIn('toezicht-ommen');
    const answer = await write(headers, client.token);
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json().code).toBe('csrf');
  });
});

test('someone reads their own sessions and changes none of anybody else, also past the routes', async () => {
  const one = await product.signIn('jurist-zwolle');
  const other = await product.signIn('jurist-hardenberg');
  await one
    .inScope(async ({ db }) => {
      const { sql: statement } = await import('#platform/server/index.ts');
      const seen = await statement<{ id: string }>`select distinct person_id as id from session`.execute(db);
      expect(seen.rows).toEqual([{ id: one.personId }]);
      await expect(statement`select token_hash from session`.execute(db)).rejects.toThrow(
        /permission denied/,
      );
    })
    .catch((error: Error) => {
      // The refused statement ends the transaction; the commit after it says so.
      expect(error.message).toMatch(/aborted/);
    });
  expect((await other.get('/session')).status).toBe(200);
});
