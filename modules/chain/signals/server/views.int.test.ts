import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

const keep = (client: Client, name: string, more: object = {}) =>
  client.post('/signal-views', { name, settings: { theme: 'hennepteelt', late: 'true' }, ...more });
const listOf = async (client: Client): Promise<any[]> => (await client.get('/signal-views')).body.data;

describe('a view of the queue', () => {
  test('is kept under a name, renamed, overwritten and removed', async () => {
    const kept = await keep(coordinator, 'Hennep te laat', { settings: { columns: ['term', 'theme'] } });
    expect(kept.status).toBe(201);
    const { id } = kept.body.data;
    const renamed = await coordinator.patch(`/signal-views/${id}`, { expectedVersion: 1, name: 'Hennep' });
    expect(renamed.body.data).toMatchObject({ name: 'Hennep', settings: { columns: ['term', 'theme'] } });
    const settings = { state: ['checked', 'weighing'], sort: 'received', look: 'board' };
    const written = await coordinator.patch(`/signal-views/${id}`, { expectedVersion: 2, settings });
    expect(written.body.data).toMatchObject({ name: 'Hennep', settings, stale: [], version: 3 });
    const late = await coordinator.patch(`/signal-views/${id}`, { expectedVersion: 2, name: 'Te laat' });
    expect([late.status, late.body.current.name]).toEqual([409, 'Hennep']);
    expect((await coordinator.delete(`/signal-views/${id}`)).status).toBe(204);
    expect((await coordinator.delete(`/signal-views/${id}`)).status).toBe(404);
    expect(await listOf(coordinator)).toEqual([]);
  });

  test('has a name of its own, and one that tells of nobody', async () => {
    expect((await keep(coordinator, 'Mijn week')).status).toBe(201);
    const twice = await keep(coordinator, 'mijn week');
    expect([twice.status, twice.body.errors[0].pointer]).toEqual([409, '/name']);
    for (const [name, code] of [
      ['Bus TF-987-N', 'text-discloses'],
      ['  ', 'required'],
      ['x'.repeat(61), 'too-long'],
    ] as const) {
      const answer = await keep(coordinator, name);
      expect([name, answer.status, answer.body.errors[0]]).toMatchObject([
        name,
        422,
        { pointer: '/name', code },
      ]);
    }
  });

  test('keeps no search text, over the API nor past it', async () => {
    const answer = await keep(coordinator, 'Zoeken', { settings: { q: 'Vera Nachtegaal' } });
    expect(answer.status).toBe(422);
    const planted = coordinator.inScope((scope) =>
      sql`insert into signal_view (id, organisation_id, person_id, appointment_id, name, settings)
          values (${newId()}, scope_organisation(), scope_person(), scope_appointment(), 'x', '{"q": "Vera"}')`.execute(
        scope.db,
      ),
    );
    await expect(planted).rejects.toThrow(/check constraint/);
  });

  test('is the start alone: another one takes over', async () => {
    const first = await keep(coordinator, 'Ochtend', { starts: true });
    const second = await keep(coordinator, 'Middag', { starts: true });
    const starts = async () =>
      (await listOf(coordinator)).filter((view) => view.starts).map((view) => view.id);
    expect(await starts()).toEqual([second.body.data.id]);
    const { version } = (await listOf(coordinator)).find((view) => view.id === first.body.data.id);
    await coordinator.patch(`/signal-views/${first.body.data.id}`, {
      expectedVersion: version,
      starts: true,
    });
    expect(await starts()).toEqual([first.body.data.id]);
  });

  test('says what holds no longer, and works without it', async () => {
    const gone = newId();
    await product.owner.query(
      `insert into signal_view (id, organisation_id, person_id, appointment_id, name, settings)
       select $1, v.organisation_id, v.person_id, v.appointment_id, 'Oud', $2 from signal_view v limit 1`,
      [newId(), { theme: 'opgeheven', holder: gone, state: ['vanished'], department: 'ovv', late: 'true' }],
    );
    const view = (await listOf(coordinator)).find((one) => one.name === 'Oud');
    expect(view.settings).toEqual({ department: 'ovv', late: 'true' });
    expect(view.stale.sort()).toEqual(['holder', 'state', 'theme']);
    expect(JSON.stringify(view)).not.toContain(gone);
  });

  test('thirty are enough', async () => {
    const busy = await product.signIn('coordinator-deventer');
    for (let count = 0; count < 30; count += 1)
      expect((await keep(busy, `Weergave ${count}`)).status).toBe(201);
    const answer = await keep(busy, 'Nog een');
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'too-many']);
  });
});

describe('the views of someone', () => {
  test('are there for that person in that appointment alone', async () => {
    const { id } = (await keep(coordinator, 'Alleen van mij')).body.data;
    for (const username of ['collega-zwolle', 'coordinator-kampen']) {
      const other = await product.signIn(username);
      expect(await listOf(other)).toEqual([]);
      expect((await other.patch(`/signal-views/${id}`, { expectedVersion: 1, name: 'Gekaapt' })).status).toBe(
        404,
      );
      expect((await other.delete(`/signal-views/${id}`)).status).toBe(404);
    }
    await product.owner.query(
      `update signal_view set appointment_id = (select a.id from appointment a join person p on p.id = a.person_id where p.subject = 'collega-zwolle') where id = $1`,
      [id],
    );
    expect((await listOf(coordinator)).map((view) => view.name)).not.toContain('Alleen van mij');
    expect(await listOf(await product.signIn('collega-zwolle'))).toEqual([]);
  });

  test('are not made for a colleague, whatever the program does', async () => {
    const colleague = await product.signIn('collega-zwolle');
    const planted = coordinator.inScope((scope) =>
      sql`insert into signal_view (id, organisation_id, person_id, appointment_id, name, settings)
          select ${newId()}, scope_organisation(), a.person_id, a.id, 'x', '{}' from appointment a where a.person_id = ${colleague.personId}`.execute(
        scope.db,
      ),
    );
    await expect(planted).rejects.toThrow(/row-level security/);
  });

  test('leave a trace when they change', async () => {
    const { id } = (await keep(coordinator, 'Met spoor')).body.data;
    const officer = await product.signIn('privacyofficer-zwolle');
    const { body } = await officer.get(`/audit-events?action=signal-view.kept&record=${id}`);
    expect(body.data).toHaveLength(1);
  });

  test('are no business of who does not work on the queue', async () => {
    expect((await (await product.signIn('toezicht-zwolle')).get('/signal-views')).status).toBe(403);
  });
});
