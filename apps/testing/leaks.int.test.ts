import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaksIn, type Rights, rightsOfRequests, seenWithoutScope } from './catalog/leaks.ts';
import { makeSmallWorld, ownerColumn, type SmallWorld } from './catalog/small-world.ts';
import { openTestProduct, type TestProduct } from './index.ts';

/** Nothing personal stands in them, and a rule of law asks about both sides: the whole region reads them. */
const READ_BY_REGION = new Set([
  'department',
  'portfolio',
  'agreement_party',
  'participation',
  'dpia',
  'rule_confirmation',
  'audit_witness',
  'audit_cosignature',
]);

/** Rows of one organisation that name the other one they are meant for. */
const READ_BY_OTHER_PARTY = new Set(['mandate']);

/** Whose rows they are is not told by an organisation. */
const WITHOUT_ORGANISATION: Readonly<Record<string, string>> = {
  region: 'read by everyone in it',
  organisation: 'is the organisation itself; the region knows who is in it',
  person: 'of the organisations that appointed them: policy colleague, tested with access',
  audit_checkpoint: 'hashes and signatures of the whole log; supervisors read them, tested with audit',
  audit_log_key: 'public keys of the whole log; supervisors read them, tested with audit',
  tree_tile: 'hashes of salted leaves; supervisors read them, tested with audit',
  agreement: 'of a region; its parties have an organisation',
  case_subject_item: 'of a case: seen with the contribution it points at, tested with cases',
  destruction_step: 'empty but for a transaction that destroys; out of reach of requests',
  file_removal: 'the id of a file whose key is gone; out of reach of requests',
  idempotency_key: 'of a person, reached through two functions only',
  'keystore.audit_log_key': 'of the whole log; out of reach of requests',
  'keystore.file_key': 'of a file; out of reach of requests',
  login_attempt: 'before anyone is known; out of reach of requests',
  login_failure: 'before anyone is known; out of reach of requests',
  record_kind: 'out of reach of requests',
  record_part: 'out of reach of requests',
  record_sweep: 'out of reach of requests',
  schema_migration: 'out of reach of requests',
  scope_key: 'out of reach of requests',
  setup_token: 'out of reach of requests',
};

let product: TestProduct;
let world: SmallWorld;
let rights: ReadonlyMap<string, Rights>;
beforeAll(async () => {
  product = await openTestProduct();
  world = await makeSmallWorld(product.owner, await product.organisationId('zwolle'));
  rights = await rightsOfRequests(product.owner);
});
afterAll(() => product.close());

/** One person of every kind of role outside the organisation. */
async function strangers(): Promise<string[]> {
  const { rows } = await product.owner.query<{ subject: string }>(
    `select distinct on (o.type, a.roles) p.subject from appointment a join person p on p.id = a.person_id
       join organisation o on o.id = a.organisation_id
      where o.id <> $1 and not exists (select 1 from appointment b where b.person_id = p.id and b.organisation_id = $1)
      order by o.type, a.roles, p.subject`,
    [world.organisationId],
  );
  return rows.map((row) => row.subject);
}

async function leaks(open: ReadonlySet<string>, subjects: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const subject of subjects) {
    const client = await product.signIn(subject);
    found.push(...(await client.inScope((scope) => leaksIn(scope, world, rights, open))));
  }
  return found;
}

describe('one organisation with a row in every table', () => {
  test('has one in every table that belongs to organisations', () => {
    expect([...world.failures]).toEqual([]);
    expect(world.filled.size).toBeGreaterThan(40);
  });

  test('every other table is listed with the reason', () => {
    const others = world.tables
      .filter((table) => ownerColumn(table) === undefined)
      .map((table) => table.name);
    expect(others.sort()).toEqual(Object.keys(WITHOUT_ORGANISATION).sort());
  });

  test('is invisible without a scope', async () => {
    const firstReadable = new Map<string, string>();
    const { rows } = await product.owner.query<{ table: string; column: string }>(
      `select c.oid::regclass::text as table, min(a.attname::text) as column from pg_class c join pg_attribute a on a.attrelid = c.oid
        where has_column_privilege('schakel_app', c.oid, a.attnum, 'select') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and a.attnotnull group by 1`,
    );
    for (const { table, column } of rows) firstReadable.set(table, column);
    const seen = await seenWithoutScope(
      product.parts.pools.app,
      rights,
      (table) => firstReadable.get(table) ?? '*',
    );
    expect(seen).toEqual([]);
  });

  test('is invisible and untouchable to everyone of other organisations', async () => {
    const subjects = await strangers();
    expect(subjects.length).toBeGreaterThan(15);
    expect(await leaks(new Set([...READ_BY_REGION, ...READ_BY_OTHER_PARTY]), subjects)).toEqual([]);
    // Every stranger tries every table: it grows with both.
  }, 120_000);

  test('shows its departments to the region: the list of open tables holds nothing that is closed', async () => {
    const found = await leaks(new Set(), ['coordinator-deventer']);
    const open = new Set(found.map((line) => line.split(':')[0]));
    expect([...READ_BY_REGION].filter((table) => !open.has(table))).toEqual([]);
  });

  test('and a table whose policy forgets the organisation is found', async () => {
    await product.owner.query(`
      create table planted (id uuid primary key, organisation_id uuid not null references organisation, word text not null);
      call secure_table('planted');
      create policy forgets on planted to schakel_app using (true) with check (true);
      grant select, insert, update (word), delete on planted to schakel_app`);
    const planted = await makeSmallWorld(product.owner, world.organisationId);
    const reader = await product.signIn('coordinator-deventer');
    const all = await rightsOfRequests(product.owner);
    const found = await reader.inScope((scope) => leaksIn(scope, planted, all, READ_BY_REGION));
    const words = found.map((line) => line.replace(/: .*? (sees|changes|removes|adds)/, ': $1'));
    expect(words).toEqual([
      'planted: sees 1',
      'planted: changes 1',
      'planted: removes 1',
      'planted: adds a row for them (1)',
    ]);
    await product.owner.query('drop table planted');
  });
});
