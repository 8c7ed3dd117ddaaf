import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import { identify, join, MOTIVATION, type OpenCase, openCase, SECRETS } from './testing/case-world.ts';

let product: TestProduct;
let world: OpenCase;
let police: Client;
let officer: Client;
let hostOfficer: Client;
let policeOfficer: Client;
let outsider: Client;
beforeAll(async () => {
  product = await openTestProduct();
  world = await openCase(product);
  police = await join(product, world, 'politie', 'politie');
  await identify(world);
  const shared = await world.lead.post(`/cases/${world.caseId}/shares`, {
    organisationId: await product.organisationId('politie'),
    fields: [
      { itemId: world.signal.id, keys: ['narrative'] },
      { itemId: world.signal.suspectId, keys: ['name'] },
    ],
    proofs: [{ condition: 'need-to-know-motivation', text: MOTIVATION }],
  });
  expect(shared.status).toBe(201);
  officer = await product.signIn('privacyofficer-zwolle');
  hostOfficer = await product.signIn('privacyofficer-riec');
  policeOfficer = await product.signIn('privacyofficer-politie');
  outsider = await product.signIn('privacyofficer-belastingdienst');
});
afterAll(() => product.close());

const listed = async (client: Client, query = ''): Promise<any[]> => {
  const { status, body } = await client.get(`/disclosures?caseId=${world.caseId}${query}`);
  expect(status).toBe(200);
  return body.data;
};
/** Zwolle to the RIEC, and what the RIEC passed on of it to the police. */
const first = async (client: Client) =>
  (await listed(client)).find((line) => line.recipient.name.startsWith('RIEC'));
const onward = async (client: Client) =>
  (await listed(client)).find((line) => line.recipient.name.startsWith('Politie'));

const confirmAs = async (client: Client, kind: string, text?: string) => {
  const rows = await listed(client);
  const notice = rows
    .flatMap((line) => line.notices)
    .find((each: any) => each.kind === kind && each.abilities.confirm);
  expect(notice).toBeDefined();
  return client.post(`/disclosure-notices/${notice.id}/confirmations`, {
    expectedVersion: notice.version,
    ...(text === undefined ? {} : { text }),
  });
};

const filesOf = async (client: Client, query: string) => {
  const { status, body, raw } = await client.get(`/disclosure-exports?${query}`);
  expect(status).toBe(200);
  return { text: raw.body, body };
};

describe('a line of the register', () => {
  test('says which records with which fields, by which version of which rule, under which case and number', async () => {
    const line = await first(officer);
    expect(line.records.map((record: any) => [record.kind, record.version, record.fields])).toEqual([
      ['signal', 1, ['narrative', 'place']],
      ['person', 1, ['bsn', 'name', 'roles', 'suspect']],
      ['company', 1, ['kvk', 'name']],
    ]);
    expect(line.records[0].id).toBe(world.signal.id);
    expect(line.rules[0].code).toBe('R01');
    expect(line.rules[0].articles.length).toBeGreaterThan(0);
    expect(line.rulesVersion).toBe(product.parts.content.legal().version);
    expect(line.recordReference).toMatch(/^T-/);
    expect(line.caseReference).toBeTruthy();
    expect(line.conditions.find((each: any) => each.code === 'need-to-know-motivation').facts[0].text).toBe(
      MOTIVATION,
    );
    expect(JSON.stringify(line)).not.toContain(SECRETS.suspect);
  });

  test("the recipient reads the same line without the giver's number and words", async () => {
    const line = await first(hostOfficer);
    expect([line.recordReference, line.caseReference]).toEqual([null, expect.any(String)]);
    expect(line.conditions.flatMap((each: any) => each.facts.map((fact: any) => fact.text))).toEqual(
      line.conditions.flatMap((each: any) => each.facts.map(() => null)),
    );
  });

  test('is received when the recipient says so, and says by whom only there', async () => {
    const before = await onward(policeOfficer);
    expect([before.state, before.abilities.acknowledge]).toEqual(['given', true]);
    expect((await hostOfficer.post(`/disclosures/${before.id}/receipts`)).status).toBe(403);
    const { status, body } = await policeOfficer.post(`/disclosures/${before.id}/receipts`);
    expect(status).toBe(200);
    expect([body.data.state, body.data.receivedHow]).toEqual(['received', 'acknowledged']);
    expect(body.data.receivedByName).toEqual(expect.any(String));
    expect((await policeOfficer.post(`/disclosures/${before.id}/receipts`)).status).toBe(409);
    const seen = await onward(hostOfficer);
    expect([seen.receivedAt, seen.receivedByName]).toEqual([body.data.receivedAt, null]);
  });

  test('of another organisation does not exist for a third one', async () => {
    const { id } = await first(officer);
    expect(await listed(outsider)).toEqual([]);
    expect((await outsider.get(`/disclosures/${id}`)).status).toBe(404);
    expect((await outsider.post(`/disclosures/${id}/receipts`)).status).toBe(404);
  });
});

