import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';

let product: TestProduct;
let administrator: Client;

beforeAll(async () => {
  product = await openTestProduct();
  administrator = await product.signIn('beheerder-zwolle');
});
afterAll(async () => {
  await product.close();
});

const newcomer = (over: object = {}) => ({
  personName: 'Nieuwe Collega',
  email: 'nieuw@example.org',
  title: 'Medewerker balie',
  roles: ['balie'],
  ...over,
});
const listed = async (client: Client, query = '') =>
  (await client.get(`/appointments?limit=100${query}`)).body.data as {
    id: string;
    version: number;
    personName: string;
    personId: string;
  }[];
const byName = async (name: string) => (await listed(administrator)).find((row) => row.personName === name)!;

describe('people of the own organisation', () => {
  test('are listed with an exact count, page by page, without programs', async () => {
    const first = await administrator.get('/appointments?limit=10');
    expect(first.status).toBe(200);
    expect(first.body.page.count).toBeGreaterThan(20);
    const second = await administrator.get(`/appointments?limit=10&cursor=${first.body.page.next}`);
    expect(new Set([...first.body.data, ...second.body.data].map((row: { id: string }) => row.id)).size).toBe(
      20,
    );
    await administrator.post('/service-clients', {
      title: 'Programma',
      purpose: 'ondermijning-intern',
      roles: ['toezichthouder'],
    });
    expect(await byName('Programma')).toBeUndefined();
  });

  test('are added with roles of this kind of organisation, and can then sign in', async () => {
    const answer = await administrator.post('/appointments', newcomer());
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      data: { personName: 'Nieuwe Collega', roles: ['balie'], version: 1 },
      abilities: { change: true },
    });
    const { rows } = await product.owner.query(
      `select issuer, subject from person where name = 'Nieuwe Collega'`,
    );
    expect(rows).toEqual([{ issuer: 'embedded', subject: 'e-mail:nieuw@example.org' }]);
  });

  test.each([
    ['a role of another kind of organisation', { roles: ['politie-informatieknooppunt'] }, '/roles/0'],
    ['the role of the product itself', { roles: ['balie', 'systeem'] }, '/roles/1'],
    ['a purpose that is not there', { purposes: ['niets'] }, '/purposes/0'],
    [
      'a department of another organisation',
      { departmentIds: ['01900000-0000-7000-8000-000000000000'] },
      '/departmentIds/0',
    ],
    ['no way to recognise them', { email: null }, '/email'],
    ['an e-mail address that is none', { email: 'geen adres' }, '/email'],
  ])('are not added with %s', async (_case, over, pointer) => {
    const answer = await administrator.post('/appointments', newcomer(over));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  test('are changed on the version that was seen, and their sessions end', async () => {
    const row = await byName('Annelies Ensink');
    const client = await product.signIn('balie-zwolle');
    const body = { title: 'Medewerker balie', roles: ['balie'], expectedVersion: row.version };
    const changed = await administrator.put(`/appointments/${row.id}`, body);
    expect(changed.body.data).toMatchObject({ version: row.version + 1, roles: ['balie'] });
    expect((await client.get('/session')).status).toBe(401);
    const stale = await administrator.put(`/appointments/${row.id}`, body);
    expect(stale.status).toBe(409);
    expect(stale.body.current.version).toBe(row.version + 1);
  });

  test('are ended on a day, after which nobody signs in under it', async () => {
    const row = await byName('Noor Tahiri');
    const client = await product.signIn('analist-zwolle');
    const answer = await administrator.patch(`/appointments/${row.id}`, {
      expectedVersion: row.version,
      validUntil: '2025-06-01',
    });
    expect(answer.body).toMatchObject({ data: { ended: true }, abilities: { change: false } });
    expect((await client.get('/session')).status).toBe(401);
    await expect(product.signIn('analist-zwolle')).rejects.toThrow();
    expect((await listed(administrator, '&ended=true')).map((one) => one.id)).toContain(row.id);
  });

  test('cannot be ended before they began', async () => {
    const row = await byName('Yasmin Mansouri');
    const answer = await administrator.patch(`/appointments/${row.id}`, {
      expectedVersion: row.version,
      validUntil: '2024-01-01',
    });
    expect(answer.body.errors).toEqual([{ pointer: '/validUntil', code: 'out-of-range' }]);
  });
});

