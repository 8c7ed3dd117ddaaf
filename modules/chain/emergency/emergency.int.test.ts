import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';

const STORY = 'Er is een dreigbrief gevonden bij het huis van de wethouder.';
const REASON = 'Er wordt nu gebeld dat iemand voor de deur staat.';

let product: TestProduct;
let coordinator: Client;
let officer: Client;
let signalId: string;
let reference: string;

/** A signal that is read by name only; nobody is named but who entered it. */
async function shielded(): Promise<{ id: string; reference: string }> {
  const desk = await product.signIn('toezicht-zwolle');
  const id = newId();
  const { body } = await desk.post('/signals', { id, narrative: STORY });
  await product.owner.query(`update signal set audience = 'restricted' where id = $1`, [id]);
  await product.owner.query(`update mention set audience = 'restricted' where signal_id = $1`, [id]);
  return { id, reference: body.data.reference };
}

beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
  officer = await product.signIn('privacyofficer-zwolle');
  ({ id: signalId, reference } = await shielded());
});
afterAll(() => product.close());

const open = (client: Client, changes: object = {}) =>
  client.post('/emergency-accesses', { reference, reason: REASON, minutes: 30, ...changes });

describe('breaking the glass', () => {
  let accessId: string;

  test('asks a reason, a short time, a role that may, and a record that is shielded', async () => {
    expect((await coordinator.get(`/signals/${signalId}`)).status).toBe(404);
    const short = await open(coordinator, { reason: 'Moet even kijken.' });
    expect(short.body.errors).toEqual([
      expect.objectContaining({ pointer: '/reason', code: 'reason-missing' }),
    ]);
    expect((await open(coordinator, { minutes: 2000 })).status).toBe(422);
    expect((await open(await product.signIn('bron-brp-zwolle'))).status).toBe(403);
    expect((await open(coordinator, { reference: 'ZWO-0000-0000' })).status).toBe(404);
    // Another organisation's coordinator learns nothing of it, not even that it is there.
    expect((await open(await product.signIn('coordinator-deventer'))).status).toBe(404);
  });

  test('opens that one record to that one person, to read', async () => {
    const opened = await open(coordinator);
    expect(opened.status).toBe(201);
    accessId = opened.body.data.id;
    expect(opened.body.data).toMatchObject({ open: true, signalId, review: null });
    const read = await coordinator.get(`/signals/${signalId}`);
    expect(read.status).toBe(200);
    expect(read.body.data.narrative).toBe(STORY);
    expect(read.body.why.because).toBe('emergency');
    expect(Object.values(read.body.abilities).some(Boolean)).toBe(false);
    const { rows } = await product.owner.query<{ subject: string }>(
      `select p.subject from person p join appointment a on a.person_id = p.id join organisation o on o.id = a.organisation_id
        where o.code = 'zwolle' and p.subject in ('voorzitter-zwolle', 'zorg-veiligheid-zwolle', 'privacyofficer-zwolle', 'fg-zwolle')`,
    );
    for (const { subject } of rows) {
      const other = await product.signIn(subject);
      const seen = await other.inScope((scope) =>
        sql`select 1 from signal where id = ${signalId}`.execute(scope.db),
      );
      expect([subject, seen.rows.length]).toEqual([subject, 0]);
    }
  });

  test('tells the privacy officer at once, without content', async () => {
    const { data } = (await officer.get('/notifications')).body;
    expect(data[0]).toMatchObject({
      kind: 'emergency-opened',
      recordKind: 'emergency-access',
      recordId: accessId,
    });
    expect(JSON.stringify(data)).not.toContain('dreigbrief');
    expect((await officer.get('/session/counts')).body).toMatchObject({ emergencyReviews: 1 });
  });

  test('stands in the audit, and so does each look', async () => {
    const events = (await officer.get('/audit-events?limit=50')).body.data as { action: string }[];
    expect(events.map((event) => event.action)).toEqual(
      expect.arrayContaining(['emergency-access.opened', 'signal.read']),
    );
    expect(JSON.stringify(events)).not.toContain(REASON);
  });

  test('ends by itself when its time is up, in the database too', async () => {
    await product.owner.query(
      `update emergency_access set opened_at = now() - interval '2 hours', ends_at = now() - interval '1 second' where id = $1`,
      [accessId],
    );
    expect((await coordinator.get(`/signals/${signalId}`)).status).toBe(404);
    const seen = await coordinator.inScope((scope) =>
      sql`select 1 from signal where id = ${signalId} union all select 1 from mention where signal_id = ${signalId}`.execute(
        scope.db,
      ),
    );
    expect(seen.rows).toEqual([]);
    expect((await coordinator.get('/emergency-accesses')).body.data[0]).toMatchObject({
      open: false,
      signalId: null,
    });
  });

  test('is ended earlier by who opened it', async () => {
    const again = (await open(coordinator)).body.data;
    expect((await coordinator.get(`/signals/${signalId}`)).status).toBe(200);
    const ended = await coordinator.post(`/emergency-accesses/${again.id}/endings`, {
      expectedVersion: again.version,
    });
    expect(ended.body.data).toMatchObject({ open: false });
    expect((await coordinator.get(`/signals/${signalId}`)).status).toBe(404);
  });

  test('stays open for a judgement until a privacy officer gave one, with word, once', async () => {
    const waiting = (await officer.get('/emergency-accesses')).body.data;
    expect(waiting.map((row: any) => row.abilities.review)).toEqual([true, true]);
    expect(waiting[0]).toMatchObject({ reason: REASON, signalId: null, reference });
    const fg = await product.signIn('fg-zwolle');
    const body = {
      lawful: false,
      word: 'De politie had gebeld kunnen worden.',
      expectedVersion: waiting[0].version,
    };
    const path = `/emergency-accesses/${waiting[0].id}/reviews`;
    expect((await fg.get('/emergency-accesses')).body.data).toHaveLength(2);
    expect((await fg.post(path, body)).status).toBe(403);
    expect((await coordinator.post(path, body)).status).toBe(403);
    expect((await officer.post(path, { ...body, word: 'Nee.' })).status).toBe(422);
    const judged = await officer.post(path, body);
    expect(judged.body.data.review).toMatchObject({ lawful: false, word: body.word });
    expect((await officer.post(path, { ...body, lawful: true })).body.code).toBe('already-answered');
    expect((await officer.get('/session/counts')).body).toMatchObject({ emergencyReviews: 1 });
    expect((await officer.get('/emergency-accesses')).body.data.at(-1).review).not.toBeNull();
  });
});

