import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { copiedFrom } from '../rights/testing/copies.ts';
import { confirmAll, partOf, passedOn, recorded, sure } from '../rights/testing/rights-world.ts';
import { fileJournal, JournalError, keepRetention, replayJournal } from './server/index.ts';
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
/** A signal of which a person asked to erase what it says of her: fields, a sentence, the title, an addition. */
let told: { readonly signalId: string; readonly mentionId: string };
/** Each in a signal of its own; what was decided about them came after the backup. */
const people: { readonly signalId: string; readonly mentionId: string }[] = [];
const PEOPLE = {
  corrected: {
    name: 'Foutger Verkeerdsma',
    birthDate: '1971-03-04',
    phone: '0611112222',
    email: 'foutger@voorbeeld.nl',
  },
  restricted: { name: 'Stilleke Stilstra', birthDate: '1972-03-04' },
  lifted: { name: 'Vrijkje Vrijstra', birthDate: '1973-03-04' },
};
const ERASED = 'Lutske Roerdomp';
const ERASED_PHONE = '0633445566';
/** Stands in the story, an addition, the row it was imported from, and in the title until that was rewritten. */
const SENTENCE = 'Zij telt daar "elke vrijdag" geld met een geldtelmachine.';
/** Words that stand in the destroyed signal only: in its narrative, a name, and its file. */
const WORD = 'Reigersnestpad';
const PHONE = '0687654321';
const DRAFT = 'Wulpenveentje';
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
  signal = await endedSignal(product, desk, LONG_AGO, {
    narrative: `Aan het ${WORD} worden 's nachts dozen uitgeladen.`,
    mentions: [{ id: newId(), kind: 'person', roles: ['involved'], name: `Gijs ${WORD}`, phone: PHONE }],
  });
  // A draft past its term: that night it would have gone by itself.
  await product.owner.query(
    `insert into signal_draft (id, organisation_id, person_id, content, updated_at)
     select gen_random_uuid(), organisation_id, person_id, $2, now() - interval '31 days' from appointment where person_id = $1 limit 1`,
    [desk.personId, JSON.stringify({ narrative: DRAFT })],
  );
  kept = await endedSignal(product, desk, LONG_AGO);
  told = await recorded(
    product,
    'toezicht-zwolle',
    [{ name: ERASED, birthDate: '1970-01-02', phone: ERASED_PHONE }],
    `Bij een kapper brandt laat licht. Daar werkt ${ERASED}. ${SENTENCE} De buurt klaagt.`,
  );
  const reporter = await product.signIn('toezicht-zwolle');
  sure(
    await reporter.post(`/signals/${told.signalId}/additions`, {
      id: newId(),
      text: `Gisteren weer gezien. ${SENTENCE}`,
    }),
    201,
  );
  await product.owner.query(`update signal set title = $2, as_written = $3 where id = $1`, [
    told.signalId,
    SENTENCE,
    JSON.stringify({ narrative: `Daar werkt ${ERASED}. ${SENTENCE}` }),
  ]);
  // A weighing quotes it, and others were asked about her.
  await copiedFrom(product, told, SENTENCE);
  for (const about of Object.values(PEOPLE)) people.push(await recorded(product, 'toezicht-zwolle', [about]));
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

type Key = { readonly file_id: string; readonly wrapped: Buffer };
const keysNow = async (): Promise<Key[]> =>
  (await product.owner.query<Key>('select file_id, wrapped from keystore.file_key')).rows;

/** Everything that lies on disk, as it lies there. */
async function diskOf(directory: string): Promise<Buffer> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

const contentOf = async (): Promise<string | undefined> => {
  const content = await product.parts.files.read(product.parts.fileKeys, signal.fileId);
  return content === undefined ? undefined : (await content.toArray()).join('');
};
const filesDirectory = (): string => join(product.parts.dataDirectory, 'files');

/** Puts the backup back: the database as it was, and the encrypted content beside it. */
async function restore(): Promise<void> {
  await copyDatabase(backup, nameOf());
  await cp(join(room, 'files'), filesDirectory(), { recursive: true });
}

