import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import {
  finish,
  partOf,
  passedOn,
  recorded,
  recordedByName,
  step,
  sure,
  taskOf,
} from './testing/rights-world.ts';

/* What only named people open, only they search. The officer hears what may be told, and cannot tell nothing found from nothing to be told. */

let product: TestProduct;
let officer: Client;
let keeper: Client;
let other: Client;
let colleague: Client;
const today = calendarDateAt(new Date());
const FOUND = { name: 'Siemen Bolhuis', birthDate: '1971-03-09' };
const HIDDEN = { name: 'Trijntje Oldekamp', birthDate: '1966-11-23' };
const NOBODY = { name: 'Wobbe Achterhoek', birthDate: '1984-05-17' };
let signal: { signalId: string; mentionId: string };
let hidden: { signalId: string; mentionId: string };

beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  keeper = await product.signIn('coordinator-zwolle');
  other = await product.signIn('coordinator-deventer');
  colleague = await product.signIn('collega-zwolle');
});
afterAll(() => product.close());

/** A request that was passed on, with the own part of it. */
async function asked(requester: typeof FOUND): Promise<{ id: string; partId: string; reference: string }> {
  const id = await passedOn(officer, { receivedOn: today, requester });
  const { id: partId, reference } = await partOf(officer, id);
  return { id, partId, reference };
}

const keepersOf = async (partId: string): Promise<any[]> =>
  sure(await officer.get(`/rights-parts/${partId}`), 200).body.keepers;

const answer = (client: Client, task: any, decisions: readonly unknown[] = []) =>
  client.post(`/keeper-tasks/${task.id}/answers`, { decisions, expectedVersion: task.version });

const releaseOf = async (partId: string): Promise<any> =>
  (await product.owner.query('select content from rights_release where part_id = $1', [partId])).rows[0]
    .content;

describe('where nobody is named', () => {
  test('the part says so, and is finished without asking anybody', async () => {
    const { partId } = await asked(NOBODY);
    expect(await keepersOf(partId)).toEqual([]);
    sure(await finish(officer, partId), 201);
  });
});

