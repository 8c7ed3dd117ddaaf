import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { weighed } from '#modules/chain/cases/testing/case-world.ts';
import { newId } from '#platform/kit/index.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';
import {
  answered,
  daysAgo,
  decidedList,
  type EndedSignal,
  endedSignal,
  endSignal,
  execute,
  MARK,
  type Party,
  rulesInForce,
  rulesWithout,
  whereIs,
} from './testing/retention-world.ts';

let product: TestProduct;
let desk: Client;
let maker: Client;
let reviewer: Client;
let party: Party;
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('balie-zwolle');
  maker = await product.signIn('coordinator-zwolle');
  reviewer = await product.signIn('privacyofficer-zwolle');
  party = { maker, reviewer };
});
afterAll(() => product.close());

const LONG_AGO = { state: 'closed', daysAgo: 2200 } as const;
const ended = (how: Parameters<typeof endedSignal>[2] = LONG_AGO) => endedSignal(product, desk, how);
const termOf = async (id: string, client = maker): Promise<any> =>
  (await client.get(`/retention-terms?recordId=${id}`)).body.data?.[0] ?? null;
const result = async (client: Client, listId: string, id: string): Promise<any> => {
  const { status, body } = await execute(client, listId, id);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.data;
};
const stillThere = async (id: string): Promise<boolean> => (await maker.get(`/signals/${id}`)).status === 200;

describe('the term of a signal', () => {
  test('starts at the event that ended it, and is as long as the purpose says for how it ended', async () => {
    const terms = await Promise.all(
      (['withdrawn', 'dismissed', 'closed'] as const).map(async (state) =>
        termOf((await ended({ state, daysAgo: 10 })).id),
      ),
    );
    expect(terms.map(({ outcome, startEvent, rule }) => [outcome, startEvent, rule.months])).toEqual([
      ['withdrawn', 'withdrawn', 1],
      ['dismissed', 'dismissed', 12],
      ['closed', 'closed', 60],
    ]);
    expect(terms[1].rule.phaseWords).toEqual({ phase: 'weging', outcome: 'niet oppakken' });
    expect(terms[2]).toMatchObject({
      rule: { source: expect.stringContaining('AVG 5'), confidence: 'unconfirmed' },
    });
  });

  test('does not run while the signal is being worked on, and is gone when it is taken up again', async () => {
    const signal = await ended({ state: 'closed', daysAgo: 10 });
    expect(await termOf(signal.id)).not.toBeNull();
    await product.owner.query(`update signal set state = 'checked', closed_at = null where id = $1`, [
      signal.id,
    ]);
    expect(await termOf(signal.id)).toBeNull();
  });

  test('is computed again when the day of the event changes', async () => {
    const signal = await ended({ state: 'closed', daysAgo: 10 });
    const before = await termOf(signal.id);
    await endSignal(product, signal.id, { state: 'closed', daysAgo: 400 });
    const after = await termOf(signal.id);
    expect(Date.parse(before.destroyOn) - Date.parse(after.destroyOn)).toBeGreaterThan(380 * 86_400_000);
  });

  test('of one that was dismissed runs from the dismissal, also when word back was given later', async () => {
    const signal = await ended({ state: 'dismissed', daysAgo: 1 });
    await product.owner.query(
      `insert into signal_event (id, organisation_id, purpose_code, signal_id, type, detail, person_id, person_name, occurred_at)
       select gen_random_uuid(), organisation_id, purpose_code, id, t.type, t.detail, entered_by_person_id, 'x', $2::timestamptz + t.later
         from signal, (values ('weighed', '{"decision":"dismiss"}'::jsonb, interval '0'), ('close', '{"from":"dismissed"}'::jsonb, interval '20 days')) t (type, detail, later) where id = $1`,
      [signal.id, daysAgo(100)],
    );
    await endSignal(product, signal.id, { state: 'closed', daysAgo: 80 });
    expect(await termOf(signal.id)).toMatchObject({
      outcome: 'dismissed',
      startedOn: daysAgo(100).slice(0, 10),
    });
  });

  test('of one in which sources knew nothing is the short one of research', async () => {
    const signal = await ended({ state: 'dismissed', daysAgo: 1 });
    await weighed(product, signal.id, 'take-up');
    await answered(product, signal.id, 'no-hit');
    await endSignal(product, signal.id, { state: 'dismissed', daysAgo: 2 });
    expect(await termOf(signal.id)).toMatchObject({
      outcome: 'no-hit',
      rule: { months: 3, phaseWords: { phase: 'bronnenonderzoek' } },
    });
  });
});

