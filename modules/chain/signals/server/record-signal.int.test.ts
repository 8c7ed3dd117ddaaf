import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { parkSignal } from '../testing/park-signal.ts';

let product: TestProduct;
let desk: Client;
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('toezicht-hardenberg');
});
afterAll(() => product.close());

const person = (changes: object = {}) => ({
  id: newId(),
  kind: 'person',
  roles: ['landlord'],
  name: 'Mark Kok',
  ...changes,
});

describe('recording a signal at the desk', () => {
  test('gives a reference that can be read aloud, a term and the rules under which it went to the coordinator', async () => {
    const answer = await desk.post('/signals', parkSignal());
    expect(answer.body).toMatchObject({
      data: { state: 'received', purposeCode: 'ondermijning-intern', toComplete: [] },
    });
    expect(answer.status).toBe(201);
    expect(answer.body.data.reference).toMatch(/^HAR-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    expect(answer.body.data.rules.map((rule: { code: string }) => rule.code)).toContain('G01');
    expect(answer.body.abilities).toMatchObject({ add: true, check: false, coordinate: false });
  });

  test('keeps two people and a company with their roles, one person both suspect and victim', async () => {
    const both = person({ roles: ['suspect', 'victim'], birthDate: '1989-04-29' });
    const body = parkSignal({
      mentions: [
        both as never,
        person({ name: undefined, roles: ['victim'], note: 'bewoner chalet 14' }) as never,
        { id: newId(), kind: 'company', roles: ['owner'], name: 'Verhuur Kok Holding B.V.', kvk: '93504919' },
      ],
    });
    const answer = await desk.post('/signals', body);
    expect(answer.status).toBe(201);
    // A suspect by name is a criminal-law datum: it needs a rule of its own.
    expect(answer.body.data.rules.map((rule: { code: string }) => rule.code)).toContain('G11');
    const read = await desk.get(`/signals/${body.id}`);
    expect(read.body.data.mentions).toHaveLength(3);
    expect(read.body.data.mentions[0]).toMatchObject({
      roles: ['suspect', 'victim'],
      name: 'Mark Kok',
      minor: false,
    });
    const { rows } = await product.owner.query(
      'select distinct mention_id from mention_key where signal_id = $1',
      [body.id],
    );
    // Who is only a victim is not compared.
    expect(rows).toHaveLength(2);
  });

  test('marks who is under age', async () => {
    const body = parkSignal({ mentions: [person({ birthDate: '2020-01-01' }) as never] });
    await desk.post('/signals', body);
    const { rows } = await product.owner.query('select minor from mention where signal_id = $1', [body.id]);
    expect(rows).toEqual([{ minor: true }]);
  });

  test('without theme, date or place it is received all the same and says what is missing', async () => {
    const answer = await desk.post('/signals', {
      id: newId(),
      narrative: 'Er klopt iets niet in de loods aan de rand van het dorp.',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.data.toComplete.map((item: { field: string }) => item.field)).toEqual([
      'theme',
      'occurredOn',
      'place',
    ]);
    expect(answer.body.data.purposeCode).toBe('ondermijning-intern');
  });

  test('a theme of a purpose that the desk does not hold is received under the default purpose and marked', async () => {
    const answer = await desk.post('/signals', parkSignal({ themeCode: 'woonoverlast' }));
    expect(answer.body.data).toMatchObject({
      purposeCode: 'ondermijning-intern',
      toComplete: [{ field: 'theme', reason: 'other-purpose' }],
    });
  });

  test('an urgent signal has one working day', async () => {
    const normal = await desk.post('/signals', parkSignal());
    const urgent = await desk.post('/signals', parkSignal({ urgency: 'urgent' }));
    expect(urgent.body.data.termOn < normal.body.data.termOn).toBe(true);
  });

  test('the audit log names the rule, and the officer of the municipality reads it', async () => {
    const body = parkSignal();
    await desk.post('/signals', body);
    const officer = await product.signIn('privacyofficer-hardenberg');
    const answer = await officer.get(`/audit-events?record=${body.id}`);
    expect(answer.body.data[0]).toMatchObject({
      action: 'signal.received',
      purposeCode: 'ondermijning-intern',
    });
    expect(answer.body.data[0].ruleCode).toContain('G01');
  });

  test('takes at most six round trips to the database', async () => {
    await desk.post('/signals', parkSignal());
    const pool = product.parts.pools.app;
    let count = 0;
    const onAcquire = (client: { query: (...args: unknown[]) => unknown; counted?: boolean }): void => {
      if (client.counted === true) return;
      client.counted = true;
      const original = client.query.bind(client);
      client.query = (...args: unknown[]) => {
        count += 1;
        return original(...args);
      };
    };
    pool.on('acquire', onAcquire as never);
    const body = parkSignal({ mentions: [person() as never, person({ name: 'Jan de Vries' }) as never] });
    // Clients that are already bound to a query builder are closed first, so that each call is counted.
    const held = await Promise.all(Array.from({ length: 6 }, () => pool.connect()));
    for (const one of held) one.release(true);
    const answer = await desk.post('/signals', body);
    expect(answer.status).toBe(201);
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThanOrEqual(6);
  });
});

describe('what cannot be recorded', () => {
  const refused = async (body: unknown) => {
    const answer = await desk.post('/signals', body);
    return { status: answer.status, code: answer.body.code, errors: answer.body.errors };
  };

  test('a sent signal is recorded once, also when it is sent again', async () => {
    const body = parkSignal();
    const key = newId();
    const first = await desk.post('/signals', body, { 'idempotency-key': key });
    const second = await desk.post('/signals', body, { 'idempotency-key': key });
    expect(second.body).toEqual(first.body);
    expect((await desk.post('/signals', body)).body.code).toBe('already-exists');
    const { rows } = await product.owner.query('select count(*)::int as n from signal where id = $1', [
      body.id,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('a day that does not exist', async () => {
    expect(await refused(parkSignal({ occurredOn: '2025-02-31' }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/occurredOn', code: 'invalid-date' }],
    });
  });

  test('a day in the future', async () => {
    expect(await refused(parkSignal({ occurredOn: '2199-01-01' }))).toMatchObject({
      errors: [{ pointer: '/occurredOn', code: 'future-date' }],
    });
  });

  test('a BSN that fails the eleven test', async () => {
    expect(await refused(parkSignal({ mentions: [person({ bsn: '123456789' }) as never] }))).toMatchObject({
      errors: [{ pointer: '/mentions/0/bsn', code: 'invalid-bsn' }],
    });
  });

  test('an unknown field, with its place', async () => {
    expect(await refused({ ...parkSignal(), nationality: 'x' })).toMatchObject({
      code: 'unknown-field',
      errors: [{ pointer: '/nationality', code: 'unknown-field' }],
    });
  });

  test('a value of the wrong type', async () => {
    expect(await refused({ ...parkSignal(), narrative: 12 })).toMatchObject({
      errors: [{ pointer: '/narrative', code: 'wrong-type' }],
    });
  });

  test('no story at all', async () => {
    expect(await refused(parkSignal({ narrative: '  ' }))).toMatchObject({
      errors: [{ pointer: '/narrative', code: 'narrative-missing' }],
    });
  });

  test('a theme that does not exist', async () => {
    expect(await refused(parkSignal({ themeCode: 'bestaat-niet' }))).toMatchObject({
      errors: [{ pointer: '/themeCode', code: 'unknown-theme' }],
    });
  });

  test('a story of ten megabytes', async () => {
    expect(await refused(parkSignal({ narrative: 'a'.repeat(10_000_000) }))).toMatchObject({
      status: 413,
      code: 'too-large',
    });
  });

  test('a story that is longer than the limit', async () => {
    expect(await refused(parkSignal({ narrative: 'a'.repeat(20_001) }))).toMatchObject({
      errors: [{ pointer: '/narrative', code: 'too-long' }],
    });
  });

  test('JSON that cannot be read', async () => {
    const answer = await product.app.inject({
      method: 'POST',
      url: '/api/v1/signals',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        authorization: `Bearer ${desk.token}`,
        'idempotency-key': newId(),
      },
      payload: '{"narrative": ',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('invalid-json');
  });

  test('a shelter address in a purpose that may not hold it, with its place', async () => {
    const victim = person({
      roles: ['victim'],
      address: { postcode: '7772 BA', houseNumber: 3 },
      addressShielded: true,
    });
    expect(await refused(parkSignal({ mentions: [victim as never] }))).toMatchObject({
      status: 403,
      code: 'rule-refuses',
      errors: [{ pointer: '/mentions/0/address', code: 'rule-refuses' }],
    });
  });

  test('by someone whose roles record nothing', async () => {
    const officer = await product.signIn('privacyofficer-hardenberg');
    expect((await officer.post('/signals', parkSignal())).status).toBe(403);
  });
});
