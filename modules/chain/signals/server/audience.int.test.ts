import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { parkSignal } from '../testing/park-signal.ts';

/* A coordinator closes a signal off to people by name, and opens it again. */

const REASON = 'Het gaat over een collega van de afdeling zelf.';
const plate = 'TF-987-N';

let product: TestProduct;
let coordinator: Client;
let colleague: Client;
let reporter: Client;
const signal = parkSignal({
  title: 'Zeldzaamwoord in een chalet',
  mentions: [{ id: newId(), kind: 'vehicle', roles: ['user'], plate }],
});
const twin = parkSignal({ mentions: [{ id: newId(), kind: 'vehicle', roles: ['user'], plate }] });

beforeAll(async () => {
  product = await openTestProduct();
  [coordinator, colleague, reporter] = (await Promise.all(
    ['coordinator-hardenberg', 'zorg-veiligheid-hardenberg', 'toezicht-hardenberg'].map((name) =>
      product.signIn(name),
    ),
  )) as [Client, Client, Client];
  expect((await reporter.post('/signals', signal)).status).toBe(201);
  expect((await reporter.post('/signals', twin)).status).toBe(201);
});
afterAll(() => product.close());

const path = `/signals/${signal.id}`;
const version = async (): Promise<number> => {
  const { rows } = await product.owner.query<{ version: number }>(
    'select version from signal where id = $1',
    [signal.id],
  );
  return rows[0]!.version;
};
const set = async (client: Client, changes: object = {}) =>
  client.post(`${path}/audiences`, {
    expectedVersion: await version(),
    audience: 'named',
    readerIds: [],
    reason: REASON,
    ...changes,
  });