describe('a rule that is no longer there', () => {
  test('leaves a term that is unknown: shown, listed, and nothing of it is destroyed', async () => {
    const signal = await ended();
    const listId = await decidedList(party, [signal.id]);
    const inForce = await rulesInForce(product);
    await rulesWithout(product, (rule) => rule.recordKind === 'signal' && rule.outcome === 'closed');
    try {
      expect(await termOf(signal.id)).toMatchObject({ destroyOn: null, rule: null, outcome: 'closed' });
      const unknown = await reviewer.get('/retention-terms?state=unknown');
      expect(unknown.body.data.map((term: any) => term.recordId)).toContain(signal.id);
      expect(unknown.body.counts.unknown).toBe(unknown.body.page.count);
      expect(await result(maker, listId, signal.id)).toMatchObject({
        result: 'left',
        leftBecause: 'term-unknown',
      });
      const list = {
        id: newId(),
        title: 'Lijst',
        reviewerPersonId: reviewer.personId,
        recordIds: [signal.id],
      };
      expect((await maker.post('/destruction-lists', list)).body.code).toBe('transition-not-allowed');
      expect(await stillThere(signal.id)).toBe(true);
    } finally {
      await rulesWithout(product, () => false, inForce);
    }
    expect(await termOf(signal.id)).toMatchObject({ rule: { months: 60 } });
  });
});

