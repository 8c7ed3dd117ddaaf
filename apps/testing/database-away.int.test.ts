import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newId } from '#platform/kit/index.ts';
import { buildApp, openPool, type Pool, routesOf, SESSION_COOKIE } from '#platform/server/index.ts';
import { type Client, openTestProduct, type TestProduct } from './index.ts';

let product: TestProduct;
let coordinator: Client;
let pool: Pool;
let app: Awaited<ReturnType<typeof buildApp>>;
let line: Line;

/** A line to the database that can be cut and laid again at the same address. */
type Line = { readonly port: number; cut(): Promise<void>; lay(): Promise<void> };

async function layLine(target: URL): Promise<Line> {
  const open = new Set<Socket>();
  let server: Server;
  let port = 0;
  const lay = async (): Promise<void> => {
    server = createServer((socket) => {
      const through = connectTo(Number(target.port), target.hostname);
      for (const [from, to] of [
        [socket, through],
        [through, socket],
      ] as const) {
        open.add(from);
        from
          .on('error', () => to.destroy())
          .on('close', () => to.destroy())
          .pipe(to);
      }
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  };
  await lay();
  return {
    get port() {
      return port;
    },
    lay,
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      open.clear();
      await closed;
    },
  };
}

beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
  line = await layLine(new URL(inject('databaseAdmin')));
  const address = new URL(
    (product.parts.pools.app as unknown as { options: { connectionString: string } }).options
      .connectionString,
  );
  address.hostname = '127.0.0.1';
  address.port = String(line.port);
  pool = openPool({ connectionString: address.toString(), max: 3, applicationName: 'away' }, () => undefined);
  app = await buildApp({
    pool,
    routes: routesOf(product.app),
    constraints: {},
    logger: false,
    baseUrl: () => 'http://localhost',
    about: { title: '', description: '' },
    uploadLimit: 1,
  });
});
afterAll(async () => {
  await app.close();
  await pool.end();
  await line.cut();
  await product.close();
});

const record = (id: string, key: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/signals',
    cookies: { [SESSION_COOKIE]: coordinator.token },
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': key },
    payload: { id, narrative: 'Wat getypt was voordat de database wegviel.' },
  });

test('while the database is away every answer says so, and after it is back the repeat succeeds once', async () => {
  const [id, key] = [newId(), newId()];
  await line.cut();
  for (let time = 0; time < 3; time += 1) {
    const answer = await record(id, key);
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'database-unavailable',
      '5',
    ]);
  }
  await line.lay();
  const first = await record(id, key);
  const again = await record(id, key);
  expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
  expect(again.json()).toEqual(first.json());
  const { rows } = await product.owner.query('select count(*)::int as count from signal where id = $1', [id]);
  expect(rows).toEqual([{ count: 1 }]);
});

test('a line that breaks in the middle of a request is 503 too, and loses nothing that was promised', async () => {
  const [id, key] = [newId(), newId()];
  await record(newId(), newId());
  const answers = await Promise.all([
    record(id, key),
    new Promise((resolve) => setTimeout(resolve, 3)).then(() => line.cut()),
  ]);
  expect([201, 503]).toContain(answers[0].statusCode);
  await line.lay();
  expect((await record(id, key)).statusCode).toBe(201);
  const { rows } = await product.owner.query('select count(*)::int as count from signal where id = $1', [id]);
  expect(rows).toEqual([{ count: 1 }]);
});
