import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, lookPortsOf, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { type OpenCase, openCase } from '#modules/chain/cases/testing/case-world.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import type { LookRuleCode, UnusualLook } from './model/index.ts';
import { findUnusualLooks, sequenceAll } from './server/index.ts';

let product: TestProduct;
let officer: Client;
let desk: Client;
let world: OpenCase;
let deskName: string;
beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  world = await openCase(product);
  desk = world.bringer;
  deskName = (await product.owner.query('select name from person where id = $1', [desk.personId])).rows[0]
    .name;
});
afterAll(() => product.close());

const DEFAULTS = { enabled: true, minimum: 5, factor: 3, days: 90 };

async function setRule(code: LookRuleCode, change: object = {}, by = officer): Promise<void> {
  const { data } = (await by.get('/look-rules')).body;
  const { version } = data.find((rule: { code: string }) => rule.code === code);
  const answer = await by.put('/look-rules', { code, ...DEFAULTS, ...change, expectedVersion: version });
  expect(answer.status).toBe(200);
}

beforeEach(async () => {
  for (const code of [
    'many-records',
    'own-family-name',
    'own-address',
    'after-leaving-case',
    'well-known-person',
  ] as const)
    await setRule(code, { enabled: false });
});

/** What the job finds now, after everything got its place in the log. */
async function find(): Promise<number> {
  await sequenceAll(product.parts);
  return findUnusualLooks({ ...product.parts, lookPorts: lookPortsOf(product.parts) });
}

const listed = async (by: Client, query = ''): Promise<UnusualLook[]> => {
  const answer = await by.get(`/unusual-looks${query}`);
  expect(answer.status).toBe(200);
  return answer.body.data;
};

/** A signal in which these people stand. */
async function signalWith(mention: Record<string, unknown>, by = 'toezicht-zwolle'): Promise<string> {
  const reporter = await product.signIn(by);
  const id = newId();
  const answer = await reporter.post('/signals', {
    id,
    narrative: 'Nachtelijke leveringen bij een loods, met steeds dezelfde mensen.',
    mentions: [{ id: newId(), kind: 'person', roles: ['involved'], ...mention }],
  });
  expect(answer.status).toBe(201);
  return id;
}

const look = async (id: string, by = desk): Promise<void> => {
  expect((await by.get(`/signals/${id}`)).status).toBe(200);
};

const familyNameOfDesk = (): string => deskName.split(' ').slice(1).join(' ');

describe('a rule', () => {
  test('is off until the privacy officer puts it on, and what was looked at before is not held against it', async () => {
    const signal = await signalWith({ name: `Ada ${familyNameOfDesk()}` });
    await look(signal);
    expect(await find()).toBe(0);
    await setRule('own-family-name');
    expect(await find()).toBe(0);
    await look(signal);
    expect(await find()).toBe(1);
    expect(await find()).toBe(0);
  });

  test('is set by the privacy officer alone, within its limits, and not past a colleague who set it meanwhile', async () => {
    const body = { code: 'many-records', ...DEFAULTS, expectedVersion: 0 };
    for (const other of ['coordinator-zwolle', 'fg-zwolle', 'auditor-zwolle'])
      expect((await (await product.signIn(other)).put('/look-rules', body)).status, other).toBe(403);
    expect((await officer.put('/look-rules', { ...body, minimum: 1 })).status).toBe(422);
    expect((await officer.put('/look-rules', body)).body.code).toBe('stale-version');
  });
});

