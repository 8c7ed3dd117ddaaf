import { runMigrations } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSmallWorld, type SmallWorld } from '#apps/testing/catalog/small-world.ts';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { sweepShortLived } from './server/index.ts';
import { rulesInForce, rulesWithout } from './testing/retention-world.ts';
import { type Planted, planter, shortLived, stillThere } from './testing/short-lived.ts';

/* What goes by itself: of every kind one record whose term just ended and one whose term has an hour to go, by the clock of the database. */

let product: TestProduct;
let world: SmallWorld;
let officer: Client;
beforeAll(async () => {
  product = await openTestProduct();
  world = await makeSmallWorld(product.owner, await product.organisationId('zwolle'));
  officer = await product.signIn('privacyofficer-zwolle');
  // The background worker makes its tables at its first start.
  await runMigrations({ connectionString: product.parts.ownerConnection });
}, 60_000);
afterAll(() => product.close());

const HOUR = 3_600_000;

/** The moment before which the rule in force takes this kind away. */
async function momentOf(kind: string): Promise<Date> {
  const { rows } = await product.owner.query<{ moment: Date }>(
    `select clock_timestamp() - make_interval(months => coalesce(months, 0), days => coalesce(days, 0)) as moment
       from retention_rule where record_kind = $1 and ended_at is null and organisation_id is null`,
    [kind],
  );
  const moment = rows[0]?.moment;
  if (moment === undefined) throw new Error(`no rule for ${kind}`);
  return new Date(moment);
}

const shifted = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() + milliseconds);

const sweep = (kind: string) =>
  withSystemScope(product.parts.pools.system, 'test: sweep', (system) => sweepShortLived(system, [kind]));

async function sweptTables(kind: string): Promise<string[]> {
  const { rows } = await product.owner.query<{ name: string }>(
    `select distinct table_name as name from record_sweep where record_kind = $1 and statement like '%delete%' order by 1`,
    [kind],
  );
  return rows.map(({ name }) => name);
}

const bare = (table: string): string => table.replace('keystore.', '');

describe('of what goes by itself', () => {
  test.each(Object.keys(shortLived))('%s: what is due goes whole, what is not due stays', async (kind) => {
    const rows = shortLived[kind]!;
    const moment = await momentOf(kind);
    // Dates without a time of day: a day further off.
    const margin = kind === 'rights-request' || kind === 'kept-decision' ? 25 * HOUR : HOUR;
    const [due, young, spared]: [Planted[], Planted[], Planted[]] = [[], [], []];
    await rows.set(planter(product.owner, world, due), shifted(moment, -margin));
    await rows.set(planter(product.owner, world, young), shifted(moment, margin));
    await rows.spared?.(planter(product.owner, world, spared), shifted(moment, -margin));
    const told = await sweep(kind);
    const gone = due.filter(({ table }) => !['audit_event'].includes(table));
    expect(await stillThere(product.owner, gone)).toEqual([]);
    expect(await stillThere(product.owner, young)).toEqual(young.map(({ table }) => table));
    expect(await stillThere(product.owner, spared)).toEqual(spared.map(({ table }) => table));
    const counted = told.find(({ recordKind }) => recordKind === kind)?.counts ?? {};
    for (const { table } of gone) expect(Object.keys(counted)).toContain(bare(table));
    // Nothing that the sweep of this kind empties was left out of what was planted.
    expect([...new Set(due.map(({ table }) => bare(table)))]).toEqual(
      expect.arrayContaining(await sweptTables(kind)),
    );
  });

  test('a disclosure stays as long as anything refers to it, whichever table that stands in', async () => {
    const { rows } = await product.owner.query<{ table: string; column: string }>(
      `select k.conrelid::regclass::text as table, a.attname::text as column from pg_constraint k
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confdeltype = 'a' and k.confrelid = 'disclosure'::regclass`,
    );
    expect(rows.length).toBeGreaterThan(10);
    const old = shifted(await momentOf('disclosure'), -HOUR);
    const rested: Planted[] = [];
    const plant = planter(product.owner, world, rested);
    for (const { table, column } of rows) {
      const { id } = await plant('disclosure', { given_at: old });
      const referring = `update ${table} set ${column} = $1 where ctid = (select ctid from ${table} limit 1)`;
      expect((await product.owner.query(referring, [id])).rowCount, table).toBe(1);
    }
    await sweep('disclosure');
    expect(await stillThere(product.owner, rested)).toEqual(rested.map(({ table }) => table));
  });

  test('no kind is without such a test', async () => {
    const { rows } = await product.owner.query<{ kind: string }>(
      'select distinct record_kind as kind from record_sweep order by 1',
    );
    expect(Object.keys(shortLived).sort()).toEqual(rows.map(({ kind }) => kind));
  });
});

