import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type Client, openTestProduct, type TestProduct, upload } from '#apps/testing/index.ts';
import { collect, newId } from '#platform/kit/index.ts';
import { removeExpiredImports } from './server/index.ts';
import { openCsv } from './server/read-csv.ts';

let product: TestProduct;
let demo: Buffer;
beforeAll(async () => {
  product = await openTestProduct();
  demo = await readFile('content/demo/signals-2025.csv');
});
afterAll(() => product.close());

const offer = (
  client: Client,
  content: Buffer | string,
  name = 'export.csv',
  type = 'text/csv',
  key = newId(),
) => {
  return upload(client, '/imports', { content, name, type, key });
};

const settle = async (client: Client, id: string) => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { body } = await client.get(`/imports/${id}`);
    if (['done', 'failed', 'cancelled'].includes(body.data.state)) return body.data;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the import did not end');
};

const run = async (client: Client, content: Buffer | string, name?: string, type?: string) => {
  const offered = await offer(client, content, name, type);
  expect(offered.status).toBe(201);
  expect((await client.post(`/imports/${offered.body.data.id}/runs`)).status).toBe(202);
  return settle(client, offered.body.data.id);
};

const errorsOf = async (client: Client, id: string) =>
  (await client.get(`/imports/${id}/errors?limit=200`)).body.data;
const count = async (statement: string, values: unknown[] = []): Promise<number> =>
  Number((await product.owner.query(statement, values)).rows[0].count);

const header = 'Zaaknummer;Datum melding;Gemeente;Omschrijving;Thema;Naam betrokkene;Rol;Bedrijf;KvK';

