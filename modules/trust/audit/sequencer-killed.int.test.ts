import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { verifyExport } from '#packages/audit-verifier/index.ts';
import { sequenceAll, writeAuditExport } from './server/index.ts';

const program = fileURLToPath(new URL('./testing/sequencer-process.ts', import.meta.url));

let product: TestProduct;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  product = await openTestProduct();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => product.close());

/** A sequencer of its own, from the moment that it is at work. */
async function startSequencer(): Promise<ChildProcess> {
  const { parts } = product;
  const address = new URL(parts.ownerConnection);
  address.username = 'schakel_system';
  const words = [program, address.toString(), parts.dataDirectory];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  await once(child.stdout!, 'data');
  return child;
}

async function write(events: number): Promise<void> {
  const { rows } = await product.owner.query<{ id: string }>(
    `select id from organisation where code in ('zwolle', 'deventer', 'politie')`,
  );
  const ids = rows.map(({ id }) => id);
  for (let i = 0; i < events; i += 1)
    await product.owner.query(
      `select write_system_audit(gen_random_uuid(), 't', 'o', 'n', 'test.happened', 'test', 'OK', '{}'::jsonb, null, $1::uuid[])`,
      [[ids[i % ids.length]]],
    );
}

const count = async (query: string): Promise<number> =>
  Number((await product.owner.query<{ count: string }>(query)).rows[0]?.count);

/** Turns that are taken in this database, by whoever sequences. */
const TURNS = `select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;

test('a sequencer that is killed at any moment, with another beside it, loses and doubles nothing', {
  timeout: 60_000,
}, async () => {
  let killedAtWork = 0;
  for (let round = 0; round < 4; round += 1) {
    await write(120);
    const children = await Promise.all([startSequencer(), startSequencer()]);
    await pause(5 + round * 25);
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map((child) => once(child, 'exit')));
    const waiting = await count('select count(*) from audit_tail');
    const placed = await count('select count(*) from audit_leaf');
    expect(waiting + placed).toBe(await count('select count(*) from audit_entry'));
    if (waiting > 0) killedAtWork += 1;
  }
  expect(killedAtWork).toBeGreaterThan(0);
  // Whoever was killed keeps its turn until the database sees that nobody listens any more.
  await expect.poll(() => count(TURNS), { timeout: 10_000 }).toBe(0);
  await sequenceAll(product.parts);
  expect(await count('select count(*) from audit_tail')).toBe(0);
  expect(await count('select count(*) from audit_leaf')).toBe(
    await count('select count(*) from audit_entry'),
  );
  for (const code of ['zwolle', 'deventer', 'politie']) {
    const folder = await mkdtemp(join(tmpdir(), 'schakel-audit-'));
    await writeAuditExport(product.parts, code, folder);
    const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    const report = await verifyExport({
      events: await read('events.jsonl'),
      checkpoints: await read('checkpoints.txt'),
      keys: await read('keys.txt'),
    });
    await rm(folder, { recursive: true });
    expect(report.findings).toEqual([]);
    expect(report.events).toBe(161);
  }
});
