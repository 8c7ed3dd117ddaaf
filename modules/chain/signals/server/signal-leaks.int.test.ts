import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { parkSignal } from '../testing/park-signal.ts';

/* One signal of Hardenberg with a name, a plate and a file; everybody below may not see it. */

let product: TestProduct;
let desk: Client;
const plate = 'TF-987-N';
const signal = parkSignal({
  title: 'Zeldzaamwoord in een chalet',
  mentions: [
    { id: newId(), kind: 'person', roles: ['landlord'], name: 'Mark Kwalski' },
    { id: newId(), kind: 'vehicle', roles: ['user'], plate },
  ],
});
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('toezicht-hardenberg');
  expect((await desk.post('/signals', signal)).status).toBe(201);
});
afterAll(() => product.close());

const outsiders: readonly [string, string][] = [
  ['a coordinator of another municipality', 'coordinator-zwolle'],
  ['a coordinator of another purpose', 'zorgcoordinator-hardenberg'],
  ['a colleague at the desk', 'balie-hardenberg'],
  ['a member of the weighing table without agenda', 'weger-1-hardenberg'],
  ['the privacy officer', 'privacyofficer-hardenberg'],
  ['the administrator', 'beheerder-hardenberg'],
  ['the mayor', 'burgemeester-hardenberg'],
  ['the regional intake coordinator', 'regionaal-coordinator'],
  ['the police', 'politie'],
];

describe.each(outsiders)('%s', (_who, username) => {
  let client: Client;
  beforeAll(async () => {
    client = await product.signIn(username);
  });

  test('does not find the signal by its address', async () => {
    expect((await client.get(`/signals/${signal.id}`)).status).toBe(404);
  });

  test('finds nothing by searching, and no count tells that it is there', async () => {
    for (const q of [plate, 'Kwalski', 'Zeldzaamwoord', '7713 TL 5a']) {
      expect((await client.get(`/search?q=${encodeURIComponent(q)}`)).body.data).toEqual([]);
    }
  });

  test('cannot write to it', async () => {
    const answers = await Promise.all([
      client.post(`/signals/${signal.id}/additions`, { id: newId(), text: 'x' }),
      client.post(`/signals/${signal.id}/mentions`, {
        id: newId(),
        kind: 'phone',
        roles: ['unknown'],
        phone: '0612345678',
      }),
      client.post(`/signals/${signal.id}/withdrawals`, { expectedVersion: 1, reason: 'x' }),
      client.patch(`/signals/${signal.id}`, { expectedVersion: 1, title: 'x' }),
    ]);
    for (const answer of answers) expect([403, 404]).toContain(answer.status);
  });

  test('sees no row of any table of it, past the routes', async () => {
    const counts = await client.inScope(async (scope) => {
      const { rows } = await sql<Record<string, number>>`
        select (select count(*) from signal where id = ${signal.id})::int as signals,
               (select count(*) from mention where signal_id = ${signal.id})::int as mentions,
               (select count(*) from mention_key where signal_id = ${signal.id})::int as keys,
               (select count(*) from signal_event where signal_id = ${signal.id})::int as events`.execute(
        scope.db,
      );
      await sql`update signal set title = 'x' where id = ${signal.id}`.execute(scope.db);
      return rows[0];
    });
    expect(counts).toEqual({ signals: 0, mentions: 0, keys: 0, events: 0 });
    const { rows } = await product.owner.query('select title, version from signal where id = $1', [
      signal.id,
    ]);
    expect(rows).toEqual([{ title: signal.title, version: 1 }]);
  });
});

describe('who may see it', () => {
  test.each([['coordinator-hardenberg'], ['zorg-veiligheid-hardenberg'], ['toezicht-hardenberg']])(
    '%s finds it',
    async (username) => {
      const client = await product.signIn(username);
      expect((await client.get(`/signals/${signal.id}`)).status).toBe(200);
      const found = await client.get('/search?q=TF987N');
      expect(found.body.data).toMatchObject([
        { kind: 'signal', matched: 'plate', total: 1, items: [{ id: signal.id, why: plate }] },
      ]);
    },
  );

  test('a restricted signal is opened by name only', async () => {
    await product.owner.query("update signal set audience = 'restricted' where id = $1", [signal.id]);
    await product.owner.query("update mention set audience = 'restricted' where signal_id = $1", [signal.id]);
    await product.owner.query("update mention_key set audience = 'restricted' where signal_id = $1", [
      signal.id,
    ]);
    const coordinator = await product.signIn('coordinator-hardenberg');
    expect((await coordinator.get(`/signals/${signal.id}`)).status).toBe(404);
    expect((await coordinator.get('/search?q=TF987N')).body.data).toEqual([]);
    await product.owner.query(
      `insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id)
       select id, organisation_id, $2, entered_by_person_id from signal where id = $1`,
      [signal.id, coordinator.personId],
    );
    const read = await coordinator.get(`/signals/${signal.id}`);
    expect(read.body.data.mentions).toHaveLength(2);
    expect(read.body.abilities).toMatchObject({ coordinate: false, edit: false, check: false });
    expect((await coordinator.get('/search?q=TF987N')).body.data).toHaveLength(1);
  });

  test('nobody records in the name of another organisation or purpose, past the routes', async () => {
    const other = await product.organisationId('zwolle');
    const write = (purpose: string, organisation: string) =>
      desk.inScope((scope) =>
        sql`insert into signal (id, organisation_id, purpose_code, reference, state, origin, themes_version_id, title, narrative, entered_by_person_id, entered_by_appointment_id, received_at)
            select ${newId()}, ${organisation}, ${purpose}, 'X', 'received', 'desk', id, 'x', 'x', ${scope.person.id}, ${scope.appointment.id}, now()
              from content_version where kind = 'themes' limit 1`.execute(scope.db),
      );
    await expect(write('ondermijning-intern', other)).rejects.toThrow(/row-level security/);
    const own = await product.organisationId('hardenberg');
    await expect(write('persoonsgerichte-aanpak', own)).rejects.toThrow(/row-level security/);
  });
});
