import { runMigrations } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSmallWorld, type SmallWorld } from '#apps/testing/catalog/small-world.ts';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { sweepShortLived } from './server/index.ts';
import { type Planted, planter, shortLived, stillThere } from './testing/short-lived.ts';

/* What goes by itself: of every kind one record whose term just ended and one whose term has an hour to go, by the clock of the database. */

let product: TestProduct;
let world: SmallWorld;
beforeAll(async () => {
  product = await openTestProduct();
  world = await makeSmallWorld(product.owner, await product.organisationId('zwolle'));
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