describe('the year of exports, offered by the regional intake', () => {
  test('is proposed, previewed, imported as it is, and offered again nothing is imported twice', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const offered = await offer(intake, demo, 'signals-2025.csv');
    expect(offered.status).toBe(201);
    const { data, abilities } = offered.body;
    expect(data).toMatchObject({
      rows: 601,
      encoding: 'windows-1252',
      state: 'uploaded',
      mappingProblems: [],
    });
    expect(abilities.run).toBe(true);
    expect(data.columns.find(({ column }: { column: string }) => column === 'Omschrijving')).toMatchObject({
      field: 'narrative',
    });
    const theme = data.values.find(({ word }: { word: string }) => word === 'verward-gedrag');
    expect(theme).toMatchObject({ field: 'theme', code: 'onbegrepen-gedrag', count: 26 });

    const preview = await intake.get(`/imports/${data.id}/preview?rows=5`);
    expect(preview.body.data.totals).toMatchObject({ read: 601, ready: 589, refused: 12 });
    expect(preview.body.data.rows).toHaveLength(5);
    expect(await count('select count(*) from signal')).toBe(0);

    expect((await intake.post(`/imports/${data.id}/runs`)).status).toBe(202);
    const done = await settle(intake, data.id);
    expect(done.counts).toEqual({ read: 601, imported: 588, skippedDuplicates: 1, rejected: 12 });
    expect(done.municipalities).toHaveLength(12);
    expect(await count('select count(*) from signal')).toBe(588);
    expect(await count('select count(*) from import_fingerprint')).toBe(588);
    expect(await count('select count(*) from proposal')).toBeGreaterThan(50);

    const errors = await errorsOf(intake, data.id);
    expect(errors).toHaveLength(12);
    expect(errors[0]).toMatchObject({
      row: 27,
      column: 'Datum melding',
      value: '12-11-2031',
      code: 'future-date',
    });
    expect(errors[0].message).toMatch(/na vandaag .* vul de juiste datum in/);

    const again = await run(intake, demo, 'nog-eens.csv');
    expect(again.counts).toEqual({ read: 601, imported: 0, skippedDuplicates: 589, rejected: 12 });
    expect(await count('select count(*) from signal')).toBe(588);
    expect(again.importedBefore).not.toBeNull();
  });

  test('went to the municipality of each row, under its mandate and in its audit', async () => {
    const zwolle = await product.organisationId('zwolle');
    const { rows } = await product.owner.query(
      'select count(*) filter (where organisation_id = $1) as zwolle, count(distinct organisation_id) as all from signal',
      [zwolle],
    );
    expect(Number(rows[0].zwolle)).toBeGreaterThan(50);
    expect(Number(rows[0].all)).toBe(11);
    const officer = await product.signIn('privacyofficer-zwolle');
    const events = await officer.get('/audit-events?action=signal.imported&limit=200');
    expect(events.body.data[0]).toMatchObject({
      actorKind: 'processor',
      actorOrganisationName: 'RIEC Oost-Nederland',
    });
    expect(events.body.data.some(({ ruleCode }: { ruleCode: string }) => ruleCode?.includes('B01M'))).toBe(
      true,
    );
    const recorded = events.body.data.flatMap(({ recordIds }: { recordIds: string[] }) => recordIds);
    expect(recorded).toHaveLength(Number(rows[0].zwolle));
  });

  test('the intake reads none of it back, in its own scope or under a mandate', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const seen = await intake.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      const tables = ['signal', 'mention', 'mention_key', 'signal_event', 'proposal', 'import_error'];
      const counts: number[] = [];
      for (const table of tables) {
        const { rows } = await sql<{
          count: number;
        }>`select count(*)::int as count from ${sql.table(table)}`.execute(scope.db);
        counts.push(rows[0]?.count ?? 0);
      }
      return counts;
    });
    expect(seen.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(seen[5]).toBeGreaterThan(0);
  });

  test('a coordinator sees her own municipality only', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const zwolle = await product.organisationId('zwolle');
    const organisations = await coordinator.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      return (await sql<{ id: string }>`select distinct organisation_id as id from signal`.execute(scope.db))
        .rows;
    });
    expect(organisations).toEqual([{ id: zwolle }]);
  });

  test('a suspect under a purpose without suspects is kept as written and marked', async () => {
    const { rows } = await product.owner.query(`
      select s.to_complete, s.as_written, m.roles from signal s join mention m on m.signal_id = s.id and m.kind = 'person'
       where s.purpose_code = 'jeugd-preventie' and s.as_written ->> 'role' like 'verdachte'`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.roles).toEqual(['involved']);
      expect(row.to_complete).toContainEqual({ field: 'role', reason: 'not-in-purpose' });
    }
    expect(
      await count(
        `select count(*) from mention where 'suspect' = any (roles) and purpose_code in ('jeugd-preventie', 'mensenhandel-slachtoffer')`,
      ),
    ).toBe(0);
    expect(await count(`select count(*) from mention where 'suspect' = any (roles)`)).toBeGreaterThan(20);
  });

  test('nobody else sees the batch, its errors or its file', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const { id } = (await intake.get('/imports')).body.data[0];
    for (const name of ['coordinator-zwolle', 'coordinator-deventer']) {
      const other = await product.signIn(name);
      expect((await other.get(`/imports/${id}`)).status).toBe(404);
      expect((await other.get(`/imports/${id}/errors`)).status).toBe(404);
      expect((await other.get(`/imports/${id}/refused-rows`)).status).toBe(404);
      expect((await other.get('/imports')).body.page.count).toBe(0);
    }
    expect((await (await product.signIn('balie-zwolle')).get('/imports')).status).toBe(403);
  });

  test('the file is gone once it was read in', async () => {
    expect(
      await count('select count(*) from import_batch where state = $1 and file_id is not null', ['done']),
    ).toBe(0);
    expect(await count('select count(*) from keystore.file_key')).toBe(0);
  });
});

describe('refused rows', () => {
  test('download with their reasons, and corrected they are imported', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const { id } = (await intake.get('/imports')).body.data[0];
    const file = await intake.get(`/imports/${id}/refused-rows`);
    expect(file.headers['content-disposition']).toContain('nog-eens-geweigerd.csv');
    const text = String(file.body);
    const rows = await collect((await openCsv(Readable.from([Buffer.from(text)]))).rows);
    expect(rows).toHaveLength(12);
    expect(rows.every(({ cells }) => (cells.at(-1) ?? '').length > 20)).toBe(true);
    const corrected = text
      .replaceAll('31-2-2025', '28-2-2025')
      .replaceAll('12-11-2031', '12-11-2025')
      .replaceAll('0000 AA', '8011 AA')
      .replaceAll('123456789', '');
    const done = await run(intake, corrected, 'verbeterd.csv');
    expect(done.counts).toMatchObject({ read: 12, imported: 8, rejected: 4 });
    const codes = (await errorsOf(intake, done.id)).map(({ code }: { code: string }) => code).sort();
    expect(codes).toEqual([
      'narrative-missing',
      'narrative-missing',
      'unknown-municipality',
      'unknown-municipality',
    ]);
  });
});

