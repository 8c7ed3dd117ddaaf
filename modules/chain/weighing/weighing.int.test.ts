import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';
import { layFirstTables, returnMonitoredSignals } from './server/index.ts';

let product: TestProduct;
const people: Record<string, Client> = {};
const as = async (name: string): Promise<Client> => {
  people[name] ??= await product.signIn(name);
  return people[name];
};
let tableId: string;

beforeAll(async () => {
  product = await openTestProduct();
  const { system } = product.parts.pools;
  const laid = await withSystemScope(system, 'test', (scope) =>
    layFirstTables(scope, 'Wegingstafel', [
      'ondermijning-intern',
      'persoonsgerichte-aanpak',
      'digitale-criminaliteit',
    ]),
  );
  expect(laid).toBe(11);
  tableId = (await (await as('coordinator-zwolle')).get('/weighing-tables')).body.data[0].id;
});
afterAll(() => product.close());

async function checkedSignal(
  reporter = 'toezicht-zwolle',
  mentions: readonly object[] = [],
): Promise<string> {
  const id = newId();
  const body = {
    id,
    processCode: 'buitengebied',
    themeCode: 'hennepteelt',
    narrative: 'Afgeplakte ramen, een scherpe lucht en elke nacht een bus.',
    mentions,
  };
  expect((await (await as(reporter)).post('/signals', body)).status).toBe(201);
  const coordinator = await as('coordinator-zwolle');
  const { version } = (await coordinator.get(`/signals/${id}`)).body.data;
  expect(
    await coordinator.post(`/signals/${id}/checks`, {
      expectedVersion: version,
      addressChecked: true,
      notDouble: true,
    }),
  ).toMatchObject({ status: 201 });
  return id;
}

async function meeting(): Promise<string> {
  const id = newId();
  expect(
    (
      await (
        await as('coordinator-zwolle')
      ).post('/weighing-meetings', { id, tableId, plannedAt: '2026-11-26T09:00:00Z', place: 'Raadzaal' })
    ).status,
  ).toBe(201);
  return id;
}

async function openWith(id: string, present: string[]): Promise<void> {
  const chair = await as('voorzitter-zwolle');
  const { version } = (await chair.get(`/weighing-meetings/${id}`)).body.data;
  const presentPersonIds = await Promise.all(present.map(async (name) => (await as(name)).personId));
  expect(
    (await chair.post(`/weighing-meetings/${id}/openings`, { presentPersonIds, expectedVersion: version }))
      .status,
  ).toBe(201);
}

const ALL = ['voorzitter-zwolle', 'weger-1-zwolle', 'weger-2-zwolle'];
const put = async (meetingId: string, signalId: string) =>
  (await (await as('coordinator-zwolle')).post(`/weighing-meetings/${meetingId}/agenda-items`, { signalId }))
    .body.data.id as string;

const questions = {
  necessity: 'Brandgevaar voor de bewoners.',
  proportionality: 'Wij beginnen met eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Tweede signaal in een half jaar.',
};
async function sources(itemId: string, codes: string[]) {
  const { body } = await (await as('voorzitter-zwolle')).get(`/agenda-items/${itemId}`);
  return body.sources
    .filter((source: any) => codes.includes(source.code))
    .map((source: any) => ({
      departmentId: source.departmentId,
      necessary: 'Wie woont er?',
      proportionate: 'Alleen dit adres.',
      noLighterWay: 'Geen andere bron.',
    }));
}
const versionOf = async (itemId: string) =>
  (await (await as('voorzitter-zwolle')).get(`/agenda-items/${itemId}`)).body.data.version;
const stateOf = async (signalId: string) =>
  (await product.owner.query('select state from signal where id = $1', [signalId])).rows[0].state;
const vote = async (name: string, itemId: string, body: object) =>
  (await as(name)).post(`/agenda-items/${itemId}/votes`, body);