describe('what a case can be searched by', () => {
  test('is what occurs in that case, not elsewhere in the register', async () => {
    const partners = async (client: Client, query = '') =>
      (await client.get(`/disclosure-choices${query}`)).body.data.partners.map((each: any) => each.name);
    expect(await partners(hostOfficer, `?caseId=${world.caseId}`)).toEqual([
      expect.stringContaining('Zwolle'),
      expect.stringContaining('Politie'),
    ]);
    const other = await openCase(product);
    expect(await partners(hostOfficer, `?caseId=${other.caseId}`)).toEqual([
      expect.stringContaining('Zwolle'),
    ]);
    expect(await partners(outsider, `?caseId=${world.caseId}`)).toEqual([]);
  });
});

describe('a correction', () => {
  test('is refused of what was not given, and by who received it', async () => {
    const { id } = await first(officer);
    const reason = 'De naam is verkeerd gespeld.';
    const other = await officer.post(`/disclosures/${id}/corrections`, {
      reason,
      categories: ['gezondheid'],
    });
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, '/categories']);
    const back = await hostOfficer.post(`/disclosures/${id}/corrections`, {
      reason,
      categories: ['identiteit'],
    });
    expect(back.status).toBe(409);
  });

  test('reaches who received it and who got a copy, and both sides count what waits', async () => {
    const { id } = await first(officer);
    const told = await officer.post(`/disclosures/${id}/corrections`, {
      reason: 'De naam is verkeerd gespeld.',
      categories: ['identiteit'],
    });
    expect(told.status).toBe(201);
    expect(told.body.data.state).toBe('corrected');
    expect(
      told.body.data.notices.map((each: any) => [each.onward, each.recipient.name, each.confirmedAt]),
    ).toEqual([
      [false, expect.stringContaining('RIEC'), null],
      [true, expect.stringContaining('Politie'), null],
    ]);
    const count = async (client: Client, open: string) =>
      (await client.get(`/disclosures?open=${open}`)).body.page.count;
    expect([await count(officer, 'there'), await count(officer, 'here')]).toEqual([1, 0]);
    expect(await count(hostOfficer, 'here')).toBe(1);
    expect(await count(policeOfficer, 'here')).toBe(1);
    const badge = await policeOfficer.get('/session/counts');
    expect(badge.body.data?.disclosuresToConfirm ?? badge.body.disclosuresToConfirm).toBe(1);
    const word = await police.get('/notifications?unread=true');
    expect(word.body.data.map((each: any) => each.kind)).toContain('disclosure-corrected');
  });

  test('is confirmed by each recipient, not by its supervisor, and once', async () => {
    const fg = await product.signIn('fg-riec');
    const seen = (await first(fg)).notices[0];
    expect(seen.abilities.confirm).toBe(false);
    expect(
      (await fg.post(`/disclosure-notices/${seen.id}/confirmations`, { expectedVersion: 1 })).status,
    ).toBe(403);
    expect((await confirmAs(world.lead, 'correction')).status).toBe(200);
    expect((await first(officer)).state).toBe('correction-confirmed');
    expect((await onward(hostOfficer)).state).toBe('corrected');
    const confirmed = await confirmAs(police, 'correction', 'Naam aangepast.');
    expect(confirmed.body.data.confirmedByName).toEqual(expect.any(String));
    const again = await police.post(`/disclosure-notices/${confirmed.body.data.id}/confirmations`, {
      expectedVersion: 2,
    });
    expect([again.status, again.body.code]).toEqual([409, 'already-answered']);
    const line = await first(officer);
    expect(line.notices.map((each: any) => [each.confirmedText, each.confirmedByName])).toEqual([
      [null, null],
      ['Naam aangepast.', null],
    ]);
  });
});