describe('looking at somebody', () => {
  test('with the own family name is found and explained, once for a day, whatever the officer does not settle', async () => {
    await setRule('own-family-name');
    const signal = await signalWith({ name: `Bea ${familyNameOfDesk()}` });
    await look(signal);
    expect(await find()).toBe(1);
    await look(signal);
    expect(await find()).toBe(0);
    const [one] = await listed(officer, '?rule=own-family-name');
    expect(one).toMatchObject({
      rule: 'own-family-name',
      actorName: deskName,
      looks: 2,
      recordIds: [signal],
    });
    expect(JSON.stringify(one)).not.toContain('Bea');
    const other = await signalWith({ name: 'Bea Verschuivingsma' });
    await look(other);
    expect(await find()).toBe(0);
  });

  test('at the own address is found by who lives there, and by nobody else', async () => {
    await setRule('own-address');
    const place = { postcode: '8011 PK', houseNumber: 77 };
    const reason = 'Opgegeven bij de indiensttreding.';
    const put = await officer.post('/own-addresses', { personId: desk.personId, ...place, reason });
    expect(put.status).toBe(201);
    const again = await officer.post('/own-addresses', { personId: desk.personId, ...place, reason });
    expect(again.body.code).toBe('already-exists');
    const signal = await signalWith({
      name: 'Kees Buurman',
      address: { ...place, street: 'Pletterstraat', town: 'Zwolle' },
    });
    // Who recorded it reads it back, and lives elsewhere.
    await look(signal, await product.signIn('toezicht-zwolle'));
    await look(signal);
    await find();
    const found = await listed(officer, '?rule=own-address');
    expect(found.map(({ actorName }) => actorName)).toEqual([deskName]);
  });

  test('on the list of well-known persons is found; the list itself tells nobody who is on it', async () => {
    await setRule('well-known-person');
    const reason = 'Bestuurder van de gemeente.';
    const added = await officer.post('/well-known-persons', {
      name: 'Roos Wereldberoemd',
      birthDate: '1970-03-04',
      reason,
    });
    expect(added.status).toBe(201);
    expect((await officer.post('/well-known-persons', { name: 'Roos', reason })).body).toMatchObject({
      code: 'invalid-body',
      errors: [{ pointer: '/name' }],
    });
    const same = await signalWith({ name: 'Roos Wereldberoemd', birthDate: '1970-03-04' });
    const unknown = await signalWith({ name: 'Roos Wereldberoemd' });
    const namesake = await signalWith({ name: 'Roos Wereldberoemd', birthDate: '1999-01-01' });
    for (const signal of [same, unknown, namesake]) await look(signal);
    await find();
    const found = await listed(officer, '?rule=well-known-person');
    expect(found.map(({ recordIds }) => recordIds[0]).toSorted()).toEqual([same, unknown].toSorted());
    expect(found[0]?.compared).toEqual({ listed: reason });
    const list = await officer.get('/watched-values');
    expect(list.body.data[0]).toMatchObject({ kind: 'well-known-person', reason });
    expect(list.raw.body).not.toContain('Wereldberoemd');
    await expect(
      officer.inScope((scope) => sql`select hashes from watched_value`.execute(scope.db)),
    ).rejects.toThrow(/permission denied/);
    const { rows } = await product.owner.query(`select hashes::text as hashes from watched_value`);
    expect(JSON.stringify(rows)).not.toMatch(/wereldberoemd/i);
    const events = await officer.get('/audit-events?action=watched-value.listed');
    expect(events.body.page.count).toBeGreaterThan(0);
    expect((await officer.delete(`/watched-values/${added.body.id}`)).status).toBe(204);
    expect((await officer.delete(`/watched-values/${added.body.id}`)).status).toBe(404);
  });

  test('after leaving the case is found, with the case and when it was left; who came back is not', async () => {
    await setRule('after-leaving-case', { days: 30 });
    const leave = (days: number) =>
      product.owner.query(
        `insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id, named_at, left_at, left_reason)
         select gen_random_uuid(), $1, a.organisation_id, a.id, a.person_id, p.name, a.title, 'participant', p.id, now() - interval '90 days', now() - make_interval(days => $3), 'x'
           from appointment a join person p on p.id = a.person_id where a.person_id = $2 limit 1`,
        [world.caseId, desk.personId, days],
      );
    await leave(40);
    await look(world.signal.id);
    expect(await find()).toBe(0);
    await leave(2);
    await look(world.signal.id);
    expect(await find()).toBe(1);
    const [one] = await listed(officer, '?rule=after-leaving-case');
    expect(one).toMatchObject({
      recordIds: [world.signal.id],
      compared: { reference: expect.any(String), leftAt: expect.any(String) },
    });
  });
});