/** Rows that a person sees past the routes, in each table that repeats who may read. */
const rowsSeen = (client: Client) =>
  client.inScope(async (scope) => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*) from signal where id = ${signal.id})::int as signals,
             (select count(*) from mention where signal_id = ${signal.id})::int as mentions,
             (select count(*) from mention_key where signal_id = ${signal.id})::int as keys,
             (select count(*) from signal_event where signal_id = ${signal.id})::int as events,
             (select count(*) from proposal where ${signal.id} in (signal_id, other_signal_id))::int as proposals,
             (select count(*) from signal_named_reader where signal_id = ${signal.id})::int as readers`.execute(
      scope.db,
    );
    return rows[0]!;
  });
const nothing = { signals: 0, mentions: 0, keys: 0, events: 0, proposals: 0, readers: 0 };

describe('who may read a signal', () => {
  test('is chosen among colleagues who hold its purpose, by who coordinates it', async () => {
    const { body } = await coordinator.get(`${path}/readers`);
    expect(body.data).toMatchObject({ audience: 'organisation', readers: [] });
    const { rows } = await product.owner.query<{ id: string }>(
      `select p.id from person p where p.subject in ('beheerder-hardenberg', 'coordinator-zwolle')`,
    );
    const ids = body.data.candidates.map((person: { id: string }) => person.id);
    expect(ids).toContain(colleague.personId);
    for (const { id } of rows) expect(ids).not.toContain(id);
    expect((await reporter.get(`${path}/readers`)).status).toBe(403);
    for (const elsewhere of ['coordinator-zwolle', 'zorgcoordinator-hardenberg'])
      expect((await (await product.signIn(elsewhere)).get(`${path}/readers`)).status).toBe(404);
  });

  test('is not changed without a reason, by a stale page, or to somebody who does not work with the purpose', async () => {
    const short = await set(coordinator, { reason: 'Zomaar.' });
    expect(short.body.errors).toEqual([
      expect.objectContaining({ pointer: '/reason', code: 'reason-missing' }),
    ]);
    expect((await set(coordinator, { expectedVersion: 99 })).body.code).toBe('stale-version');
    expect((await set(coordinator, { audience: 'organisation' })).body.code).toBe('nothing-changed');
    const stranger = await product.signIn('coordinator-zwolle');
    expect((await set(coordinator, { readerIds: [stranger.personId] })).body.errors).toEqual([
      expect.objectContaining({ pointer: '/readerIds/0', code: 'unknown-value' }),
    ]);
    expect((await set(reporter)).status).toBe(403);
    expect((await set(stranger)).status).toBe(404);
    expect((await colleague.get(path)).status).toBe(200);
  });
});

describe('a signal that was closed off', () => {
  beforeAll(async () => {
    expect((await rowsSeen(colleague)).proposals).toBeGreaterThan(0);
    expect((await set(coordinator)).status).toBe(201);
  });

  test('is nowhere for a colleague of the same purpose: page, queue, search, counts, tables', async () => {
    expect((await colleague.get(path)).status).toBe(404);
    expect((await colleague.get(`${path}/readers`)).status).toBe(404);
    const queue = (await colleague.get('/signals')).body;
    expect(queue.data.map((row: { id: string }) => row.id)).toEqual([twin.id]);
    expect(queue.page.count).toBe(1);
    for (const q of [plate, 'Zeldzaamwoord']) {
      const found = (await colleague.get(`/search?q=${encodeURIComponent(q)}`)).body.data;
      expect(JSON.stringify(found)).not.toContain(signal.id);
    }
    expect(await rowsSeen(colleague)).toEqual(nothing);
  });

  test('is read by who closed it, with why, and by who recorded it; nobody works on it', async () => {
    const { body } = await coordinator.get(path);
    expect(body.why.because).toBe('named');
    expect(body.abilities).toMatchObject({ shield: true, coordinate: false, edit: false });
    expect(body.data.events.at(-1)).toMatchObject({ type: 'audience-named', detail: { reason: REASON } });
    expect((await reporter.get(path)).body.abilities.shield).toBe(false);
    expect(JSON.stringify((await reporter.get(path)).body)).not.toContain(REASON);
  });

  test('tells who lost it that it was so, without content, and stands in the audit', async () => {
    const told = (await colleague.get('/notifications')).body.data;
    expect(told[0]).toMatchObject({ kind: 'signal-shut', recordKind: 'signal', recordId: signal.id });
    expect(JSON.stringify(told)).not.toContain('Zeldzaamwoord');
    expect((await coordinator.get('/notifications')).body.data.map((row: any) => row.kind)).not.toContain(
      'signal-shut',
    );
    const officer = await product.signIn('privacyofficer-hardenberg');
    const event = (await officer.get('/audit-events?limit=50')).body.data.find(
      (row: { action: string }) => row.action === 'signal.audience-set',
    );
    expect(event).toMatchObject({ actorName: expect.any(String) });
    expect(JSON.stringify(event)).not.toContain(REASON);
  });

  test('is opened to a colleague by name, who is told, and closed again', async () => {
    expect((await set(coordinator, { readerIds: [colleague.personId] })).status).toBe(201);
    expect((await colleague.get(path)).body.why.because).toBe('named');
    expect((await colleague.get('/notifications')).body.data[0].kind).toBe('signal-named');
    expect((await colleague.get(`${path}/readers`)).body.data.readers).toHaveLength(2);
    expect((await set(coordinator)).status).toBe(201);
    expect((await colleague.get(path)).status).toBe(404);
  });

  test('cannot be opened past the screen: not by a colleague, not by the tables, not by a broken glass', async () => {
    const v = await version();
    const tries = [
      sql`select set_signal_audience(${signal.id}, ${v}, 'organisation', '{}')`,
      sql`update signal set audience = 'organisation' where id = ${signal.id}`,
      sql`update mention set audience = 'organisation' where signal_id = ${signal.id}`,
      sql`insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id)
          values (${signal.id}, ${await product.organisationId('hardenberg')}, ${colleague.personId}, ${colleague.personId})`,
    ];
    for (const attempt of tries)
      await expect(colleague.inScope((scope) => attempt.execute(scope.db))).rejects.toThrow(
        /no such signal|permission denied/,
      );
    await product.owner.query(
      `insert into emergency_access (id, organisation_id, purpose_code, signal_id, signal_reference, reason, opened_by_person_id,
         opened_by_appointment_id, opened_by_name, ends_at)
       select $2, s.organisation_id, s.purpose_code, s.id, s.reference, 'Er wordt nu gebeld, het kan niet wachten.', a.person_id, a.id, 'x',
              now() + interval '30 minutes'
         from signal s join appointment a on a.organisation_id = s.organisation_id where s.id = $1 and a.person_id = $3 limit 1`,
      [signal.id, newId(), colleague.personId],
    );
    expect((await colleague.get(path)).body.abilities.shield).toBe(false);
    expect((await set(colleague, { audience: 'organisation' })).status).toBe(403);
    await product.owner.query('delete from emergency_access where signal_id = $1', [signal.id]);
  });

  test('opens to the purpose again, with its links and its proposals', async () => {
    expect((await set(coordinator, { audience: 'organisation' })).status).toBe(201);
    expect((await colleague.get(path)).body.abilities.coordinate).toBe(true);
    expect(await rowsSeen(colleague)).toMatchObject({ signals: 1, mentions: 1, readers: 0 });
    expect((await rowsSeen(colleague)).proposals).toBeGreaterThan(0);
  });
});
