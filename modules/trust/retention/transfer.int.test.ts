import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct, upload } from '#apps/testing/index.ts';
import { type OpenCase, openCase, SECRETS, weighed } from '#modules/chain/cases/testing/case-world.ts';
import { readZip } from '#platform/testing/read-zip.ts';
import { faultsInMdto } from './model/mdto/testing/mdto-structure.ts';
import { replayJournal } from './server/index.ts';
import {
  decidedList,
  type EndedSignal,
  endedSignal,
  execute,
  MARK,
  type Party,
  whereIs,
} from './testing/retention-world.ts';

let product: TestProduct;
let desk: Client;
let maker: Client;
let reviewer: Client;
let party: Party;
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('balie-zwolle');
  maker = await product.signIn('coordinator-zwolle');
  reviewer = await product.signIn('privacyofficer-zwolle');
  party = { maker, reviewer };
});
afterAll(() => product.close());

const ended = () => endedSignal(product, desk, { state: 'closed', daysAgo: 2200 });
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const today = (): string => new Date().toISOString().slice(0, 10);

/** A signal that was decided to be transferred, and its list carried out. */
async function waiting(): Promise<{ signal: EndedSignal; listId: string }> {
  const signal = await ended();
  const listId = await decidedList(party, [signal.id], { decision: 'transfer' });
  const done = await execute(maker, listId, signal.id);
  expect(done.body.data).toMatchObject({ result: 'to-transfer' });
  return { signal, listId };
}

const pack = (client: Client, listId: string, recordId: string) =>
  client.post(`/destruction-lists/${listId}/packages`, { recordId });
const made = async (listId: string, recordId: string): Promise<any> => {
  const { status, body } = await pack(maker, listId, recordId);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.data;
};
const contentOf = async (client: Client, id: string): Promise<Buffer> =>
  (await client.get(`/transfer-packages/${id}/content`)).raw.rawPayload;
const confirm = (client: Client, found: any, more: object = {}) =>
  client.post(`/transfer-packages/${found.id}/confirmations`, {
    archiveName: 'Collectie Overijssel',
    archiveReference: '1234.56',
    receivedOn: today(),
    sha256: found.sha256,
    expectedVersion: found.version,
    ...more,
  });
const stillThere = async (id: string): Promise<boolean> => (await maker.get(`/signals/${id}`)).status === 200;

