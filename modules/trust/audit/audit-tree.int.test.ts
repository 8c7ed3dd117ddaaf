import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { verifyExport } from '#packages/audit-verifier/index.ts';
import {
  CheckpointDamagedError,
  rotateKey,
  runSequencer,
  type SequencerParts,
  sequenceAll,
  sequenceStep,
  writeAuditExport,
} from './server/index.ts';

let product: TestProduct;
let parts: SequencerParts;
const folders: string[] = [];
beforeAll(async () => {
  product = await openTestProduct();
  parts = product.parts;
});
afterAll(() => product.close());
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const count = async (query: string, values: unknown[] = []): Promise<number> =>
  Number((await product.owner.query<{ count: string }>(query, values)).rows[0]?.count);

/** Somebody looks, so often: an event each time. */
async function look(times: number, login = 'privacyofficer-zwolle'): Promise<void> {
  const officer = await product.signIn(login);
  for (let i = 0; i < times; i += 1) expect((await officer.get('/audit-events')).status).toBe(200);
}

async function exported(code = 'zwolle') {
  const folder = await mkdtemp(join(tmpdir(), 'schakel-audit-'));
  folders.push(folder);
  const written = await writeAuditExport(parts, code, folder);
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  return {
    folder,
    written,
    files: {
      events: await read('events.jsonl'),
      checkpoints: await read('checkpoints.txt'),
      keys: await read('keys.txt'),
    },
  };
}

/** Every entry has one place, the places of an organisation follow each other, and nothing waits. */
async function expectNothingLostOrDoubled(): Promise<void> {
  expect(await count('select count(*) from audit_tail')).toBe(0);
  expect(await count('select count(*) from audit_leaf')).toBe(
    await count('select count(*) from audit_entry'),
  );
  const gaps = await count(
    `select count(*) from (select organisation_id, max(sequence) as last, count(*) as found from audit_leaf group by 1) o where last <> found`,
  );
  expect(gaps).toBe(0);
  // Leaves of entries and closings of checkpoints together are the whole tree.
  expect(await count('select max(size) as count from audit_checkpoint')).toBe(
    (await count('select count(*) from audit_leaf')) + (await count('select count(*) from audit_checkpoint')),
  );
}

describe('an export', () => {
  test('of an organisation is proven, by whoever has the three files', async () => {
    await look(3);
    await look(1, 'privacyofficer-deventer');
    const { files, written } = await exported();
    const report = await verifyExport(files);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      proven: true,
      events: written.events,
      size: written.size,
      organisation: await product.organisationId('zwolle'),
    });
    expect(files.events).toContain('"action":"audit.exported"');
    expect(files.events).toContain('"action":"audit.read"');
    await expectNothingLostOrDoubled();
  });

  test('shows nothing of another organisation', async () => {
    const { files } = await exported();
    expect(files.events).not.toContain(await product.organisationId('deventer'));
    expect((await verifyExport((await exported('deventer')).files)).proven).toBe(true);
  });

  test('stays proven when retention dropped payloads', async () => {
    const zwolle = await product.organisationId('zwolle');
    await product.owner.query('delete from audit_payload where organisation_id = $1', [zwolle]);
    await look(1);
    const report = await verifyExport((await exported()).files);
    expect(report.proven).toBe(true);
    expect(report.payloadsDropped).toBeGreaterThan(2);
  });

  test('of an organisation that nobody knows is refused', async () => {
    await expect(exported('nergens')).rejects.toThrow('nergens');
  });

  test('finds a row that somebody changed in the database, past every trigger', async () => {
    await look(1);
    const { files } = await exported();
    expect((await verifyExport(files)).proven).toBe(true);
    const event = /"id":"([0-9a-f-]{36})","occurredAt"|"occurredAt":"[^"]*".*?"id":"([0-9a-f-]{36})"/;
    const line = files.events.split('\n').find((text) => text.includes('"action":"audit.read"'))!;
    const { id } = JSON.parse(line).leaf.event;
    expect(event.test(line)).toBe(true);
    await product.owner.query('alter table audit_event disable trigger user');
    const before = await product.owner.query<{ actor_name: string }>(
      'select actor_name from audit_event where id = $1',
      [id],
    );
    await product.owner.query(`update audit_event set actor_name = 'Iemand anders' where id = $1`, [id]);
    const report = await verifyExport((await exported()).files);
    await product.owner.query('update audit_event set actor_name = $2 where id = $1', [
      id,
      before.rows[0]?.actor_name,
    ]);
    await product.owner.query('alter table audit_event enable trigger user');
    expect(report.findings.map(({ code }) => code)).toContain('event-changed');
    expect((await verifyExport((await exported()).files)).proven).toBe(true);
  });
});

