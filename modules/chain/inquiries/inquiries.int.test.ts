import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { appointmentOf } from '#modules/chain/cases/testing/case-world.ts';
import { sql } from '#platform/server/index.ts';
import {
  ask,
  broughtIn,
  CONTACT,
  type InquiryWorld,
  known,
  openInquiryWorld,
  REASON,
} from './testing/inquiry-world.ts';

let product: TestProduct;
let world: InquiryWorld;
beforeAll(async () => {
  product = await openTestProduct();
  world = await openInquiryWorld(product);
  await known(product, [
    { name: 'Karel Bergsma', birthDate: '1981-04-12', bsn: '111222333' },
    { name: 'Wim Schuilhuis', birthDate: '1970-01-02', addressShielded: true },
    { name: 'Jonge Kindersma', birthDate: '2014-05-05' },
    { kind: 'company', roles: ['owner'], name: 'Nachtvracht B.V.', kvk: '12345678', phone: '0612345678' },
  ]);
});
afterAll(() => product.close());
// A month passes between two stories: nothing of the one counts or looks like a pattern in the other.
afterEach(() =>
  product.owner.query(
    `update inquiry set asked_at = asked_at - interval '40 days', answered_on = answered_on - 40, valid_until = valid_until - 40`,
  ),
);

const bring = (someone: Parameters<typeof broughtIn>[2]) => broughtIn(product, world.opened.caseId, someone);
const KAREL = { name: 'Karel Bergsma', birthDate: '1981-04-12' };

describe('a hit inquiry from a case', () => {
  test('is answered at once with hit and whom to ask, and nothing else', async () => {
    const { status, body } = await ask(world, await bring(KAREL));
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.data).toMatchObject({ answer: 'hit', contactPoint: CONTACT, contentState: null });
    expect(body.data.fields.map((field: any) => field.key)).toEqual(['name', 'birthDate']);
    expect(JSON.stringify(body)).not.toMatch(/Nachtelijke|111222333/);
  });

  test('has the same shape without a hit', async () => {
    const hit = await ask(world, await bring(KAREL));
    const none = await ask(world, await bring({ name: 'Nico Niemandsma', birthDate: '1950-09-09' }));
    expect(none.body.data).toMatchObject({ answer: 'no-hit', contactPoint: null });
    expect(Object.keys(none.body.data).sort()).toEqual(Object.keys(hit.body.data).sort());
  });

  test.each([
    ['another birth date', { name: 'Karel Bergsma', birthDate: '1981-04-13' }],
    ['another initial', { name: 'Pieter Bergsma', birthDate: '1981-04-12' }],
    ['where a victim is shielded', { name: 'Wim Schuilhuis', birthDate: '1970-01-02' }],
  ])('is no hit with %s', async (_why, someone) => {
    expect((await ask(world, await bring(someone))).body.data).toMatchObject({ answer: 'no-hit' });
  });

  test('about a company is a hit by its number, or by full name with its telephone', async () => {
    const company = { kind: 'company', name: 'Nachtvracht BV' } as const;
    const byNumber = await ask(world, await bring({ ...company, kvk: '12345678' }));
    const byPhone = await ask(world, await bring({ ...company, phone: '+31612345678' }));
    const wrong = await ask(world, await bring({ ...company, kvk: '87654321', phone: '+31612345678' }));
    expect([byNumber, byPhone, wrong].map(({ body }) => body.data?.answer)).toEqual(['hit', 'hit', 'no-hit']);
  });

  test.each([
    ['only a name', { name: 'Karel Bergsma' }],
    ['a company name alone', { kind: 'company', name: 'Nachtvracht B.V.' } as const],
  ])('is not asked with %s', async (_why, someone) => {
    const { status, body } = await ask(world, await bring(someone));
    expect([status, body.code]).toEqual([422, 'identity-incomplete']);
  });

  test.each([
    ['a child', { ...KAREL, minor: true }, 'minderjarige'],
    ['what police brought', { ...KAREL, regimes: ['politie-dagelijks'] }, 'politie-dagelijks'],
  ])('is refused about %s, and says by what', async (_why, someone, category) => {
    const { status, body } = await ask(world, await bring(someone));
    expect([status, body.code]).toEqual([403, 'rule-refuses']);
    expect(body.errors.map((error: any) => error.params.category)).toContain(category);
  });

  test('a signal that only named people may read never gives a hit', async () => {
    const id = await known(product, [{ name: 'Bedreigde Burgersma', birthDate: '1966-06-06' }]);
    await product.owner.query("update signal set audience = 'restricted' where id = $1", [id]);
    const { body } = await ask(world, await bring({ name: 'Bedreigde Burgersma', birthDate: '1966-06-06' }));
    expect(body.data).toMatchObject({ answer: 'no-hit' });
  });

  test('needs a reason, and that a person looked', async () => {
    const id = await bring(KAREL);
    const short = await ask(world, id, { reason: 'kort' });
    const unseen = await ask(world, id, { identified: false });
    expect([short.status, unseen.status]).toEqual([422, 422]);
    expect(unseen.body.errors[0].pointer).toBe('/identified');
  });

  test('is about who stands in the record, and in a record that the asker sees', async () => {
    expect((await ask(world, world.askedId)).status).toBe(404);
    const elsewhere = await product.signIn('riec-collega');
    const refused = await elsewhere.post('/inquiries', {
      recordKind: 'case',
      recordId: world.opened.caseId,
      subjectId: await bring(KAREL),
      askedOrganisationId: world.askedId,
      reason: REASON,
      identified: true,
    });
    expect(refused.status).toBe(404);
  });

  test('asked again gives the kept answer and does not count', async () => {
    const id = await bring({ name: 'Herhaalde Vraagsma', birthDate: '1977-07-07' });
    const first = await ask(world, id);
    const before = (await world.asker.get(`/inquiry-choices?recordKind=case&recordId=${world.opened.caseId}`))
      .body.data.left;
    const again = await ask(world, id);
    const after = (await world.asker.get(`/inquiry-choices?recordKind=case&recordId=${world.opened.caseId}`))
      .body.data.left;
    expect(again.body).toMatchObject({ repeated: true, data: { id: first.body.data.id } });
    expect(after).toBe(before);
  });
});