describe('a backup from before a destruction', () => {
  /** The backup of the keys, made apart and kept shorter: this one is from after the destruction. */
  let laterKeys: Key[];
  beforeAll(async () => {
    const maker = await product.signIn('coordinator-zwolle');
    const reviewer = await product.signIn('privacyofficer-zwolle');
    const listId = await decidedList({ maker, reviewer }, [signal.id]);
    expect((await execute(maker, listId, signal.id)).body.data).toMatchObject({ result: 'destroyed' });
    laterKeys = await keysNow();
    await restore();
  });

  test('does hold it, as long as nothing was done: text, names, keys to search by, and the file with its key', async () => {
    expect(Object.keys(await whereIs(product, WORD))).toEqual(expect.arrayContaining(['signal', 'mention']));
    expect(Object.keys(await whereIs(product, signal.id))).toEqual(
      expect.arrayContaining(['signal', 'mention', 'mention_key', 'file_object']),
    );
    expect(await contentOf()).toContain(MARK);
    const again = await product.signIn('coordinator-zwolle');
    expect((await again.get(`/signals/${signal.id}`)).body.data.narrative).toContain(WORD);
    expect(JSON.stringify((await again.get(`/search?q=${WORD}`)).body)).toContain(signal.id);
    expect(Object.keys(await whereIs(product, DRAFT))).toEqual(['signal_draft']);
  });

  test('gives no file to whoever opens it with the keys of another day, whatever lies on disk', async () => {
    expect((await diskOf(filesDirectory())).includes(MARK)).toBe(false);
    const known = await keysNow();
    await product.owner.query('delete from keystore.file_key');
    for (const { file_id, wrapped } of laterKeys)
      await product.owner.query('insert into keystore.file_key (file_id, wrapped) values ($1, $2)', [
        file_id,
        wrapped,
      ]);
    expect(await contentOf()).toBeUndefined();
    await product.owner.query('delete from keystore.file_key');
    for (const { file_id, wrapped } of known)
      await product.owner.query('insert into keystore.file_key (file_id, wrapped) values ($1, $2)', [
        file_id,
        wrapped,
      ]);
    expect(await contentOf()).toContain(MARK);
  });

  test('forgets it again before the product opens: no text, no name, no key, no file, nothing to be found', async () => {
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(1);
    expect(await whereIs(product, WORD)).toEqual({});
    expect(await whereIs(product, PHONE.slice(1))).toEqual({});
    expect(Object.keys(await whereIs(product, signal.id))).toEqual(['audit_entry', 'destroyed_record']);
    expect(Object.keys(await whereIs(product, signal.fileId))).toEqual(['file_removal']);
    // Its content lies on disk again, and nobody reads it; the next nightly task takes it away.
    const { length } = await diskOf(filesDirectory());
    expect(await contentOf()).toBeUndefined();
    await keepRetention(product.parts).run();
    expect((await diskOf(filesDirectory())).length).toBeLessThan(length);
    expect(await whereIs(product, signal.fileId)).toEqual({});
  });

  test('nor does a person who works in it find it: by number, word, name, telephone number or address', async () => {
    const again = await product.signIn('coordinator-zwolle');
    expect((await again.get(`/signals/${signal.id}`)).status).toBe(404);
    expect((await again.get(`/files/${signal.fileId}`)).status).toBe(404);
    for (const asked of [WORD, `Gijs ${WORD}`, PHONE, 'dozen uitgeladen', signal.reference]) {
      const found = await again.get(`/search?q=${encodeURIComponent(asked)}`);
      expect([found.status, JSON.stringify(found.body).includes(signal.id)], asked).toEqual([200, false]);
    }
    expect(JSON.stringify((await again.get(`/search?q=${MARK}`)).body)).toContain(kept.id);
    expect((await again.get(`/destroyed-records?record=${signal.reference}`)).body.data).toHaveLength(1);
  });

  test('forgets what went by itself as well, at once and not in the night after', async () => {
    expect(await whereIs(product, DRAFT)).toEqual({});
  });

  test('is done with it: a second start finds nothing left to do', async () => {
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(0);
  });
});