describe('an administrator', () => {
  test('gives themselves no role, by the route or past it', async () => {
    const own = await byName('Marit Koldewijn');
    const body = {
      title: 'Alles',
      roles: ['beheerder', 'coordinator-ondermijning'],
      expectedVersion: own.version,
    };
    expect((await administrator.put(`/appointments/${own.id}`, body)).body.code).toBe('four-eyes');
    const again = await administrator.post(
      '/appointments',
      newcomer({
        personName: 'Iemand Anders',
        subject: 'beheerder-zwolle',
        roles: ['coordinator-ondermijning'],
      }),
    );
    expect(again.body.code).toBe('four-eyes');
    const changed = await administrator.inScope(
      async ({ db }) =>
        (await sql`update appointment set roles = array['fg'] where id = ${own.id}`.execute(db))
          .numAffectedRows,
    );
    expect(changed).toBe(0n);
    await expect(
      administrator.inScope(({ db, organisation, person }) =>
        sql`insert into appointment (id, person_id, organisation_id, title, roles, valid_from) values (gen_random_uuid(), ${person.id}, ${organisation.id}, 'x', array['fg'], current_date)`.execute(
          db,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('reaches nobody of another organisation', async () => {
    const other = await product.signIn('beheerder-hardenberg');
    const [theirs] = await listed(other);
    const answer = await administrator.patch(`/appointments/${theirs!.id}`, {
      expectedVersion: 1,
      validUntil: '2030-01-01',
    });
    expect(answer.status).toBe(404);
    expect((await listed(administrator)).some((row) => row.id === theirs!.id)).toBe(false);
  });

  test('is the only one: others neither list nor write, also past the routes', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    expect((await coordinator.get('/appointments')).status).toBe(403);
    expect((await coordinator.post('/departments', { code: 'nieuw', title: 'Nieuw' })).status).toBe(403);
    for (const statement of [
      sql`insert into department (id, organisation_id, code, title) values (gen_random_uuid(), scope_organisation(), 'x', 'x')`,
      sql`insert into portfolio (id, organisation_id, code, title) values (gen_random_uuid(), scope_organisation(), 'x', 'x')`,
      sql`insert into appointment (id, person_id, organisation_id, title, roles, valid_from) select gen_random_uuid(), id, scope_organisation(), 'x', array['fg'], current_date from person limit 1`,
      sql`select keep_person(gen_random_uuid(), 'x', null, 'embedded', 'x')`,
    ]) {
      await expect(coordinator.inScope(({ db }) => statement.execute(db))).rejects.toThrow();
    }
  });

  test('is seen by the privacy officer when reading or changing people', async () => {
    await administrator.get('/appointments?limit=1');
    const officer = await product.signIn('privacyofficer-zwolle');
    const { body } = await officer.get('/audit-events?action=appointment.added');
    expect(body.data[0]).toMatchObject({ actorName: 'Marit Koldewijn', recordKind: 'appointment' });
    expect((await officer.get('/audit-events?action=appointment.read')).body.data.length).toBeGreaterThan(0);
  });
});

describe('departments and portfolios', () => {
  test('are added once, changed, and seen by colleagues', async () => {
    const portfolio = await administrator.post('/portfolios', {
      code: 'nieuwe-portefeuille',
      title: 'Nieuw',
      holderName: 'Een Wethouder',
    });
    const department = await administrator.post('/departments', {
      code: 'nieuwe-afdeling',
      title: 'Nieuw',
      portfolioId: portfolio.body.id,
    });
    expect(department.status).toBe(201);
    expect(
      (await administrator.post('/departments', { code: 'nieuwe-afdeling', title: 'Nog eens' })).body.code,
    ).toBe('already-exists');
    expect(
      (await administrator.put(`/departments/${department.body.id}`, { title: 'Anders', portfolioId: null }))
        .status,
    ).toBe(204);
    const colleague = await product.signIn('toezicht-zwolle');
    const { data } = (await colleague.get('/departments')).body;
    expect(data).toContainEqual({
      id: department.body.id,
      code: 'nieuwe-afdeling',
      title: 'Anders',
      portfolioId: null,
    });
  });

  test('of another organisation are not found', async () => {
    const other = await product.signIn('beheerder-hardenberg');
    const [theirs] = (await other.get('/departments')).body.data;
    expect(
      (await administrator.put(`/departments/${theirs.id}`, { title: 'Van mij', portfolioId: null })).status,
    ).toBe(404);
    const [portfolio] = (await other.get('/portfolios')).body.data;
    const answer = await administrator.post('/departments', {
      code: 'met-andere',
      title: 'Met andere',
      portfolioId: portfolio.id,
    });
    expect(answer.status).toBe(422);
  });
});