describe('without a rule', () => {
  test('police does not answer by machine: the refusal names who must decide', async () => {
    const { status, body } = await ask(
      world,
      await bring({ name: 'Nelis Naamsma', birthDate: '1960-01-01' }),
      {
        askedOrganisationId: await product.organisationId('politie'),
      },
    );
    expect([status, body.code]).toEqual([403, 'rule-refuses']);
    expect(body.errors[0].params).toMatchObject({ side: 'asked', category: 'treffer' });
  });

  test('a rule that the asked side did not confirm is what is missing', async () => {
    const officer = await product.signIn('privacyofficer-raalte');
    const { body: rules } = await officer.get('/rules');
    const confirmation = rules.data.find((rule: any) => rule.code === 'R43').confirmation;
    await officer.delete(`/rule-confirmations/${confirmation.id}`);
    const { status, body } = await ask(
      world,
      await bring({ name: 'Nelis Naamsma', birthDate: '1960-01-01' }),
      {
        askedOrganisationId: await product.organisationId('raalte'),
      },
    );
    expect([status, body.code]).toEqual([409, 'conditions-open']);
    expect(body.errors[0].params).toMatchObject({ condition: 'rule-confirmed', rule: 'R43', side: 'asked' });
  });

  test('a municipality cannot ask another within its own signals, and is told where it can', async () => {
    const signalId = await known(product, [KAREL], 'toezicht-zwolle');
    const coordinator = await product.signIn('coordinator-zwolle');
    const record = `recordKind=signal&recordId=${signalId}`;
    const { body: choices } = await coordinator.get(`/inquiry-choices?${record}`);
    const subjectId = choices.data.subjects[0].id;
    const { body } = await coordinator.get(
      `/inquiry-outlooks?${record}&subjectId=${subjectId}&askedOrganisationId=${world.askedId}`,
    );
    expect(body.data.ready).toBe(false);
    expect(body.data.elsewhere.map((way: any) => way.rule.code)).toContain('N03');
    expect(body.data.elsewhere[0].rule.articles[0]).toEqual({ law: 'WGS', article: '2.23' });
    const asked = await coordinator.post('/inquiries', {
      recordKind: 'signal',
      recordId: signalId,
      subjectId,
      askedOrganisationId: world.askedId,
      reason: REASON,
      identified: true,
    });
    expect([asked.status, asked.body.code]).toEqual([403, 'rule-refuses']);
  });

  test('only what the purpose of the question holds is looked up, unless the asked side chose otherwise', async () => {
    await known(product, [{ name: 'Rinus Raaltema', birthDate: '1955-05-05' }], 'toezicht-ommen');
    const { body } = await ask(world, await bring({ name: 'Rinus Raaltema', birthDate: '1955-05-05' }), {
      askedOrganisationId: await product.organisationId('ommen'),
    });
    expect(body.data).toMatchObject({ answer: 'no-hit' });
  });
});