describe('where people are named', () => {
  let request: Awaited<ReturnType<typeof asked>>;
  let task: any;
  beforeAll(async () => {
    signal = await recordedByName(
      product,
      'toezicht-zwolle',
      [
        { ...FOUND, phone: '0612345671', note: 'Ruzie met Jelmer Kranenborg.' },
        { name: 'Jelmer Kranenborg' },
      ],
      [keeper],
    );
    hidden = await recordedByName(product, 'toezicht-zwolle', [HIDDEN], [keeper]);
    request = await asked(FOUND);
    task = await taskOf(keeper, request.reference);
  });

  test('every request asks them, with a day before that of the part and word without content', async () => {
    const empty = await asked(NOBODY);
    const [one] = await keepersOf(request.partId);
    const [another] = await keepersOf(empty.partId);
    expect({ ...one, id: another.id }).toEqual(another);
    expect(one).toMatchObject({ state: 'open', told: [] });
    const { data } = await officer.get(`/rights-parts/${request.partId}`).then(({ body }) => body);
    expect(one.dueOn < data.dueOn).toBe(true);
    const { rows } = await product.owner.query(
      "select kind, record_kind, record_id from notification where person_id = $1 and kind = 'keeper-asked' and record_id = $2",
      [keeper.personId, task.id],
    );
    expect(rows).toEqual([{ kind: 'keeper-asked', record_kind: 'keeper-task', record_id: task.id }]);
  });

  test('the keeper sees who asks and what is found, the officer and others nothing of it', async () => {
    const { body } = sure(await keeper.get(`/keeper-tasks/${task.id}`), 200);
    expect(body.data.requester).toMatchObject(FOUND);
    expect(body.candidates).toMatchObject([
      { mentionId: signal.mentionId, strength: 'near-certain', namesOthers: true },
    ]);
    expect(sure(await officer.get(`/rights-parts/${request.partId}/candidates`), 200).body.data).toEqual([]);
    for (const client of [officer, other, colleague]) {
      expect((await client.get(`/keeper-tasks/${task.id}`)).status).toBe(404);
      expect((await answer(client, task)).status).toBe(404);
      expect(sure(await client.get('/keeper-tasks'), 200).body.data).toEqual([]);
    }
  });

  test('the database gives none of it to officer, other organisation, colleague or another purpose', async () => {
    const seen = (client: Client) =>
      client.inScope(async (scope) => {
        const { rows } = await sql<{ found: number; looks: number; items: number; keys: number }>`
          select (select count(*)::int from mentions_of_keeper(${task.id})) as found,
                 (select count(*)::int from keeper_look) as looks, (select count(*)::int from keeper_item) as items,
                 (select count(*)::int from disclosures_of_keeper(${task.id})) as given,
                 (select count(*)::int from mention where id = ${signal.mentionId}) as mention`.execute(
          scope.db,
        );
        return rows[0];
      });
    const nothing = { found: 0, looks: 0, items: 0, given: 0, mention: 0 };
    expect(await seen(officer)).toEqual(nothing);
    expect(await seen(other)).toEqual(nothing);
    expect(await seen(colleague)).toEqual(nothing);
    expect(await seen(keeper)).toMatchObject({ found: 1, mention: 1 });
    expect((await seen(keeper))?.looks).toBeGreaterThan(0);
    const elsewhere = await product.signIn('coordinator-zwolle');
    const purpose = await elsewhere.inScope(async (scope) =>
      scope.allPurposes.find((code) => code !== 'ondermijning-intern'),
    );
    await product.owner.query(
      "update session set current_purpose = $1 where token_hash = sha256(convert_to($2, 'UTF8'))",
      [purpose, elsewhere.token],
    );
    expect(await seen(elsewhere)).toEqual(nothing);
    const { body } = sure(await elsewhere.get(`/keeper-tasks/${task.id}`), 200);
    expect([body.data.narrowed, body.candidates]).toEqual([true, []]);
    expect((await answer(elsewhere, task)).body.code).toBe('all-purposes-needed');
  });

  test('who keepers are, nobody hears but who reads requests; who settles their tasks handles them', async () => {
    const keepersSeen = (client: Client) =>
      client.inScope(async (scope) => {
        const { rows } = await sql<{ n: number }>`
          select cardinality(my_keeper_ids()) + cardinality(my_keeper_part_ids()) + cardinality(my_open_keeper_task_ids()) as n`.execute(
          scope.db,
        );
        return rows[0]?.n;
      });
    expect(await keepersSeen(colleague)).toBe(0);
    expect(await keepersSeen(other)).toBe(0);
    expect(await keepersSeen(officer)).toBe(1);
    await expect(
      colleague.inScope((scope) => sql`select settle_keeper_tasks(${request.partId})`.execute(scope.db)),
    ).rejects.toThrow(/only who handles requests/);
  });

  test('no part is finished while a keeper has not answered, by no way', async () => {
    expect((await finish(officer, request.partId)).body.code).toBe('keepers-open');
    await expect(
      product.owner.query(
        "update rights_part set state = 'finished', finished_at = now(), finished_by_name = 'X' where id = $1",
        [request.partId],
      ),
    ).rejects.toThrow(/a keeper has not answered/);
  });

  test('a decision is asked of all that was found, of nothing else, and with a reason for what is not shown', async () => {
    const { mentionId } = signal;
    expect((await answer(keeper, task)).body.code).toBe('review-open');
    expect((await answer(keeper, task, [{ mentionId: newId(), outcome: 'shown' }])).status).toBe(404);
    expect((await answer(keeper, task, [{ mentionId, outcome: 'withheld' }])).body.errors[0]).toMatchObject({
      pointer: '/decisions/0/reasons',
      code: 'reason-missing',
    });
    const strange = await answer(keeper, task, [{ mentionId, outcome: 'withheld', reasons: ['zomaar'] }]);
    expect(strange.body.errors[0]).toMatchObject({
      pointer: '/decisions/0/reasons/0',
      code: 'unknown-value',
    });
  });

  test('what the keeper shows reaches officer and letter, without what is about others', async () => {
    sure(await answer(keeper, task, [{ mentionId: signal.mentionId, outcome: 'shown' }]), 201);
    const [progress] = await keepersOf(request.partId);
    expect(progress.state).toBe('answered');
    expect(progress.told[0].fields).toContainEqual({
      key: 'name',
      category: 'identiteit',
      value: FOUND.name,
    });
    expect(JSON.stringify(progress)).not.toMatch(
      new RegExp(`Kranenborg|${signal.mentionId}|${signal.signalId}`),
    );
    expect((await answer(keeper, task)).body.code).toBe('transition-not-allowed');
    sure(await finish(officer, request.partId), 201);
    const release = await releaseOf(request.partId);
    expect(release.records).toMatchObject([{ purpose: 'ondermijning-intern', decision: 'partly' }]);
    expect(release.reasons).toEqual(['rights-of-others']);
    expect(JSON.stringify(release)).not.toContain('Kranenborg');
    expect(await taskOf(keeper, request.reference)).toBeUndefined();
  });

  test('nothing found and nothing to be told are the same to officer, letter and log', async () => {
    const told = [];
    for (const [requester, decisions] of [
      [NOBODY, []],
      [HIDDEN, [{ mentionId: hidden.mentionId, outcome: 'withheld', reasons: ['running-investigation'] }]],
    ] as const) {
      const one = await asked(requester);
      const mine = await taskOf(keeper, one.reference);
      sure(await keeper.get(`/keeper-tasks/${mine.id}`), 200);
      sure(await answer(keeper, mine, decisions), 201);
      const [{ id: _, answeredAt: __, ...progress }] = await keepersOf(one.partId);
      sure(await finish(officer, one.partId), 201);
      const { rows: log } = await product.owner.query(
        `select v.action, v.record_kind, v.operation_name, p.payload, e.purpose_code, cardinality(e.record_ids) as records, e.data_subjects
           from audit_entry e join audit_event v on v.id = e.event_id join audit_payload p using (event_id, organisation_id, entry_no)
          where e.record_ids @> array[$1::uuid] order by v.occurred_at, v.id`,
        [mine.id],
      );
      told.push({
        progress,
        release: await releaseOf(one.partId),
        log: log.filter(({ action }) => action !== 'keeper-task.listed'),
      });
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[0]?.log.map(({ action }) => action)).toEqual(['keeper-task.read', 'keeper-task.answered']);
    const { rows } = await product.owner.query(
      `select v.action from audit_entry e join audit_event v on v.id = e.event_id
        where v.actor_person_id = $1 and (e.record_ids && $2::uuid[])`,
      [keeper.personId, [signal.signalId, hidden.signalId, signal.mentionId, hidden.mentionId]],
    );
    expect(rows).toEqual([]);
  });

  test('a second keeper of the same record sees what was decided, and who is named later is asked again', async () => {
    const second = await product.signIn('balie-zwolle');
    const one = await asked(FOUND);
    const mine = await taskOf(keeper, one.reference);
    sure(await answer(keeper, mine, [{ mentionId: signal.mentionId, outcome: 'someone-else' }]), 201);
    await product.owner.query(
      `insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id)
       select id, organisation_id, $2, $2 from signal where id = $1`,
      [signal.signalId, second.personId],
    );
    const theirs = await taskOf(second, one.reference);
    const { body } = sure(await second.get(`/keeper-tasks/${theirs.id}`), 200);
    expect([body.candidates, body.decided]).toMatchObject([[], [{ outcome: 'someone-else' }]]);
    expect((await finish(officer, one.partId)).body.code).toBe('keepers-open');
    sure(await answer(second, theirs), 201);
    await recordedByName(product, 'toezicht-zwolle', [FOUND], [keeper]);
    const again = await taskOf(keeper, one.reference);
    expect(again.state).toBe('open');
    expect(sure(await keeper.get(`/keeper-tasks/${again.id}`), 200).body.candidates.length).toBe(1);
  });

  test('two keepers at once decide a record once', async () => {
    const one = await asked(FOUND);
    const both = await Promise.all(
      ['coordinator-zwolle', 'balie-zwolle'].map((name) => product.signIn(name)),
    );
    const tasks = await Promise.all(both.map((client) => taskOf(client, one.reference)));
    const decision = [{ mentionId: signal.mentionId, outcome: 'shown' }];
    await product.owner.query('delete from signal_named_reader where signal_id <> $1 and signal_id <> $2', [
      signal.signalId,
      hidden.signalId,
    ]);
    const answers = await Promise.all(both.map((client, at) => answer(client, tasks[at], decision)));
    expect(answers.map(({ status }) => status).toSorted()[0]).toBe(201);
    const { rows } = await product.owner.query(
      'select count(*)::int as n from keeper_item where part_id = $1 and mention_id = $2',
      [one.partId, signal.mentionId],
    );
    expect(rows[0].n).toBe(1);
  });

  test('a fact that comes later asks who answered again', async () => {
    const one = await asked(NOBODY);
    sure(await answer(keeper, await taskOf(keeper, one.reference)), 201);
    sure(await step(officer, one.id, 'facts', { requester: { ...HIDDEN, phone: '0612345672' } }), 201);
    const again = await taskOf(keeper, one.reference);
    expect(again.state).toBe('open');
    const { body } = sure(await keeper.get(`/keeper-tasks/${again.id}`), 200);
    expect(body.candidates.map((found: any) => found.mentionId)).toEqual([hidden.mentionId]);
  });

  test('who does not work here any more is not waited for', async () => {
    const gone = await product.signIn('toezicht-zwolle');
    await recordedByName(product, 'toezicht-zwolle', [{ name: 'Iemand' }], [gone]);
    const one = await asked(NOBODY);
    for (const username of ['coordinator-zwolle', 'balie-zwolle']) {
      const client = await product.signIn(username);
      sure(await answer(client, await taskOf(client, one.reference)), 201);
    }
    expect((await finish(officer, one.partId)).body.code).toBe('keepers-open');
    await product.owner.query(
      'update appointment set valid_from = current_date - 9, valid_until = current_date - 1 where person_id = $1',
      [gone.personId],
    );
    expect((await keepersOf(one.partId)).map(({ state }) => state).toSorted()).toEqual([
      'answered',
      'answered',
      'lapsed',
    ]);
    sure(await finish(officer, one.partId), 201);
  });

  test('a part that is let go asks nothing any more, and all goes with its request', async () => {
    const one = await asked(HIDDEN);
    sure(await keeper.get(`/keeper-tasks/${(await taskOf(keeper, one.reference)).id}`), 200);
    await product.owner.query(
      "update rights_part set due_on = current_date - 1 where request_id = $1 and state = 'open'",
      [one.id],
    );
    sure(await step(officer, one.id, 'letters', { language: 'nl', contact: 'Bel ons.' }), 201);
    sure(await step(officer, one.id, 'answers'), 201);
    expect(await taskOf(keeper, one.reference)).toBeUndefined();
    await product.owner.query('update rights_request set answered_on = current_date - 4000 where id = $1', [
      one.id,
    ]);
    await product.owner.query("select sweep_short_lived(array['rights-request'])");
    const { rows } = await product.owner.query(
      `select (select count(*)::int from keeper_task where part_id = $1) as tasks, (select count(*)::int from rights_part where id = $1) as parts`,
      [one.partId],
    );
    expect(rows[0]).toEqual({ tasks: 0, parts: 0 });
  });

  test('a record that everyone reads stays work of the officer', async () => {
    const open = await recorded(product, 'toezicht-deventer', [
      { name: 'Evert Openbaar', birthDate: '1959-01-02' },
    ]);
    const deventer = await product.signIn('privacyofficer-deventer');
    const { id } = await asked({ name: 'Evert Openbaar', birthDate: '1959-01-02' });
    const part = await partOf(deventer, id);
    const { body } = sure(await deventer.get(`/rights-parts/${part.id}`), 200);
    expect([body.keepers, body.search.sure]).toEqual([[], 1]);
    expect(open.mentionId).not.toBe('');
  });
});
