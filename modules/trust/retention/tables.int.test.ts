import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { weighed } from '#modules/chain/cases/testing/case-world.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';
import { retentionRecordKinds, sweepShortLived } from './server/index.ts';
import { decidedList, endedSignal, execute } from './testing/retention-world.ts';

/* Every table of this module against three who have no business with it: another organisation, another purpose, an unnamed colleague. */

/** Machinery: no request reaches it at all. */
const OUT_OF_REACH = [
  'record_kind',
  'record_part',
  'record_sweep',
  'destruction_step',
  'file_removal',
  'blanked_record',
  'schema_migration',
  'scope_key',
];
/** Rows of the whole region beside those of organisations; `mine` says which are the organisation's. */
const MINE: Readonly<Record<string, string>> = {
  retention_rule: 'organisation_id is not null',
  // Counts of the whole region, for who supervises wherever; never for who works with records.
  sweep_report: 'true',
};
/** Who of the three does see it, since nothing in it is about a record: rules are read by everyone who works under them. */
const ALSO_SEEN_BY: Readonly<Record<string, RegExp>> = {
  sweep_report: /^privacyofficer/,
  retention_rule: /zwolle$/,
};

let product: TestProduct;
let officer: Client;
const people = new Map<string, Client>();
const tables = [...new Set([...retentionRecordKinds.flatMap((kind) => kind.tables), 'file_removal'])];

beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  const maker = await product.signIn('coordinator-zwolle');
  const desk = await product.signIn('balie-zwolle');
  const LONG_AGO = { state: 'closed', daysAgo: 2200 } as const;
  const [gone, archived, held] = [
    await endedSignal(product, desk, LONG_AGO),
    await endedSignal(product, desk, LONG_AGO),
    await endedSignal(product, desk, LONG_AGO),
  ];
  await weighed(product, gone.id, 'take-up');
  await product.owner.query(
    `update signal set state = 'closed', closed_at = now() - interval '2200 days' where id = $1`,
    [gone.id],
  );
  const party = { maker, reviewer: officer };
  const destroying = await decidedList(party, [gone.id]);
  const transferring = await decidedList(party, [archived.id], { decision: 'transfer' });
  for (const [listId, id] of [
    [destroying, gone.id],
    [transferring, archived.id],
  ] as const)
    expect((await execute(maker, listId, id)).status).toBe(201);
  expect(
    (await maker.post(`/destruction-lists/${transferring}/packages`, { recordId: archived.id })).status,
  ).toBe(201);
  await officer.post('/retention-holds', { recordKind: 'signal', recordId: held.id, reasonCode: 'appeal' });
  await officer.post('/retention-rule-decisions', {
    recordKind: 'signal',
    purpose: 'ondermijning-intern',
    outcome: 'closed',
    months: 70,
    reason: 'Zaken lopen lang',
    decision: 'Besluit 7',
    decidedOn: '2026-01-15',
    expectedVersion: 0,
  });
  await product.owner.query(
    `insert into idempotency_key (person_id, key, request_hash, created_at) values ($1, gen_random_uuid(), '', now() - interval '2 days')`,
    [officer.personId],
  );
  await withSystemScope(product.parts.pools.system, 'test', (system) =>
    sweepShortLived(system, ['idempotency-reply']),
  );
  for (const name of ['privacyofficer-deventer', 'zorgcoordinator-zwolle', 'jurist-zwolle'])
    people.set(name, await product.signIn(name));
}, 60_000);
afterAll(() => product.close());

type Seen = number | 'permission denied';

const refusedAs = (error: Error): 'permission denied' => {
  if (/permission denied|row-level security/.test(error.message)) return 'permission denied';
  throw error;
};

const seenBy = (client: Client, table: string): Promise<Seen> =>
  client
    .inScope((scope) =>
      sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(table)} where ${sql.raw(MINE[table] ?? 'true')}`
        .execute(scope.db)
        .then(({ rows }) => rows[0]?.n ?? 0),
    )
    .catch(refusedAs);

const rowsOf = async (table: string): Promise<number> =>
  (
    await product.owner.query<{ n: number }>(
      `select count(*)::int as n from ${table} where ${MINE[table] ?? 'true'}`,
    )
  ).rows[0]!.n;

const written = (client: Client, statement: string): Promise<Seen> =>
  client
    .inScope((scope) =>
      sql`${sql.raw(statement)}`
        .execute(scope.db)
        .then(({ numAffectedRows }) => Number(numAffectedRows ?? 0)),
    )
    .catch(refusedAs);

describe.each(tables.filter((table) => !OUT_OF_REACH.includes(table)))('%s', (table) => {
  test('is seen by who keeps records here, and by none of the three', async () => {
    expect(await rowsOf(table)).toBeGreaterThan(0);
    expect(await seenBy(officer, table)).toBeGreaterThan(0);
    for (const [name, client] of people) {
      const seen = await seenBy(client, table);
      if (ALSO_SEEN_BY[table]?.test(name)) expect(seen, name).toBeGreaterThan(0);
      else expect([0, 'permission denied'], name).toContain(seen);
    }
  });

  test('is changed, filled or emptied by none of them', async () => {
    const before = (await product.owner.query(`select * from ${table} order by 1::text`)).rows;
    const { rows } = await product.owner.query<{ name: string }>(
      `select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    );
    const columns = rows.map(({ name }) => name);
    for (const [name, client] of people) {
      for (const statement of [
        `update ${table} set ${columns[0]} = ${columns[0]}`,
        `delete from ${table}`,
        `insert into ${table} default values`,
        `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from ${table}`,
      ])
        expect([0, 'permission denied'], `${name}: ${statement}`).toContain(await written(client, statement));
    }
    expect((await product.owner.query(`select * from ${table} order by 1::text`)).rows).toEqual(before);
  });
});

test.each(OUT_OF_REACH)('%s is out of reach of every request', async (table) => {
  for (const client of [officer, ...people.values()])
    expect(await seenBy(client, table)).toBe('permission denied');
});
