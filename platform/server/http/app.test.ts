import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../kit/index.ts';
import { type ExampleApp, openExampleApp } from '../testing/example-app.ts';

let example: ExampleApp;
beforeAll(async () => {
  example = await openExampleApp();
});
beforeEach(() => {
  example.lines.length = 0;
});
afterAll(() => example.app.close());

const inject = (options: InjectOptions) => example.app.inject(options);
const json = { 'content-type': 'application/json' };

describe('an address that is there, asked in a way that is not', () => {
  test('another method is 405 and tells which ones there are', async () => {
    const answer = await inject({ method: 'DELETE', url: `/api/v1/stones/${newId()}` });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
    expect(answer.json()).toMatchObject({
      code: 'method-not-allowed',
      status: 405,
      type: '/problems/method-not-allowed',
    });
  });

  test('OPTIONS tells which methods there are', async () => {
    const answer = await inject({ method: 'OPTIONS', url: '/api/v1/stones' });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers.allow).toBe('OPTIONS, POST');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('HEAD answers as GET, without a body', async () => {
    const answer = await inject({ method: 'HEAD', url: `/api/v1/stones/${newId()}` });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('');
    expect(answer.headers['content-type']).toContain('application/json');
  });

  test('a trailing slash is another address', async () => {
    expect((await inject({ method: 'GET', url: '/api/v1/walls/' })).statusCode).toBe(404);
  });

  test('a form that the route cannot give is 406', async () => {
    const url = `/api/v1/stones/${newId()}`;
    expect((await inject({ method: 'GET', url, headers: { accept: 'text/csv' } })).statusCode).toBe(406);
    expect(
      (await inject({ method: 'GET', url, headers: { accept: 'application/json;q=0' } })).statusCode,
    ).toBe(406);
    expect(
      (await inject({ method: 'GET', url, headers: { accept: 'text/html, */*;q=0.1' } })).statusCode,
    ).toBe(200);
  });

  test('a body in another form is 415', async () => {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const answer = await inject({
        method: 'POST',
        url: '/api/v1/stones',
        headers: { 'content-type': type },
        payload: 'a',
      });
      expect([type, answer.statusCode, answer.json().code]).toEqual([type, 415, 'media-type-not-supported']);
    }
  });
});

describe('a body that cannot be read', () => {
  test('broken JSON is 400 invalid-json', async () => {
    const answer = await inject({
      method: 'POST',
      url: '/api/v1/stones',
      headers: json,
      payload: '{"name": ',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-json']);
  });

  test('an empty body that says it is JSON is 400 invalid-json', async () => {
    const answer = await inject({ method: 'POST', url: '/api/v1/stones', headers: json, payload: '' });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-json']);
  });

  test('a key that would change the prototype is 400 invalid-json', async () => {
    const payload = '{"name":"a","__proto__":{"admin":true}}';
    const answer = await inject({ method: 'POST', url: '/api/v1/stones', headers: json, payload });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-json']);
  });

  test('ten million bytes are 413', async () => {
    const payload = JSON.stringify({ name: 'x'.repeat(10_000_000) });
    const answer = await inject({ method: 'POST', url: '/api/v1/stones', headers: json, payload });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large']);
  });

  test('an unknown field and a wrong type are named by a pointer', async () => {
    const answer = await inject({
      method: 'POST',
      url: '/api/v1/stones',
      headers: json,
      payload: { name: 'a', 'b/c': 1 },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toEqual([{ pointer: '/b~1c', code: 'unknown-field' }]);
    const wrong = await inject({
      method: 'POST',
      url: '/api/v1/stones',
      headers: json,
      payload: { name: 3 },
    });
    expect(wrong.json()).toMatchObject({
      code: 'invalid-body',
      errors: [{ pointer: '/name', code: 'wrong-type' }],
    });
  });

  test('no token: not a byte of the body is parsed', async () => {
    const answer = await inject({ method: 'GET', url: '/api/v1/walls' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
});

describe('an address that cannot be read', () => {
  test('a broken escape is a problem like any other', async () => {
    const answer = await inject({ method: 'GET', url: '/api/v1/stones/%ZZ' });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['api-version']).toBe('1.0.0');
  });

  test('a part that is far too long is not found', async () => {
    const answer = await inject({ method: 'GET', url: `/api/v1/stones/${'a'.repeat(5_000)}` });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });

  test('what is no HTTP gets a problem on the bare socket', async () => {
    const address = new URL(await example.app.listen({ host: '127.0.0.1', port: 0 }));
    const text = await new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = connect(Number(address.port), address.hostname, () => socket.write('HELLO\r\n\r\n'));
      socket.on('data', (part) => {
        received += part.toString();
      });
      socket.once('close', () => resolve(received));
      socket.once('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('application/problem+json');
    expect(text).toContain('"code":"invalid-parameter"');
  });
});

describe('what leaves', () => {
  test('only what the reply lists', async () => {
    const id = newId();
    const answer = await inject({ method: 'GET', url: `/api/v1/stones/${id}` });
    expect(answer.json()).toEqual({ data: { id } });
  });

  test('a fault of ours says nothing about itself', async () => {
    const answer = await inject({
      method: 'POST',
      url: '/api/v1/stones',
      headers: json,
      payload: { name: 'fault' },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('fell');
    expect(example.lines.find((line) => line.msg === 'request failed')).toMatchObject({
      err: { message: 'a stone fell' },
    });
  });

  test('an unreachable database is 503 with the time after which to repeat', async () => {
    const answer = await inject({
      method: 'GET',
      url: '/api/v1/walls',
      headers: { authorization: 'Bearer x' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'database-unavailable']);
    expect(answer.headers['retry-after']).toBe('5');
  });
});

describe('the access log', () => {
  test('has one line per request, with the template of the route and nothing of what was asked', async () => {
    const id = newId();
    const answer = await inject({
      method: 'GET',
      url: `/api/v1/stones/${id}?name=Jansen`,
      headers: { authorization: 'Bearer secret-token', cookie: 'schakel_session=secret-cookie' },
    });
    expect(example.lines).toHaveLength(1);
    const [line] = example.lines;
    expect(line).toMatchObject({ method: 'GET', route: '/api/v1/stones/:id', status: 200, msg: 'request' });
    expect(line?.ms).toBeGreaterThanOrEqual(0);
    expect(answer.statusCode).toBe(200);
    const text = JSON.stringify(example.lines);
    for (const secret of [id, 'Jansen', 'secret-token', 'secret-cookie', '127.0.0.1'])
      expect(text).not.toContain(secret);
  });

  test('an address that is not there is not repeated either', async () => {
    await inject({ method: 'GET', url: '/api/v1/persons/jansen' });
    expect(example.lines).toHaveLength(1);
    expect(example.lines[0]).toMatchObject({ route: 'none', status: 404 });
    expect(JSON.stringify(example.lines)).not.toContain('jansen');
  });
});

describe('behind a proxy that speaks https', () => {
  test('browsers are told to stay with https, and only when the proxy may say so', async () => {
    const url = '/api/v1/openapi.json';
    const headers = { 'x-forwarded-proto': 'https' };
    expect(
      (await inject({ method: 'GET', url, headers })).headers['strict-transport-security'],
    ).toBeUndefined();
    const behind = await openExampleApp({ trustProxy: true });
    const answer = await behind.app.inject({ method: 'GET', url, headers });
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    await behind.app.close();
  });
});
