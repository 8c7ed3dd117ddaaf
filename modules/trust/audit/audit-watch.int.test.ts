import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Client, logWatchOf, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import { checkLogs, rotateKey, sequenceAll, witnessCheckpoints } from './server/index.ts';

let product: TestProduct;
let zwolle: Client;
let deventer: Client;
let deventerId: string;
let zwolleId: string;
beforeAll(async () => {
  product = await openTestProduct();
  zwolle = await product.signIn('privacyofficer-zwolle');
  deventer = await product.signIn('privacyofficer-deventer');
  zwolleId = await product.organisationId('zwolle');
  deventerId = await product.organisationId('deventer');
  await grow();
});
afterAll(() => product.close());

async function grow(times = 2): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await zwolle.get('/audit-events');
    await deventer.get('/audit-events');
  }
  await sequenceAll(product.parts);
}

const watch = () => logWatchOf(product.parts);
const status = async (client: Client): Promise<any> => (await client.get('/audit-status')).body.data;
const wordsTo = async (client: Client, kind: string): Promise<number> =>
  (await client.get('/notifications')).body.data.filter((word: { kind: string }) => word.kind === kind)
    .length;

/** Past the triggers that keep even the owner from it. */
async function tamper<Value>(tables: readonly string[], change: () => Promise<Value>): Promise<Value> {
  for (const table of tables) await product.owner.query(`alter table ${table} disable trigger user`);
  try {
    return await change();
  } finally {
    for (const table of tables) await product.owner.query(`alter table ${table} enable trigger user`);
  }
}

describe('how far the log can be verified', () => {
  test('is told to who supervises: last checkpoint, tail, witnesses, own check; of the own organisation only', async () => {
    await zwolle.get('/audit-events');
    const before = await status(zwolle);
    expect(before).toMatchObject({
      checkpoint: { size: expect.any(Number), cosignedBy: [] },
      tail: { count: 1 },
      selfCheck: null,
    });
    await checkLogs(watch());
    expect((await status(zwolle)).selfCheck).toMatchObject({
      proven: true,
      broken: null,
      size: before.checkpoint.size,
    });
    expect((await status(deventer)).tail.count).toBe(0);
    expect((await (await product.signIn('balie-zwolle')).get('/audit-status')).status).toBe(403);
    const seen = await (await product.signIn('balie-zwolle')).inScope(
      async (scope) =>
        (await sql<{ n: number }>`select count(*)::int as n from audit_self_check`.execute(scope.db)).rows[0]
          ?.n,
    );
    expect(seen).toBe(0);
  });
});