describe('what both sides keep', () => {
  let inquiryId: string;
  beforeAll(async () => {
    inquiryId = (await ask(world, await bring(KAREL))).body.data.id;
  });

  test('the asked side sees who asked, by which rule and the answer; nothing of the record', async () => {
    const officer = await product.signIn('privacyofficer-deventer');
    const { body } = await officer.get('/received-inquiries');
    const row = body.data.find((one: any) => one.id === inquiryId);
    expect(row).toMatchObject({ asking: { type: 'riec' }, recordKind: 'case', answer: 'hit' });
    expect(row.rules.map((rule: any) => rule.code).sort()).toEqual(['R43', 'R44']);
    expect(JSON.stringify(body)).not.toMatch(/Bergsma|loods|1981/);
  });

  test('the asker sees the question with its reason, and so does its officer', async () => {
    for (const client of [world.asker, await product.signIn('privacyofficer-riec')]) {
      const { body } = await client.get('/inquiries');
      const row = body.data.find((one: any) => one.id === inquiryId);
      expect(row).toMatchObject({ reason: REASON, answer: 'hit' });
    }
  });

  test('both officers find it in their log', async () => {
    for (const username of ['privacyofficer-deventer', 'privacyofficer-riec']) {
      const officer = await product.signIn(username);
      const { body } = await officer.get(`/audit-events?action=inquiry.asked&record=${inquiryId}`);
      expect(body.data, username).toHaveLength(1);
    }
  });

  test('nobody else sees it', async () => {
    for (const username of ['riec-collega', 'coordinator-zwolle', 'privacyofficer-zwolle', 'politie']) {
      const other = await product.signIn(username);
      for (const path of ['/inquiries', '/received-inquiries']) {
        const { status, body } = await other.get(path);
        if (status === 200) expect(body.data, `${username} ${path}`).toEqual([]);
      }
    }
  });

  test('only who works there sees on which own signal it rests', async () => {
    const coordinator = await product.signIn('coordinator-deventer');
    const officer = await product.signIn('privacyofficer-deventer');
    const arrived = async () =>
      (
        await product.owner.query<{ how: string | null }>(
          `select received_how as how from disclosure where record_kind = 'inquiry' and record_id = $1 and recipient_organisation_id = $2`,
          [inquiryId, world.askedId],
        )
      ).rows;
    // Who supervises, and who asked, does not make it arrive; who works on it does.
    await officer.get(`/received-inquiries/${inquiryId}`);
    await world.asker.inScope((scope) =>
      sql`select receive_inquiries(array[${inquiryId}]::uuid[])`.execute(scope.db),
    );
    expect(await arrived()).toEqual([{ how: null }]);
    const seen = await coordinator.get(`/received-inquiries/${inquiryId}`);
    expect(await arrived()).toEqual([{ how: 'looked' }]);
    expect(seen.body.matches.map((match: any) => match.label)).toEqual(['Karel Bergsma']);
    expect((await officer.get(`/received-inquiries/${inquiryId}`)).body.matches).toEqual([]);
    expect((await world.asker.get(`/received-inquiries/${inquiryId}`)).status).toBe(404);
  });
});