describe('the job', () => {
  test('that ends half-way keeps nothing and finds it the next time; two at once find it once', async () => {
    await setRule('own-family-name');
    await look(await signalWith({ name: `Cor ${familyNameOfDesk()}` }));
    await sequenceAll(product.parts);
    const ports = lookPortsOf(product.parts);
    const broken = { ...ports, tell: () => Promise.reject(new Error('the mail server is away')) };
    await expect(findUnusualLooks({ ...product.parts, lookPorts: broken })).rejects.toThrow('away');
    const both = await Promise.all(
      [1, 2].map(() => findUnusualLooks({ ...product.parts, lookPorts: ports })),
    );
    expect(both.toSorted()).toEqual([0, 1]);
    expect(await find()).toBe(0);
  });
});

describe('many records in a short time', () => {
  /** Past the log's triggers: what somebody opened in an hour of an earlier day. */
  async function opened(client: Client, records: number, daysAgo: number): Promise<void> {
    await product.owner.query(
      `with e as (insert into audit_event (id, occurred_at, trace_id, operation_id, operation_name, start_time, end_time, status, action, record_kind, actor_kind, actor_person_id,
           actor_organisation_id, actor_name, actor_organisation_name)
         select gen_random_uuid(), date_trunc('hour', now()) - make_interval(days => $2) + interval '10 minutes', 't', 'o', 'n', now(), now(), 'OK', 'signal.read', 'signal', 'person', p.id, o.id, p.name, o.name
           from person p, organisation o where p.id = $1 and o.code = 'zwolle' returning id, occurred_at, actor_organisation_id)
       insert into audit_entry select id, actor_organisation_id, 0, occurred_at, null, 'x', array(select gen_random_uuid() from generate_series(1, $3)), '{}' from e`,
      [client.personId, daysAgo, records],
    );
  }

  test('is held against what is usual for the person and for colleagues; both are told', async () => {
    const colleague = await product.signIn('balie-zwolle');
    await setRule('many-records', { minimum: 5, factor: 20 });
    const signals: string[] = [];
    for (let n = 0; n < 7; n += 1) signals.push(await signalWith({ name: `Jo Vreemdeling${'abcdefg'[n]}` }));
    await opened(desk, 2, 3);
    await opened(colleague, 4, 5);
    for (const signal of signals) await look(signal);
    await find();
    // Far more than the own two, and not twenty times the colleague's four.
    expect(await listed(officer, '?rule=many-records')).toEqual([]);
    await setRule('many-records', { minimum: 5, factor: 2 });
    const more = await signalWith({ name: 'Jo Vreemdelingh' });
    await look(more);
    await find();
    const [one] = await listed(officer, '?rule=many-records');
    expect(one?.compared).toMatchObject({ own: 2, colleagues: 4, minimum: 5, factor: 2, days: 28 });
    expect(one?.compared.count).toBeGreaterThanOrEqual(8);
    expect(one?.looks).toBeGreaterThanOrEqual(8);
  });
});