describe('a weighing table', () => {
  test('takes a signal up with the sources that may be asked, and writes who was there', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    expect(await stateOf(signalId)).toBe('weighing');
    await openWith(meetingId, ALL);
    for (const name of ALL)
      expect((await vote(name, itemId, { vote: 'for', decision: 'take-up' })).status).toBe(201);
    const answer = await (await as('voorzitter-zwolle')).post(`/agenda-items/${itemId}/decisions`, {
      ...questions,
      decision: 'take-up',
      sources: await sources(itemId, ['burgerzaken', 'vergunningen']),
      expectedVersion: await versionOf(itemId),
    });
    expect(answer.status).toBe(201);
    expect(await stateOf(signalId)).toBe('taken-up');
    const { body } = await (await as('coordinator-zwolle')).get(`/signals/${signalId}/weighings`);
    expect(body.data[0]).toMatchObject({
      decision: 'take-up',
      way: 'meeting',
      number: 1,
      sources: [{ rule: 'G02' }, { rule: 'G02' }],
    });
    expect(body.data[0].present).toHaveLength(3);
  });

  test('sees what the rules forbid, and may not pick it', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ALL);
    const chair = await as('voorzitter-zwolle');
    const forbidden = (await chair.get(`/agenda-items/${itemId}`)).body.sources.filter(
      (source: any) => !source.allowed,
    );
    for (const source of forbidden) expect([source.rule, source.sentence]).not.toContain('');
    for (const name of ALL) await vote(name, itemId, { vote: 'for', decision: 'dismiss' });
    const stranger = {
      departmentId: newId(),
      necessary: 'omdat',
      proportionate: 'omdat',
      noLighterWay: 'omdat',
    };
    const answer = await chair.post(`/agenda-items/${itemId}/decisions`, {
      ...questions,
      decision: 'take-up',
      sources: [stranger],
      expectedVersion: await versionOf(itemId),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await stateOf(signalId)).toBe('weighing');
  });

  test('refuses when too few are there, and names who is missing', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ['voorzitter-zwolle']);
    await vote('voorzitter-zwolle', itemId, { vote: 'for', decision: 'dismiss' });
    const answer = await (await as('voorzitter-zwolle')).post(`/agenda-items/${itemId}/decisions`, {
      ...questions,
      decision: 'dismiss',
      expectedVersion: await versionOf(itemId),
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-quorate' } });
    expect(answer.body.params.missing).not.toBe('');
  });

  test('hears who entered the signal, and does not count that voice: by policy and by the database', async () => {
    const signalId = await checkedSignal('weger-1-zwolle');
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ALL);
    expect(await vote('weger-1-zwolle', itemId, { vote: 'for', decision: 'take-up' })).toMatchObject({
      status: 403,
      body: { code: 'entered-by-you' },
    });
    expect((await vote('weger-1-zwolle', itemId, { vote: 'advises' })).status).toBe(201);
    await expect(
      product.owner.query(
        `update weighing_vote set vote = 'for', decision = 'dismiss' where agenda_item_id = $1`,
        [itemId],
      ),
    ).rejects.toThrow(/advises/);
    const direct = product.owner.query(
      `with decided as (update agenda_item set state = 'decided' where id = $1 returning *)
       insert into weighing (id, organisation_id, purpose_code, signal_id, way, table_id, meeting_id, agenda_item_id, round, signal_reference, signal_title, necessity, proportionality,
         subsidiarity, legal_bases, content_version_id, decision, reason, decided_by_person_id, decided_by_name)
       select gen_random_uuid(), organisation_id, purpose_code, signal_id, 'meeting', table_id, meeting_id, id, 'first', 'x', 'x', 'x', 'x', 'x', '[{}]',
         (select id from content_version limit 1), 'dismiss', 'x', $2, 'x' from decided`,
      [itemId, (await as('weger-1-zwolle')).personId],
    );
    await expect(direct).rejects.toThrow(/nobody but who entered/);
  });

  test('decides once, also when the chair sends it twice at the same time', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ALL);
    for (const name of ALL) await vote(name, itemId, { vote: 'for', decision: 'dismiss' });
    const body = { ...questions, decision: 'dismiss', expectedVersion: await versionOf(itemId) };
    const chair = await as('voorzitter-zwolle');
    const answers = await Promise.all([
      chair.post(`/agenda-items/${itemId}/decisions`, body),
      chair.post(`/agenda-items/${itemId}/decisions`, body),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const { rows } = await product.owner.query(
      'select count(*)::int as n from weighing where signal_id = $1',
      [signalId],
    );
    expect(rows[0].n).toBe(1);
  });

  test('is led by its chair: a member can not record a decision, an outsider finds nothing', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ALL);
    const body = { ...questions, decision: 'dismiss', expectedVersion: await versionOf(itemId) };
    expect((await (await as('weger-1-zwolle')).post(`/agenda-items/${itemId}/decisions`, body)).status).toBe(
      403,
    );
    const stranger = await as('voorzitter-deventer');
    expect((await stranger.get(`/agenda-items/${itemId}`)).status).toBe(404);
    expect((await stranger.get(`/weighing-meetings/${meetingId}`)).status).toBe(404);
    expect((await stranger.get(`/signals/${signalId}`)).status).toBe(404);
  });

  test('a member reads a signal on the agenda, no other, and no longer when the meeting has closed', async () => {
    const signalId = await checkedSignal();
    const other = await checkedSignal();
    const meetingId = await meeting();
    await put(meetingId, signalId);
    const member = await as('weger-2-zwolle');
    expect((await member.get(`/signals/${signalId}`)).status).toBe(200);
    expect((await member.get(`/signals/${other}`)).status).toBe(404);
    await openWith(meetingId, ALL);
    const chair = await as('voorzitter-zwolle');
    const { version } = (await chair.get(`/weighing-meetings/${meetingId}`)).body.data;
    expect(
      (await chair.post(`/weighing-meetings/${meetingId}/closings`, { expectedVersion: version })).status,
    ).toBe(201);
    expect((await member.get(`/signals/${signalId}`)).status).toBe(404);
  });
});

