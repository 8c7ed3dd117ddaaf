import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { copiedFrom } from './testing/copies.ts';
import { confirmAll, finish, partOf, passedOn, recorded, sure } from './testing/rights-world.ts';

let product: TestProduct;
let officer: Client;
let recipient: Client;
const today = calendarDateAt(new Date());

beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  recipient = await product.signIn('privacyofficer-politie');
});
afterAll(() => product.close());

/** Past every rule: the signal was given to another organisation under a disclosure. */
async function givenTo(signalId: string, code: string, categories: readonly string[]): Promise<string> {
  const id = newId();
  await product.owner.query(
    `insert into disclosure (id, organisation_id, recipient_organisation_id, purpose_code, content_version_id, rule_codes, rules, categories, conditions,
       record_kind, record_id, given_by_person_id, given_by_appointment_id, given_by_name)
     select $1, s.organisation_id, o.id, s.purpose_code, s.themes_version_id, array['R01'], '[]', $4, '[]', 'signal', s.id, s.entered_by_person_id,
            s.entered_by_appointment_id, 'Iemand'
       from signal s, organisation o where s.id = $2 and o.code = $3`,
    [id, signalId, code, [...categories]],
  );
  return id;
}

/** A request for a right about someone who stands in one record; the record said to be of the requester. */
async function asked(right: string, name: string, given: readonly string[] = [], narrative?: string) {
  const record = await recorded(
    product,
    'toezicht-zwolle',
    [{ name, birthDate: '1970-01-02', phone: '0612345678' }],
    narrative,
  );
  const disclosureId = given.length === 0 ? null : await givenTo(record.signalId, 'politie', given);
  const requestId = await passedOn(officer, {
    right,
    receivedOn: today,
    requester: { name, birthDate: '1970-01-02' },
  });
  const part = await partOf(officer, requestId);
  const [itemId] = await confirmAll(officer, part.id);
  return { ...record, disclosureId, requestId, partId: part.id as string, itemId: itemId ?? '' };
}

const decide = (partId: string, body: Record<string, unknown>) =>
  officer.post(`/rights-parts/${partId}/measures`, {
    outcome: 'granted',
    reason: 'De verzoeker liet zien dat het zo is.',
    ...body,
  });
const mention = async (id: string): Promise<any> =>
  (await product.owner.query('select * from mention where id = $1', [id])).rows[0];

describe('a correction', () => {
  test('is written into the record, found by its new value, and told to who had that kind of data', async () => {
    const case1 = await asked('rectification', 'Sjoerd Foutenbrink', ['identiteit']);
    const body = { itemId: case1.itemId, correction: { birthDate: '1970-02-01', phone: '0687654321' } };
    expect((await decide(case1.partId, { itemId: case1.itemId })).body.errors[0].pointer).toBe('/correction');
    expect(sure(await decide(case1.partId, body), 201).body.data.told).toBe(1);
    expect(await mention(case1.mentionId)).toMatchObject({ phone: '0687654321' });
    const { rows } = await product.owner.query(
      `select correction from rights_notice where disclosure_id = $1`,
      [case1.disclosureId],
    );
    // Police was given no telephone number: it hears of none.
    expect(rows).toEqual([{ correction: { birthDate: '1970-02-01' } }]);
    expect((await decide(case1.partId, body)).body.code).toBe('already-answered');
  });

  test('stays open until the recipient, and nobody else, confirms it', async () => {
    const { data } = sure(await recipient.get('/rights-notices'), 200).body;
    const [notice] = data;
    expect(notice).toMatchObject({ kind: 'correction', confirmedAt: null, abilities: { confirm: true } });
    // Nothing else tells the recipient: it counts in its menu.
    const waiting = async () => sure(await recipient.get('/session/counts'), 200).body.rightsParts;
    const before = await waiting();
    const confirm = { remark: 'Overgenomen.', expectedVersion: notice.version };
    const other = await product.signIn('privacyofficer-deventer');
    expect((await other.post(`/rights-notices/${notice.id}/confirmations`, confirm)).status).toBe(404);
    expect((await officer.post(`/rights-notices/${notice.id}/confirmations`, confirm)).status).toBe(403);
    sure(await recipient.post(`/rights-notices/${notice.id}/confirmations`, confirm), 201);
    expect(await waiting()).toBe(before - 1);
    const seen = sure(await officer.get('/rights-notices'), 200).body.data[0];
    expect(seen).toMatchObject({ remark: 'Overgenomen.', abilities: { confirm: false } });
    expect(seen.confirmedByName).not.toBeNull();
  });
});