describe('a coordinator of one municipality', () => {
  test('imports her own rows; each other row is refused for that reason alone', async () => {
    const own = await openTestProduct();
    try {
      const coordinator = await own.signIn('coordinator-zwolle');
      const offered = await offer(coordinator, demo);
      await coordinator.post(`/imports/${offered.body.data.id}/runs`);
      const done = await settle(coordinator, offered.body.data.id);
      expect(done.counts.imported).toBeGreaterThan(50);
      expect(done.counts.read).toBe(601);
      const errors: { code: string; value: string; column: string }[] = [];
      for (let cursor = ''; ; ) {
        const page = (await coordinator.get(`/imports/${done.id}/errors?limit=200${cursor}`)).body;
        errors.push(...page.data);
        if (page.page.next === null) break;
        cursor = `&cursor=${page.page.next}`;
      }
      expect(errors).toHaveLength(done.counts.rejected);
      expect(new Set(errors.filter(({ value }) => value === 'Kampen').map(({ code }) => code))).toEqual(
        new Set(['other-organisation']),
      );
      const { rows } = await own.owner.query(
        'select distinct o.code from signal s join organisation o on o.id = s.organisation_id',
      );
      expect(rows).toEqual([{ code: 'zwolle' }]);
    } finally {
      await own.close();
    }
  });
});

describe('what cannot be imported', () => {
  test('without a mandate the rows of a municipality are refused with that reason', async () => {
    const ommen = await product.organisationId('ommen');
    await product.owner.query('update mandate set withdrawn_at = now() where organisation_id = $1', [ommen]);
    const intake = await product.signIn('regionaal-coordinator');
    const done = await run(
      intake,
      `${header}\nM-1;1-3-2025;Ommen;Vreemde lucht uit een loods.;;;;;\nM-2;1-3-2025;Raalte;Vreemde lucht uit een schuur.;;;;;\n`,
    );
    expect(done.counts).toMatchObject({ imported: 1, rejected: 1 });
    expect((await errorsOf(intake, done.id))[0]).toMatchObject({
      row: 2,
      column: 'Gemeente',
      value: 'Ommen',
      code: 'no-mandate',
    });
    await product.owner.query('update mandate set withdrawn_at = null where organisation_id = $1', [ommen]);
  });

  test('a mandate without the purpose of the theme refuses those rows', async () => {
    const raalte = await product.organisationId('raalte');
    await product.owner.query(
      "update mandate set purpose_codes = array['ondermijning-intern'] where organisation_id = $1",
      [raalte],
    );
    const intake = await product.signIn('regionaal-coordinator');
    const done = await run(
      intake,
      `${header}\nP-1;1-3-2025;Raalte;Jongen met dure spullen.;jonge-aanwas;;;;\nP-2;1-3-2025;Raalte;Hennep op zolder.;hennepteelt;;;;\n`,
    );
    expect(done.counts).toMatchObject({ imported: 1, rejected: 1 });
    expect((await errorsOf(intake, done.id))[0]).toMatchObject({
      column: 'Thema',
      value: 'jonge-aanwas',
      code: 'purpose-not-allowed',
    });
  });

  test('a rule that its privacy officer did not confirm lets nothing in', async () => {
    const dalfsen = await product.organisationId('dalfsen');
    await product.owner.query(
      "update rule_confirmation set withdrawn_at = now() where organisation_id = $1 and rule_code = 'B01M'",
      [dalfsen],
    );
    const intake = await product.signIn('regionaal-coordinator');
    const done = await run(intake, `${header}\nD-1;1-3-2025;Dalfsen;Hennep op zolder.;hennepteelt;;;;\n`);
    expect((await errorsOf(intake, done.id))[0]).toMatchObject({ code: 'conditions-open' });
    expect(done.counts.imported).toBe(0);
  });

  test.each([
    ['a file that breaks off', () => demo.subarray(0, 20_000), 'export.csv', 422, 'file-truncated'],
    [
      'a program with another name',
      () => Buffer.concat([Buffer.from('MZ\u0090\u0000'), Buffer.alloc(400)]),
      'export.csv',
      415,
      'file-type-mismatch',
    ],
    [
      'a program in an Excel name',
      () => Buffer.concat([Buffer.from('MZ\u0090\u0000'), Buffer.alloc(400)]),
      'export.xlsx',
      415,
      'file-type-mismatch',
    ],
    ['an empty file', () => Buffer.alloc(0), 'export.csv', 422, 'file-empty'],
    ['a table without headings', () => Buffer.from('1;2;3\n4;5;6\n'), 'export.csv', 422, 'header-missing'],
    [
      'a picture',
      () =>
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      'export.png',
      415,
      'file-type-not-allowed',
    ],
  ])('%s is refused as a whole', async (_, content, name, status, code) => {
    const intake = await product.signIn('regionaal-coordinator');
    const before = await count('select count(*) from keystore.file_key');
    const answer = await offer(intake, content(), name, 'application/octet-stream');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toMatch(/^[A-Z].*\.$/);
    expect(await count('select count(*) from keystore.file_key')).toBe(before);
  });

  test('a file in which no column tells the story waits for a person to point it out', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const offered = await offer(
      intake,
      'Gemeente;Datum melding;Wat zag u\nRaalte;1-4-2025;Licht in een leeg pand, elke nacht.\n',
    );
    const { data } = offered.body;
    expect(data.mappingProblems[0]).toMatchObject({ code: 'column-missing' });
    expect((await intake.post(`/imports/${data.id}/runs`)).body.code).toBe('column-missing');
    const mapped = await intake.put(`/imports/${data.id}/mapping`, {
      expectedVersion: data.version,
      columns: [{ column: 'Wat zag u', field: 'narrative' }],
    });
    expect(mapped.body.data.mappingProblems).toEqual([]);
    const stale = await intake.put(`/imports/${data.id}/mapping`, { expectedVersion: data.version });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version']);
    await intake.post(`/imports/${data.id}/runs`);
    expect((await settle(intake, data.id)).counts).toMatchObject({ imported: 1 });
    const next = await offer(
      intake,
      'Gemeente;Datum melding;Wat zag u\nRaalte;2-4-2025;Nog steeds licht in dat pand.\n',
    );
    expect(next.body.data.columns[2]).toMatchObject({ field: 'narrative', why: 'remembered' });
  });
});

