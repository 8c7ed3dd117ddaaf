import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '../kit/index.ts';
import { isDatabaseUnavailable, sql } from './database.ts';
import {
  AuditMissingError,
  hashToken,
  NoMandateError,
  NoSessionError,
  type Scope,
  type ScopeRequest,
  withScope,
} from './scope.ts';
import { withSystemScope } from './system-scope.ts';

let product: TestProduct;
let officer: Client;
beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
});
afterAll(() => product.close());

const requestOf = (change: Partial<ScopeRequest> = {}): ScopeRequest => ({
  tokenHash: hashToken(officer.token),
  operation: { name: 'test', traceId: 't', operationId: 'o' },
  requestId: newId(),
  ...change,
});

const run = <Value>(
  work: (scope: Scope, first: unknown) => Promise<Value>,
  change: Partial<ScopeRequest> = {},
  options = {},
) => withScope(product.parts.pools.app, requestOf(change), work, options);

const eventOf = (scope: Scope, id: string) => ({
  id,
  action: 'test.seen',
  kind: 'test',
  records: [{ id: newId(), organisationId: scope.organisation.id }],
});

const eventsWith = async (id: string): Promise<number> =>
  (await product.owner.query('select count(*)::int as count from audit_event where id = $1', [id])).rows[0]
    .count;

describe('a scope', () => {
  test('knows who asks from the session alone', async () => {
    const scope = await run(async (given) => given);
    expect(scope).toMatchObject({
      kind: 'person',
      organisation: { code: 'zwolle', type: 'gemeente', prefix: 'ZWO' },
      roles: ['privacyofficer'],
    });
    expect(scope.groups).toContain('privacy-officer');
    expect(Math.abs(scope.now.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('without a session is refused', async () => {
    await expect(run(async () => 1, { tokenHash: hashToken('unknown') })).rejects.toThrow(NoSessionError);
  });

  test('works for the purposes that were asked and the session holds, and no others', async () => {
    const scope = await run(async (given) => given, { purposes: ['audit-logging', 'invented'] });
    expect(scope.purposes).toEqual(['audit-logging']);
  });

  test('takes a purpose as a value, whatever is in it', async () => {
    const scope = await run(async (given) => given, { purposes: ["x'); drop table region; --"] });
    expect(scope.purposes).toEqual([]);
  });

  test('for an organisation that gave no mandate is refused', async () => {
    const mandateFor = await product.organisationId('deventer');
    await expect(run(async () => 1, { mandateFor })).rejects.toThrow(NoMandateError);
  });

  test('hands over the row of its first statement, which runs under it', async () => {
    const first = await run(async (_scope, row) => row, { firstStatement: 'select scope_person() as me' });
    expect(first).toEqual({ me: officer.personId });
  });

  test('ends with its transaction: the connection that goes back knows nobody', async () => {
    await run(async () => 1);
    const { rows } = await product.parts.pools.app.query('select scope_person() as me');
    expect(rows).toEqual([{ me: null }]);
  });

  test('outlives a savepoint, released or undone, and never grows by one', async () => {
    const seen = await run(async ({ db }) => {
      const me = async () => (await sql<{ me: string }>`select scope_person() as me`.execute(db)).rows[0]?.me;
      await sql`savepoint inner_one`.execute(db);
      await sql`select set_config('schakel.claim', '', true)`.execute(db);
      const inside = await me();
      await sql`rollback to savepoint inner_one`.execute(db);
      return { inside, after: await me() };
    });
    expect(seen).toEqual({ inside: null, after: officer.personId });
  });
});

describe('the end of a scope', () => {
  test('writes its events with the commit', async () => {
    const id = newId();
    await run(async (scope) => scope.audit(eventOf(scope, id)));
    expect(await eventsWith(id)).toBe(1);
  });

  test('by an error leaves nothing, the events included', async () => {
    const id = newId();
    const failing = run(async (scope) => {
      scope.audit(eventOf(scope, id));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await eventsWith(id)).toBe(0);
  });

  test('that owes an event and has none is an error', async () => {
    await expect(run(async () => 1, {}, { auditRequired: true })).rejects.toThrow(AuditMissingError);
  });

  test('runs what waited for the commit, and undoes all when that fails', async () => {
    const id = newId();
    const failing = run(async (scope) => {
      scope.audit(eventOf(scope, id));
      scope.atCommit('select 1 / 0');
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    expect(await eventsWith(id)).toBe(0);
  });

  test('after a statement that failed unnoticed is no commit', async () => {
    const id = newId();
    const failing = run(async (scope) => {
      scope.audit(eventOf(scope, id));
      await sql`select 1 / 0`.execute(scope.db).catch(() => undefined);
    });
    await expect(failing).rejects.toThrow();
    expect(await eventsWith(id)).toBe(0);
  });
});

describe('a connection that breaks', () => {
  const backendOf = ({ db }: Scope) =>
    sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db).then(({ rows }) => rows[0]?.pid);

  test('inside a scope fails that request as unavailable, and the next one works', async () => {
    const admin = new pg.Client({ connectionString: inject('databaseAdmin') });
    await admin.connect();
    const failing = run(async (scope) => {
      const pid = await backendOf(scope);
      await admin.query('select pg_terminate_backend($1)', [pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`select 1`.execute(scope.db);
    });
    const error = await failing.catch((given: unknown) => given);
    await admin.end();
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(await run(async (scope) => scope.organisation.code)).toBe('zwolle');
  });
});

describe('the system scope', () => {
  test('sees people who log in and nothing of the domain', async () => {
    await withSystemScope(product.parts.pools.system, 'test', async ({ db, reason }) => {
      expect(reason).toBe('test');
      const { rows } = await sql<{ count: number }>`select count(*) as count from person`.execute(db);
      expect(rows[0]?.count).toBeGreaterThan(100);
    });
    const peek = withSystemScope(product.parts.pools.system, 'test', ({ db }) =>
      sql`select 1 from signal`.execute(db),
    );
    await expect(peek).rejects.toThrow(/permission denied/);
  });

  test('undoes everything when its work fails', async () => {
    const failing = withSystemScope(product.parts.pools.system, 'test', async ({ db }) => {
      await sql`update person set language = 'en' where id = ${officer.personId}`.execute(db);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const { rows } = await product.owner.query('select language from person where id = $1', [
      officer.personId,
    ]);
    expect(rows).toEqual([{ language: 'nl' }]);
  });
});
