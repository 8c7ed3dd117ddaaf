import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import {
  ask,
  broughtIn,
  type InquiryWorld,
  known,
  openInquiryWorld,
  REASON,
  settings,
} from './testing/inquiry-world.ts';

const LIMIT = 5;

let product: TestProduct;
let world: InquiryWorld;
beforeAll(async () => {
  product = await openTestProduct();
  world = await openInquiryWorld(product);
  await known(product, [{ name: 'Karel Bergsma', birthDate: '1981-04-12' }]);
  const officer = await product.signIn('privacyofficer-riec');
  await officer.put('/inquiry-settings', settings({ dailyQuestions: LIMIT, sourcePurposeCodes: [] }));
});
afterAll(() => product.close());

/** A month passes and every stop is lifted. */
const pass = async () => {
  await product.owner.query(
    `update inquiry set asked_at = asked_at - interval '40 days', answered_on = answered_on - 40, valid_until = valid_until - 40`,
  );
  await product.owner.query(`update received_inquiry set answered_on = answered_on - 40`);
  await product.owner.query(
    `update inquiry_alarm set lifted_at = clock_timestamp(), lift_reason = 'x' where lifted_at is null`,
  );
};
beforeEach(pass);

const bring = (name: string, birthDate: string) =>
  broughtIn(product, world.opened.caseId, { name, birthDate });
const LETTERS = 'ABCDEFGHIJKLMNOPRSTVWZ';
/** Someone quite else for each number. */
const someone = (number: number) =>
  bring(
    `${LETTERS[number % LETTERS.length]}. ${['Bakkema', 'Smidsma', 'Wolters', 'Kuipers', 'Dijkgraaf', 'Veenhuis'][number % 6]}${'oa'[number % 2]}${'nst'[number % 3]}`,
    `19${50 + (number % 40)}-0${1 + (number % 9)}-1${number % 9}`,
  );

/** Questions that were written down and wait for the machine, as many as one likes: past what the program itself would stop. */
async function waiting(count: number): Promise<string[]> {
  await ask(world, await someone(1));
  const { rows } = await product.owner.query<{ id: string }>(
    `insert into inquiry (id, organisation_id, asked_organisation_id, purpose_code, phase_code, record_kind, case_id, subject_id, subject_kind, reason, fields, traits,
       question_hash, disclosure_id, answer_rules, asked_by_person_id, asked_by_name, asked_by_title)
     select gen_random_uuid(), q.organisation_id, q.asked_organisation_id, q.purpose_code, q.phase_code, q.record_kind, q.case_id, q.subject_id, q.subject_kind, q.reason,
            q.fields, q.traits, number::text, q.disclosure_id, q.answer_rules, q.asked_by_person_id, q.asked_by_name, q.asked_by_title
       from (select * from inquiry where answer is not null order by asked_at desc limit 1) q, generate_series(1, $1) number
     returning id`,
    [count],
  );
  await pass();
  return rows.map((row) => row.id);
}

const look = { keys: [], bsn: null, kvk: null, sources: [], months: {}, rules: [] };
const answer = (id: string) =>
  world.asker.inScope(async (scope) => {
    const given = { contentVersionId: product.parts.content.legal(world.askedId).id, conditions: [] };
    const { rows } = await sql<{ answered: { answer?: string; refused?: string } | null }>`
      select answer_inquiry(${id}, ${JSON.stringify({ ...look, answer: given })}::jsonb) as answered`.execute(
      scope.db,
    );
    return rows[0]?.answered;
  });

