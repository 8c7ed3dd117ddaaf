import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { addDays, calendarDateAt } from '#platform/kit/index.ts';
import { readTaggedPdf } from '#platform/server/testing/read-tagged-pdf.ts';
import {
  confirmAll,
  finish,
  IDENTITY,
  newRequest,
  partOf,
  passedOn,
  recorded,
  step,
  sure,
} from './testing/rights-world.ts';

let product: TestProduct;
let officer: Client;
let other: Client;
const today = calendarDateAt(new Date());
const HARM = { name: 'Harm Zwiepers', birthDate: '1979-08-14' };

beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  other = await product.signIn('privacyofficer-deventer');
});
afterAll(() => product.close());

const record = async (more: Record<string, unknown> = {}): Promise<any> =>
  sure(await officer.post('/rights-requests', newRequest({ receivedOn: today, ...more })), 201).body.data;

describe('a request of a person concerned', () => {
  test('is recorded with its reference, and its last day a month later on a working day', async () => {
    const { data } = sure(
      await officer.post('/rights-requests', newRequest({ receivedOn: '2026-01-31' })),
      201,
    ).body;
    // A month after 31 January is Saturday 28 February: the Monday after it still counts.
    expect(data).toMatchObject({ state: 'received', termOn: '2026-03-02', phase: 'ontvangen' });
    expect(data.reference).toMatch(/^ZWO-/);
  });

  test.each([
    ['of the day after tomorrow', { receivedOn: addDays(today, 2) }, '/receivedOn'],
    ['without a name', { requester: { name: '' } }, '/requester/name'],
    ['with an e-mail that is none', { requester: { name: 'Jan Jansen', email: 'jan' } }, '/requester/email'],
  ])('is refused %s', async (_why, more, pointer) => {
    const { status, body } = await officer.post('/rights-requests', newRequest(more));
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test('keeps no BSN: there is no place for it', async () => {
    const { status, body } = await officer.post(
      '/rights-requests',
      newRequest({ requester: { ...HARM, bsn: '999996319' } }),
    );
    expect([status, body.code]).toEqual([422, 'unknown-field']);
  });

  test('searches nowhere before the identity was established', async () => {
    const { id } = await record();
    const { status, body } = await step(officer, id, 'passings');
    expect([status, body.code]).toEqual([409, 'transition-not-allowed']);
  });

  test('says how the identity was established and what was looked at', async () => {
    const { id } = await record();
    sure(await step(officer, id, 'identity-checks', IDENTITY), 201);
    const { data } = sure(await officer.get(`/rights-requests/${id}`), 200).body;
    expect(data).toMatchObject({
      state: 'identified',
      identityMethod: 'document-at-desk',
      identityChecked: ['name', 'birth-date', 'photo'],
      identityOn: today,
    });
  });

  test('is not ended for want of identity while the requester still has time, and is after two weeks', async () => {
    const { id } = await record();
    sure(await step(officer, id, 'identity-questions'), 201);
    const end = { why: 'identity-not-established', reason: 'Er kwam geen antwoord op onze vraag.' };
    expect((await step(officer, id, 'endings', end)).body.code).toBe('identity-term-runs');
    await product.owner.query(
      'update rights_request set identity_asked_on = identity_asked_on - 14 where id = $1',
      [id],
    );
    sure(await step(officer, id, 'endings', end), 201);
    expect((await officer.get(`/rights-requests/${id}`)).body.data.state).toBe('not-treated');
  });

  test('stands still while the identity is asked: those days come on top', async () => {
    const { id, termOn } = await record();
    sure(await step(officer, id, 'identity-questions'), 201);
    await product.owner.query(
      'update rights_request set identity_asked_on = identity_asked_on - 7, received_on = received_on - 7 where id = $1',
      [id],
    );
    sure(await step(officer, id, 'identity-checks', IDENTITY), 201);
    const moved = (await officer.get(`/rights-requests/${id}`)).body.data.termOn;
    expect(moved >= addDays(termOn, -2)).toBe(true);
  });

  test('is extended once, within its first term, with a reason without numbers of documents', async () => {
    const { id } = await record();
    const bad = await step(officer, id, 'extensions', { reason: 'Paspoort NX12 345678 nagekeken' });
    expect(bad.body.errors[0].code).toBe('document-number');
    const reason = 'Elf organisaties zoeken, en er is overleg nodig met de bronhouder.';
    sure(await step(officer, id, 'extensions', { reason }), 201);
    expect((await step(officer, id, 'extensions', { reason })).body.code).toBe('transition-not-allowed');
    const late = sure(await officer.post('/rights-requests', newRequest({ receivedOn: '2025-06-02' })), 201)
      .body.data;
    expect((await step(officer, late.id, 'extensions', { reason })).body.code).toBe('term-expired');
  });
});

describe('a request that was passed on', () => {
  let requestId: string;
  let records: { signalId: string; mentionId: string };
  beforeAll(async () => {
    records = await recorded(product, 'toezicht-zwolle', [
      { ...HARM, phone: '0612345670', note: 'Liep weg toen Wubbo Kranenborg belde.' },
      { name: 'Wubbo Kranenborg', birthDate: '1988-02-02' },
    ]);
    await recorded(product, 'toezicht-deventer', [HARM]);
    requestId = await passedOn(officer, { receivedOn: today });
  });

  test('is work for every municipality and both partnerships, by rule V01', async () => {
    const { parts } = sure(await officer.get(`/rights-requests/${requestId}`), 200).body;
    expect(parts.length).toBe(13);
    const part = await partOf(other, requestId);
    expect(part.rules.map((rule: any) => rule.code)).toEqual(['V01']);
    const police = await product.signIn('privacyofficer-politie');
    expect(await partOf(police, requestId)).toBeUndefined();
  });

  test('shows the contact point that others work on it, and none of what they find', async () => {
    const theirs = await partOf(other, requestId);
    for (const path of ['', '/candidates', '/items']) {
      expect((await officer.get(`/rights-parts/${theirs.id}${path}`)).status).toBe(404);
      expect(
        (await officer.get(`/rights-parts/${(await partOf(officer, requestId)).id}${path}`)).status,
      ).toBe(200);
    }
    const seen = await officer.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from candidates_of_requester(${theirs.id}, array['ondermijning-intern'], true, null, 50)`.execute(
        scope.db,
      );
      return rows[0]?.n;
    });
    expect(seen).toBe(0);
  });

  test('is not seen by who does not handle requests', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    expect((await coordinator.get(`/rights-requests/${requestId}`)).status).toBe(403);
    const supervisor = await product.signIn('fg-zwolle');
    expect((await supervisor.get(`/rights-requests/${requestId}`)).status).toBe(200);
    expect((await step(supervisor, requestId, 'closings')).status).toBe(403);
    expect((await other.get(`/rights-requests/${requestId}`)).status).toBe(404);
  });

  test('finds own records by name and birth date, and a person says that it is the requester', async () => {
    const part = await partOf(officer, requestId);
    const { body } = sure(await officer.get(`/rights-parts/${part.id}/candidates`), 200);
    expect(body.data.map((one: any) => one.mentionId)).toEqual([records.mentionId]);
    expect(body.data[0].strength).toBe('near-certain');
    const strange = await officer.post(`/rights-parts/${part.id}/confirmations`, {
      mentionIds: [newRequest().id],
      isRequester: true,
    });
    expect(strange.status).toBe(404);
  });

  test('needs a decision on all that was found, with a reason for what is not shown', async () => {
    const part = await partOf(officer, requestId);
    expect((await finish(officer, part.id)).body.code).toBe('review-open');
    const itemIds = await confirmAll(officer, part.id);
    expect((await finish(officer, part.id)).body.code).toBe('review-open');
    const review = (more: Record<string, unknown>) =>
      officer.post(`/rights-parts/${part.id}/reviews`, { itemIds, ...more });
    expect((await review({ decision: 'withheld' })).body.errors[0]).toMatchObject({
      pointer: '/reasons',
      code: 'reason-missing',
    });
    expect((await review({ decision: 'withheld', reasons: ['zomaar'] })).body.errors[0].code).toBe(
      'unknown-value',
    );
    sure(await review({ decision: 'shown' }), 201);
  });

  test('hands nothing of others to the letter: a free text and a remark that name them stay out', async () => {
    const part = await partOf(officer, requestId);
    const named = await finish(officer, part.id, 'U werd samen met Kranenborg gezien.');
    expect(named.body.errors[0]).toMatchObject({ pointer: '/remark', code: 'text-discloses' });
    sure(await finish(officer, part.id), 201);
    const { rows } = await product.owner.query('select content from rights_release where part_id = $1', [
      part.id,
    ]);
    expect(JSON.stringify(rows[0].content)).not.toContain('Kranenborg');
    expect(rows[0].content.reasons).toEqual(['rights-of-others']);
  });

  test('goes out only when every part is finished or its day passed', async () => {
    const letter = { language: 'nl', contact: 'Bel de privacyofficer.' };
    expect((await step(officer, requestId, 'letters', letter)).body.code).toBe('parts-open');
    const part = await partOf(other, requestId);
    const itemIds = await confirmAll(other, part.id);
    sure(await other.post(`/rights-parts/${part.id}/reviews`, { itemIds, decision: 'shown' }), 201);
    sure(await finish(other, part.id), 201);
    await product.owner.query(
      "update rights_part set due_on = current_date - 1 where request_id = $1 and state = 'open'",
      [requestId],
    );
    const made = sure(await step(officer, requestId, 'letters', letter), 201).body.data;
    const page = sure(await officer.get(`/rights-letters/${made.id}/page`), 200).raw.body;
    expect(page).toContain('Antwoord op uw verzoek om inzage');
    expect(page).toContain('Gemeente Raalte was niet op tijd klaar');
    expect(page).toContain('Autoriteit Persoonsgegevens');
    expect(page).not.toContain('Kranenborg');
    // V02 lets no name or telephone number go to the contact point: the requester gets those from the controller.
    expect(page).toMatch(/krijgt u van Gemeente Deventer zelf/);
    const file = sure(await officer.get(`/rights-letters/${made.id}/pdf`), 200).raw;
    expect(file.headers['content-type']).toBe('application/pdf');
    const read = readTaggedPdf(file.rawPayload);
    expect(read.title).toMatch(/^Antwoord op uw verzoek om inzage, ZWO-/);
    expect(read.text).toContain('Gemeente Raalte was niet op tijd klaar');
    expect(read.text).not.toContain('Kranenborg');
    expect((await other.get(`/rights-letters/${made.id}/pdf`)).status).toBe(404);
  });

  test('is answered and closed within its term, each step on its time line and in the log of both', async () => {
    sure(await step(officer, requestId, 'answers'), 201);
    sure(await step(officer, requestId, 'closings'), 201);
    const { data, events } = sure(await officer.get(`/rights-requests/${requestId}`), 200).body;
    expect(data).toMatchObject({ state: 'closed', inTerm: true, phase: 'afgesloten' });
    expect(events.map((event: any) => event.type)).toEqual([
      'recorded',
      'identity-established',
      'passed-on',
      'letter-made',
      'answered',
      'closed',
    ]);
    const log = sure(await other.get('/audit-events?action=rights-request.passed-on&limit=5'), 200).body;
    expect(log.data.length).toBeGreaterThan(0);
  });

  test('cannot be changed afterwards', async () => {
    const part = await partOf(officer, requestId);
    expect(part).toBeUndefined();
    expect(
      (await step(officer, requestId, 'extensions', { reason: 'Toch nog even wachten.' })).body.code,
    ).toBe('transition-not-allowed');
  });
});

describe('what another organisation brought into a hosted case', () => {
  const NAME = 'Keesje Kopiezema';
  const host = "(select id from organisation where code = 'zwolle')";
  const giver = "(select id from organisation where code = 'deventer')";
  let requestId: string;
  let copyId: string;
  beforeAll(async () => {
    const { signalId } = await recorded(product, 'toezicht-deventer', [{ name: 'Iemand Anders' }]);
    const { rows } = await product.owner.query(
      `with opened as (
         insert into case_file (id, host_organisation_id, purpose_code, reference, title, aim, legal_basis, legal_version_id, themes_version_id, state,
           lead_appointment_id, opened_by_person_id)
         select gen_random_uuid(), ${host}, 'riec-casus', 'C-KOPIE', 'Loods', 'Samen kijken', '[]', s.themes_version_id, s.themes_version_id, 'open',
                s.entered_by_appointment_id, s.entered_by_person_id from signal s where s.id = $1 returning id
       ), given as (
         insert into disclosure (id, organisation_id, recipient_organisation_id, purpose_code, content_version_id, rule_codes, rules, categories, conditions,
           record_kind, record_id, given_by_person_id, given_by_appointment_id, given_by_name)
         select gen_random_uuid(), ${giver}, ${host}, 'riec-casus', s.themes_version_id, array['R01'], '[]', array['identiteit'], '[]', 'signal', s.id,
                s.entered_by_person_id, s.entered_by_appointment_id, 'Iemand' from signal s where s.id = $1 returning id, given_by_person_id
       )
       insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, item_id, item_kind,
         version, fields, categories, given_by_person_id, given_by_name)
       select gen_random_uuid(), opened.id, ${giver}, ${host}, ${giver}, 'riec-casus', given.id, gen_random_uuid(), 'person', 1,
              jsonb_build_array(jsonb_build_object('key', 'name', 'categories', '["identiteit"]'::jsonb, 'value', who.name),
                jsonb_build_object('key', 'birthDate', 'categories', '["identiteit"]'::jsonb, 'value', who.born)),
              array['identiteit'], given.given_by_person_id, 'Iemand'
         from opened, given, (values ($2, '1981-04-05'), ($2, '1950-01-01'), ('Wubbo Kranenborg', '1981-04-05')) as who(name, born)
       returning id, fields`,
      [signalId, NAME],
    );
    copyId = rows[0].id;
    requestId = await passedOn(officer, {
      right: 'erasure',
      receivedOn: today,
      requester: { name: 'K. Kopiezema', birthDate: '1981-04-05' },
    });
  });

  test('is found by its host, and by nobody else who searches', async () => {
    const part = await partOf(officer, requestId);
    const { data } = sure(await officer.get(`/rights-parts/${part.id}/candidates`), 200).body;
    expect(data.map((one: any) => [one.mentionId, one.recordKind, one.reference])).toEqual([
      [copyId, 'contribution', 'C-KOPIE'],
    ]);
    const theirs = await partOf(other, requestId);
    expect(sure(await other.get(`/rights-parts/${theirs.id}/candidates`), 200).body.data).toEqual([]);
    const seen = await other.inScope(async (scope) => {
      const { sql } = await import('#platform/server/index.ts');
      const { rows } =
        await sql`select 1 from copies_near_requester(${part.id}, array['riec-casus'], 50)`.execute(scope.db);
      return rows;
    });
    expect(seen).toEqual([]);
  });

  test('is shown in the answer, and erased by who gave it, not by the host', async () => {
    const part = await partOf(officer, requestId);
    const itemIds = await confirmAll(officer, part.id);
    const measure = await officer.post(`/rights-parts/${part.id}/measures`, {
      itemId: itemIds[0],
      outcome: 'granted',
      reason: 'Het gegeven is niet nodig.',
    });
    expect(measure.body.code).toBe('transition-not-allowed');
    sure(await officer.post(`/rights-parts/${part.id}/reviews`, { itemIds, decision: 'shown' }), 201);
    sure(await finish(officer, part.id), 201);
    const { rows } = await product.owner.query('select content from rights_release where part_id = $1', [
      part.id,
    ]);
    expect(rows[0].content.records).toMatchObject([
      { purpose: 'riec-casus', fields: [{ key: 'name', value: NAME }, { key: 'birthDate' }] },
    ]);
    expect(JSON.stringify(rows[0].content)).not.toContain('Kranenborg');
  });
});

describe('someone with very many records', () => {
  const MANY = 3000;
  let requestId: string;
  beforeAll(async () => {
    const one = await recorded(product, 'toezicht-zwolle', [
      { name: 'Berend Veelvermeld', birthDate: '1969-09-09' },
    ]);
    await product.owner.query(
      `with made as (
         insert into mention (id, organisation_id, purpose_code, signal_id, entered_by_person_id, kind, roles, name_as_written, family_name, given_names, birth_date)
         select gen_random_uuid(), organisation_id, purpose_code, signal_id, entered_by_person_id, kind, roles, name_as_written, family_name, given_names, birth_date
           from mention cross join generate_series(2, $2) where id = $1 returning id, organisation_id, purpose_code, signal_id)
       insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id)
       select made.organisation_id, made.purpose_code, k.kind, k.key, made.id, made.signal_id from made join mention_key k on k.mention_id = $1`,
      [one.mentionId, MANY],
    );
    requestId = await passedOn(officer, {
      receivedOn: today,
      requester: { name: 'Berend Veelvermeld', birthDate: '1969-09-09' },
    });
  });

  test('is looked through and decided on in pages, to the end', async () => {
    const part = await partOf(officer, requestId);
    let decided = 0;
    for (;;) {
      const { data, page } = sure(
        await officer.get(`/rights-parts/${part.id}/candidates?limit=200`),
        200,
      ).body;
      if (decided === 0) expect([data.length, page.count]).toEqual([200, MANY]);
      if (data.length === 0) break;
      const mentionIds = data.map((one: any) => one.mentionId);
      decided += sure(
        await officer.post(`/rights-parts/${part.id}/confirmations`, { mentionIds, isRequester: true }),
        201,
      ).body.data.count;
    }
    expect(decided).toBe(MANY);
    const first = sure(await officer.get(`/rights-parts/${part.id}/items?limit=50`), 200).body;
    expect([first.data.length, first.page.count]).toEqual([50, MANY]);
  }, 60_000);
});

describe('a name that half the town has', () => {
  let requestId: string;
  beforeAll(async () => {
    const mentions = Array.from({ length: 30 }, (_, at) => ({
      name: 'J. Jansma',
      birthDate: `19${String(60 + at).padStart(2, '0')}-03-0${(at % 9) + 1}`,
    }));
    for (let at = 0; at < mentions.length; at += 10)
      await recorded(product, 'toezicht-zwolle', mentions.slice(at, at + 10));
    requestId = await passedOn(officer, { receivedOn: today, requester: { name: 'J. Jansma' } });
  });

  test('shows nothing and asks for one more fact, in a sentence', async () => {
    const part = await partOf(officer, requestId);
    const { search } = sure(await officer.get(`/rights-parts/${part.id}`), 200).body;
    expect(search).toMatchObject({ outcome: 'further-fact', sure: 0, people: 30 });
    for (const sureOnes of [true, false]) {
      const { status, body } = await officer.get(`/rights-parts/${part.id}/candidates?sure=${sureOnes}`);
      expect([status, body.code]).toEqual([422, 'further-fact-needed']);
      expect(body.detail).toContain('te veel mensen');
    }
  });

  test('finds the one as soon as the fact is there', async () => {
    const requester = { name: 'J. Jansma', birthDate: '1963-03-04' };
    sure(await step(officer, requestId, 'facts', { requester }), 201);
    const part = await partOf(officer, requestId);
    const { data } = sure(await officer.get(`/rights-parts/${part.id}/candidates`), 200).body;
    expect(data.length).toBe(1);
  });

  test('and without that fact the officer finishes with a sentence of why nothing could be looked up', async () => {
    const again = await passedOn(officer, { receivedOn: today, requester: { name: 'J. Jansma' } });
    const part = await partOf(officer, again);
    expect((await finish(officer, part.id)).body.errors[0]).toMatchObject({ pointer: '/remark' });
    sure(await finish(officer, part.id, 'Wij weten niet om wie het gaat zonder uw geboortedatum.'), 201);
  });
});