describe('the sequencer', () => {
  test('works alone: of two at once, one does the work and nothing is doubled', async () => {
    await look(5);
    const steps = await Promise.all([1, 2, 3, 4].map(() => sequenceStep(parts)));
    const worked = steps.filter(({ outcome }) => outcome === 'checkpoint');
    expect(worked).toHaveLength(1);
    expect(worked[0]?.entries).toBe(5);
    await expectNothingLostOrDoubled();
  });

  test('gives places in small steps as in large ones', async () => {
    await look(7);
    const sizes: number[] = [];
    for (let more = true; more; ) {
      const step = await sequenceStep(parts, { most: 3 });
      sizes.push(step.entries);
      more = step.more;
    }
    expect(sizes).toEqual([3, 3, 1]);
    await expectNothingLostOrDoubled();
  });

  test('is not held up by a transaction that is still open, and places its entry later', async () => {
    const open = new pg.Client({ connectionString: product.parts.ownerConnection });
    await open.connect();
    const zwolle = await product.organisationId('zwolle');
    await open.query('begin');
    await open.query(
      `select write_system_audit(gen_random_uuid(), 't', 'o', 'late', 'test.late', 'test', 'OK', '{}'::jsonb, null, array[$1::uuid])`,
      [zwolle],
    );
    await look(2);
    expect(await sequenceStep(parts)).toMatchObject({ outcome: 'checkpoint', entries: 2 });
    await open.query('commit');
    await open.end();
    expect(await sequenceStep(parts)).toMatchObject({ outcome: 'checkpoint', entries: 1, backDated: 0 });
    await expectNothingLostOrDoubled();
  });

  test('loses and doubles nothing when its connection is cut at any moment', async () => {
    await look(4);
    let cut = 0;
    for (let after = 0; after < 12; after += 1) {
      const step = sequenceStep({
        ...parts,
        pools: {
          system: cutting(after, () => {
            cut += 1;
          }),
        },
      }).then(
        () => 'done',
        () => 'cut',
      );
      await step;
      const tail = await count('select count(*) from audit_tail');
      const leaves = await count('select count(*) from audit_leaf');
      expect(tail + leaves).toBe(await count('select count(*) from audit_entry'));
    }
    expect(cut).toBeGreaterThan(8);
    await sequenceAll(parts);
    await expectNothingLostOrDoubled();
    expect((await verifyExport((await exported()).files)).proven).toBe(true);
  });

  test('leaves no entry without a checkpoint for five seconds while it runs', async () => {
    const sequencer = runSequencer(parts, { onError: (message) => expect(message).toBe('') });
    await look(3);
    const begin = Date.now();
    while ((await count('select count(*) from audit_tail')) > 0 && Date.now() - begin < 5_000)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await count('select count(*) from audit_tail')).toBe(0);
    await sequencer.stop();
    await expectNothingLostOrDoubled();
  });

  test('makes a checkpoint of a quiet log now and then, and no more of them', async () => {
    await sequenceAll(parts);
    expect(await sequenceStep(parts)).toMatchObject({ outcome: 'nothing' });
    expect(await sequenceStep(parts, { quiet: 0 })).toMatchObject({ outcome: 'checkpoint', entries: 0 });
    await expectNothingLostOrDoubled();
  });
});

/** The system pool, of which the connection is ended after so many statements. */
function cutting(after: number, onCut: () => void): SequencerParts['pools']['system'] {
  const real = product.parts.pools.system;
  return {
    connect: async () => {
      const client = await real.connect();
      let done = 0;
      const held = new Proxy(client, {
        get: (target, name) => {
          if (name !== 'query') {
            const value = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          }
          return async (...words: unknown[]) => {
            done += 1;
            if (done > after) {
              onCut();
              const { rows } = await product.owner
                .query('select pg_terminate_backend($1)', [
                  (target as unknown as { processID: number }).processID,
                ])
                .catch(() => ({ rows: [] }));
              void rows;
            }
            return (target.query as (...all: unknown[]) => Promise<unknown>)(...words);
          };
        },
      });
      return held;
    },
    end: async () => undefined,
    options: {},
  } as unknown as SequencerParts['pools']['system'];
}