const onDisk = async (): Promise<string[]> =>
  (await readdir(join(product.parts.dataDirectory, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('a package for an archive', () => {
  let signal: EndedSignal;
  let listId: string;
  let found: any;
  let files: Map<string, Buffer>;
  beforeAll(async () => {
    ({ signal, listId } = await waiting());
    await product.owner.query(
      `update signal set source_protected = true, source_name = 'Geheime melder', source_kind = 'resident' where id = $1`,
      [signal.id],
    );
    await product.owner.query(
      `update mention set bsn = '999990019', address_shielded = true, street = 'Schuilstraat' where signal_id = $1 and kind = 'person'`,
      [signal.id],
    );
    found = await made(listId, signal.id);
    const bytes = await contentOf(maker, found.id);
    expect([bytes.length, sha256(bytes)]).toEqual([found.size, found.sha256]);
    files = readZip(bytes);
  });

  test('read back holds what it says: every file has the checksum of the manifest, and none is left out of it', () => {
    const manifest = new Map(
      files
        .get('manifest-sha256.txt')!
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ') as [string, string])
        .map(([sum, name]) => [name, sum]),
    );
    const payload = [...files.keys()].filter((name) => name.startsWith('data/'));
    expect([...manifest.keys()].sort()).toEqual(payload.sort());
    for (const name of payload) expect(sha256(files.get(name)!), name).toBe(manifest.get(name));
    expect(files.get('bagit.txt')?.toString()).toContain('BagIt-Version: 1.0');
  });

  test('holds the record, its file as it was added, and the description by MDTO with the same checksum', () => {
    const told = JSON.parse(files.get('data/signaal.json')!.toString());
    expect(told.signal.narrative).toContain(MARK);
    expect(told.mentions).toHaveLength(2);
    const photo = `data/bijlagen/001-${MARK}.txt`;
    expect(files.get(photo)?.toString()).toBe(`Kamers aan het ${MARK}`);
    const described = files.get(`${photo}.bestand.mdto.xml`)!.toString();
    expect(described).toContain(`<checksumWaarde>${sha256(files.get(photo)!)}</checksumWaarde>`);
    expect(described).toContain(`<omvang>${files.get(photo)!.length}</omvang>`);
    const dossier = files.get(`data/${signal.reference}.mdto.xml`)!.toString();
    expect(dossier).toContain(`<identificatieKenmerk>${signal.reference}</identificatieKenmerk>`);
    // What is kept for good has no term of its own in MDTO; how long it was kept here is told in words.
    expect(dossier).toContain('60 maanden na het afsluiten');
    expect(dossier).not.toContain('bewaartermijn');
    expect(dossier.match(/<bevatOnderdeel>/g)).toHaveLength(2);
  });

  test('leaves out who reported under protection, a shielded address and a BSN', () => {
    const all = [...files.values()].map((bytes) => bytes.toString()).join();
    expect(all).not.toMatch(/Geheime melder|Schuilstraat|999990019/);
  });

  test('lies on disk unreadable, and the record stays as long as the archive said nothing', async () => {
    expect(await stillThere(signal.id)).toBe(true);
    expect((await maker.get(`/retention-terms?recordId=${signal.id}`)).body.data[0]).toMatchObject({
      toTransfer: true,
      onHold: true,
    });
    const { rows } = await product.owner.query('select file_id from transfer_package where id = $1', [
      found.id,
    ]);
    expect(await onDisk()).toContain(rows[0].file_id);
  });

  test('is not confirmed with another checksum, on a day to come, or after the record changed', async () => {
    const other = await confirm(maker, found, { sha256: '0'.repeat(64) });
    expect(other.body.errors[0]).toMatchObject({ pointer: '/sha256', code: 'checksum-differs' });
    const early = await confirm(maker, found, { receivedOn: '2099-01-01' });
    expect(early.body.errors[0]).toMatchObject({ pointer: '/receivedOn', code: 'future-date' });
    await product.owner.query(`update signal set closed_reason = 'Toch anders' where id = $1`, [signal.id]);
    expect((await confirm(maker, found)).body.code).toBe('package-outdated');
    expect(await stillThere(signal.id)).toBe(true);
    const again = await made(listId, signal.id);
    expect(again.sha256).not.toBe(found.sha256);
    const packages = (await maker.get(`/destruction-lists/${listId}/packages`)).body.data;
    expect(packages.map(({ state }: any) => state)).toEqual(['made', 'replaced']);
    expect((await maker.get(`/transfer-packages/${found.id}/content`)).status).toBe(404);
    found = again;
  });

  test('stays, with the record, when something else keeps it', async () => {
    const hold = await maker.post('/retention-holds', {
      recordKind: 'signal',
      recordId: signal.id,
      reasonCode: 'appeal',
    });
    expect((await confirm(maker, found)).body).toMatchObject({ code: 'transition-not-allowed' });
    const { rows } = await product.owner.query(
      `select count(*)::int as n from retention_hold where record_id = $1 and lifted_at is null`,
      [signal.id],
    );
    expect(rows[0].n).toBe(2);
    await maker.post(`/retention-holds/${hold.body.data.id}/liftings`, { expectedVersion: 1 });
  });

  test('confirmed by the archive: the record and the package are gone, and the number says where it went', async () => {
    const { rows } = await product.owner.query('select file_id from transfer_package where id = $1', [
      found.id,
    ]);
    const done = await confirm(maker, found);
    expect(done.body.data).toMatchObject({
      state: 'received',
      archiveReference: '1234.56',
      abilities: { download: false },
    });
    expect(await stillThere(signal.id)).toBe(false);
    const left = Object.keys(await whereIs(product, signal.id)).filter(
      (table) => table !== 'idempotency_key',
    );
    expect(left.sort()).toEqual(['audit_entry', 'destroyed_record', 'destruction_item', 'transfer_package']);
    expect(await product.parts.fileKeys.get(rows[0].file_id)).toBeUndefined();
    expect(await onDisk()).not.toContain(rows[0].file_id);
    const told = (await maker.get(`/destroyed-records?record=${signal.reference}`)).body.data[0];
    expect(told.archive).toEqual({ name: 'Collectie Overijssel', reference: '1234.56' });
    expect((await product.parts.journal.read()).map(({ recordId }) => recordId)).toContain(signal.id);
    const report = (await reviewer.get(`/destruction-lists/${listId}/report`)).body.data;
    expect(report.lines).toEqual([expect.objectContaining({ result: 'transferred', records: 1 })]);
    expect((await confirm(maker, found)).body.code).toBe('transition-not-allowed');
  });
});

describe('a transfer that is taken back', () => {
  test('takes its package along when the hold is lifted; the record stays under its own term', async () => {
    const { signal, listId } = await waiting();
    const found = await made(listId, signal.id);
    const holds = (await reviewer.get(`/retention-holds?recordId=${signal.id}`)).body.data;
    const { rows } = await product.owner.query('select file_id from transfer_package where id = $1', [
      found.id,
    ]);
    await reviewer.post(`/retention-holds/${holds[0].id}/liftings`, { expectedVersion: holds[0].version });
    expect(await product.parts.fileKeys.get(rows[0].file_id)).toBeUndefined();
    expect((await confirm(maker, found)).body.code).toBe('transition-not-allowed');
    expect((await maker.get(`/retention-terms?recordId=${signal.id}`)).body.data[0]).toMatchObject({
      toTransfer: false,
      onHold: false,
    });
  });

  test('does not stand in the way of a restore: the journal takes the package of what went, too', async () => {
    const { signal, listId } = await waiting();
    const found = await made(listId, signal.id);
    const { rows } = await product.owner.query('select file_id from transfer_package where id = $1', [
      found.id,
    ]);
    const [entry] = await product.parts.journal.read();
    await product.parts.journal.append([{ ...entry!, recordId: signal.id, reference: signal.reference }]);
    expect(await replayJournal(product.parts.ownerConnection, product.parts.journal)).toBe(1);
    expect(await product.parts.fileKeys.get(rows[0].file_id)).toBeUndefined();
    expect(await stillThere(signal.id)).toBe(false);
  });
});

/** Past every rule: a restriction at the request of a person stands on a mention of a signal. */
async function restricted(mentionId: string): Promise<void> {
  await product.owner.query(
    `insert into record_restriction (id, organisation_id, purpose_code, record_id, signal_id, ground)
     select gen_random_uuid(), organisation_id, purpose_code, id, signal_id, 'restriction' from mention where id = $1`,
    [mentionId],
  );
}
const lifted = (mentionId: string) =>
  product.owner.query(
    `update record_restriction set lifted_at = now(), lifted_by_name = 'x', lift_reason = 'x' where record_id = $1`,
    [mentionId],
  );
const mentionOf = async (signalId: string): Promise<string> =>
  (await product.owner.query(`select id from mention where signal_id = $1 and kind = 'person'`, [signalId]))
    .rows[0].id;

describe('a record under restriction', () => {
  test('is not packed, its package not taken along and not confirmed, until the restriction is lifted', async () => {
    const { signal, listId } = await waiting();
    const mentionId = await mentionOf(signal.id);
    const found = await made(listId, signal.id);
    await restricted(mentionId);
    for (const refused of [
      await pack(maker, listId, signal.id),
      await maker.get(`/transfer-packages/${found.id}/content`),
      await confirm(maker, found),
    ])
      expect(refused.body).toMatchObject({
        status: 409,
        code: 'record-restricted',
        detail: expect.stringContaining('beperking op verzoek van de betrokkene'),
      });
    const [shown] = (await maker.get(`/destruction-lists/${listId}/packages`)).body.data;
    expect(shown).toMatchObject({
      id: found.id,
      state: 'made',
      abilities: { download: false, confirm: false },
    });
    expect(await stillThere(signal.id)).toBe(true);
    await lifted(mentionId);
    expect((await confirm(maker, found)).body.data).toMatchObject({ state: 'received' });
    expect(await stillThere(signal.id)).toBe(false);
  });

  test('is not destroyed either, whatever was decided', async () => {
    const signal = await ended();
    const listId = await decidedList(party, [signal.id]);
    await restricted(await mentionOf(signal.id));
    const done = await execute(maker, listId, signal.id);
    expect(done.body.data).toMatchObject({ result: 'left', leftBecause: 'restricted' });
    expect(await stillThere(signal.id)).toBe(true);
  });
});

describe('a package of a case', () => {
  let world: OpenCase;
  let files: Map<string, Buffer>;
  let listId: string;
  let found: any;
  let reference: string;
  const PHOTO = 'De achterdeur van de loods';
  const casePack = () => pack(world.lead, listId, world.caseId);

  beforeAll(async () => {
    const chosen: string[] = [];
    world = await openCase(product, async (bringer, { id }) => {
      for (const [name, content] of [
        ['loods.txt', PHOTO],
        ['van-een-ander.txt', SECRETS.narrative],
      ] as const)
        chosen.push((await upload(bringer, `/signals/${id}/files`, { name, content })).body.data.id);
      return chosen.map((fileId) => ({ fileId, description: 'Foto', contents: ['waarneming'] }));
    });
    const { caseId, lead } = world;
    await product.owner.query(`update case_file set state = 'evaluating' where id = $1`, [caseId]);
    const outcome = await lead.post(`/cases/${caseId}/outcome`, { closures: 1, lessons: 'Eerder bellen.' });
    // Past every rule: the host gave one of the files to Zwolle, not the other way; a measure of it is done, and the case ended long ago.
    await product.owner.query(
      `update contribution k set organisation_id = c.host_organisation_id, origin_organisation_id = c.host_organisation_id, recipient_organisation_id = k.organisation_id
         from case_file c where c.id = k.case_id and k.file_id = $1`,
      [chosen[0]],
    );
    // And passed a copy on of what a member brought whom others may not know: it says to come from the host.
    await product.owner.query(
      `insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, source_contribution_id,
         item_id, item_kind, version, fields, categories, given_by_person_id, given_by_name)
       select gen_random_uuid(), k.case_id, k.recipient_organisation_id, o.id, k.recipient_organisation_id, k.purpose_code, k.disclosure_id, k.id, k.item_id, k.item_kind,
         k.version, k.fields, k.categories, k.given_by_person_id, k.given_by_name
         from contribution k, organisation o where k.case_id = $1 and k.item_kind = 'person' and o.code = 'politie'`,
      [caseId],
    );
    await product.owner.query(
      `update file_object f set organisation_id = c.host_organisation_id from case_file c where c.id = $2 and f.id = $1`,
      [chosen[0], caseId],
    );
    await product.owner.query(
      `insert into intervention (id, organisation_id, purpose_code, case_id, themes_version_id, track, intervention_code, title, legal_basis, responsible_appointment_id,
         responsible_person_id, responsible_name, state, result, created_by_person_id, started_on, finished_on)
       select gen_random_uuid(), c.host_organisation_id, c.purpose_code, c.id, c.themes_version_id, 'administrative', 'sluiting-13b-opiumwet', 'Sluiting van het pand',
         '[{"law":"opiumwet","article":"13b"}]', c.lead_appointment_id, p.id, p.name, 'done', 'Drie maanden dicht', p.id, '2020-02-01', '2020-03-01'
         from case_file c join appointment a on a.id = c.lead_appointment_id join person p on p.id = a.person_id where c.id = $1`,
      [caseId],
    );
    const { rows } = await product.owner.query(
      `update case_file set state = 'closed', opened_at = now() - interval '71 months', closed_at = now() - interval '70 months' where id = $1 returning reference`,
      [caseId],
    );
    reference = rows[0].reference;
    expect(outcome.status, JSON.stringify(outcome.body)).toBe(201);
    const riec = { maker: lead, reviewer: await product.signIn('privacyofficer-riec') };
    listId = await decidedList(riec, [caseId], { decision: 'transfer' });
    expect((await execute(lead, listId, caseId)).body.data).toMatchObject({ result: 'to-transfer' });
    const answer = await casePack();
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    found = answer.body.data;
    const bytes = await contentOf(lead, found.id);
    expect([bytes.length, sha256(bytes)]).toEqual([found.size, found.sha256]);
    files = readZip(bytes);
  });

  test('holds what its host wrote and did, and its own file, described by MDTO', () => {
    const told = JSON.parse(files.get('data/casus.json')!.toString());
    expect(told.case).toMatchObject({ title: 'Loods aan de rand', reference });
    expect(told.interventions).toEqual([
      expect.objectContaining({ code: 'sluiting-13b-opiumwet', state: 'done', result: 'Drie maanden dicht' }),
    ]);
    expect(told.outcome).toMatchObject({ closures: 1, lessons: 'Eerder bellen.' });
    expect(told.timeline.length).toBeGreaterThan(0);
    expect(told.contributions).toEqual([expect.objectContaining({ kind: 'file' })]);
    expect(files.get('data/bijlagen/001-loods.txt')?.toString()).toBe(PHOTO);
    for (const [name, bytes] of files)
      if (name.endsWith('.mdto.xml')) expect(faultsInMdto(bytes.toString()), name).toEqual([]);
    const dossier = files.get(`data/${reference}.mdto.xml`)!.toString();
    expect(dossier).toContain(`<identificatieKenmerk>${reference}</identificatieKenmerk>`);
    expect(dossier.match(/<bevatOnderdeel>/g)).toHaveLength(2);
    const manifest = files.get('manifest-sha256.txt')!.toString().trimEnd().split('\n');
    expect(manifest.map((line) => line.split('  ')[1]).sort()).toEqual(
      [...files.keys()].filter((name) => name.startsWith('data/')).sort(),
    );
  });

  test('tells of what others brought in only that they did: nothing of what it says, and not their files', () => {
    const told = JSON.parse(files.get('data/casus.json')!.toString());
    expect(told.participants.length).toBeGreaterThan(0);
    expect(told.contributedByOthers.map(({ kind }: any) => kind).sort()).toEqual(
      expect.arrayContaining(['company', 'file', 'person']),
    );
    const all = [...files.values()].map((bytes) => bytes.toString()).join();
    for (const [name, secret] of Object.entries(SECRETS)) expect(all.includes(secret), name).toBe(false);
    expect([...files.keys()].filter((name) => /van-een-ander/.test(name))).toEqual([]);
  });

  test('is refused while a record that a copy in it came from is restricted, by whichever organisation', async () => {
    await restricted(world.signal.suspectId);
    expect((await casePack()).body).toMatchObject({ status: 409, code: 'record-restricted' });
    expect((await confirm(world.lead, found)).body.code).toBe('record-restricted');
    await lifted(world.signal.suspectId);
  });

  test('confirmed by the archive: the case is gone; of the measure its date, kind and article stay, and nothing about whom', async () => {
    expect((await confirm(world.lead, found)).body.data).toMatchObject({ state: 'received' });
    expect((await world.lead.get(`/cases/${world.caseId}`)).status).toBe(404);
    const officer = await product.signIn('privacyofficer-riec');
    const told = (await officer.get(`/destroyed-records?record=${reference}`)).body.data[0];
    expect(told).toMatchObject({
      archive: { reference: '1234.56' },
      decisions: [
        {
          kind: 'sluiting-13b-opiumwet',
          title: 'Sluiting of last op grond van artikel 13b Opiumwet',
          decidedOn: '2020-03-01',
          number: null,
          articles: ['opiumwet 13b'],
        },
      ],
    });
    const { rows } = await product.owner.query('select * from kept_decision where record_reference = $1', [
      reference,
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Loods|Drie maanden|${world.caseId}`));
    const elsewhere = await product.signIn('privacyofficer-zwolle');
    expect((await elsewhere.get(`/destroyed-records?record=${reference}`)).body.data).toEqual([]);
  });
});

describe('whoever has no business with a package', () => {
  test('neither sees, makes, takes nor confirms it; who only reviews or oversees takes nothing along', async () => {
    const { signal, listId } = await waiting();
    const found = await made(listId, signal.id);
    const strangers = ['privacyofficer-deventer', 'zorgcoordinator-zwolle', 'jurist-zwolle'];
    for (const name of strangers) {
      const stranger = await product.signIn(name);
      for (const answer of [
        await stranger.get(`/destruction-lists/${listId}/packages`),
        await pack(stranger, listId, signal.id),
        await stranger.get(`/transfer-packages/${found.id}/content`),
        await confirm(stranger, found),
      ])
        expect([403, 404]).toContain(answer.status);
    }
    const fg = await product.signIn('fg-zwolle');
    expect((await fg.get(`/destruction-lists/${listId}/packages`)).body.data).toHaveLength(1);
    expect((await fg.get(`/transfer-packages/${found.id}/content`)).status).toBe(403);
    expect(await stillThere(signal.id)).toBe(true);
  });
});

describe('decisions on a record that was destroyed', () => {
  test('stay with their date, kind and articles, and without whom they were about', async () => {
    const signal = await ended();
    await product.owner.query(`update signal set state = 'checked', closed_at = null where id = $1`, [
      signal.id,
    ]);
    await weighed(product, signal.id, 'take-up');
    await product.owner.query(
      `update signal set state = 'closed', closed_at = now() - interval '2200 days' where id = $1`,
      [signal.id],
    );
    const listId = await decidedList(party, [signal.id]);
    expect((await execute(maker, listId, signal.id)).body.data).toMatchObject({ result: 'destroyed' });
    const told = (await maker.get(`/destroyed-records?record=${signal.reference}`)).body.data[0];
    expect(told.decisions).toEqual([
      {
        kind: 'weighing-take-up',
        title: null,
        decidedOn: today(),
        number: null,
        articles: [expect.stringMatching(/\w+ \w+/)],
      },
    ]);
    const { rows } = await product.owner.query('select * from kept_decision where record_reference = $1', [
      signal.reference,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${MARK}|${signal.id}|contant`));
    const elsewhere = await product.signIn('privacyofficer-deventer');
    expect((await elsewhere.get(`/destroyed-records?record=${signal.reference}`)).body.data).toEqual([]);
  });
});

describe('the declaration of a list that was carried out', () => {
  test('is a file with counts, rules and functions: no name of a person, and nothing of what the records said', async () => {
    const [gone, kept] = [await ended(), await waiting()];
    const listId = await decidedList(party, [gone.id]);
    const early = await reviewer.get(`/destruction-lists/${listId}/declaration`);
    expect(early.body.code).toBe('transition-not-allowed');
    await execute(maker, listId, gone.id);
    const answer = await reviewer.get(`/destruction-lists/${listId}/declaration`);
    expect(answer.headers['content-disposition']).toMatch(
      /attachment; filename="verklaring-van-vernietiging-/,
    );
    const page = answer.raw.payload;
    expect(page).toContain(gone.reference);
    expect(page).toContain('60 maanden na het afsluiten');
    expect(page).toContain('door een ander: Privacyofficer');
    expect(page).toMatch(/@media print/);
    const { rows } = await product.owner.query(
      'select name from person where id in (select made_by_person_id from destruction_list union select reviewer_person_id from destruction_list)',
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { name } of rows) expect(page).not.toContain(name);
    expect(page).not.toMatch(new RegExp(`${MARK}|contant|Jaarlijkse lijst`));
    expect(page).not.toContain(kept.signal.reference);
    const audited = await reviewer.get(`/audit-events?record=${gone.id}`);
    expect(audited.body.data.map(({ action }: any) => action)).toContain('destruction-list.declaration-read');
  });
});