describe('a list', () => {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  let decidersOfClosed: { role: string; personId: string }[];
  beforeAll(() => {
    // The rule of closed signals: the coordinator, with advice of the privacy officer.
    decidersOfClosed = [
      { role: 'coordinator-ondermijning', personId: maker.personId },
      { role: 'privacyofficer', personId: reviewer.personId },
    ];
  });

  test('keeps longer only by decision of those whom the rule names, each by name and in that role', async () => {
    const signal = await ended();
    const id = newId();
    const list = { id, title: 'Langer', reviewerPersonId: reviewer.personId, recordIds: [signal.id] };
    expect((await maker.post('/destruction-lists', list)).status).toBe(201);
    await product.owner.query(
      'update destruction_item set destroy_on = current_date - 1 where list_id = $1',
      [id],
    );
    const keep = (keepDecidedBy: object[] | undefined) =>
      reviewer.post(`/destruction-lists/${id}/decisions`, {
        recordIds: [signal.id],
        decision: 'keep',
        keepUntil: inAMonth,
        keepReason: 'procedure',
        keepDecidedBy,
      });
    const [coordinator, officer] = decidersOfClosed;
    const missing = { pointer: '/keepDecidedBy', code: 'extender-missing' };
    for (const named of [undefined, [], [officer]])
      expect((await keep(named as object[])).body.errors[0]).toMatchObject({
        ...missing,
        params: { reference: signal.reference, who: 'coördinator ondermijning' },
      });
    expect((await keep([coordinator as object])).body.errors[0]).toMatchObject({
      ...missing,
      params: { who: 'privacy officer' },
    });

    const elsewhere = await product.signIn('coordinator-kampen');
    for (const personId of [desk.personId, elsewhere.personId, newId()])
      expect(
        (await keep([{ role: 'coordinator-ondermijning', personId }, officer as object])).body.errors[0],
      ).toMatchObject({ pointer: '/keepDecidedBy/0', code: 'not-found' });

    const shown = (await reviewer.get(`/destruction-lists/${id}`)).body;
    expect(shown.extenders).toContainEqual(
      expect.objectContaining({ personId: maker.personId, roles: ['coordinator-ondermijning'] }),
    );
    expect(shown.extenders.map((one: any) => one.personId)).not.toContain(desk.personId);
    expect((await maker.get(`/destruction-lists/${id}`)).body.extenders).toEqual([]);

    expect((await keep(decidersOfClosed)).status).toBe(201);
    const [item] = (await reviewer.get(`/destruction-lists/${id}`)).body.items;
    expect(item).toMatchObject({
      decision: 'keep',
      keepDecidedBy: [{ title: 'Coördinator ondermijning' }, { title: 'Privacy officer' }],
    });
    const { rows } = await product.owner.query<{ payload: any }>(
      `select p.payload from audit_event e join audit_entry n on n.event_id = e.id join audit_payload p using (event_id, organisation_id, entry_no)
        where e.action = 'destruction-list.decided-on-records' and $1 = any (n.record_ids)`,
      [signal.id],
    );
    expect(rows.map(({ payload }) => payload.detail.decidedBy)).toContainEqual(decidersOfClosed);

    // Another decision after all leaves no names behind.
    const destroyed = { recordIds: [signal.id], decision: 'destroy' };
    expect((await reviewer.post(`/destruction-lists/${id}/decisions`, destroyed)).status).toBe(201);
    expect((await reviewer.get(`/destruction-lists/${id}`)).body.items[0].keepDecidedBy).toEqual([]);
  });

  test('is reviewed by another than who made it', async () => {
    const signal = await ended();
    const list = { id: newId(), title: 'Lijst', reviewerPersonId: maker.personId, recordIds: [signal.id] };
    const own = await maker.post('/destruction-lists', list);
    expect(own.body.errors).toEqual([
      expect.objectContaining({ pointer: '/reviewerPersonId', code: 'four-eyes' }),
    ]);
    expect(
      (await maker.post('/destruction-lists', { ...list, reviewerPersonId: reviewer.personId })).status,
    ).toBe(201);
    const decision = { recordIds: [signal.id], decision: 'destroy' };
    expect((await maker.post(`/destruction-lists/${list.id}/decisions`, decision)).body.code).toBe(
      'four-eyes',
    );
    expect((await execute(maker, list.id, signal.id)).body.code).toBe('transition-not-allowed');
    const waiting = await reviewer.get('/session/counts');
    expect(waiting.body.destructionReviews).toBeGreaterThan(0);
    // Not even past the code: the database refuses a maker who decides.
    await expect(
      maker.inScope((scope) =>
        sql`update destruction_item set decision = 'destroy', decided_by_person_id = ${maker.personId} where list_id = ${list.id} returning 1`
          .execute(scope.db)
          .then(({ rows }) => rows),
      ),
    ).resolves.toEqual([]);
    expect(await stillThere(signal.id)).toBe(true);
  });

  test('holds only what is to be destroyed by its term, and each record once', async () => {
    const [young, held, listed] = [
      await ended({ state: 'closed', daysAgo: 10 }),
      await ended(),
      await ended(),
    ];
    const hold = { recordKind: 'signal', recordId: held.id, reasonCode: 'objection' };
    expect((await reviewer.post('/retention-holds', hold)).status).toBe(201);
    await decidedList(party, [listed.id]);
    for (const id of [young.id, held.id, listed.id, newId()]) {
      const list = { id: newId(), title: 'Lijst', reviewerPersonId: reviewer.personId, recordIds: [id] };
      expect((await maker.post('/destruction-lists', list)).body.code).toBe('transition-not-allowed');
    }
  });

  test('decides three ways, and each is carried out', async () => {
    const [gone, kept, archived] = [await ended(), await ended(), await ended()];
    const recordIds = [gone.id, kept.id, archived.id];
    const id = newId();
    const list = { id, title: 'Drie kanten', reviewerPersonId: reviewer.personId, recordIds };
    expect((await maker.post('/destruction-lists', list)).status).toBe(201);
    const decide = (body: object) => reviewer.post(`/destruction-lists/${id}/decisions`, body);
    const term = await termOf(kept.id);
    const keepUntil = `${Number(term.destroyOn.slice(0, 4)) + 1}${term.destroyOn.slice(4)}`;
    const tooLong = await decide({
      recordIds: [kept.id],
      decision: 'keep',
      keepUntil: '2099-01-01',
      keepReason: 'procedure',
    });
    expect(tooLong.body.errors[0]).toMatchObject({
      pointer: '/keepUntil',
      code: 'keep-too-long',
      params: { latest: keepUntil },
    });
    await product.owner.query(
      `update destruction_item set destroy_on = current_date - 1, started_on = started_on where list_id = $1`,
      [id],
    );
    await product.owner.query(
      `update record_term set destroy_on = current_date - 1 where record_id = any ($1)`,
      [recordIds],
    );
    const inOneYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    expect((await decide({ recordIds: [gone.id], decision: 'destroy' })).status).toBe(201);
    expect(
      (
        await decide({
          recordIds: [kept.id],
          decision: 'keep',
          keepUntil: inOneYear,
          keepReason: 'procedure',
          keepDecidedBy: decidersOfClosed,
        })
      ).status,
    ).toBe(201);
    const decided = await decide({ recordIds: [archived.id], decision: 'transfer' });
    expect(
      (
        await reviewer.post(`/destruction-lists/${id}/completions`, {
          expectedVersion: decided.body.data.version,
        })
      ).status,
    ).toBe(201);
    const results = [];
    for (const recordId of recordIds) results.push((await result(maker, id, recordId)).result);
    expect(results).toEqual(['destroyed', 'kept', 'to-transfer']);
    expect(await termOf(kept.id)).toMatchObject({ keptUntil: inOneYear, keptReason: 'procedure' });
    expect(await termOf(archived.id)).toMatchObject({ toTransfer: true, onHold: true });
    const report = (await reviewer.get(`/destruction-lists/${id}/report`)).body.data;
    expect(report.list).toMatchObject({
      state: 'executed',
      destroyed: 1,
      executedByName: expect.any(String),
    });
    expect(report.lines).toHaveLength(3);
    const destroyed = report.lines.find((line: any) => line.result === 'destroyed');
    expect(destroyed.counts).toMatchObject({ signal: 1, mention: 2, file_object: 1, file_key: 1 });
    expect(report.records.map((record: any) => record.reference)).toContain(gone.reference);
    expect(JSON.stringify(report)).not.toMatch(/Kwartel|contant/);
  });

  test('carried out twice is carried out once', async () => {
    const signal = await ended();
    const listId = await decidedList(party, [signal.id]);
    expect(await result(maker, listId, signal.id)).toMatchObject({ result: 'destroyed', repeated: false });
    const first = (await reviewer.get(`/destruction-lists/${listId}/report`)).body.data;
    expect(await result(maker, listId, signal.id)).toMatchObject({ result: 'destroyed', repeated: true });
    expect((await reviewer.get(`/destruction-lists/${listId}/report`)).body.data).toEqual(first);
    const { rows } = await product.owner.query(
      `select count(*) as n from audit_event where action = 'record.destroyed' and id in (select event_id from audit_entry where record_ids @> array[$1::uuid])`,
      [signal.id],
    );
    expect(rows[0].n).toBe(1);
  });

  test('carried out by two at the same moment is carried out once', async () => {
    const signal = await ended();
    const listId = await decidedList(party, [signal.id]);
    const both = await Promise.all([result(maker, listId, signal.id), result(reviewer, listId, signal.id)]);
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  });
});