describe('a signal of unusual looking', () => {
  const settle = (by: Client, id: string, finding: string, expectedVersion: number) =>
    by.post(`/unusual-looks/${id}/findings`, {
      finding,
      reason: 'Was met het oog op de weging.',
      expectedVersion,
    });

  test('is asked after, then settled with a reason, and stays as it is then', async () => {
    const [one] = await listed(officer);
    expect((await settle(officer, one!.id, 'asked', one!.version)).body.data).toMatchObject({
      asked: { reason: 'Was met het oog op de weging.' },
      finding: null,
    });
    expect((await settle(officer, one!.id, 'fine', one!.version)).body.code).toBe('stale-version');
    const settled = await settle(officer, one!.id, 'breach', one!.version + 1);
    expect(settled.status).toBe(201);
    expect(settled.body.data).toMatchObject({ finding: { finding: 'breach' }, abilities: { settle: false } });
    expect((await settle(officer, one!.id, 'fine', one!.version + 2)).body.code).toBe('already-answered');
    expect((await listed(officer, '?state=settled')).map(({ id }) => id)).toEqual([one!.id]);
  });

  test('tells the officers of the organisation that there is one, and nothing of what it says', async () => {
    const { data } = (await officer.get('/notifications')).body;
    const word = data.find(({ kind }: { kind: string }) => kind === 'unusual-look');
    expect(word).toMatchObject({ recordKind: 'unusual-look' });
    expect(JSON.stringify(data)).not.toContain(deskName);
  });

  test('is hidden from other organisations, other purposes, colleagues, who looked, and who bears the name of who was looked at', async () => {
    const open = await listed(officer);
    expect(open.length).toBeGreaterThan(0);
    expect(await listed(await product.signIn('privacyofficer-deventer'))).toEqual([]);
    const [one] = open;
    for (const name of ['coordinator-zwolle', 'auditor-zwolle', 'balie-zwolle']) {
      const client = await product.signIn(name);
      expect((await client.get('/unusual-looks')).status, name).toBe(403);
      expect(await countIn(client), name).toBe(0);
      const changed = await client.inScope(async (scope) => {
        const { numAffectedRows } = await sql`update unusual_look set version = version + 1`.execute(
          scope.db,
        );
        return numAffectedRows;
      });
      expect(changed).toBe(0n);
    }
    await product.owner.query('update unusual_look set hidden_from = hidden_from || $2::uuid where id = $1', [
      one!.id,
      officer.personId,
    ]);
    expect((await listed(officer)).map(({ id }) => id)).not.toContain(one!.id);
    expect((await settle(officer, one!.id, 'fine', one!.version)).status).toBe(404);
  });

  test('about a namesake of the officer does not reach that officer', async () => {
    const { name } = (await product.owner.query('select name from person where id = $1', [officer.personId]))
      .rows[0];
    const [given = '', ...family] = name.split(' ');
    await officer.post('/well-known-persons', { name, reason: 'Bekend in de stad.' });
    await setRule('well-known-person');
    await look(await signalWith({ name: `${given} ${family.join(' ')}` }));
    const before = (await listed(officer, '?rule=well-known-person')).length;
    expect(await find()).toBe(1);
    expect(await listed(officer, '?rule=well-known-person')).toHaveLength(before);
  });

  test('is read by another purpose of the same session not at all', async () => {
    const { hashToken, operationOf, withScope } = await import('#platform/server/index.ts');
    const seen = await withScope(
      product.parts.pools.app,
      {
        tokenHash: hashToken(officer.token),
        purposes: ['archivering'],
        operation: operationOf('test', undefined),
        requestId: newId(),
      },
      async (scope) =>
        (await sql<{ n: number }>`select count(*)::int as n from unusual_look`.execute(scope.db)).rows[0]?.n,
    );
    expect(seen).toBe(0);
  });

  test('goes by itself after its term, as does a list that nobody kept up', async () => {
    await product.owner.query(`update unusual_look set found_at = now() - interval '25 months'`);
    await product.owner.query(`update watched_value set added_at = now() - interval '25 months'`);
    await product.owner.query(`select * from sweep_short_lived(array['unusual-look', 'watched-value'])`);
    const { rows } = await product.owner.query(
      'select (select count(*) from unusual_look)::int as looks, (select count(*) from watched_value)::int as values',
    );
    expect(rows[0]).toEqual({ looks: 0, values: 0 });
  });
});

const countIn = (client: Client): Promise<number | undefined> =>
  client.inScope(async (scope) => {
    const { rows } = await sql<{ n: number }>`
      select (select count(*) from unusual_look) + (select count(*) from look_rule) + (select count(id) from watched_value) as n`.execute(
      scope.db,
    );
    return Number(rows[0]?.n);
  });

describe('functions past the policies', () => {
  test('keep_watched_value, watched_matches, people_in_records and looks_after_leaving open for nobody from the wrong side', async () => {
    const keep = (client: Client) =>
      client.inScope((scope) =>
        sql`select keep_watched_value(${newId()}, 'well-known-person', null, array['name a b'], 'xxx')`.execute(
          scope.db,
        ),
      );
    await expect(keep(desk)).rejects.toThrow(/kept by the privacy officer/);
    for (const call of [
      sql`select * from watched_matches(${newId()}, array['x'])`,
      sql`select * from people_in_records(${newId()}, array[]::uuid[])`,
      sql`select * from looks_after_leaving('[]', 1)`,
    ])
      await expect(officer.inScope((scope) => call.execute(scope.db))).rejects.toThrow(/permission denied/);
  });
});