describe('values', () => {
  test('that a person chose are used and remembered for the next file with these headings', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const text = (number: string) =>
      `${header};Bron\n${number};1-3-2025;Raalte;Loods waar nooit iemand is.;boerenbedrog;;;;;x\n`;
    const offered = await offer(intake, text('W-1'));
    const { data } = offered.body;
    expect(data.values).toContainEqual(
      expect.objectContaining({ field: 'theme', word: 'boerenbedrog', code: null }),
    );
    const changed = await intake.put(`/imports/${data.id}/mapping`, {
      expectedVersion: data.version,
      values: [{ field: 'theme', word: 'Boerenbedrog', code: 'buitengebied' }],
    });
    expect(changed.body.data.values).toContainEqual(
      expect.objectContaining({ word: 'boerenbedrog', code: 'buitengebied' }),
    );
    await intake.post(`/imports/${data.id}/runs`);
    await settle(intake, data.id);
    expect(
      await count(
        "select count(*) from signal where theme_code = 'buitengebied' and source_reference = 'W-1'",
      ),
    ).toBe(1);
    const next = await offer(intake, text('W-2'));
    expect(next.body.data.values).toContainEqual(
      expect.objectContaining({ word: 'boerenbedrog', code: 'buitengebied', why: 'remembered' }),
    );
    const unknown = await intake.put(`/imports/${next.body.data.id}/mapping`, {
      expectedVersion: next.body.data.version,
      values: [{ field: 'theme', word: 'boerenbedrog', code: 'bestaat-niet' }],
    });
    expect(unknown.body.errors[0]).toMatchObject({ pointer: '/values/0/code', code: 'unknown-value' });
  });
});

describe('one row more than once', () => {
  test('changed content under a known number is refused, a repeat within a file is skipped', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const row = 'X-1;1-3-2025;Hardenberg;Auto met vreemde kentekens bij de loods.;;;;;';
    expect((await run(intake, `${header}\n${row}\n${row}\n`)).counts).toMatchObject({
      imported: 1,
      skippedDuplicates: 1,
    });
    const changed = await run(intake, `${header}\n${row.replace('loods', 'schuur')}\n`);
    expect(changed.counts).toMatchObject({ imported: 0, rejected: 1 });
    expect((await errorsOf(intake, changed.id))[0]).toMatchObject({
      column: 'Zaaknummer',
      value: 'X-1',
      code: 'already-imported-differently',
    });
  });

  test('two imports of one file at once record each row once', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const rows = Array.from(
      { length: 900 },
      (_, index) =>
        `G-${index};1-3-2025;${['Kampen', 'Deventer', 'Steenwijkerland'][index % 3]};Verhaal nummer ${index}.;;;;;`,
    );
    const text = `${header}\n${rows.join('\n')}\n`;
    const before = await count('select count(*) from signal');
    const both = await Promise.all([run(intake, text, 'een.csv'), run(intake, text, 'twee.csv')]);
    expect(both.map(({ counts }) => counts.imported + counts.skippedDuplicates)).toEqual([900, 900]);
    expect(both[0].counts.imported + both[1].counts.imported).toBe(900);
    expect((await count('select count(*) from signal')) - before).toBe(900);
  });

  test('the same request twice makes one batch', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const key = newId();
    const text = `${header}\nK-1;1-3-2025;Raalte;Iets.;;;;;\n`;
    const first = await offer(intake, text, 'k.csv', 'text/csv', key);
    const second = await offer(intake, text, 'k.csv', 'text/csv', key);
    expect(second.body.data.id).toBe(first.body.data.id);
    expect(second.headers['idempotent-replay']).toBe('true');
  });
});