describe('the register of disclosures', () => {
  let inquiryId: string;
  const KEPT = { name: 'Gerrit Registersma', birthDate: '1969-09-19' };
  const linesOf = async (client: Client): Promise<any[]> =>
    (await client.get(`/disclosures?recordId=${inquiryId}`)).body.data;
  const answerIn = async (client: Client) =>
    (await linesOf(client)).find((line) => line.categories.some(({ code }: any) => code === 'treffer'));
  let officers: { asking: Client; asked: Client };
  beforeAll(async () => {
    await known(product, [KEPT]);
    inquiryId = (await ask(world, await bring(KEPT))).body.data.id;
    officers = {
      asking: await product.signIn('privacyofficer-riec'),
      asked: await product.signIn('privacyofficer-deventer'),
    };
  });

  test('holds the question and the answer as two givings, for both sides, each with its rule and articles', async () => {
    for (const client of Object.values(officers)) {
      const lines = await linesOf(client);
      const told = lines.map((line) => [
        line.giver.name,
        line.recipient.name,
        line.rules.map(({ code }: any) => code),
        line.categories.map(({ code }: any) => code),
        line.records.map(({ kind, fields }: any) => [kind, fields]),
      ]);
      const [riec, deventer] = [lines[0].recipient.name, lines[0].giver.name];
      expect(riec).toMatch(/RIEC/);
      expect(told).toEqual([
        [riec, deventer, ['R43'], ['treffer'], [['inquiry', ['answer']]]].with(0, deventer).with(1, riec),
        [riec, deventer, ['R44'], ['identiteit'], [['person', ['birthDate', 'name']]]],
      ]);
      for (const line of lines) {
        expect(line.rules[0].articles.length).toBeGreaterThan(0);
        expect(line.rulesVersion).toBe(product.parts.content.legal().version);
        expect(line.caseReference).toBeTruthy();
        expect(line.conditions.map(({ code }: any) => code)).toContain('hit-no-hit-first');
      }
      expect(JSON.stringify(lines)).not.toMatch(/"(no-)?hit"|Registersma|1969/);
    }
  });

  test('says that the machine answered and that it arrived at once; the question had a person who asked', async () => {
    const answer = await answerIn(officers.asking);
    const question = (await linesOf(officers.asked)).find((line) => line.id !== answer.id);
    expect([question.givenByName, question.state]).toEqual([expect.any(String), 'given']);
    expect([answer.givenByName, answer.state, answer.receivedByName]).toEqual([
      null,
      'received',
      question.givenByName,
    ]);
  });

  test('reads the same for an answer without a hit', async () => {
    const hit = await answerIn(officers.asking);
    const before = inquiryId;
    inquiryId = (await ask(world, await bring({ name: 'Nico Niemandsma', birthDate: '1950-09-09' }))).body
      .data.id;
    const none = await answerIn(officers.asking);
    inquiryId = before;
    const shape = ({
      id: _,
      recordId: __,
      givenAt: ___,
      receivedAt: ____,
      records,
      conditions,
      ...rest
    }: any) => ({
      ...rest,
      fields: records.map(({ fields }: any) => fields),
      conditions: conditions.map(({ code }: any) => code),
    });
    expect(shape(none)).toEqual(shape(hit));
  });

  test('is searched by category, and goes out as a file that names no person as giver', async () => {
    const found = await officers.asked.get('/disclosures?category=treffer&direction=given');
    expect(found.body.data.map(({ recordId }: any) => recordId)).toContain(inquiryId);
    const file = await officers.asked.get('/disclosure-exports?category=treffer&format=csv');
    expect(file.raw.body).toContain('automatisch, op een treffervraag');
  });

  test('shows neither line to who has no part in it', async () => {
    for (const username of [
      'privacyofficer-zwolle',
      'riec-collega',
      'coordinator-deventer',
      'toezicht-deventer',
    ]) {
      const other = await product.signIn(username);
      expect(await linesOf(other), username).toEqual([]);
    }
  });

  test('nobody writes an answer by hand, nor a giving without a giver', async () => {
    const copy = (columns: string, values: string) =>
      world.asker.inScope((scope) =>
        sql`insert into disclosure (id, organisation_id, recipient_organisation_id, purpose_code, content_version_id, rule_codes, rules, categories, conditions,
              record_kind, record_id ${sql.raw(columns)})
            select gen_random_uuid(), organisation_id, recipient_organisation_id, purpose_code, content_version_id, rule_codes, rules, categories, conditions,
              record_kind, record_id ${sql.raw(values)} from disclosure where record_id = ${inquiryId} limit 1`.execute(
          scope.db,
        ),
      );
    await expect(copy('', '')).rejects.toThrow(/row-level security/);
    await expect(
      product.owner.query(
        `update disclosure set record_kind = 'signal' where record_id = $1 and given_by_name is null`,
        [inquiryId],
      ),
    ).rejects.toThrow(/disclosure_given_by_someone/);
  });

  test('an answer that the asked side takes back is not read any more at who asked, who hears of it', async () => {
    const answer = await answerIn(officers.asked);
    const { status } = await officers.asked.post(`/disclosures/${answer.id}/withdrawals`, {
      reason: 'Het was iemand anders met dezelfde naam.',
      expectedVersion: answer.version,
    });
    expect(status).toBe(200);
    const { body } = await world.asker.get('/inquiries');
    const row = body.data.find(({ id }: any) => id === inquiryId);
    expect(row).toMatchObject({
      answer: 'withdrawn',
      contactPoint: null,
      abilities: { requestContent: false },
    });
    const { notices } = await answerIn(officers.asking);
    expect(notices.map(({ kind, abilities }: any) => [kind, abilities.confirm])).toEqual([
      ['withdrawal', true],
    ]);
  });

  test('keeps both lines when the question is destroyed, and no longer says which question it was', async () => {
    await product.owner.query('delete from inquiry where id = $1', [inquiryId]);
    const lines = await linesOf(officers.asked);
    expect(lines.map(({ records }) => records.map(({ id }: any) => id))).toEqual([[null], [null]]);
  });
});