describe('a term that an organisation decided itself', () => {
  const room = async () => {
    const { rows } = await product.owner.query<{
      kind: string;
      months: number;
      shortest: number;
      longest: number;
    }>(
      `select record_kind as kind, months, shortest_months as shortest, longest_months as longest from retention_rule
        where ended_at is null and organisation_id is null and purpose_code = '*' and shortest_months is not null order by 1`,
    );
    return rows;
  };
  const decide = async (recordKind: string, months: number | null, client = officer) => {
    const { data } = (await client.get('/retention-rules')).body;
    const { decisionVersion } = data.find((rule: any) => rule.recordKind === recordKind);
    return client.post('/retention-rule-decisions', {
      recordKind,
      purpose: '*',
      outcome: '*',
      months,
      reason: 'Zo is het hier afgesproken',
      decision: 'Directiebesluit 7',
      decidedOn: '2026-01-15',
      expectedVersion: decisionVersion,
    });
  };
  const monthsAgo = async (months: number): Promise<Date> => {
    const { rows } = await product.owner.query<{ moment: Date }>(
      'select clock_timestamp() - make_interval(months => $1::int) as moment',
      [months],
    );
    return new Date(rows[0]!.moment);
  };

  test('holds for exactly the kinds that are swept per organisation, and of which every table says whose it is', async () => {
    const { rows } = await product.owner.query<{ kind: string; whole: boolean }>(
      'select record_kind as kind, bool_and(by_organisation) as whole from record_sweep group by 1 having bool_or(by_organisation) order by 1',
    );
    expect(rows.map(({ kind }) => kind)).toEqual((await room()).map(({ kind }) => kind));
    expect(rows.filter(({ whole }) => !whole)).toEqual([]);
    const { rows: shared } = await product.owner.query(
      `select s.table_name from record_sweep s where s.by_organisation and not exists (select 1 from pg_attribute a
         where a.attrelid = to_regclass(s.table_name) and a.attname = 'organisation_id')`,
    );
    expect(shared).toEqual([]);
    expect((await decide('disclosure', 48)).body.code).toBe('not-allowed');
    expect((await decide('session', 1)).body.code).toBe('not-allowed');
  });

  test('takes what is older than it, and nothing younger; back at the region, that holds again', async () => {
    for (const { kind, months: region, shortest, longest } of await room()) {
      const months = shortest < region ? shortest : longest;
      expect((await decide(kind, longest + 1)).body.errors?.[0]?.code, kind).toBe('term-out-of-bounds');
      expect((await decide(kind, months)).status, kind).toBe(201);
      const moment = await monthsAgo(months);
      const [due, young]: [Planted[], Planted[]] = [[], []];
      await shortLived[kind]!.set(planter(product.owner, world, due), shifted(moment, -25 * HOUR));
      await shortLived[kind]!.set(planter(product.owner, world, young), shifted(moment, 25 * HOUR));
      await sweep(kind);
      expect(await stillThere(product.owner, due), kind).toEqual([]);
      expect(await stillThere(product.owner, young), kind).toEqual(young.map(({ table }) => table));
      expect((await decide(kind, null)).status, kind).toBe(201);
      await sweep(kind);
      const left = await stillThere(product.owner, young);
      expect(left, kind).toEqual(months < region ? young.map(({ table }) => table) : []);
    }
  });

  test('is of that organisation alone: elsewhere the region holds, and nobody there reads what went', async () => {
    const kind = 'watched-value';
    const deventer = await product.organisationId('deventer');
    expect((await decide(kind, 12)).status).toBe(201);
    const at = shifted(await monthsAgo(12), -25 * HOUR);
    const [own, other]: [Planted[], Planted[]] = [[], []];
    const row = { added_at: at, kind: 'well-known-person', person_id: null };
    await planter(product.owner, world, own)('watched_value', { ...row, hashes: ['own'] });
    await planter(
      product.owner,
      world,
      other,
    )('watched_value', { ...row, hashes: ['other'], organisation_id: deventer });
    await sweep(kind);
    expect(await stillThere(product.owner, own)).toEqual([]);
    expect(await stillThere(product.owner, other)).toEqual(['watched_value']);
    const reports = async (client: Client) =>
      (await client.get('/short-term-removals')).body.data.filter(
        (report: any) => report.recordKind === kind && report.rule?.months === 12,
      );
    expect((await reports(officer)).length).toBeGreaterThan(0);
    expect(await reports(await product.signIn('privacyofficer-deventer'))).toEqual([]);
    expect((await decide(kind, null)).status).toBe(201);
  });

  test('without any rule in force the kind is left alone, for who decided on a term too, and that is told', async () => {
    const kind = 'unusual-look';
    expect((await decide(kind, 12)).status).toBe(201);
    const planted: Planted[] = [];
    await shortLived[kind]!.set(planter(product.owner, world, planted), shifted(await monthsAgo(240), 0));
    const inForce = await rulesInForce(product);
    await rulesWithout(product, (line: any) => line.recordKind === kind);
    try {
      expect(await sweep(kind)).toMatchObject([{ recordKind: kind, rule: null, counts: {} }]);
      expect(await stillThere(product.owner, planted)).toEqual(['unusual_look']);
      const { data } = (await officer.get('/retention-rule-decisions')).body;
      expect(data[0]).toMatchObject({ recordKind: kind, endedBecause: 'rule-gone' });
    } finally {
      await rulesWithout(product, () => false, inForce);
    }
  });
});
