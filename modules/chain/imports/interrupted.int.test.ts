import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { findRunningPostgres } from '#platform/server/embedded-postgres.ts';
import { findBatch, startBatch } from './server/batch-queries.ts';
import { createImportRunner } from './server/index.ts';
import { receiveFile } from './server/receive-file.ts';
import { createBatch } from './server/start-batch.ts';

const rowCount = 4_000;
const towns = ['Kampen', 'Deventer', 'Zwolle', 'Raalte', 'Ommen'];
const rows = Array.from(
  { length: rowCount },
  (_, index) =>
    `I-${index};1-3-2025;${towns[index % towns.length]};Verhaal ${index} over iets vreemds.;Jan ${index % 700} de Vries;06-${10_000_000 + index}`,
);
const file = `Zaaknummer;Datum melding;Gemeente;Omschrijving;Naam betrokkene;Telefoon\n${rows.join('\n')}\n`;

describe('an import whose server stops half-way', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await openTestProduct();
  });
  afterAll(() => product.close());

  test('is taken up by the next one and ends with every row counted once', async () => {
    const { parts } = product;
    const intake = await product.signIn('regionaal-coordinator');
    const received = await receiveFile(parts, {
      content: Readable.from([Buffer.from(file)]),
      name: 'groot.csv',
    });
    const batch = await intake.inScope(async (scope) => {
      const id = await createBatch(scope, parts, received);
      await startBatch(scope, id);
      return { id, appointmentId: scope.appointment.id };
    });
    const look = () => intake.inScope((scope) => findBatch(scope, batch.id));
    const signals = async () =>
      Number((await product.owner.query('select count(*) from signal')).rows[0].count);

    const faults: unknown[] = [];
    const first = createImportRunner(parts, { onError: (error) => faults.push(error) });
    first.start(batch);
    while ((await signals()) < 800) await pause(20);
    await first.stop();
    const between = await signals();
    expect(between).toBeLessThan(rowCount);
    expect(await look()).toMatchObject({ state: 'running', unattended: true });

    const second = createImportRunner(parts, { onError: (error) => faults.push(error) });
    second.watch();
    while ((await look())?.state === 'running') await pause(50);
    await second.stop();
    expect(faults).toEqual([]);
    expect((await look())?.counts).toEqual({
      read: rowCount,
      imported: rowCount,
      skippedDuplicates: 0,
      rejected: 0,
    });
    expect(await signals()).toBe(rowCount);
  });
});

describe('a command that is killed half-way', () => {
  let directory: string;
  let running: ChildProcess | undefined;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'schakel-kill-'));
    await writeFile(join(directory, 'groot.csv'), file);
  });
  afterAll(async () => {
    running?.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  });

  const command = (): ChildProcess => {
    const words = [
      'apps/server/cli.ts',
      'import',
      'signals',
      '--as',
      'regionaal-coordinator',
      '--file',
      join(directory, 'groot.csv'),
      '--json',
    ];
    running = spawn(process.execPath, words, {
      env: { ...process.env, SCHAKEL_DATA_DIR: join(directory, 'data') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return running;
  };
  const ask = async (statement: string): Promise<number> => {
    const postgres = await findRunningPostgres(join(directory, 'data'));
    if (postgres === undefined) return 0;
    const client = new pg.Client({
      connectionString: postgres.connectionString.replace(/\/postgres$/, '/schakel'),
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return Number((await client.query(statement)).rows[0]?.count ?? 0);
    } catch {
      return 0;
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  test('and given again records every row exactly once', async () => {
    const first = command();
    const gone = once(first, 'exit');
    while ((await ask('select count(*) from signal')) < 800 && first.exitCode === null) await pause(50);
    expect(first.exitCode).toBeNull();
    first.kill('SIGKILL');
    await gone;

    const second = command();
    let printed = '';
    let recorded = 0;
    second.stdout?.on('data', (piece: Buffer) => {
      printed += piece.toString();
    });
    const ended = once(second, 'exit');
    const watch = (async () => {
      while (second.exitCode === null) {
        recorded = Math.max(recorded, await ask('select count(*) from signal'));
        await pause(50);
      }
    })();
    expect((await ended)[0]).toBe(0);
    await watch;
    const result = JSON.parse(printed);
    expect(result.read).toBe(rowCount);
    expect(result.rejected).toEqual([]);
    expect(result.skippedDuplicates).toBeGreaterThanOrEqual(800);
    expect(result.imported + result.skippedDuplicates).toBe(rowCount);
    expect(recorded).toBeLessThanOrEqual(rowCount);

    const third = command();
    let again = '';
    third.stdout?.on('data', (piece: Buffer) => {
      again += piece.toString();
    });
    expect((await once(third, 'exit'))[0]).toBe(0);
    expect(JSON.parse(again)).toEqual({
      read: rowCount,
      imported: 0,
      skippedDuplicates: rowCount,
      rejected: [],
    });
  }, 90_000);
});