describe('between decision and execution', () => {
  test('a hold keeps the record', async () => {
    const signal = await ended();
    const listId = await decidedList(party, [signal.id]);
    const hold = await maker.post('/retention-holds', {
      recordKind: 'signal',
      recordId: signal.id,
      reasonCode: 'appeal',
    });
    expect(hold.status).toBe(201);
    expect(await result(maker, listId, signal.id)).toMatchObject({ result: 'left', leftBecause: 'on-hold' });
    expect(await stillThere(signal.id)).toBe(true);
    expect(
      (await maker.post(`/retention-holds/${hold.body.data.id}/liftings`, { expectedVersion: 1 })).status,
    ).toBe(201);
    expect(await termOf(signal.id)).toMatchObject({ onHold: false, listId: null });
  });

  test('another event, or the same on another day, keeps it', async () => {
    const [reopened, moved] = [await ended(), await ended()];
    const listId = await decidedList(party, [reopened.id, moved.id]);
    await product.owner.query(`update signal set state = 'checked', closed_at = null where id = $1`, [
      reopened.id,
    ]);
    await endSignal(product, moved.id, { state: 'closed', daysAgo: 2100 });
    expect(await result(maker, listId, reopened.id)).toMatchObject({
      result: 'left',
      leftBecause: 'in-progress',
    });
    expect(await result(maker, listId, moved.id)).toMatchObject({
      result: 'left',
      leftBecause: 'term-changed',
    });
    expect([await stillThere(reopened.id), await stillThere(moved.id)]).toEqual([true, true]);
  });

  test('a connection that is killed half-way leaves everything, and the list can be carried out after', async () => {
    const signal = await ended();
    const listId = await decidedList(party, [signal.id]);
    const before = await whereIs(product, signal.id);
    // After the last part of the signal itself: everything of it is gone in the transaction that is cut off here.
    await product.owner.query(
      `create function wait_for_the_end(uuid) returns void language sql as 'select pg_sleep(20)'`,
    );
    await product.owner.query(`insert into record_part values ('signal', 99, 'wait_for_the_end')`);
    const admin = new pg.Client({ connectionString: inject('databaseAdmin') });
    await admin.connect();
    try {
      const cut = execute(maker, listId, signal.id);
      for (let ended = 0; ended === 0; ) {
        const { rows } = await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and query like '%execute_destruction_item%' and datname = $1`,
          [new URL(product.parts.ownerConnection).pathname.slice(1)],
        );
        ended = rows.length;
      }
      expect((await cut).status).toBeGreaterThanOrEqual(500);
    } finally {
      await admin.end();
      await product.owner.query(`delete from record_part where destroy_function = 'wait_for_the_end'`);
      await product.owner.query('drop function wait_for_the_end');
    }
    expect(await whereIs(product, signal.id)).toEqual(before);
    expect(await result(maker, listId, signal.id)).toMatchObject({ result: 'destroyed', repeated: false });
  });
});

describe('a signal that was destroyed', () => {
  let signal: EndedSignal;
  let listId: string;
  let other: EndedSignal;
  let parts: string[];
  let subjectId: string;
  beforeAll(async () => {
    signal = await ended();
    // Another about the same person: a proposal between them, accepted, so that they share a subject.
    other = await ended({ state: 'closed', daysAgo: 10 });
    const { rows } = await product.owner.query(
      `select p.id, p.version from proposal p where p.kind = 'same-person' and $1 in (p.signal_id, p.other_signal_id) and $2 in (p.signal_id, p.other_signal_id)`,
      [signal.id, other.id],
    );
    const same = { decision: 'same', reason: 'zelfde naam en telefoon', expectedVersion: rows[0].version };
    expect(await maker.post(`/proposals/${rows[0].id}/decisions`, same)).toMatchObject({ status: 201 });
    const mentions = await product.owner.query('select id, subject_id from mention where signal_id = $1', [
      signal.id,
    ]);
    subjectId = mentions.rows.find((row) => row.subject_id !== null).subject_id;
    parts = [...mentions.rows.map((row) => row.id), rows[0].id, signal.fileId];
    listId = await decidedList(party, [signal.id]);
    const before = Object.keys(await whereIs(product, signal.id));
    expect(before).toEqual(
      expect.arrayContaining([
        'signal',
        'mention',
        'mention_key',
        'proposal',
        'file_object',
        'signal_event',
        'record_term',
      ]),
    );
    expect(await result(maker, listId, signal.id)).toMatchObject({ result: 'destroyed', leftBecause: null });
  });

  test('is gone from every table, but for the log and what tells that it was destroyed', async () => {
    const left = Object.keys(await whereIs(product, signal.id)).filter(
      (table) => table !== 'idempotency_key',
    );
    expect(left.sort()).toEqual(['audit_entry', 'destroyed_record', 'destruction_item']);
    const { rows } = await product.owner.query(
      `select reply from idempotency_key where reply like '%' || $1 || '%'`,
      [signal.id],
    );
    // The answer to carrying it out itself, and nothing that was said before.
    expect(rows.map((row) => JSON.parse(row.reply).data.result)).toEqual(['destroyed']);
    for (const part of parts) {
      const tables = Object.keys(await whereIs(product, part)).filter((table) => !table.startsWith('audit_'));
      // The time line of the other signal keeps the id of the proposal that was decided on, and no word of this one.
      expect(tables.filter((table) => table !== 'signal_event')).toEqual([]);
    }
    expect(Object.keys(await whereIs(product, MARK))).not.toContain('signal_event');
  });

  test('cannot be opened, found or read, nor its file, not even with its content put back', async () => {
    expect((await maker.get(`/signals/${signal.id}`)).status).toBe(404);
    const found = await maker.get(`/search?q=${signal.reference}`);
    expect(JSON.stringify(found.body)).not.toContain(signal.id);
    expect((await maker.get(`/files/${signal.fileId}`)).status).toBe(404);
    expect(await product.parts.files.read(product.parts.fileKeys, signal.fileId)).toBeUndefined();
    expect((await product.owner.query('select * from file_removal')).rows).toEqual([]);
  });

  test('leaves the subject that others make up, with their sources', async () => {
    const subject = await maker.get(`/subjects/${subjectId}`);
    expect(subject.status).toBe(200);
    expect(subject.body.data.mentions.map((mention: any) => mention.signalId ?? mention.signal?.id)).toEqual([
      other.id,
    ]);
  });

  test('takes the subject along when nothing makes it up any more', async () => {
    await endSignal(product, other.id, LONG_AGO);
    const again = await decidedList(party, [other.id]);
    expect(await result(maker, again, other.id)).toMatchObject({ result: 'destroyed' });
    expect(
      Object.keys(await whereIs(product, subjectId)).filter((table) => !table.startsWith('audit_')),
    ).toEqual([]);
  });

  test('is told of by its number: that it was destroyed, when, and by which rule', async () => {
    const told = await maker.get(`/destroyed-records?record=${signal.reference}`);
    expect(told).toMatchObject({
      status: 200,
      body: { data: [{ recordId: signal.id, recordKind: 'signal', rule: { months: 60 }, listId }] },
    });
    expect((await reviewer.get(`/destroyed-records?record=${signal.id}`)).body.data[0].reference).toBe(
      signal.reference,
    );
    const events = await reviewer.get(`/audit-events?record=${signal.id}`);
    expect(events.body.data[0].destroyed).toContain(signal.id);
    expect(events.body.data.map((event: any) => event.action)).toContain('record.destroyed');
  });

  test('stands in the journal outside the database, with nothing that it said', async () => {
    const entries = await product.parts.journal.read();
    expect(entries.filter((entry) => entry.recordId === signal.id)).toEqual([
      expect.objectContaining({ recordKind: 'signal', reference: signal.reference, shownTo: 'purpose' }),
    ]);
  });
});

describe('whoever has no business with it', () => {
  test('sees and does nothing: another organisation, another purpose, an unnamed colleague', async () => {
    const [signal, held] = [await ended(), await ended()];
    const listId = await decidedList(party, [signal.id]);
    const placed = await maker.post('/retention-holds', {
      recordKind: 'signal',
      recordId: held.id,
      reasonCode: 'complaint',
    });
    const holdId = placed.body.data.id;
    const [elsewhere, otherPurpose, colleague, fg] = await Promise.all(
      ['privacyofficer-deventer', 'zorgcoordinator-zwolle', 'jurist-zwolle', 'fg-zwolle'].map((name) =>
        product.signIn(name),
      ),
    );
    for (const stranger of [elsewhere, otherPurpose, colleague]) {
      expect(await termOf(signal.id, stranger)).toBeNull();
      expect([404, 403]).toContain((await stranger!.get(`/destruction-lists/${listId}`)).status);
      expect([404, 403]).toContain((await execute(stranger!, listId, signal.id)).status);
      expect(
        (
          await stranger!.post('/retention-holds', {
            recordKind: 'signal',
            recordId: signal.id,
            reasonCode: 'objection',
          })
        ).status,
      ).toBeGreaterThanOrEqual(403);
      const knocked = await stranger!.inScope((scope) =>
        sql<Record<string, unknown>>`
          select execute_destruction_item(${listId}, ${signal.id}) as execute, weight_of_record(${signal.id}) as weight,
                 place_retention_hold(${newId()}, 'signal', ${signal.id}, 'objection', '') as hold, hold_case(${newId()}, ${signal.id}, 'objection', '') as case,
                 lift_retention_hold(${holdId}, 1) as lift, ${listId}::uuid = any (my_destruction_list_ids()) as list,
                 ${held.id}::uuid = any (held_record_ids()) as held`
          .execute(scope.db)
          .then(({ rows }) => rows[0]),
      );
      expect(knocked).toEqual({
        execute: null,
        weight: null,
        hold: null,
        case: null,
        lift: null,
        list: false,
        held: false,
      });
      await expect(
        stranger!.inScope((scope) => sql`select put_retention_rules(${newId()}, '[]')`.execute(scope.db)),
      ).rejects.toThrow('permission denied');
      await expect(
        stranger!.inScope((scope) => sql`select * from sweep_short_lived()`.execute(scope.db)),
      ).rejects.toThrow('permission denied');
    }
    const nobody = await colleague!.inScope((scope) =>
      sql`select * from destruction_reviewers(array['privacyofficer'])`
        .execute(scope.db)
        .then(({ rows }) => rows),
    );
    expect(nobody).toEqual([]);
    expect((await fg!.get(`/destruction-lists/${listId}`)).status).toBe(200);
    expect((await execute(fg!, listId, signal.id)).status).toBe(403);
    expect(await stillThere(signal.id)).toBe(true);
    expect(await result(maker, listId, signal.id)).toMatchObject({ result: 'destroyed' });
    for (const stranger of [elsewhere, otherPurpose])
      expect((await stranger!.get(`/destroyed-records?record=${signal.reference}`)).body.data).toEqual([]);
  });

  test('hears nothing of a signal that only named people read, not even that it is gone', async () => {
    const signal = await ended();
    await product.owner.query(`update signal set audience = 'restricted' where id = $1`, [signal.id]);
    expect(await termOf(signal.id)).toBeNull();
    const officers = { maker: reviewer, reviewer: maker };
    const listId = await decidedList(officers, [signal.id]);
    expect(await result(reviewer, listId, signal.id)).toMatchObject({ result: 'destroyed' });
    const colleague = await product.signIn('weger-1-zwolle');
    expect((await colleague.get(`/destroyed-records?record=${signal.reference}`)).body.data).toEqual([]);
    expect((await reviewer.get(`/destroyed-records?record=${signal.reference}`)).body.data).toHaveLength(1);
  });

  test('removes no row that may only be added to: the owner neither', async () => {
    await expect(product.owner.query('delete from signal_event')).rejects.toThrow('never changed or removed');
    await expect(product.owner.query('delete from destroyed_record')).rejects.toThrow(
      'never changed or removed',
    );
    await expect(product.owner.query(`select destroy_rows('signal', 'true', null)`)).rejects.toThrow(
      'nothing is being destroyed',
    );
    await expect(
      maker.inScope((scope) =>
        sql`insert into destruction_step (transaction_id) values ('1')`.execute(scope.db),
      ),
    ).rejects.toThrow('permission denied');
  });
});

describe('what goes by itself', () => {
  const sweep = (kinds: string[]) =>
    withSystemScope(product.parts.pools.system, 'test', (system) =>
      sql<{ kind: string; counts: Record<string, number>; rule: string | null }>`
        select record_kind as kind, counts, rule_id as rule from sweep_short_lived(${kinds}::text[])`
        .execute(system.db)
        .then(({ rows }) => rows),
    );

  test('is removed after its short term and counted: sessions, answers kept for repeats, drafts with their photos', async () => {
    await desk.put(`/signal-drafts/${newId()}`, {});
    await product.owner.query(
      `insert into signal_draft (id, organisation_id, person_id, content, updated_at) select gen_random_uuid(), organisation_id, person_id, '{}', now() - interval '31 days' from appointment where person_id = $1 limit 1`,
      [desk.personId],
    );
    await product.owner.query(
      `insert into idempotency_key (person_id, key, request_hash, created_at) values ($1, gen_random_uuid(), '', now() - interval '2 days')`,
      [desk.personId],
    );
    await product.owner.query(
      `update session set revoked_at = now() - interval '31 days' where id = (select id from session where person_id = $1 limit 1)`,
      [(await product.signIn('auditor-zwolle')).personId],
    );
    const swept = await sweep(['session', 'idempotency-reply', 'signal-draft']);
    expect(Object.fromEntries(swept.map(({ kind, counts }) => [kind, counts]))).toEqual({
      session: { session: 1 },
      'idempotency-reply': { idempotency_key: 1 },
      'signal-draft': { signal_draft: 1 },
    });
    const reported = await reviewer.get('/short-term-removals');
    expect(reported.body.data.map((report: any) => report.recordKind)).toEqual(
      expect.arrayContaining(['session', 'signal-draft']),
    );
    expect(await sweep(['session', 'idempotency-reply', 'signal-draft'])).toEqual([]);
  });

  test('stays when no rule says how long, and that is told', async () => {
    await product.owner.query(
      `insert into idempotency_key (person_id, key, request_hash, created_at) values ($1, gen_random_uuid(), '', now() - interval '2 days')`,
      [desk.personId],
    );
    const inForce = await rulesInForce(product);
    await rulesWithout(product, (rule) => rule.recordKind === 'idempotency-reply');
    try {
      expect(await sweep(['idempotency-reply'])).toEqual([
        { kind: 'idempotency-reply', counts: {}, rule: null },
      ]);
    } finally {
      await rulesWithout(product, () => false, inForce);
    }
    expect(await sweep(['idempotency-reply'])).toEqual([
      expect.objectContaining({ counts: { idempotency_key: 1 } }),
    ]);
  });
});