describe('an erasure', () => {
  test('leaves nothing of the person in the record nor in the keys, and reaches the recipient', async () => {
    const case1 = await asked('erasure', 'Willemijn Wegstra', ['identiteit']);
    expect(sure(await decide(case1.partId, { itemId: case1.itemId }), 201).body.data.told).toBe(1);
    const left = await mention(case1.mentionId);
    expect(JSON.stringify(left)).not.toMatch(/Wegstra|1970|0612345678/);
    expect(left.removed_at).not.toBeNull();
    const { rows } = await product.owner.query('select 1 from mention_key where mention_id = $1', [
      case1.mentionId,
    ]);
    expect(rows).toEqual([]);
  });

  test('that is refused changes nothing and is told to nobody', async () => {
    const case1 = await asked('erasure', 'Blijvert Bewaarsma', ['identiteit']);
    const answer = await decide(case1.partId, { itemId: case1.itemId, outcome: 'refused' });
    expect(sure(answer, 201).body.data.told).toBe(0);
    expect((await mention(case1.mentionId)).name_as_written).toBe('Blijvert Bewaarsma');
  });

  test('blanks what the story says of the person, keeps the rest, and is found by it no more', async () => {
    const piece = 'Gerbrand Gomstra woont er sinds mei.';
    const case1 = await asked(
      'erasure',
      'Gerbrand Gomstra',
      ['identiteit'],
      `Een loods met lawaai. ${piece}`,
    );
    const { data } = sure(await officer.get(`/rights-parts/${case1.partId}/items`), 200).body;
    expect(data[0].narrative).toContain(piece);
    const erase = (pieces: string[]) => decide(case1.partId, { itemId: case1.itemId, pieces });
    const strange = await erase(['dit staat er niet']);
    expect(strange.body.errors[0]).toMatchObject({ pointer: '/pieces/0', code: 'unknown-value' });
    expect(sure(await erase([piece]), 201).body.data.told).toBe(1);
    const coordinator = await product.signIn('coordinator-zwolle');
    const signal = sure(await coordinator.get(`/signals/${case1.signalId}`), 200).body.data;
    expect(signal.narrative).toBe('Een loods met lawaai. [op verzoek gewist]');
    expect(JSON.stringify(signal)).not.toContain('Gomstra');
    const { rows } = await product.owner.query(
      "select 1 from signal where id = $1 and to_tsvector('simple', title || ' ' || narrative) @@ to_tsquery('simple', 'gomstra')",
      [case1.signalId],
    );
    expect(rows).toEqual([]);
    const [measure] = sure(await officer.get(`/rights-parts/${case1.partId}/measures`), 200).body.data;
    expect(measure.blanked).toBe(1);
    // The piece itself is kept nowhere.
    const kept = await product.owner.query('select * from rights_measure where id = $1', [measure.id]);
    expect(JSON.stringify(kept.rows)).not.toContain('Gomstra');
  });

  test('takes the title along that was made of the first sentence, whole or cut, and what was copied of it', async () => {
    const sentence = `Titia Titelsma verkoopt elke avond${' zakjes en pakjes en doosjes'.repeat(4)} vanuit haar schuur.`;
    const short = 'Haar broer helpt Titia Titelsma.';
    const case1 = await asked('erasure', 'Titia Titelsma', [], `${sentence} De buurt klaagt. ${short}`);
    const { weighingId, subjectId } = await copiedFrom(product, case1, short);
    const of = async (table: string, id: string) =>
      (await product.owner.query(`select * from ${table} where id = $1`, [id])).rows[0];
    expect((await of('weighing', weighingId)).signal_title).toMatch(/^Titia Titelsma verkoopt .*…$/);
    const answer = await decide(case1.partId, { itemId: case1.itemId, pieces: [sentence, short] });
    // Who was asked about the person hears of it as well.
    expect(sure(answer, 201).body.data.told).toBe(1);
    expect((await of('signal', case1.signalId)).title).toBe('[op verzoek gewist]');
    expect(await of('weighing', weighingId)).toMatchObject({
      signal_title: '[op verzoek gewist]',
      reason: 'Omdat: [op verzoek gewist]',
      necessity: 'x',
    });
    expect((await of('subject', subjectId)).label).toBe('[op verzoek gewist]');
    for (const table of ['signal', 'weighing', 'inquiry', 'research_question']) {
      const column = table === 'signal' ? 'id' : 'signal_id';
      const { rows } = await product.owner.query(`select * from ${table} where ${column} = $1`, [
        case1.signalId,
      ]);
      expect([rows.length, JSON.stringify(rows)], table).toEqual([
        1,
        expect.not.stringContaining('Titelsma'),
      ]);
    }
    // A question keeps whom it went to and by which rule, and no number by which the person is known.
    const { rows } = await product.owner.query('select traits, fields from inquiry where signal_id = $1', [
      case1.signalId,
    ]);
    expect(rows[0]).toEqual({
      traits: { name: null, birthDay: null },
      fields: [{ key: 'name', category: 'identiteit', value: '[op verzoek gewist]' }],
    });
  });

  test('blanks in a weighing nothing but texts, and only while it erases', async () => {
    const { rows } = await product.owner.query(
      "select id from weighing where signal_title = '[op verzoek gewist]' limit 1",
    );
    const id = rows[0].id;
    for (const change of ["signal_title = 'Anders'", "decision = 'dismiss'"])
      await expect(product.owner.query(`update weighing set ${change} where id = $1`, [id])).rejects.toThrow(
        /never changed/,
      );
    const client = await product.owner.connect();
    try {
      await client.query('begin');
      await client.query('insert into destruction_step (transaction_id) values (pg_current_xact_id()::text)');
      await expect(
        client.query("update weighing set decision = 'monitor', monitor_until = current_date where id = $1", [
          id,
        ]),
      ).rejects.toThrow(/never changed/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  describe('of a row that was imported', () => {
    let case1: Awaited<ReturnType<typeof asked>>;
    let intake: Client;
    const PIECE = 'Rijk Rijstra haalt daar geld op.';
    const batches: Record<string, string> = {};
    /** A batch as its importer has it: the file on disk as long as `file`, refused rows with their cells. */
    async function imported(name: string, sha256: string, state: string, file: boolean, cells?: string[]) {
      const id = newId();
      await product.owner.query(
        `insert into import_batch (id, organisation_id, person_id, appointment_id, file_id, file_name, file_size, sha256, format, columns, header_signature, rows_total,
           column_proposals, column_mapping, column_words, value_maps, samples, themes_version_id, state, expires_at)
         select $1, a.organisation_id, a.person_id, a.id, $2, $3, 10, $4, 'csv', '{}', 'x', 1, '{}', '{}', '{}', '{}', '[]', (select themes_version_id from signal where id = $5),
                $6, now() + interval '30 days'
           from appointment a where a.person_id = $7 limit 1`,
        [id, file ? newId() : null, name, sha256, case1.signalId, state, intake.personId],
      );
      if (cells !== undefined)
        await product.owner.query(
          `insert into import_error (batch_id, row_number, place, organisation_id, person_id, column_name, value, code, params, cells)
           select id, 2, 0, organisation_id, person_id, 'Datum', '31-2', 'invalid-date', '{}', $2 from import_batch where id = $1`,
          [id, cells],
        );
      batches[name] = id;
    }
    const daysLeft = async (name: string): Promise<number> =>
      (
        await product.owner.query<{ days: number }>(
          'select round(extract(epoch from expires_at - now()) / 86400)::int as days from import_batch where id = $1',
          [batches[name]],
        )
      ).rows[0]?.days ?? 0;

    beforeAll(async () => {
      intake = await product.signIn('regionaal-coordinator');
      case1 = await asked('erasure', 'Rijk Rijstra', [], `Een loods. ${PIECE}`);
      await imported('eerste.csv', 'aa', 'done', false, ['T-1', 'Kampen', `Een loods. ${PIECE}`]);
      await imported('loopt.csv', 'bb', 'running', true);
      await imported('zelfde.csv', 'bb', 'uploaded', true);
      await imported('ander.csv', 'cc', 'uploaded', true, ['T-2', 'Kampen', 'Iets anders.']);
      await product.owner.query("update signal set origin = 'import', import_batch_id = $2 where id = $1", [
        case1.signalId,
        batches['loopt.csv'],
      ]);
      sure(await decide(case1.partId, { itemId: case1.itemId, pieces: [PIECE] }), 201);
    });

    test('tells the officer which file and which refused rows still hold it, and until when', async () => {
      const [measure] = sure(await officer.get(`/rights-parts/${case1.partId}/measures`), 200).body.data;
      const inAWeek = calendarDateAt(new Date(Date.now() + 7 * 86_400_000));
      const told = measure.sourceFiles.map((file: any) => [file.fileName, file.holds, file.until]);
      expect(told).toEqual([
        ['eerste.csv', 'refused-rows', inAWeek],
        ['loopt.csv', 'file', inAWeek],
        ['zelfde.csv', 'file', inAWeek],
      ]);
      expect(measure.sourceFiles[0].organisation).toMatch(/RIEC|Regio/);
    });

    test('gives those a week and leaves a file that does not hold it alone', async () => {
      const names = ['eerste.csv', 'loopt.csv', 'zelfde.csv', 'ander.csv'];
      expect(await Promise.all(names.map(daysLeft))).toEqual([7, 7, 7, 30]);
    });

    test('is asked by nobody but who erases it, and of an own item', async () => {
      const knock = async (name: string): Promise<unknown> =>
        (await product.signIn(name)).inScope((scope) =>
          sql`select * from shorten_import_sources(${case1.itemId}, array['Een loods'])`.execute(scope.db),
        );
      for (const name of ['coordinator-zwolle', 'privacyofficer-deventer', 'regionaal-coordinator'])
        await expect(knock(name), name).rejects.toThrow(/no such item to erase/);
    });
  });

  test('needs no decision about showing what is gone, and the letter says that it went', async () => {
    const case1 = await asked('erasure', 'Ruimtje Wegwerpsma', ['identiteit']);
    expect((await finish(officer, case1.partId)).body.code).toBe('review-open');
    sure(await decide(case1.partId, { itemId: case1.itemId }), 201);
    const read = sure(await officer.get(`/rights-parts/${case1.partId}`), 200).body;
    expect(read.search).toMatchObject({ confirmed: 1, reviewed: 1, measured: 1 });
    expect(read.data.abilities.finish).toBe(true);
    sure(await finish(officer, case1.partId), 201);
    const { rows } = await product.owner.query('select content from rights_release where part_id = $1', [
      case1.partId,
    ]);
    expect(rows[0].content.decisions).toEqual([
      { kind: 'erasure', outcome: 'granted', reason: 'De verzoeker liet zien dat het zo is.', count: 1 },
    ]);
  });
});

describe('a restriction', () => {
  let case1: Awaited<ReturnType<typeof asked>>;
  beforeAll(async () => {
    case1 = await asked('restriction', 'Stilstand Stopstra');
    sure(await decide(case1.partId, { itemId: case1.itemId }), 201);
  });
  const restrictions = (client: Client) => client.get(`/record-restrictions?signalId=${case1.signalId}`);

  test('shows on the record to who sees it, and to nobody elsewhere', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    expect(sure(await restrictions(coordinator), 200).body.data).toMatchObject([
      { mentionId: case1.mentionId, ground: 'restriction' },
    ]);
    expect((await coordinator.get(`/signals/${case1.signalId}`)).status).toBe(200);
    for (const name of ['coordinator-deventer', 'privacyofficer-deventer', 'balie-zwolle'])
      expect((await restrictions(await product.signIn(name))).body.data).toEqual([]);
  });

  test('stops every giving of the record in the database, whoever gives', async () => {
    await expect(givenTo(case1.signalId, 'politie', ['identiteit'])).rejects.toThrow('restricted');
    const coordinator = await product.signIn('coordinator-zwolle');
    const refused = await coordinator
      .inScope((scope) =>
        sql`insert into record_restriction (id, organisation_id, purpose_code, record_id, signal_id, ground)
          values (${newId()}, ${scope.organisation.id}, 'ondermijning-intern', ${newId()}, ${case1.signalId}, 'restriction')`
          .execute(scope.db)
          .then(
            () => 'made',
            (error: { code?: string }) => error.code,
          ),
      )
      .catch((error: { code?: string }) => error.code);
    expect(refused).not.toBe('made');
  });

  test('keeps the record out of matching until it is lifted, with a reason', async () => {
    const keys = () =>
      product.owner
        .query('select distinct audience from mention_key where mention_id = $1', [case1.mentionId])
        .then(({ rows }) => rows.map((row) => row.audience));
    expect(await keys()).toEqual(['not-used']);
    const [standing] = (await restrictions(officer)).body.data;
    const lift = { reason: 'Het gegeven is nagekeken en klopt.', expectedVersion: standing.version };
    const coordinator = await product.signIn('coordinator-zwolle');
    expect((await coordinator.post(`/record-restrictions/${standing.id}/liftings`, lift)).status).toBe(403);
    sure(await officer.post(`/record-restrictions/${standing.id}/liftings`, lift), 201);
    expect(await keys()).toEqual(['organisation']);
    expect(await givenTo(case1.signalId, 'politie', ['identiteit'])).toBeTruthy();
  });
});

describe('an objection', () => {
  const weighing = {
    interestOfRequester: 'Zijn zaak loopt schade op door het bericht.',
    interestOfTask: 'De gemeente moet weten wie er in de loods komt.',
  };

  test('restricts the record at once, until it is decided on both interests', async () => {
    const case1 = await asked('objection', 'Bezwaarda Tegenma');
    const standing = async () =>
      (await officer.get(`/record-restrictions?signalId=${case1.signalId}`)).body.data.length;
    expect(await standing()).toBe(1);
    const without = await decide(case1.partId, { itemId: case1.itemId, outcome: 'refused' });
    expect(without.body.errors[0]).toMatchObject({ pointer: '/weighing', code: 'required' });
    sure(await decide(case1.partId, { itemId: case1.itemId, outcome: 'refused', weighing }), 201);
    expect(await standing()).toBe(0);
  });
});

describe('a right without such a decision', () => {
  test('takes no measure, and a finished part takes none any more', async () => {
    const case1 = await asked('access', 'Inzage Inkijkstra');
    expect((await decide(case1.partId, { itemId: case1.itemId })).body.code).toBe('transition-not-allowed');
    const case2 = await asked('restriction', 'Klaar Klaarstra');
    sure(await decide(case2.partId, { itemId: case2.itemId, outcome: 'refused' }), 201);
    sure(
      await officer.post(`/rights-parts/${case2.partId}/reviews`, {
        itemIds: [case2.itemId],
        decision: 'shown',
      }),
      201,
    );
    sure(await finish(officer, case2.partId), 201);
    expect((await decide(case2.partId, { itemId: case2.itemId })).body.code).toBe('transition-not-allowed');
  });
});

describe('taking data along', () => {
  const take = (partId: string) => officer.get(`/rights-parts/${partId}/transfer-file`);
  const review = (case1: { partId: string; itemId: string }, givenByRequester: boolean) =>
    officer.post(`/rights-parts/${case1.partId}/reviews`, {
      itemIds: [case1.itemId],
      decision: 'shown',
      givenByRequester,
    });

  test('is refused with the article where the purpose rests on a public task, and gives no file', async () => {
    const case1 = await asked('portability', 'Takje Taakstra');
    const refused = await review(case1, true);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/givenByRequester', code: 'not-portable' });
    sure(await review(case1, false), 201);
    expect((await take(case1.partId)).body.code).toBe('transition-not-allowed');
    sure(await finish(officer, case1.partId), 201);
    expect((await take(case1.partId)).status).toBe(404);
    const { rows } = await product.owner.query('select content from rights_release where part_id = $1', [
      case1.partId,
    ]);
    expect(rows[0].content).toMatchObject({
      records: [],
      transfer: { count: 0, refused: ['ondermijning-intern'], notGiven: 0 },
    });
  });

  test('gives what the person gave under consent or a contract, for another system to read', async () => {
    const record = await recorded(product, 'toezicht-zwolle', [
      { name: 'Hunna Huisstra', birthDate: '1970-01-02', phone: '0612345678' },
    ]);
    for (const table of ['mention_key', 'mention', 'signal'])
      await product.owner.query(
        `update ${table} set purpose_code = 'huisvesting' where ${table === 'signal' ? 'id' : 'signal_id'} = $1`,
        [record.signalId],
      );
    const requestId = await passedOn(officer, {
      right: 'portability',
      receivedOn: today,
      requester: { name: 'Hunna Huisstra', birthDate: '1970-01-02' },
    });
    const part = await partOf(officer, requestId);
    const [itemId] = await confirmAll(officer, part.id);
    const [item] = sure(await officer.get(`/rights-parts/${part.id}/items`), 200).body.data;
    expect(item.grounds).toEqual(['consent', 'contract']);
    sure(await review({ partId: part.id, itemId: itemId ?? '' }, true), 201);
    sure(await finish(officer, part.id), 201);
    const file = sure(await take(part.id), 200).body;
    expect(file).toMatchObject({
      schema: 'schakel-transfer-1',
      controller: 'Gemeente Zwolle',
      person: { name: 'Hunna Huisstra', birthDate: '1970-01-02' },
      records: [
        {
          purpose: { code: 'huisvesting' },
          grounds: ['consent', 'contract'],
          fields: { name: 'Hunna Huisstra', birthDate: '1970-01-02' },
        },
      ],
    });
    // The contact point hears how many, and nothing of what is in it.
    const { rows } = await product.owner.query('select content from rights_release where part_id = $1', [
      part.id,
    ]);
    expect(rows[0].content).toMatchObject({ records: [], transfer: { count: 1, refused: [], notGiven: 0 } });
    const other = await product.signIn('privacyofficer-deventer');
    expect((await other.get(`/rights-parts/${part.id}/transfer-file`)).status).toBe(404);
  });
});

describe('every table of requests', () => {
  const TABLES = [
    'rights_event',
    'rights_item',
    'rights_letter',
    'rights_measure',
    'rights_notice',
    'rights_part',
    'rights_release',
    'rights_request',
  ];
  const ownRows = (client: Client, table: string): Promise<number> =>
    client.inScope(async (scope) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} t join organisation o on o.id = t.organisation_id where o.code = 'zwolle'`.execute(
        scope.db,
      );
      return rows[0]?.n ?? 0;
    });
  beforeAll(async () => {
    await product.owner.query(
      `insert into rights_letter (id, request_id, organisation_id, language, blocks, rules, made_by_person_id, made_by_name)
       select gen_random_uuid(), id, organisation_id, 'nl', '[]', '[]', recorded_by_person_id, recorded_by_name from rights_request limit 1`,
    );
  });

  test('is one of these', async () => {
    const { rows } = await product.owner.query(
      "select relname from pg_class where relkind = 'r' and relname like 'rights\\_%' order by relname",
    );
    expect(rows.map((row) => row.relname)).toEqual(TABLES);
  });

  test.each(TABLES)('%s shows its rows to its own officer, and none to anybody else', async (table) => {
    expect(await ownRows(officer, table)).toBeGreaterThan(0);
    // Another organisation; colleagues under another purpose, with much and with little to do; who keeps the accounts.
    for (const name of ['privacyofficer-deventer', 'coordinator-zwolle', 'balie-zwolle', 'beheerder-zwolle'])
      expect([name, await ownRows(await product.signIn(name), table)]).toEqual([name, 0]);
    const stranger = await product.signIn('coordinator-zwolle');
    const changed = await stranger
      .inScope((scope) =>
        sql`update ${sql.table(table)} set organisation_id = organisation_id`.execute(scope.db),
      )
      .then(
        () => 'changed',
        (error: { code?: string }) => error.code,
      );
    expect(changed).toBe('42501');
  });

  test('record_restriction shows its rows to who sees the record, and to nobody else', async () => {
    expect(await ownRows(officer, 'record_restriction')).toBeGreaterThan(0);
    for (const name of ['privacyofficer-deventer', 'beheerder-zwolle', 'balie-zwolle'])
      expect([name, await ownRows(await product.signIn(name), 'record_restriction')]).toEqual([name, 0]);
  });
});

describe('the public text about processing', () => {
  test('is there without login, per purpose, in both languages, with the rules in force and no names of people', async () => {
    const read = (path: string) =>
      product.app.inject({ method: 'GET', url: `/api/v1/processing-notices/zwolle${path}` });
    const { data } = (await read('')).json();
    const own = data.purposes.find((purpose: any) => purpose.code === 'ondermijning-intern');
    expect(own).toMatchObject({ title: { en: 'Municipal signals of subversive crime' }, months: 60 });
    const answer = data.purposes.find((purpose: any) => purpose.code === 'betrokkene-verzoek');
    expect(answer.receivers.flatMap((one: any) => one.rules)).toContain('V03');
    const [nl, en] = [(await read('/page')).body, (await read('/page?language=en')).body];
    expect(nl).toContain('met uw gegevens doet');
    expect(en).toContain('lang="en"');
    expect(`${nl}${en}`).not.toContain('Meulenkamp');
    expect(
      (await product.app.inject({ method: 'GET', url: '/api/v1/processing-notices/nergens' })).statusCode,
    ).toBe(404);
  });
});