describe('the number of answers in a day', () => {
  test('is never passed by one account, whatever it sends and however much at once', async () => {
    const step = fc.record({ at: fc.nat(11), together: fc.integer({ min: 1, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
        await pass();
        const ids = await waiting(12);
        const told = new Set<string>();
        for (const { at, together } of steps) {
          const batch = Array.from({ length: together }, (_, place) => ids[(at + place) % ids.length] ?? '');
          const answers = await Promise.all(batch.map(answer));
          batch.forEach((id, place) => {
            if (answers[place]?.answer !== undefined) told.add(id);
          });
        }
        expect(told.size).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 8 },
    );
  });

  test('two at once do not both pass the last one', async () => {
    const ids = await waiting(LIMIT + 1);
    for (const id of ids.slice(0, LIMIT - 1)) await answer(id);
    const last = await Promise.all(ids.slice(LIMIT - 1).map(answer));
    expect(last.map((one) => one?.answer ?? one?.refused).sort()).toEqual(['daily-questions', 'no-hit']);
  });

  test('is told when it is reached, and nothing was looked up or written for it', async () => {
    for (const number of [1, 8, 15, 23, 31]) {
      expect((await ask(world, await someone(number))).status).toBe(201);
    }
    const before = await product.owner.query('select count(*)::int as count from disclosure');
    const { status, body } = await ask(world, await someone(40));
    expect([status, body.code, body.params.limit]).toEqual([429, 'inquiry-limit', LIMIT]);
    const after = await product.owner.query('select count(*)::int as count from disclosure');
    expect(after.rows).toEqual(before.rows);
  });

  test('to one other organisation is set by that organisation', async () => {
    const officer = await product.signIn('privacyofficer-deventer');
    const { body: now } = await officer.get('/inquiry-settings');
    await officer.put('/inquiry-settings', settings({ dailyAnswers: 1, expectedVersion: now.data.version }));
    expect((await ask(world, await someone(2))).status).toBe(201);
    const refused = await ask(world, await someone(11));
    expect([refused.status, refused.body.params.which]).toEqual([429, 'daily-answers']);
    await officer.put('/inquiry-settings', settings({ expectedVersion: now.data.version + 1 }));
  });

  test('cannot be raised past the policies, nor an answer be written by hand', async () => {
    const [id] = await waiting(1);
    const tries = [
      sql`update inquiry set answer = 'hit' where id = ${id}`,
      sql`update inquiry_setting set daily_questions = 100`,
      sql`delete from inquiry`,
      sql`insert into received_inquiry (id) values (${newId()})`,
      sql`select mentions_known(${world.askedId}::uuid, array['ondermijning-intern'], 'person', '{}'::jsonb)`,
    ];
    for (const statement of tries) {
      const changed = await world.asker
        .inScope(async (scope) => Number((await statement.execute(scope.db)).numAffectedRows ?? 1n))
        .catch(() => 0);
      expect(changed).toBe(0);
    }
  });

  test('a question of somebody else is not answered', async () => {
    const [id] = await waiting(1);
    const other = await product.signIn('riec-collega');
    const answered = await other.inScope(async (scope) => {
      const { rows } = await sql<{
        answered: unknown;
      }>`select answer_inquiry(${id ?? ''}, '{}'::jsonb) as answered`.execute(scope.db);
      return rows[0]?.answered;
    });
    expect(answered).toBeNull();
  });
});

const days = (count: number) =>
  Array.from({ length: count }, (_, place) => `1981-04-${String(place + 1).padStart(2, '0')}`);

describe('a walk', () => {
  test('through a birth year is stopped before the day it looks for, and reported at both sides', async () => {
    const answers: string[] = [];
    for (const day of days(12)) {
      const { status, body } = await ask(world, await bring('Karel Bergsma', day));
      if (status !== 201) {
        expect(body.code).toBe('inquiry-stopped');
        break;
      }
      answers.push(body.data.answer);
    }
    expect(answers).toEqual(['no-hit', 'no-hit']);
    const sides = { 'privacyofficer-riec': 'asking', 'privacyofficer-deventer': 'asked' };
    for (const [username, side] of Object.entries(sides)) {
      const officer = await product.signIn(username);
      const { body } = await officer.get('/inquiry-alarms');
      expect(body.data[0], username).toMatchObject({ side, pattern: 'birth-dates', liftedAt: null });
      const told = (await officer.get('/notifications')).body.data;
      expect(told.map((one: any) => one.kind)).toContain('inquiry-alarm');
      const { body: log } = await officer.get('/audit-events?action=inquiry.stopped');
      expect(log.data[0].status).toBe('REFUSED');
    }
    const elsewhere = await product.signIn('privacyofficer-deventer');
    expect((await elsewhere.get('/inquiry-alarms')).body.data[0]).toMatchObject({ personName: null });
  });

  test('along a street too', async () => {
    let answered = 0;
    for (const door of [2, 4, 6, 8, 10, 12, 14]) {
      const id = await broughtIn(product, world.opened.caseId, {
        name: `${LETTERS[door]}. Bewonersma${LETTERS[door + 1]?.toLowerCase()}`,
        birthDate: `19${50 + door}-03-0${1 + (door % 9)}`,
        address: `Loodsweg ${door}, 8011 AB Voorbeeld`,
      });
      if ((await ask(world, id)).status === 201) answered += 1;
    }
    expect(answered).toBe(4);
    const officer = await product.signIn('privacyofficer-riec');
    expect((await officer.get('/inquiry-alarms')).body.data[0]).toMatchObject({ pattern: 'street' });
  });

  test('stops everything the account asks, until its privacy officer lifts it with a reason', async () => {
    for (const day of days(3)) await ask(world, await bring('Karel Bergsma', day));
    const innocent = await someone(5);
    expect((await ask(world, innocent)).body.code).toBe('inquiry-stopped');
    const officer = await product.signIn('privacyofficer-riec');
    const other = await product.signIn('privacyofficer-deventer');
    const alarmAt = async (client: typeof officer) => (await client.get('/inquiry-alarms')).body.data[0];
    const alarm = await alarmAt(officer);
    const lift = { reason: 'Overlegd: de geboortedatum was onleesbaar.', expectedVersion: 1 };
    expect((await other.post(`/inquiry-alarms/${(await alarmAt(other)).id}/liftings`, lift)).status).toBe(
      403,
    );
    expect((await other.post(`/inquiry-alarms/${alarm.id}/liftings`, lift)).status).toBe(404);
    expect((await world.asker.post(`/inquiry-alarms/${alarm.id}/liftings`, lift)).status).toBe(403);
    expect((await officer.post(`/inquiry-alarms/${alarm.id}/liftings`, { ...lift, reason: '' })).status).toBe(
      422,
    );
    expect((await officer.post(`/inquiry-alarms/${alarm.id}/liftings`, lift)).status).toBe(201);
    expect((await ask(world, innocent)).status).toBe(201);
  });

  test('is no way around for a stopped account: the database does not answer either', async () => {
    const [id] = await waiting(1);
    for (const day of days(3)) await ask(world, await bring('Karel Bergsma', day));
    expect(await answer(id ?? '')).toEqual({ refused: 'stopped' });
  });
});

describe('any sequence of questions through the product', () => {
  test('tells one account no more than its number of answers, and each walk in it is stopped', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, number) => someone(number * 5 + 1)));
    const walk = await Promise.all(days(6).map((day) => bring('Karel Bergsma', day)));
    const pick = fc.oneof(
      fc.record({ subjects: fc.constant(people), at: fc.nat(people.length - 1) }),
      fc.record({ subjects: fc.constant(walk), at: fc.nat(walk.length - 1) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pick, { minLength: 4, maxLength: 12 }), async (picks) => {
        await pass();
        const told = new Map<string, string>();
        const walked = new Set<string>();
        for (const { subjects, at } of picks) {
          const id = subjects[at] ?? '';
          const { status, body } = await ask(world, id, { reason: REASON });
          if (status !== 201) continue;
          told.set(id, body.data.answer);
          if (subjects === walk) walked.add(id);
        }
        expect(told.size).toBeLessThanOrEqual(LIMIT);
        expect(walked.size).toBeLessThanOrEqual(2);
      }),
      { numRuns: 6 },
    );
  });
});