describe('the door to what was imported', () => {
  const knock = (client: Client) =>
    client.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      return sql`select * from claim_import_rows(${newId()}, '[{"place":0,"row_number":2,"content":"00000000-0000-0000-0000-000000000001"}]')`.execute(
        scope.db,
      );
    });

  test.each(['balie-zwolle', 'privacyofficer-zwolle', 'riec-casusregisseur', 'regionaal-coordinator'])(
    'is closed to %s outside an import of that organisation',
    async (name) => {
      await expect(knock(await product.signIn(name))).rejects.toThrow(/claimed by who imports/);
    },
  );

  test('the fingerprints themselves are read by nobody', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const look = coordinator.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      return sql`select 1 from import_fingerprint`.execute(scope.db);
    });
    await expect(look).rejects.toThrow(/permission denied/);
  });
});

describe('what is past its term', () => {
  test('goes: the batch, its row errors and its file', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const waiting = await offer(intake, `${header}\nT-1;1-3-2025;Raalte;Iets.;;;;;\n`);
    const done = await run(intake, `${header}\nT-2;31-2-2025;Raalte;Iets.;;;;;\n`);
    const ids = [waiting.body.data.id, done.id];
    await product.owner.query(
      "update import_batch set expires_at = now() - interval '1 day' where id = any ($1)",
      [ids],
    );
    expect(await removeExpiredImports(product.parts)).toBe(1);
    expect(await count('select count(*) from import_batch where id = any ($1)', [ids])).toBe(0);
    expect(await count('select count(*) from import_error where batch_id = any ($1)', [ids])).toBe(0);
    expect((await intake.get(`/imports/${done.id}`)).status).toBe(404);
  });
});

describe('a run that its importer stops', () => {
  test('ends as cancelled, and the file offered again brings the rest', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `S-${index};1-3-2025;Kampen;Stopverhaal ${index}.;;;;;`,
    );
    const text = `${header}\n${rows.join('\n')}\n`;
    const offered = await offer(intake, text, 'stop.csv');
    const { id } = offered.body.data;
    await intake.post(`/imports/${id}/runs`);
    const stopped = await intake.post(`/imports/${id}/cancellations`);
    expect([stopped.status, stopped.body.data.state]).toEqual([200, 'cancelled']);
    expect(await count('select count(*) from import_batch where id = $1 and file_id is null', [id])).toBe(1);
    expect((await intake.post(`/imports/${id}/runs`)).body.code).toBe('transition-not-allowed');
    const again = await run(intake, text, 'stop.csv');
    expect(again.counts.imported + again.counts.skippedDuplicates).toBe(3_000);
    expect(await count("select count(*) from signal where source_reference like 'S-%'")).toBe(3_000);
  });
});

describe('the same rows in another form', () => {
  const rows = [
    ['Zaaknummer', 'Datum melding', 'Gemeente', 'Omschrijving'],
    ['E-1', '3-3-2025', 'Staphorst', 'Café “Het Anker” één keer per week dicht.'],
    ['E-2', '4-3-2025', 'Staphorst', 'Köper zonder geld.'],
  ];
  const csv = rows.map((row) => row.join(';')).join('\r\n');

  test('UTF-8 with and without mark, Windows-1252 and .xlsx are the same rows', async () => {
    const intake = await product.signIn('regionaal-coordinator');
    const plain = await run(intake, csv);
    expect(plain.counts).toMatchObject({ imported: 2 });
    const marked = await run(intake, `\uFEFF${csv}`);
    expect(marked.counts).toMatchObject({ imported: 0, skippedDuplicates: 2 });
    const { default: iconv } = await import('iconv-lite');
    const old = await run(intake, iconv.encode(csv, 'win1252'));
    expect([old.encoding, old.counts.skippedDuplicates]).toEqual(['windows-1252', 2]);
    const sheet = await writeXlsxFile(
      rows.map((row) => row.map((value) => ({ value, type: String }))),
    ).toBuffer();
    const xlsx = await run(
      intake,
      sheet,
      'export.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect([xlsx.format, xlsx.counts.skippedDuplicates]).toEqual(['xlsx', 2]);
  });
});