describe('the own check of every night', () => {
  afterEach(() => sequenceAll(product.parts));

  test('proves a log with a key that was rotated and payloads that retention dropped', async () => {
    await rotateKey(product.parts);
    await grow();
    await product.owner.query('delete from audit_payload where organisation_id = $1', [deventerId]);
    const results = await checkLogs(watch());
    expect([...results.values()].map(({ broken }) => broken)).toEqual([...results].map(() => undefined));
    expect(results.get(zwolleId)?.entries).toBeGreaterThan(3);
  });

  const last = '(select max(position) from audit_leaf where organisation_id = $1)';
  const event = `(select event_id from audit_leaf where position = ${last})`;
  const cases: [what: string, table: string, damage: string, repair: string, code: string][] = [
    [
      'a changed event',
      'audit_event',
      `update audit_event set actor_name = actor_name || 'x' where id = ${event}`,
      `update audit_event set actor_name = left(actor_name, -1) where id = ${event}`,
      'event-changed',
    ],
    [
      'a changed payload',
      'audit_payload',
      `update audit_payload set payload = payload || '{"fields": ["x"]}' where event_id = ${event} and organisation_id = $1`,
      `update audit_payload set payload = payload || '{"fields": []}' where event_id = ${event} and organisation_id = $1`,
      'payload-changed',
    ],
    [
      'a changed place',
      'audit_leaf',
      `update audit_leaf set salt = set_byte(salt, 0, get_byte(salt, 0) # 1) where position = ${last}`,
      `update audit_leaf set salt = set_byte(salt, 0, get_byte(salt, 0) # 1) where position = ${last}`,
      'event-changed',
    ],
    [
      'a checkpoint with another root',
      'audit_checkpoint',
      `update audit_checkpoint set root = set_byte(root, 0, get_byte(root, 0) # 1) where $1::uuid is not null and size = (select max(size) from audit_checkpoint)`,
      `update audit_checkpoint set root = set_byte(root, 0, get_byte(root, 0) # 1) where $1::uuid is not null and size = (select max(size) from audit_checkpoint)`,
      'checkpoint-damaged',
    ],
    [
      'a checkpoint with another time',
      'audit_checkpoint',
      `update audit_checkpoint set closed_at = closed_at + interval '1 second' where $1::uuid is not null and size = (select max(size) from audit_checkpoint)`,
      `update audit_checkpoint set closed_at = closed_at - interval '1 second' where $1::uuid is not null and size = (select max(size) from audit_checkpoint)`,
      'closing-differs',
    ],
  ];
  test.each(cases)(
    'finds %s, names it, and tells the officer',
    async (_what, table, damage, repair, code) => {
      await tamper([table], () => product.owner.query(damage, [zwolleId]));
      const before = await wordsTo(zwolle, 'audit-log-broken');
      const results = await checkLogs(watch());
      expect(results.get(zwolleId)?.broken?.code).toBe(code);
      expect((await status(zwolle)).selfCheck).toMatchObject({
        proven: false,
        broken: code,
        brokenAt: expect.any(Number),
      });
      expect(await wordsTo(zwolle, 'audit-log-broken')).toBe(before + 1);
      await tamper([table], () => product.owner.query(repair, [zwolleId]));
      expect((await checkLogs(watch())).get(zwolleId)?.broken).toBeUndefined();
    },
  );

  test('finds a tile that is gone', async () => {
    await tamper(['tree_tile'], async () => {
      await product.owner.query(
        'create table kept_tile as select * from tree_tile; delete from tree_tile where level = 0',
      );
    });
    expect((await checkLogs(watch())).get(zwolleId)?.broken?.code).toBe('tree-damaged');
    await tamper(['tree_tile'], async () => {
      await product.owner.query(
        'insert into tree_tile select * from kept_tile where level = 0; drop table kept_tile',
      );
    });
    expect((await checkLogs(watch())).get(zwolleId)?.broken).toBeUndefined();
  });
});