describe('an urgent weighing', () => {
  const urgent = { ...questions, decision: 'dismiss' };

  test('takes two persons: who proposed it can not confirm it, a second one can', async () => {
    const signalId = await checkedSignal();
    const coordinator = await as('coordinator-zwolle');
    const proposed = await coordinator.post(`/signals/${signalId}/urgent-weighings`, urgent);
    expect(proposed.status).toBe(201);
    const itemId = proposed.body.data.id;
    expect(await coordinator.post(`/agenda-items/${itemId}/confirmations`, {})).toMatchObject({
      status: 403,
      body: { code: 'four-eyes' },
    });
    expect(await stateOf(signalId)).toBe('weighing');
    expect(
      (await (await as('voorzitter-zwolle')).post(`/agenda-items/${itemId}/confirmations`, {})).status,
    ).toBe(201);
    expect(await stateOf(signalId)).toBe('dismissed');
  });

  test('who entered the signal can not be the second person', async () => {
    const signalId = await checkedSignal('weger-1-zwolle');
    const { body } = await (await as('coordinator-zwolle')).post(
      `/signals/${signalId}/urgent-weighings`,
      urgent,
    );
    const answer = await (await as('weger-1-zwolle')).post(`/agenda-items/${body.data.id}/confirmations`, {});
    expect(answer).toMatchObject({ status: 403, body: { code: 'entered-by-you' } });
  });
});

test('a signal that is watched comes back when its day has passed', async () => {
  const signalId = await checkedSignal();
  const { body } = await (await as('coordinator-zwolle')).post(`/signals/${signalId}/urgent-weighings`, {
    ...questions,
    decision: 'monitor',
    monitorUntil: '2027-02-01',
  });
  await (await as('weger-2-zwolle')).post(`/agenda-items/${body.data.id}/confirmations`, {});
  expect(await stateOf(signalId)).toBe('monitored');
  const back = (today: string) =>
    withSystemScope(product.parts.pools.system, 'test', (system) =>
      returnMonitoredSignals(system, today, '2027-02-08'),
    );
  expect(await back('2027-01-31')).toBe(0);
  expect(await back('2027-02-01')).toBe(1);
  expect(await stateOf(signalId)).toBe('checked');
});