describe('a backup from before an erasure in a record that stays', () => {
  let before: any;
  const words = [ERASED, 'Roerdomp', 'geldtelmachine', ERASED_PHONE.slice(1)];
  const seen = async (): Promise<any> =>
    (await (await product.signIn('coordinator-zwolle')).get(`/signals/${told.signalId}`)).body.data;
  const lines = async () => (await product.parts.journal.read()).filter((entry) => 'nth' in entry);

  beforeAll(async () => {
    // The title was rewritten since the backup, and no longer says it when the sentence is blanked.
    await product.owner.query(`update signal set title = 'Licht in de avond' where id = $1`, [told.signalId]);
    const officer = await product.signIn('privacyofficer-zwolle');
    const requestId = await passedOn(officer, {
      right: 'erasure',
      receivedOn: calendarDateAt(new Date()),
      requester: { name: ERASED, birthDate: '1970-01-02' },
    });
    const part = await partOf(officer, requestId);
    const [itemId] = await confirmAll(officer, part.id);
    const erased = { itemId, outcome: 'granted', reason: 'De gegevens zijn te oud.' };
    const pieces = [`Daar werkt ${ERASED}.`, SENTENCE];
    sure(await officer.post(`/rights-parts/${part.id}/measures`, { ...erased, pieces }), 201);
    before = await seen();
  });

  test('is written down in the journal by ids, places and lengths: no piece of what was blanked', async () => {
    expect(before.narrative).toBe(
      'Bij een kapper brandt laat licht. [op verzoek gewist] [op verzoek gewist] De buurt klaagt.',
    );
    expect(before.additions.map(({ text }: any) => text)).toEqual([
      'Gisteren weer gezien. [op verzoek gewist]',
    ]);
    expect(await whereIs(product, 'geldtelmachine')).toEqual({});
    expect((await lines()).map(({ recordId }) => recordId)).toEqual([told.signalId, told.signalId]);
    const journal = await readFile(product.parts.journal.file, 'utf8');
    expect(journal).not.toMatch(/Roerdomp|Lutske|geld|kapper|gewist|0633|1970/i);
    expect(Object.keys(await whereIs(product, told.mentionId))).toContain('blanked_record');
  });

  test('has the words again when it is put back, until the product opens: then nobody reads or finds them', async () => {
    await restore();
    for (const word of words) expect(await whereIs(product, word), word).not.toEqual({});
    expect(Object.keys(await whereIs(product, told.mentionId))).toContain('mention_key');
    // What was destroyed, the fields of the person, and the pieces of the story.
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(3);
    for (const word of words) expect(await whereIs(product, word), word).toEqual({});
    expect(Object.keys(await whereIs(product, told.mentionId))).not.toContain('mention_key');
    const again = await product.signIn('coordinator-zwolle');
    for (const word of [ERASED, 'geldtelmachine', ERASED_PHONE]) {
      const found = await again.get(`/search?q=${encodeURIComponent(word)}`);
      expect([found.status, JSON.stringify(found.body).includes(told.signalId)], word).toEqual([200, false]);
    }
  });

  test('keeps the rest of the record as it was, and a title of then loses the sentence too', async () => {
    const after = await seen();
    expect(after.narrative).toBe(before.narrative);
    expect(after.additions).toMatchObject(before.additions.map(({ text }: any) => ({ text })));
    expect(after.title).toBe('[op verzoek gewist]');
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(0);
    expect((await seen()).narrative).toBe(before.narrative);
  });

  test('loses its whole story when that is not as long as it was: places are then not to be trusted', async () => {
    await restore();
    await product.owner.query(`update signal set narrative = 'Toen: ' || narrative where id = $1`, [
      told.signalId,
    ]);
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(3);
    for (const word of words) expect(await whereIs(product, word), word).toEqual({});
    const after = await seen();
    expect([after.narrative, after.additions[0].text]).toEqual([
      '[op verzoek gewist]',
      '[op verzoek gewist]',
    ]);
  });

  test('is not rewritten by any request: only that keeps the places of the journal true', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    await expect(
      coordinator.inScope((scope) =>
        sql`update signal set narrative = 'Anders' where id = ${told.signalId}`.execute(scope.db),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('a backup from before a correction and a restriction', () => {
  const [corrected, restricted, lifted] = [0, 1, 2].map((place) => () => people[place]!) as [
    () => (typeof people)[number],
    () => (typeof people)[number],
    () => (typeof people)[number],
  ];
  /** A request for a right of somebody who stands in one record, decided as it is asked. */
  async function granted(
    right: string,
    requester: { readonly name: string; readonly birthDate: string },
    more = {},
  ) {
    const officer = await product.signIn('privacyofficer-zwolle');
    const { name, birthDate } = requester;
    const requestId = await passedOn(officer, {
      right,
      receivedOn: calendarDateAt(new Date()),
      requester: { name, birthDate },
    });
    const part = await partOf(officer, requestId);
    const [itemId] = await confirmAll(officer, part.id);
    const reason = 'De verzoeker liet zien dat het zo is.';
    sure(
      await officer.post(`/rights-parts/${part.id}/measures`, {
        itemId,
        outcome: 'granted',
        reason,
        ...more,
      }),
      201,
    );
  }
  const restrictionsOf = async (signalId: string): Promise<any[]> =>
    (await (await product.signIn('coordinator-zwolle')).get(`/record-restrictions?signalId=${signalId}`)).body
      .data;
  const audiencesOf = async (mentionId: string) =>
    (
      await product.owner.query('select distinct audience from mention_key where mention_id = $1', [
        mentionId,
      ])
    ).rows.map(({ audience }) => audience);
  let told: number;

  beforeAll(async () => {
    await granted('rectification', PEOPLE.corrected, {
      correction: { birthDate: '1971-04-03', phone: '0633334444' },
    });
    await granted('restriction', PEOPLE.restricted);
    await granted('restriction', PEOPLE.lifted);
    const officer = await product.signIn('privacyofficer-zwolle');
    const [standing] = await restrictionsOf(lifted().signalId);
    const lift = { reason: 'Het gegeven is nagekeken en klopt.', expectedVersion: standing.version };
    sure(await officer.post(`/record-restrictions/${standing.id}/liftings`, lift), 201);
    await restore();
    told = await replayJournal(product.parts.ownerConnection, product.parts.journal);
  });

  test('is written in the journal without any value: which record, which fields, since when', async () => {
    const journal = await readFile(product.parts.journal.file, 'utf8');
    expect(journal).not.toMatch(
      /Verkeerdsma|Stilstra|Vrijstra|1971|03-04|0611112222|0633334444|nagekeken|liet zien/,
    );
    const marks = (await product.parts.journal.read()).flatMap((entry) =>
      'nth' in entry && people.some(({ signalId }) => signalId === entry.recordId) ? [entry.marks] : [],
    );
    expect(marks).toMatchObject([
      { mention: corrected().mentionId, corrected: ['birthDate', 'phone'] },
      { mention: restricted().mentionId, ground: 'restriction' },
      { mention: lifted().mentionId, ground: 'restriction' },
      { lifted: expect.any(String) },
    ]);
    // Of before: one that was destroyed, and two that were blanked.
    expect(told).toBe(3 + marks.length);
  });

  test('shows no value of before the correction, keeps the others, and is not found by what was wrong', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const [mention] = (await coordinator.get(`/signals/${corrected().signalId}`)).body.data.mentions;
    expect(mention).toMatchObject({ name: PEOPLE.corrected.name, birthDate: null, phone: null });
    expect(mention.email).toBe(PEOPLE.corrected.email);
    expect(await whereIs(product, PEOPLE.corrected.phone.slice(1))).toEqual({});
    const { rows } = await product.owner.query(
      'select distinct kind from mention_key where mention_id = $1',
      [corrected().mentionId],
    );
    expect(rows).toEqual([{ kind: 'email' }]);
  });

  test('lets nobody use that record until an officer, who is told, put the right value in', async () => {
    expect(await restrictionsOf(corrected().signalId)).toMatchObject([
      { mentionId: corrected().mentionId, ground: 'correction-lost' },
    ]);
    expect(await audiencesOf(corrected().mentionId)).toEqual(['not-used']);
    const officer = await product.signIn('privacyofficer-zwolle');
    const notices = (await officer.get('/notifications')).body.data;
    expect(notices.map(({ kind, recordId }: any) => [kind, recordId])).toContainEqual([
      'correction-lost',
      corrected().signalId,
    ]);
  });

  test('has the restriction again since the day it was made, and not the one that was lifted', async () => {
    const [standing, ...others] = await restrictionsOf(restricted().signalId);
    expect([standing.mentionId, standing.ground, others]).toEqual([
      restricted().mentionId,
      'restriction',
      [],
    ]);
    expect(Math.abs(Date.now() - Date.parse(standing.since))).toBeLessThan(600_000);
    expect(await audiencesOf(restricted().mentionId)).toEqual(['not-used']);
    expect(await restrictionsOf(lifted().signalId)).toEqual([]);
    expect(await audiencesOf(lifted().mentionId)).toEqual(['organisation']);
  });

  test('is done with it: a second start finds nothing left to do', async () => {
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(0);
    expect(await restrictionsOf(corrected().signalId)).toHaveLength(1);
  });
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