describe('a witness that the product signs for', () => {
  const auto = async (client: Client): Promise<any> =>
    (await client.get('/automatic-audit-witness')).body.data;
  const put = (client: Client, enabled: boolean, expectedVersion: number) =>
    client.put('/automatic-audit-witness', { enabled, expectedVersion });

  test('is off until the privacy officer wants it, and set by nobody else', async () => {
    expect(await auto(deventer)).toMatchObject({ enabled: false, version: 0 });
    expect((await witnessCheckpoints(watch())).size).toBe(0);
    for (const name of ['coordinator-deventer', 'fg-zwolle'])
      expect((await put(await product.signIn(name), true, 0)).status).toBe(403);
    const fg = await product.signIn('fg-zwolle');
    await expect(
      fg.inScope((scope) =>
        sql`select set_auto_witness(gen_random_uuid(), 'x', 'x', true, 0)`.execute(scope.db),
      ),
    ).rejects.toThrow(/set by the privacy officer/);
    expect((await put(deventer, true, 0)).body.data).toMatchObject({ enabled: true, version: 1 });
    expect((await put(deventer, true, 0)).body.code).toBe('stale-version');
    expect(await auto(zwolle)).toMatchObject({ enabled: false });
  });

  test('signs each new checkpoint once, with a key of its own that no request can read', async () => {
    await grow();
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('grew');
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('same');
    const { checkpoint, witnesses } = await status(zwolle);
    expect(checkpoint.cosignedBy).toEqual(['Gemeente Deventer']);
    expect(witnesses).toMatchObject([{ organisationName: 'Gemeente Deventer', size: checkpoint.size }]);
    await expect(
      deventer.inScope((scope) => sql`select * from keystore.audit_witness_key`.execute(scope.db)),
    ).rejects.toThrow(/permission denied/);
    await grow();
    const both = await Promise.all([witnessCheckpoints(watch()), witnessCheckpoints(watch())]);
    expect(both.map((one) => one.get(deventerId)).toSorted()).not.toContain('refused');
    const { rows } = await product.owner.query(
      'select count(*)::int as n, count(distinct size)::int as sizes from audit_cosignature',
    );
    expect(rows[0].n).toBe(rows[0].sizes);
  });

  test('goes on over a key that was rotated', async () => {
    await rotateKey(product.parts);
    await grow();
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('grew');
  });

  test('that is away stops nothing: the log grows, and the witness comes back later over all of it', async () => {
    await put(deventer, false, 1);
    const before = (await status(zwolle)).checkpoint.size;
    await grow();
    await grow();
    expect((await witnessCheckpoints(watch())).has(deventerId)).toBe(false);
    expect((await status(zwolle)).checkpoint.size).toBeGreaterThan(before);
    await put(deventer, true, 2);
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('grew');
  });

  test('whose memory somebody changed signs nothing, for its own signature no longer stands under it', async () => {
    const { rows } = await product.owner.query('select seen_note from auto_witness');
    await grow();
    await product.owner.query(
      `update auto_witness set seen_note = regexp_replace(seen_note, '\\n\\d+\\n', E'\\n1\\n')`,
    );
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('refused');
    expect(await auto(deventer)).toMatchObject({ refused: 'cosignature-damaged' });
    await product.owner.query('update auto_witness set seen_note = $1', [rows[0].seen_note]);
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('grew');
    expect(await auto(deventer)).toMatchObject({ refused: null });
  });

  test('refuses a tree that shrank and one that forked, tells its officer once, and signs nothing of it', async () => {
    await grow();
    await witnessCheckpoints(watch());
    await deventer.post('/notification-reads');
    const told = await wordsTo(deventer, 'audit-witness-refused');
    const signed = (await status(zwolle)).checkpoint.size;
    const tables = [
      'audit_checkpoint',
      'audit_leaf',
      'tree_tile',
      'tree_head',
      'audit_tail',
      'audit_log_key',
    ];
    // Somebody with the whole database takes the log back to an earlier checkpoint.
    await tamper(tables, async () => {
      const { rows } = await product.owner.query<{ size: number }>(
        'select size::int as size from audit_checkpoint order by size desc offset 2 limit 1',
      );
      const size = rows[0]!.size;
      await product.owner.query(
        'insert into audit_tail select e.occurred_at, l.event_id, l.organisation_id, l.entry_no from audit_leaf l join audit_entry e using (event_id, organisation_id, entry_no) where l.position >= $1',
        [size],
      );
      await product.owner.query('delete from audit_leaf where position >= $1', [size]);
      await product.owner.query('delete from audit_checkpoint where size > $1', [size]);
      await product.owner.query(
        'update tree_tile set hashes = substring(hashes from 1 for $1::int * 32) where level = 0 and index = 0',
        [size],
      );
      await product.owner.query(
        `update tree_head h set (sequence, leaf_hash) = (select l.sequence, l.leaf_hash from audit_leaf l where l.organisation_id = h.organisation_id order by l.sequence desc limit 1)`,
      );
    });
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('refused');
    expect(await auto(deventer)).toMatchObject({ refused: 'tree-rolled-back' });
    // And lets it grow again, with the same key, past what the witness saw.
    await grow(4);
    expect((await status(zwolle)).checkpoint.size).toBeGreaterThan(signed);
    expect((await witnessCheckpoints(watch())).get(deventerId)).toBe('refused');
    expect(await auto(deventer)).toMatchObject({
      refused: 'history-rewritten',
      refusedSize: expect.any(Number),
    });
    // By itself that log is in order: only who remembers sees it.
    expect((await checkLogs(watch())).get(zwolleId)?.broken).toBeUndefined();
    await witnessCheckpoints(watch());
    expect(await wordsTo(deventer, 'audit-witness-refused')).toBe(told + 1);
    expect((await status(zwolle)).checkpoint.cosignedBy).toEqual([]);
  });
});
