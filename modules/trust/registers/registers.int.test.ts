import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { routesOf, sql } from '#platform/server/index.ts';

let product: TestProduct;
let officer: Client;
beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
});
afterAll(() => product.close());

const HOST = {
  name: 'Gastheer B.V.',
  task: 'Servers en reservekopieën',
  country: 'Nederland',
  agreedOn: '2026-01-15',
};

describe('the register of processing', () => {
  test('follows the configuration: a rule that is unconfirmed takes its recipient out', async () => {
    const kampen = await product.signIn('privacyofficer-kampen');
    const recipients = async () => {
      const { body } = await kampen.get('/registers/processing');
      const activity = body.data.activities.find((each: any) => each.purpose.code === 'riec-casus');
      return activity.recipients.map((each: any) => each.rule);
    };
    expect(await recipients()).toContain('R01');
    const { body } = await kampen.get('/rules');
    const rule = body.data.find((each: any) => each.code === 'R01');
    expect((await kampen.delete(`/rule-confirmations/${rule.confirmation.id}`)).status).toBe(204);
    expect(await recipients()).not.toContain('R01');
    const inputs = await kampen.get('/registers/dpia-inputs');
    const input = inputs.body.data.find((each: any) => each.purpose.code === 'riec-casus');
    expect(input.unconfirmedRules.map((each: any) => each.rule)).toContain('R01');
  });

  test('says what protects the data now: the sentence goes with the rule, the witness and the table it is about', async () => {
    const measures = async (client = officer): Promise<string[]> =>
      (await client.get('/registers/processing')).body.data.measures;
    const before = await measures();
    expect(before.find((line) => line.includes('row-level security'))).toMatch(/op alle \d+ tabellen/);
    expect(before.join()).toContain('zonder wachtwoord en zonder tweede factor');
    expect(before.join()).toContain('na 60 minuten zonder gebruik en na hooguit 10 uur');
    expect(before.join()).toContain('Nog geen andere organisatie ondertekent');

    await product.owner.query('alter table signal no force row level security');
    const open = await measures();
    await product.owner.query('alter table signal force row level security');
    expect(open[0]).toMatch(/^Let op: op 1 van de \d+ tabellen/);

    const deventer = await product.organisationId('deventer');
    const id = newId();
    await product.owner.query(
      'insert into audit_witness (id, organisation_id, verifier_key) values ($1, $2, $3)',
      [id, deventer, 'witness.example+0000'],
    );
    expect((await measures()).join(), 'a key alone signs nothing').toContain('Nog geen andere');
    await product.owner.query(
      `insert into audit_cosignature (id, organisation_id, size, witness_id, line, signed_at) values ($1, $2, 1, $3, 'line', now())`,
      [newId(), deventer, id],
    );
    expect((await measures()).join()).toContain('buiten de eigen organisatie: 1.');

    const count = (lines: string[]) => lines.join().match(/bij delen op (\d+) van/)?.[1] ?? '0';
    const { body } = await officer.get('/rules');
    const asks = product.parts.content.legal().document.rules;
    const rule = body.data.find(
      (each: any) =>
        each.confirmation !== null && (asks.get(each.code) as any).conditions.includes('four-eyes'),
    );
    const counted = Number(count(await measures()));
    expect(counted).toBeGreaterThan(0);
    await officer.delete(`/rule-confirmations/${rule.confirmation.id}`);
    expect(Number(count(await measures()))).toBe(counted - 1);
    await officer.post('/rule-confirmations', {
      ruleCode: rule.code,
      contentVersionId: body.contentVersionId,
    });
  });

  test('says of whom and in which themes, by the themes as the organisation words them', async () => {
    const activity = async (): Promise<any> => {
      const { data } = (await officer.get('/registers/processing')).body;
      expect(data.subjects).toEqual(expect.arrayContaining(data.activities[0].subjects));
      return data.activities.find((each: any) => each.purpose.code === 'ondermijning-intern');
    };
    expect((await activity()).subjects).toContain('Houders en bestuurders van een voertuig');
    const titles = async (): Promise<string[]> => (await activity()).themes.map((theme: any) => theme.title);
    expect(await titles()).toContain('Illegale hennepteelt');
    const administrator = await product.signIn('beheerder-zwolle');
    const reason = 'Onze eigen woorden';
    const adopted = await administrator.post('/theme-editions', {
      themeCode: 'hennepteelt',
      expectedVersion: 0,
      reason,
    });
    expect(adopted.status, JSON.stringify(adopted.body)).toBe(201);
    const { edition, number } = (await administrator.get('/theme-editions/hennepteelt')).body.data;
    const { code: _, ...words } = edition;
    const saved = await administrator.put('/theme-editions/hennepteelt', {
      ...words,
      title: 'Hennep in huis',
      reason,
      expectedVersion: number,
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(await titles()).toContain('Hennep in huis');
  });

  test('names the own organisation, its officers and who is responsible with it', async () => {
    const { status, body } = await officer.get('/registers/processing');
    expect(status).toBe(200);
    expect(body.data.organisation.name).toContain('Zwolle');
    expect(body.data.officers.map((each: any) => each.task).sort()).toEqual(
      expect.arrayContaining(['fg', 'privacy-officer']),
    );
    expect(body.data.rulesVersion).toBe(product.parts.content.legal().version);
    const joint = body.data.activities.find((each: any) => each.purpose.code === 'riec-casus');
    expect(joint.jointControllers.length).toBeGreaterThan(0);
    expect(joint.dpia.approvedOn).toMatch(/^\d{4}/);
  });
});

describe('processors', () => {
  let id: string;
  test('are written down by the privacy officer, and stand in the register from then on', async () => {
    const added = await officer.post('/processors', HOST);
    expect(added.status).toBe(201);
    ({ id } = added.body.data);
    const { body } = await officer.get('/registers/processing');
    expect(body.data.activities[0].processors).toContain(HOST.name);
    const list = (await officer.get('/processors')).body;
    const titles = new Map(list.purposes.map((each: any) => [each.code, each.title]));
    const written = list.data.find((each: any) => each.name === HOST.name);
    for (const code of written.purposeCodes) expect(titles.get(code)).toBeTruthy();
  });

  test('once each, with dates that follow each other and purposes that exist', async () => {
    expect((await officer.post('/processors', HOST)).body.code).toBe('already-exists');
    const wrong = await officer.post('/processors', {
      ...HOST,
      name: 'Ander',
      endedOn: '2025-01-01',
      purposeCodes: ['bestaat-niet'],
    });
    expect(wrong.body.errors.map((each: any) => each.pointer)).toEqual(['/purposeCodes/0', '/endedOn']);
  });

  test('are changed with the version that was read, and leave the register when they ended', async () => {
    const ended = { ...HOST, endedOn: '2026-02-01' };
    const stale = await officer.put(`/processors/${id}`, { ...ended, expectedVersion: 7 });
    expect(stale.body.code).toBe('stale-version');
    const changed = await officer.put(`/processors/${id}`, { ...ended, expectedVersion: 1 });
    expect([changed.status, changed.body.data.version]).toEqual([200, 2]);
    const { body } = await officer.get('/registers/processing');
    expect(body.data.activities[0].processors).not.toContain(HOST.name);
  });

  test('are read by the supervisors of the own organisation only, and kept by none of them', async () => {
    const fg = await product.signIn('fg-zwolle');
    const seen = await fg.get('/processors');
    expect(seen.body.data.map((each: any) => each.name)).toContain(HOST.name);
    expect(seen.body.abilities.keep).toBe(false);
    expect((await fg.post('/processors', { ...HOST, name: 'Ander' })).status).toBe(403);
    const other = await product.signIn('privacyofficer-deventer');
    expect((await other.get('/processors')).body.data.map((each: any) => each.name)).not.toContain(HOST.name);
    expect((await other.put(`/processors/${id}`, { ...HOST, expectedVersion: 2 })).status).toBe(404);
    expect((await (await product.signIn('coordinator-zwolle')).get('/processors')).status).toBe(403);
  });

  test.each(['privacyofficer-deventer', 'coordinator-zwolle', 'beheerder-zwolle'])(
    '%s sees no row of them, past the routes too',
    async (username) => {
      const client = await product.signIn(username);
      const { rows } = await client.inScope((scope) =>
        sql<{ count: number }>`select count(*)::int as count from processor`.execute(scope.db),
      );
      expect(rows[0]?.count).toBe(0);
    },
  );
});

describe('who may what', () => {
  test('is every route of the product with the groups that it names, and how many people are in each', async () => {
    const { body } = await officer.get('/registers/abilities');
    const scoped = routesOf(product.app).filter(({ enter }) => enter !== 'public');
    expect(body.data.abilities.map((each: any) => each.operation).sort()).toEqual(
      scoped.map(({ operationId }) => operationId).sort(),
    );
    const exporting = body.data.abilities.find((each: any) => each.operation === 'exportDisclosures');
    expect(exporting.groups).toEqual(['privacy-officer', 'fg']);
    const people = Object.fromEntries(body.data.groups.map((each: any) => [each.code, each.people]));
    expect(people['privacy-officer']).toBe(1);
    expect(people.coordinator).toBeGreaterThan(0);
  });
});

describe('a register as a file', () => {
  test('says of early warning that it is not in use, for no part of this product does it', async () => {
    const { body } = await officer.get('/registers/algorithm');
    expect(body.data.earlyWarning).toEqual({ used: false, summaryEn: '', sections: [] });
    const file = await officer.get('/register-exports?register=algorithm&format=csv');
    expect(file.raw.body).toContain('Niet in gebruik. Geen onderdeel van deze installatie');
  });

  test.each(['processing', 'dpia', 'algorithm', 'processors', 'abilities'])(
    '%s leaves as lines and as data',
    async (register) => {
      const csv = await officer.get(`/register-exports?register=${register}&format=csv`);
      expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(csv.raw.body.split('\r\n').length).toBeGreaterThan(2);
      const json = await officer.get(`/register-exports?register=${register}&format=json`);
      expect(JSON.parse(json.raw.body)).toBeTruthy();
    },
  );

  test('and the log says who took which', async () => {
    const log = await officer.get('/audit-events?action=register.exported');
    expect(log.body.data[0].detail).toEqual({ register: 'abilities', format: 'json' });
  });
});
