import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';

let product: TestProduct;
let administrator: Client;

beforeAll(async () => {
  product = await openTestProduct();
  administrator = await product.signIn('beheerder-zwolle');
});
afterAll(async () => {
  await product.close();
});

const wanted = { title: 'Zaaksysteem', purpose: 'ondermijning-intern', roles: ['toezichthouder'] };
const create = async () =>
  (await administrator.post('/service-clients', wanted)).body as { clientId: string; clientSecret: string };

const tokens = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  product.app.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    payload: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const grant = { grant_type: 'client_credentials' };
const withToken = (token: string, url = '/api/v1/session') =>
  product.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });

describe('a program', () => {
  test('gets a token for its one organisation and purpose', async () => {
    const client = await create();
    const answer = await tokens(grant, basic(client.clientId, client.clientSecret));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'ondermijning-intern',
    });
    const session = (await withToken(answer.json().access_token)).json();
    expect(session).toMatchObject({ person: { name: 'Zaaksysteem' }, organisation: { code: 'zwolle' } });
    expect(session.purposes.map((purpose: { code: string }) => purpose.code)).toEqual([
      'ondermijning-intern',
    ]);
  });

  test('may send its secret in the form as well', async () => {
    const client = await create();
    expect(
      (await tokens({ ...grant, client_id: client.clientId, client_secret: client.clientSecret })).statusCode,
    ).toBe(200);
  });

  test('is refused in the words of RFC 6749', async () => {
    const client = await create();
    const cases = [
      [await tokens({}, basic(client.clientId, client.clientSecret)), 400, 'invalid_request'],
      [
        await tokens({ grant_type: 'password' }, basic(client.clientId, client.clientSecret)),
        400,
        'unsupported_grant_type',
      ],
      [await tokens(grant), 401, 'invalid_client'],
      [await tokens(grant, basic(client.clientId, 'wrong')), 401, 'invalid_client'],
      [await tokens(grant, basic(newId(), client.clientSecret)), 401, 'invalid_client'],
      [await tokens(grant, basic('no-uuid', client.clientSecret)), 401, 'invalid_client'],
      [
        await tokens({ ...grant, scope: 'riec-casus' }, basic(client.clientId, client.clientSecret)),
        400,
        'invalid_scope',
      ],
    ] as const;
    for (const [answer, status, error] of cases) {
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toMatchObject({ error, status });
    }
  });

  test('has to wait after twenty wrong secrets from its address', async () => {
    const client = await create();
    for (let attempt = 0; attempt < 21; attempt += 1) await tokens(grant, basic(client.clientId, 'wrong'));
    expect((await tokens(grant, basic(client.clientId, client.clientSecret))).statusCode).toBe(429);
    await product.owner.query('delete from login_failure');
  });

  test('loses its tokens at once when it is revoked', async () => {
    const client = await create();
    const token = (await tokens(grant, basic(client.clientId, client.clientSecret))).json().access_token;
    expect((await administrator.delete(`/service-clients/${client.clientId}`)).status).toBe(204);
    expect((await withToken(token)).statusCode).toBe(401);
    expect((await tokens(grant, basic(client.clientId, client.clientSecret))).statusCode).toBe(401);
    expect((await administrator.delete(`/service-clients/${client.clientId}`)).status).toBe(404);
  });

  test('cannot be asked for a session of another appointment', async () => {
    const client = await create();
    const token = (await tokens(grant, basic(client.clientId, client.clientSecret))).json().access_token;
    const answer = await product.app.inject({
      method: 'POST',
      url: '/api/v1/session/appointment-switches',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId() },
      payload: { appointmentId: newId() },
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('an administrator', () => {
  test('sees the programs of the own organisation only, never a secret', async () => {
    const client = await create();
    const own = await administrator.get('/service-clients');
    expect(own.body.data.map((row: { id: string }) => row.id)).toContain(client.clientId);
    expect(JSON.stringify(own.body)).not.toContain(client.clientSecret);
    const other = await product.signIn('beheerder-hardenberg');
    expect((await other.get('/service-clients')).body.data).toEqual([]);
    expect((await other.delete(`/service-clients/${client.clientId}`)).status).toBe(404);
  });

  test('gets the secret once: a repeat of the request does not tell it again, and the database does not hold it', async () => {
    const key = { 'idempotency-key': newId() };
    const first = await administrator.post('/service-clients', wanted, key);
    const repeat = await administrator.post('/service-clients', wanted, key);
    expect(repeat.status).toBe(201);
    expect(repeat.body).not.toMatchObject({ clientSecret: expect.anything() });
    const { rows } = await product.owner.query(
      'select coalesce(string_agg(reply, chr(10)), $1) as replies from idempotency_key',
      [''],
    );
    expect(rows[0].replies).not.toContain(first.body.clientSecret);
  });

  test.each([
    ['a purpose that the roles do not hold', { ...wanted, purpose: 'zvh-casus' }, 'purpose-not-allowed'],
    [
      'a role of another kind of organisation',
      { ...wanted, roles: ['politie-informatieknooppunt'] },
      'unknown-value',
    ],
    ['the role of the product itself', { ...wanted, roles: ['systeem'] }, 'unknown-value'],
  ])('cannot give %s', async (_case, body, code) => {
    const answer = await administrator.post('/service-clients', body);
    expect(answer.body.code).toBe(code);
  });

  test('is the only one: a coordinator is refused', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    expect((await coordinator.get('/service-clients')).status).toBe(403);
    expect((await coordinator.post('/service-clients', wanted)).status).toBe(403);
  });
});