describe('what follows a hit', () => {
  let inquiryId: string;
  let owner: Client;
  beforeAll(async () => {
    inquiryId = (await ask(world, await bring(KAREL))).body.data.id;
    owner = await product.signIn('coordinator-deventer');
  });
  const request = () =>
    world.asker.post(`/inquiries/${inquiryId}/content-requests`, {
      categories: ['waarneming', 'identiteit'],
      reason: 'Nodig om het patroon van de leveringen te begrijpen.',
      expectedVersion: 1,
    });

  test('the asker requests content by kind; the owner hears of it and not why', async () => {
    expect((await request()).status).toBe(201);
    const told = (await owner.get('/notifications')).body.data;
    expect(told.map((one: any) => [one.kind, one.recordId])).toContainEqual([
      'inquiry-content-asked',
      inquiryId,
    ]);
    const { body } = await owner.get(`/received-inquiries/${inquiryId}`);
    expect(body.data.contentCategories).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain('patroon');
  });

  test('once', async () => {
    expect((await request()).status).toBe(409);
  });

  test('the owner grants with reason and rule; nothing of the content crosses by that', async () => {
    const decided = await owner.post(`/received-inquiries/${inquiryId}/decisions`, {
      decision: 'granted',
      reason: 'Wij brengen ons signaal in bij het RIEC.',
      expectedVersion: 2,
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(201);
    const { body } = await world.asker.get('/inquiries');
    const row = body.data.find((one: any) => one.id === inquiryId);
    expect(row).toMatchObject({ contentState: 'granted' });
    expect(row.decisionRules.map((rule: any) => rule.code)).toContain('R01');
    expect(JSON.stringify(body)).not.toContain('Nachtelijke');
    const told = (await world.asker.get('/notifications')).body.data;
    expect(told.map((one: any) => one.kind)).toContain('inquiry-content-decided');
  });

  test('nobody of another organisation decides, and not twice', async () => {
    const other = await product.signIn('coordinator-zwolle');
    const decision = { decision: 'refused', reason: 'Dit mag niet van ons.', expectedVersion: 3 };
    expect((await other.post(`/received-inquiries/${inquiryId}/decisions`, decision)).status).toBe(404);
    expect((await owner.post(`/received-inquiries/${inquiryId}/decisions`, decision)).status).toBe(409);
  });

  test('without a hit there is nothing to request', async () => {
    const none = await ask(world, await bring({ name: 'Nico Niemandsma', birthDate: '1950-09-09' }));
    const asked = await world.asker.post(`/inquiries/${none.body.data.id}/content-requests`, {
      categories: ['waarneming'],
      reason: 'Nodig om het patroon van de leveringen te begrijpen.',
      expectedVersion: none.body.data.version,
    });
    expect([asked.status, asked.body.code]).toEqual([409, 'transition-not-allowed']);
  });
});

describe('between municipalities in a joint case', () => {
  test('a participant asks another participant once both confirmed the rule', async () => {
    await product.owner.query(
      `insert into rule_confirmation (id, organisation_id, content_version_id, rule_code, confirmed_by_person_id)
       select gen_random_uuid(), c.organisation_id, c.content_version_id, r.code, c.confirmed_by_person_id
         from rule_confirmation c join organisation o on o.id = c.organisation_id cross join (values ('N01'), ('N03')) r(code)
        where c.rule_code = 'R43' and c.withdrawn_at is null and o.code in ('zwolle', 'hardenberg')`,
    );
    const { caseId, lead } = world.opened;
    const invited = await lead.post(`/cases/${caseId}/invitations`, {
      organisationId: await product.organisationId('hardenberg'),
      askedCategories: ['identiteit'],
    });
    const partner = await product.signIn('casusdeelnemer-hardenberg');
    await partner.post(`/case-invitations/${invited.body.data.id}/acceptances`, {
      expectedVersion: 1,
      participantAppointmentIds: [await appointmentOf(product, 'casusdeelnemer-hardenberg')],
      secrecyConfirmed: true,
    });
    const asker = await product.signIn('casusdeelnemer-zwolle');
    await asker.post(`/cases/${caseId}/secrecy-confirmations`, { confirmed: true });
    const { status, body } = await asker.post('/inquiries', {
      recordKind: 'case',
      recordId: caseId,
      subjectId: await bring(KAREL),
      askedOrganisationId: await product.organisationId('hardenberg'),
      reason: REASON,
      identified: true,
    });
    expect([status, body.data?.answer], JSON.stringify(body)).toEqual([201, 'no-hit']);
    expect(body.data.answerRules.map((rule: any) => rule.code)).toEqual(['N01']);
  });
});