describe('past the screens', () => {
  test('there is no other way to such an opening, nor to a judgement', async () => {
    const { id } = (await open(coordinator)).body.data;
    const put = (client: Client, set: string) =>
      client.inScope(async (scope) => {
        const { numAffectedRows } =
          await sql`update emergency_access set ${sql.raw(set)} where id = ${id}`.execute(scope.db);
        return numAffectedRows;
      });
    await expect(
      coordinator.inScope((scope) =>
        sql`insert into emergency_access (id, organisation_id, purpose_code, signal_id, signal_reference, reason, opened_by_person_id,
              opened_by_appointment_id, opened_by_name, ends_at)
          values (gen_random_uuid(), ${scope.organisation.id}, 'x', ${signalId}, 'x', 'nog een reden om te kijken', ${scope.person.id},
              ${scope.appointment.id}, 'x', now() + interval '1 hour')`.execute(scope.db),
      ),
    ).rejects.toThrow(/permission denied|row-level security/);
    await expect(put(coordinator, `ends_at = now() + interval '5 hours'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      put(
        coordinator,
        `lawful = true, review_word = 'in orde', reviewed_by_person_id = scope_person(), reviewed_at = now()`,
      ),
    ).rejects.toThrow(/only a privacy officer|row-level security/);
    await expect(put(officer, 'ended_at = now(), reviewed_by_person_id = scope_person()')).rejects.toThrow(
      /only who opened it|reviewed_whole/,
    );
    const elsewhere = await product.signIn('privacyofficer-deventer');
    expect(await put(elsewhere, `review_word = 'x'`)).toBe(0n);
    const seen = await elsewhere.inScope((scope) => sql`select 1 from emergency_access`.execute(scope.db));
    expect(seen.rows).toEqual([]);
    await expect(
      officer.inScope((scope) =>
        sql`select open_emergency_access(${newId()}, ${reference}, ${REASON}, 30)`.execute(scope.db),
      ),
    ).rejects.toThrow(/only a coordinator/);
    const mine = await officer.inScope((scope) =>
      sql<{ ids: string[] }>`select my_emergency_signal_ids() as ids`.execute(scope.db),
    );
    expect(mine.rows[0]!.ids).toEqual([]);
  });
});
