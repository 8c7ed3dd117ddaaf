import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

describe('the audit log', () => {
  test('a privacy officer reads the events of the own organisation, and that look is an event too', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    await officer.get('/audit-events');
    const answer = await officer.get('/audit-events');
    expect(answer.status).toBe(200);
    expect(answer.body.data[0]).toMatchObject({ action: 'audit.read', purposeCode: 'audit-logging' });
    expect(answer.body.page.count).toBe(1);
  });

  test('can be read of one organisation alone', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    await officer.get('/audit-events');
    const countOf = async (code: string): Promise<number> => {
      const id = await product.organisationId(code);
      return (await officer.get(`/audit-events?actorOrganisation=${id}`)).body.page.count;
    };
    expect(await countOf('zwolle')).toBeGreaterThan(0);
    expect(await countOf('politie')).toBe(0);
    expect((await officer.get('/audit-events?actorOrganisation=elsewhere')).status).toBe(400);
  });

  test('another organisation sees none of it', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    await officer.get('/audit-events');
    const other = await product.signIn('privacyofficer-deventer');
    const answer = await other.get('/audit-events');
    expect(answer.body.data).toEqual([]);
  });

  test('someone without the role is refused, and the refusal is in the log', async () => {
    const desk = await product.signIn('balie-zwolle');
    expect((await desk.get('/audit-events')).status).toBe(403);
    const officer = await product.signIn('privacyofficer-zwolle');
    const answer = await officer.get('/audit-events?action=entry.refused');
    expect(answer.body.data[0]).toMatchObject({
      status: 'REFUSED',
      detail: { code: 'not-allowed', operation: 'listAuditEvents' },
    });
  });

  test('an event can not be changed or removed, not even by the owner of the table', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    await officer.get('/audit-events');
    await expect(product.owner.query("update audit_event set action = 'x'")).rejects.toThrow(/never changed/);
    await expect(product.owner.query('delete from audit_entry')).rejects.toThrow(/never changed/);
    await expect(product.owner.query('truncate audit_event cascade')).rejects.toThrow(/never changed/);
  });

  test('without a session there is no answer', async () => {
    const answer = await product.app.inject({ method: 'GET', url: '/api/v1/audit-events' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('the scope claim', () => {
  test('a claim that a client sets itself is refused', async () => {
    const client = await product.parts.pools.app.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('schakel.claim', '{"o":"x"}', true), set_config('schakel.mac', 'x', true)`,
      );
      await expect(client.query('select * from organisation')).rejects.toThrow(/not genuine/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('a genuine claim of which one field was changed is refused in its own transaction', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    await officer.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      const other = '0190a0a0-0000-7000-8000-00000000f001';
      await sql`select set_config('schakel.claim', replace(current_setting('schakel.claim'), scope_field(1), ${other}), true)`.execute(
        scope.db,
      );
      await sql`savepoint before`.execute(scope.db);
      for (const ask of [sql`select scope_field(1)`, sql`select scope_organisation()`]) {
        await expect(ask.execute(scope.db)).rejects.toThrow(/not genuine/);
        await sql`rollback to savepoint before`.execute(scope.db);
      }
      await sql`select set_config('schakel.claim', '', true)`.execute(scope.db);
      const { rows } = await sql<{ field: string | null }>`select scope_field(1) as field`.execute(scope.db);
      expect(rows[0]?.field).toBeNull();
    });
  });

  test('a genuine claim copied to another transaction is refused', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    const { claim, mac } = await officer.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      const { rows } = await sql<{ claim: string; mac: string }>`
        select current_setting('schakel.claim') as claim, current_setting('schakel.mac') as mac`.execute(
        scope.db,
      );
      return rows[0]!;
    });
    const client = await product.parts.pools.app.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('schakel.claim', $1, true), set_config('schakel.mac', $2, true)`,
        [claim, mac],
      );
      await expect(client.query('select * from organisation')).rejects.toThrow(/not genuine/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('without a scope every table is empty', async () => {
    const { rows } = await product.parts.pools.app.query('select * from organisation');
    expect(rows).toEqual([]);
  });
});