describe('the register', () => {
  test.each([
    ['partner', async () => `partner=${await product.organisationId('riec')}`],
    ['rule', async () => 'rule=R01'],
    ['category', async () => 'category=bsn'],
    ['number of the case', async () => `number=${(await first(officer)).caseReference}`],
    ['own number', async () => `number=${(await first(officer)).recordReference}`],
    ['state', async () => 'state=correction-confirmed'],
    ['signal', async () => `recordId=${world.signal.id}`],
    ['item', async () => `recordId=${world.signal.companyId}`],
    ['direction', async () => 'direction=given'],
    ['day', async () => `from=${(await first(officer)).givenAt.slice(0, 10)}`],
  ])('finds a line by %s, and not by another', async (_, queryOf) => {
    const query = await queryOf();
    const found = await officer.get(`/disclosures?${query}`);
    expect(found.body.data.map((line: any) => line.id)).toContain((await first(officer)).id);
    expect(found.body.page.count).toBe(found.body.data.length);
  });

  test.each([
    'rule=R07',
    'category=gezondheid',
    'number=ZZZ-1',
    'number=%25',
    'state=given',
    'until=2020-01-01',
    'direction=received',
  ])('has nothing by %s', async (query) => {
    const { body } = await officer.get(`/disclosures?caseId=${world.caseId}&${query}`);
    expect([body.data, body.page.count]).toEqual([[], 0]);
  });

  test('goes page by page, as many as it counts', async () => {
    let next: string | null = '';
    const ids: string[] = [];
    let count = 0;
    while (next !== null) {
      const { body }: any = await hostOfficer.get(
        `/disclosures?limit=1${next === '' ? '' : `&cursor=${next}`}`,
      );
      ids.push(...body.data.map((line: any) => line.id));
      ({ next, count } = body.page);
    }
    expect(new Set(ids).size).toBe(count);
    expect(count).toBeGreaterThan(1);
  });

  test('leaves as a file with as many lines, no value of a field, and a line in the log', async () => {
    const { body: list } = await hostOfficer.get(`/disclosures?caseId=${world.caseId}`);
    const json = await filesOf(hostOfficer, `caseId=${world.caseId}&format=json`);
    const kept = JSON.parse(json.text);
    expect([kept.count, kept.disclosures.length]).toEqual([list.page.count, list.page.count]);
    const csv = await filesOf(hostOfficer, `caseId=${world.caseId}&format=csv`);
    expect(csv.text.trim().split('\r\n')).toHaveLength(list.page.count + 1);
    expect(csv.text).toContain('verbetering bevestigd');
    for (const text of [json.text, csv.text])
      for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
    const log = await hostOfficer.get('/audit-events?action=disclosure.exported');
    expect(log.body.data[0].detail).toMatchObject({ format: 'csv', lines: list.page.count });
  });

  test('is exported by who is answerable for it, and by nobody else', async () => {
    expect((await world.lead.get('/disclosure-exports')).status).toBe(403);
    expect((await officer.get('/disclosure-exports?format=xml')).status).toBe(400);
  });
});

describe('a withdrawal', () => {
  test('reaches everyone who got a copy, takes the data away, and waits for each confirmation', async () => {
    const line = await first(officer);
    const taken = await officer.post(`/disclosures/${line.id}/withdrawals`, {
      reason: 'De melding bleek onjuist.',
      expectedVersion: line.version,
    });
    expect([taken.status, taken.body.data.state]).toEqual([200, 'withdrawn']);
    expect(
      taken.body.data.notices
        .filter((each: any) => each.kind === 'withdrawal')
        .map((each: any) => [each.recipient.name.split(' ')[0], each.onward, each.confirmedAt]),
    ).toEqual([
      ['RIEC', false, null],
      ['Politie', true, null],
    ]);
    expect((await police.get(`/cases/${world.caseId}/contributions`)).body.data).toEqual([]);
    expect((await confirmAs(police, 'withdrawal')).status).toBe(200);
    expect([(await onward(policeOfficer)).state, (await first(officer)).state]).toEqual([
      'withdrawal-confirmed',
      'withdrawn',
    ]);
    expect((await confirmAs(hostOfficer, 'withdrawal', 'Kopieën gewist.')).status).toBe(200);
    expect((await first(officer)).state).toBe('withdrawal-confirmed');
    expect((await officer.get('/disclosures?open=there')).body.page.count).toBe(0);
  });

  test('leaves nothing to correct', async () => {
    const { id } = await first(officer);
    const late = await officer.post(`/disclosures/${id}/corrections`, {
      reason: 'De naam is verkeerd gespeld.',
      categories: ['identiteit'],
    });
    expect([late.status, late.body.code]).toEqual([409, 'transition-not-allowed']);
  });
});

describe('past the routes, the database', () => {
  const rows = (client: Client, table: string): Promise<number> =>
    client.inScope(async (scope) => {
      const found = await sql<{
        count: number;
      }>`select count(*)::int as count from ${sql.table(table)}`.execute(scope.db);
      return found.rows[0]?.count ?? -1;
    });

  test.each(['disclosure', 'disclosure_notice'])(
    'shows %s to giver and recipient, not to a third',
    async (table) => {
      expect(await rows(officer, table)).toBeGreaterThan(0);
      expect(await rows(policeOfficer, table)).toBeGreaterThan(0);
      expect(await rows(outsider, table)).toBe(0);
      expect(await rows(await product.signIn('collega-zwolle'), table)).toBe(0);
    },
  );

  test('lets the giver not write that it arrived, nor that it was confirmed', async () => {
    const { id } = await onward(policeOfficer);
    await expect(
      hostOfficer.inScope((scope) =>
        sql`update disclosure set received_by_name = 'x' where id = ${id}`.execute(scope.db),
      ),
    ).rejects.toThrow('only the recipient receives');
    const changed = await officer.inScope((scope) =>
      sql`update disclosure_notice set confirmed_text = 'x'`.execute(scope.db),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });

  test('carries no notice and names nobody for who did not give', async () => {
    const { id, notices } = await first(hostOfficer);
    for (const client of [hostOfficer, outsider]) {
      const answers = await client.inScope(async (scope) => [
        await sql`select unnest(carry_notice(${notices[0].id}))`.execute(scope.db),
        await sql`select * from people_of_notices(${id})`.execute(scope.db),
      ]);
      expect(answers.map(({ rows: found }) => found)).toEqual([[], []]);
    }
  });
});