describe('the clock', () => {
  const at = (milliseconds: number): SequencerParts => ({
    ...parts,
    clock: { now: () => new Date(Date.now() + milliseconds) },
  });

  test('that was set back stops no checkpoint; the log stays at its time and says how far the clock is behind', async () => {
    await look(1);
    await sequenceAll(parts);
    await look(1);
    const step = await sequenceStep(at(-3_600_000));
    expect(step.outcome).toBe('checkpoint');
    expect(step.clockBehind).toBeGreaterThan(3_500_000);
    const { rows } = await product.owner.query<{ ordered: boolean }>(
      `select bool_and(closed_at >= before and complete_until >= until) as ordered from (
         select closed_at, complete_until, lag(closed_at, 1, closed_at) over (order by size) as before,
                lag(complete_until, 1, complete_until) over (order by size) as until from audit_checkpoint) c`,
    );
    expect(rows[0]?.ordered).toBe(true);
    const report = await verifyExport((await exported()).files);
    expect(report.proven).toBe(true);
  });

  test('an event dated before the last checkpoint is placed, marked and told', async () => {
    const zwolle = await product.organisationId('zwolle');
    await sequenceAll(parts);
    await product.owner.query(
      `with e as (insert into audit_event (id, occurred_at, trace_id, operation_id, operation_name, start_time, end_time, status, action, record_kind, actor_kind, actor_name, actor_organisation_name)
         values (gen_random_uuid(), now() - interval '1 day', 't', 'o', 'n', now(), now(), 'OK', 'signal.read', 'signal', 'system', '-', '-') returning id, occurred_at)
       insert into audit_entry select id, $1, 0, occurred_at, null, 'x', '{}', '{}' from e`,
      [zwolle],
    );
    expect(await sequenceStep(parts)).toMatchObject({ entries: 1, backDated: 1 });
    const { files } = await exported();
    const report = await verifyExport(files);
    expect(report.findings.map(({ code }) => code)).toEqual(['event-back-dated']);
    expect((await verifyExport(files, { acceptBackDated: true })).proven).toBe(true);
  });
});

describe('the key', () => {
  test('that was rotated hands over to the next: the whole log stays proven', async () => {
    await look(1);
    await sequenceAll(parts);
    const next = await rotateKey(parts);
    await look(1);
    const { files } = await exported();
    const report = await verifyExport(files, { acceptBackDated: true });
    expect(report.findings).toEqual([]);
    expect(report.logKeys).toHaveLength(2);
    expect(next).toContain(report.logKeys[1]);
    // Nobody but the old key can hand over.
    const forged = files.keys.replace(/\n\n[\s\S]*/, '\n');
    const without = await verifyExport({ ...files, keys: forged }, { acceptBackDated: true });
    expect(without.findings[0]?.code).toBe('key-not-trusted');
  });

  test('whose secret is gone stops the sequencer with its name, and nothing is lost', async () => {
    await look(1);
    await product.owner.query('create table kept_key as select * from keystore.audit_log_key');
    await product.owner.query('delete from keystore.audit_log_key');
    await expect(sequenceStep(parts)).rejects.toThrow(/secret of log key/);
    expect(await count('select count(*) from audit_tail')).toBeGreaterThan(0);
    await product.owner.query(
      'insert into keystore.audit_log_key select * from kept_key; drop table kept_key',
    );
    await sequenceAll(parts);
    await expectNothingLostOrDoubled();
  });
});

describe('a checkpoint in the database', () => {
  test('that is damaged is refused by its size, and nothing is built on it', async () => {
    await sequenceAll(parts);
    await look(1);
    const size = await count('select max(size) as count from audit_checkpoint');
    await product.owner.query('alter table audit_checkpoint disable trigger user');
    const change = (from: string, to: string) =>
      product.owner.query('update audit_checkpoint set note = replace(note, $2, $3) where size = $1', [
        size,
        from,
        to,
      ]);
    await change(`\n${size}\n`, `\n${size + 1}\n`);
    await expect(sequenceStep(parts)).rejects.toThrow(new CheckpointDamagedError(size));
    await change(`\n${size + 1}\n`, `\n${size}\n`);
    await product.owner.query('alter table audit_checkpoint enable trigger user');
    expect(await sequenceStep(parts)).toMatchObject({ outcome: 'checkpoint' });
  });

  test('and leaves, tiles and keys can not be changed or removed, not even by the owner', async () => {
    for (const table of [
      'audit_checkpoint',
      'audit_leaf',
      'audit_log_key',
      'audit_witness',
      'audit_cosignature',
    ])
      await expect(product.owner.query(`truncate ${table} cascade`), table).rejects.toThrow(/never changed/);
    await expect(product.owner.query('update audit_leaf set sequence = sequence')).rejects.toThrow(
      /never changed/,
    );
    await expect(product.owner.query('delete from tree_tile')).rejects.toThrow(/only grows/);
    await expect(product.owner.query(`update tree_tile set hashes = '\\x00'`)).rejects.toThrow(/only grows/);
  });

  test('an export on disk that was damaged is found', async () => {
    const { folder, files } = await exported();
    await writeFile(
      join(folder, 'checkpoints.txt'),
      files.checkpoints.replace(/— \S+ A/, (text) => `${text}A`),
    );
    const checkpoints = await readFile(join(folder, 'checkpoints.txt'), 'utf8');
    const report = await verifyExport({ ...files, checkpoints: checkpoints.replace(/\n\d+\n/, '\n1\n') });
    expect(report.findings[0]).toMatchObject({
      code: 'checkpoint-damaged',
      file: 'checkpoints.txt',
      line: 1,
    });
  });
});