describe('a decision is held against the line, the law and the table', () => {
  async function onTable(reporter?: string) {
    const signalId = await checkedSignal(reporter);
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ALL);
    return { signalId, meetingId, itemId };
  }
  const record = async (itemId: string, body: object) =>
    (await as('voorzitter-zwolle')).post(`/agenda-items/${itemId}/decisions`, {
      ...questions,
      ...body,
      expectedVersion: await versionOf(itemId),
    });

  test('equal votes wait for the ruling of the chair, which the record keeps', async () => {
    const { itemId, meetingId } = await onTable();
    await vote('voorzitter-zwolle', itemId, { vote: 'for', decision: 'dismiss' });
    await vote('weger-1-zwolle', itemId, { vote: 'against' });
    expect(await record(itemId, { decision: 'dismiss' })).toMatchObject({
      status: 422,
      body: { code: 'reason-missing', errors: [{ pointer: '/ruling' }] },
    });
    expect((await record(itemId, { decision: 'dismiss', ruling: 'De feiten zijn te mager.' })).status).toBe(
      201,
    );
    const { body } = await (await as('weger-2-zwolle')).get(`/weighing-meetings/${meetingId}`);
    expect(body.weighings[0]).toMatchObject({
      ruling: 'De feiten zijn te mager.',
      votes: [{ vote: 'for' }, { vote: 'against' }],
    });
  });

  test('a choice that more are against is not carried', async () => {
    const { itemId, signalId } = await onTable();
    await vote('voorzitter-zwolle', itemId, { vote: 'for', decision: 'dismiss' });
    await vote('weger-1-zwolle', itemId, { vote: 'against' });
    await vote('weger-2-zwolle', itemId, { vote: 'against' });
    expect(await record(itemId, { decision: 'dismiss' })).toMatchObject({
      status: 409,
      body: { code: 'not-carried', params: { inFavour: 1, against: 2 } },
    });
    expect(await stateOf(signalId)).toBe('weighing');
  });

  test('a basis that is not one of the purpose is refused at its place', async () => {
    const { itemId } = await onTable();
    for (const name of ALL) await vote(name, itemId, { vote: 'for', decision: 'dismiss' });
    const answer = await record(itemId, { decision: 'dismiss', legalBases: [{ law: 'AVG', article: '99' }] });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/legalBases/0', code: 'unknown-value' }] },
    });
  });

  test('a member who is not there has no vote', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    await openWith(meetingId, ['voorzitter-zwolle', 'weger-1-zwolle']);
    expect((await vote('weger-2-zwolle', itemId, { vote: 'against' })).status).toBe(403);
    expect((await vote('weger-1-zwolle', itemId, { vote: 'abstains' })).status).toBe(201);
  });

  test('after the decision nobody votes any more', async () => {
    const { itemId } = await onTable();
    for (const name of ALL) await vote(name, itemId, { vote: 'for', decision: 'dismiss' });
    expect((await record(itemId, { decision: 'dismiss' })).status).toBe(201);
    expect(await vote('weger-1-zwolle', itemId, { vote: 'against' })).toMatchObject({
      status: 409,
      body: { code: 'already-answered' },
    });
    await expect(
      product.owner.query(`update weighing_vote set vote = 'abstains' where agenda_item_id = $1`, [itemId]),
    ).rejects.toThrow(/has been decided/);
    await expect(product.owner.query(`update weighing set reason = 'x'`)).rejects.toThrow(/never changed/);
  });

  test('the database refuses a decision by nobody but the reporter, written past the program', async () => {
    const { itemId, signalId } = await onTable('weger-1-zwolle');
    await vote('weger-1-zwolle', itemId, { vote: 'advises' });
    const reporter = await as('weger-1-zwolle');
    const alone = reporter.inScope(async (scope) => {
      await sql`update agenda_item set state = 'decided' where id = ${itemId}`.execute(scope.db);
      await sql`
        insert into weighing (id, organisation_id, purpose_code, signal_id, way, table_id, meeting_id, agenda_item_id, round, signal_reference, signal_title,
          necessity, proportionality, subsidiarity, legal_bases, content_version_id, decision, reason, decided_by_person_id, decided_by_name)
        select ${newId()}, organisation_id, purpose_code, signal_id, 'meeting', table_id, meeting_id, id, 'first', 'x', 'x', 'x', 'x', 'x', '[{}]',
          (select id from content_version where kind = 'legal-bases' limit 1), 'dismiss', 'x', ${scope.person.id}, 'x' from agenda_item where id = ${itemId}`.execute(
        scope.db,
      );
    });
    await expect(alone).rejects.toMatchObject({ constraint: 'weighing_decided_by_another' });
    const another = (await as('weger-2-zwolle')).personId;
    const forged = reporter.inScope((scope) =>
      sql`insert into weighing_vote (id, organisation_id, agenda_item_id, person_id, person_name, role, vote, decision)
        values (${newId()}, ${scope.organisation.id}, ${itemId}, ${another}, 'x', 'member', 'for', 'dismiss')`.execute(
        scope.db,
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    expect(await stateOf(signalId)).toBe('weighing');
  });
});

