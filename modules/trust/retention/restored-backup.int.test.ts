import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { fileJournal, JournalError, replayJournal } from './server/index.ts';
import {
  decidedList,
  type EndedSignal,
  endedSignal,
  execute,
  MARK,
  whereIs,
} from './testing/retention-world.ts';

let product: TestProduct;
let admin: pg.Client;
let room: string;
let signal: EndedSignal;
let kept: EndedSignal;
const backup = `backup_${Date.now()}`;
const nameOf = (): string => new URL(product.parts.ownerConnection).pathname.slice(1);

const LONG_AGO = { state: 'closed', daysAgo: 2200 } as const;

/** A copy of all files of a database, as a backup of the disk is: nobody may be connected to what is copied. */
async function copyDatabase(from: string, to: string): Promise<void> {
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname in ($1, $2) and pid <> pg_backend_pid()`,
    [from, to],
  );
  await admin.query(`drop database if exists ${to} with (force)`);
  await admin.query(`create database ${to} template ${from} owner schakel_owner strategy file_copy`);
}

beforeAll(async () => {
  product = await openTestProduct();
  admin = new pg.Client({ connectionString: inject('databaseAdmin') });
  await admin.connect();
  room = await mkdtemp(join(tmpdir(), 'schakel-backup-'));
  const desk = await product.signIn('balie-zwolle');
  signal = await endedSignal(product, desk, LONG_AGO);
  kept = await endedSignal(product, desk, LONG_AGO);
  // The backup: the database with its keys, and the encrypted content beside it.
  await copyDatabase(nameOf(), backup);
  await cp(join(product.parts.dataDirectory, 'files'), join(room, 'files'), { recursive: true });
});
afterAll(async () => {
  await admin.query(`drop database if exists ${backup} with (force)`);
  await admin.end();
  await rm(room, { recursive: true, force: true });
  await product.close();
});

test('a backup from before is restored: once the journal was replayed, nothing of what was destroyed can be read or found', async () => {
  const maker = await product.signIn('coordinator-zwolle');
  const reviewer = await product.signIn('privacyofficer-zwolle');
  const listId = await decidedList({ maker, reviewer }, [signal.id]);
  expect((await execute(maker, listId, signal.id)).body.data).toMatchObject({ result: 'destroyed' });

  await copyDatabase(backup, nameOf());
  await cp(join(room, 'files'), join(product.parts.dataDirectory, 'files'), { recursive: true });
  // So the backup does hold it, key and all.
  expect(Object.keys(await whereIs(product, signal.id))).toEqual(
    expect.arrayContaining(['signal', 'mention', 'file_object']),
  );
  const fileKey = await product.parts.files.read(product.parts.fileKeys, signal.fileId);
  expect(fileKey).toBeDefined();
  fileKey?.destroy();

  expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(1);
  expect(Object.keys(await whereIs(product, signal.id))).toEqual(['audit_entry', 'destroyed_record']);
  expect(await product.parts.files.read(product.parts.fileKeys, signal.fileId)).toBeUndefined();
  const again = await product.signIn('coordinator-zwolle');
  expect((await again.get(`/signals/${signal.id}`)).status).toBe(404);
  const found = await again.get(`/search?q=${MARK}`);
  expect(JSON.stringify(found.body)).not.toContain(signal.id);
  expect(JSON.stringify(found.body)).toContain(kept.id);
  expect((await again.get(`/destroyed-records?record=${signal.reference}`)).body.data).toHaveLength(1);
  // And a second start finds nothing left to do.
  expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(0);
});

test('a crash between the commit and the journal is made up for at the next start', async () => {
  const lines = await readFile(product.parts.journal.file, 'utf8');
  await writeFile(product.parts.journal.file, '');
  await replayJournal(product.parts.ownerConnection, product.parts.journal);
  expect((await product.parts.journal.read()).map(({ recordId }) => recordId)).toEqual(
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).recordId),
  );
});

test('a line that a crash cut off is left out; one that was damaged stops the start and says where', async () => {
  const journal = fileJournal(room);
  const [entry] = await product.parts.journal.read();
  await journal.append([entry!]);
  const whole = await readFile(journal.file, 'utf8');
  await writeFile(journal.file, `${whole}{"recordId":"01`);
  expect(await journal.read()).toEqual([entry]);
  await journal.append([entry!]);
  expect(await journal.read()).toEqual([entry, entry]);
  await writeFile(journal.file, `${whole}damaged\n${whole}`);
  await expect(journal.read()).rejects.toThrow(JournalError);
  await expect(replayJournal(product.parts.ownerConnection, journal)).rejects.toThrow(
    /line 2 of .* cannot be read/,
  );
});