describe('an agenda', () => {
  test('is put in another order by who prepares it', async () => {
    const meetingId = await meeting();
    const first = await put(meetingId, await checkedSignal());
    const second = await put(meetingId, await checkedSignal());
    const coordinator = await as('coordinator-zwolle');
    const { version } = (await coordinator.get(`/weighing-meetings/${meetingId}`)).body.data;
    const order = (itemIds: string[]) =>
      coordinator.patch(`/weighing-meetings/${meetingId}/agenda-items`, {
        itemIds,
        expectedVersion: version,
      });
    expect((await order([second])).status).toBe(422);
    expect((await order([second, first])).body.items.map((item: any) => item.id)).toEqual([second, first]);
    expect((await order([first, second])).status).toBe(409);
  });

  test('takes a signal once, and gives it back to the queue when it is taken off', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    const coordinator = await as('coordinator-zwolle');
    const again = await coordinator.post(`/weighing-meetings/${meetingId}/agenda-items`, { signalId });
    expect(again.status).toBe(409);
    expect((await coordinator.delete(`/agenda-items/${itemId}`)).status).toBe(204);
    expect(await stateOf(signalId)).toBe('checked');
    expect((await (await as('weger-2-zwolle')).get(`/signals/${signalId}`)).status).toBe(404);
  });

  test('shows members no shielded address, and tells under which rule they read', async () => {
    const person = (over: object) => ({
      id: newId(),
      kind: 'person',
      roles: ['victim'],
      name: 'Anna Nowak',
      address: { street: 'Stille Steeg', houseNumber: 7, town: 'Zwolle' },
      ...over,
    });
    // Her shelter comes with the coordinator, who holds more purposes than this one.
    const signalId = await checkedSignal('toezicht-zwolle', [person({})]);
    await product.owner.query('update mention set address_shielded = true where signal_id = $1', [signalId]);
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    const member = await as('weger-2-zwolle');
    const { body } = await member.get(`/agenda-items/${itemId}`);
    expect(body.signal.mentions[0]).toMatchObject({ name: 'Anna Nowak', address: null });
    expect(body.withheld).toEqual(['slachtoffer']);
    expect(JSON.stringify((await member.get(`/signals/${signalId}`)).body)).not.toContain('Stille Steeg');
    const whole = await (await as('coordinator-zwolle')).get(`/agenda-items/${itemId}`);
    expect(whole.body.signal.mentions[0].address.street).toBe('Stille Steeg');
    const officer = await product.signIn('privacyofficer-zwolle');
    const looks = await officer.get(`/audit-events?record=${itemId}&action=agenda-item.read`);
    expect(looks.body.data.map((look: any) => look.ruleCode).sort()).toEqual(['G10', null]);
  });

  test('is no way to a signal of another purpose, nor for a colleague who sits at no table', async () => {
    const signalId = await checkedSignal();
    const meetingId = await meeting();
    const itemId = await put(meetingId, signalId);
    const care = { 'schakel-purpose': 'persoonsgerichte-aanpak' };
    const member = await as('weger-1-zwolle');
    expect((await member.get(`/agenda-items/${itemId}`)).status).toBe(200);
    expect((await member.get(`/agenda-items/${itemId}`, care)).status).toBe(404);
    expect((await member.get(`/signals/${signalId}`, care)).status).toBe(404);
    const colleague = await as('jurist-zwolle');
    expect((await colleague.get(`/agenda-items/${itemId}`)).status).toBe(403);
    expect((await colleague.get(`/signals/${signalId}`)).status).toBe(404);
    const seen = await colleague.inScope(async (scope) => {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from agenda_item) + (select count(*) from weighing) + (select count(*) from weighing_vote) as n`.execute(
        scope.db,
      );
      return rows[0]?.n;
    });
    expect(seen).toBe(0);
  });

  test('reads its signals by a set that is computed once, not per row', async () => {
    const plan = await (await as('weger-1-zwolle')).inScope(async (scope) => {
      const { rows } = await sql<Record<string, string>>`explain (verbose) select id from signal`.execute(
        scope.db,
      );
      return rows.map((row) => Object.values(row)[0]).join('\n');
    });
    const filter = plan.split('\n').find((line) => /Filter|Cond/.test(line)) ?? '';
    expect(filter).not.toContain('my_agenda_signal_ids()');
    expect(plan).toMatch(/InitPlan[\s\S]*my_agenda_signal_ids\(\)/);
  });
});

describe('a purpose without a table', () => {
  test('is decided on by a coordinator; one with a table is not', async () => {
    const signalId = await checkedSignal();
    const answer = await (await as('coordinator-zwolle')).post(`/signals/${signalId}/direct-weighings`, {
      ...questions,
      decision: 'dismiss',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'weighing-required' } });
    expect(await stateOf(signalId)).toBe('checked');
  });
});

describe('an urgent proposal', () => {
  test('that lacks what its choice needs is refused at once, not to the second person', async () => {
    const signalId = await checkedSignal();
    const answer = await (await as('coordinator-zwolle')).post(`/signals/${signalId}/urgent-weighings`, {
      ...questions,
      decision: 'take-up',
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/sources' }] } });
    expect(await stateOf(signalId)).toBe('checked');
  });

  test('is not carried by two coordinators: one of the two sits at the table', async () => {
    const signalId = await checkedSignal();
    const proposed = await (await as('coordinator-zwolle')).post(`/signals/${signalId}/urgent-weighings`, {
      ...questions,
      decision: 'dismiss',
    });
    const colleague = await as('collega-zwolle');
    expect((await colleague.post(`/agenda-items/${proposed.body.data.id}/confirmations`, {})).status).toBe(
      403,
    );
  });
});
