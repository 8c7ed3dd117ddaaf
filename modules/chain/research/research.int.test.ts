import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';
import { layFirstTables } from '../weighing/server/index.ts';

let product: TestProduct;
const people: Record<string, Client> = {};
const as = async (name: string): Promise<Client> => {
  people[name] ??= await product.signIn(name);
  return people[name];
};

beforeAll(async () => {
  product = await openTestProduct();
  await withSystemScope(product.parts.pools.system, 'test', (system) =>
    layFirstTables(system, 'Wegingstafel', ['ondermijning-intern']),
  );
});
afterAll(() => product.close());

const questions = {
  necessity: 'Brandgevaar voor bewoners.',
  proportionality: 'Eerst de eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Tweede signaal.',
};

async function department(code: string): Promise<string> {
  const { rows } = await product.owner.query(
    `select d.id from department d join organisation o on o.id = d.organisation_id where o.code = 'zwolle' and d.code = $1`,
    [code],
  );
  return rows[0].id;
}

/** A signal that a table took up, with burgerzaken as the source that may be asked. */
async function takenUp(): Promise<{ id: string; mentionId: string }> {
  const id = newId();
  const mentionId = newId();
  const recorded = await (await as('toezicht-zwolle')).post('/signals', {
    id,
    processCode: 'buitengebied',
    themeCode: 'hennepteelt',
    narrative: 'Elke nacht een bus bij de schuur.',
    mentions: [{ id: mentionId, kind: 'person', roles: ['involved'], name: 'Mark Kok' }],
  });
  expect(recorded.status).toBe(201);
  const coordinator = await as('coordinator-zwolle');
  const { version } = (await coordinator.get(`/signals/${id}`)).body.data;
  await coordinator.post(`/signals/${id}/checks`, {
    expectedVersion: version,
    addressChecked: true,
    notDouble: true,
  });
  const proposed = await coordinator.post(`/signals/${id}/urgent-weighings`, {
    ...questions,
    decision: 'take-up',
    sources: [
      {
        departmentId: await department('burgerzaken'),
        necessary: 'Wie woont er?',
        proportionate: 'Alleen dit adres.',
        noLighterWay: 'Geen andere bron.',
      },
    ],
  });
  expect(
    (await (await as('voorzitter-zwolle')).post(`/agenda-items/${proposed.body.data.id}/confirmations`, {}))
      .status,
  ).toBe(201);
  return { id, mentionId };
}

const search = [{ category: 'identiteit', field: 'Naam', value: 'Mark Kok' }];
const ask = async (signalId: string, over: object = {}) =>
  (await as('coordinator-zwolle')).post(`/signals/${signalId}/research-questions`, {
    departmentId: await department('burgerzaken'),
    question: 'Staat deze persoon hier ingeschreven?',
    motivation: 'Nodig om te weten wie er woont en gevaar loopt.',
    search,
    ...over,
  });
const motivation = 'De coördinator moet weten of er iets bekend is.';
const readAll = async (signalId: string) =>
  (await (await as('coordinator-zwolle')).get(`/signals/${signalId}/research-questions`)).body;

describe('research', () => {
  test('goes treffer first, then content that its owner gives, and ends in a second weighing', async () => {
    const { id: signalId } = await takenUp();
    const asked = await ask(signalId);
    expect(asked.status).toBe(201);
    const questionId = asked.body.data.id;
    const source = await as('bron-brp-zwolle');
    const inbox = (await source.get('/research-questions')).body.data.filter(
      (one: any) => one.id === questionId,
    );
    expect(inbox[0]).toMatchObject({ reference: null, search, state: 'open' });
    expect((await source.get(`/signals/${signalId}`)).status).toBe(404);

    const closing = { expectedVersion: (await readAll(signalId)).version };
    expect(
      (await (await as('coordinator-zwolle')).post(`/signals/${signalId}/research-closings`, closing)).status,
    ).toBe(409);
    expect(
      (
        await source.post(`/research-questions/${questionId}/answers`, {
          answer: 'hit',
          motivation,
          expectedVersion: 1,
        })
      ).status,
    ).toBe(201);
    expect((await source.get(`/research-questions/${questionId}`)).status).toBe(404);

    const coordinator = await as('coordinator-zwolle');
    const hit = (await readAll(signalId)).data[0];
    expect(hit).toMatchObject({ answer: 'hit', releases: [] });
    const wanted = {
      categories: ['brp'],
      question: 'Sinds wanneer, en met wie?',
      motivation,
      expectedVersion: hit.version,
    };
    expect(
      (await coordinator.post(`/research-questions/${questionId}/content-requests`, wanted)).status,
    ).toBe(201);
    const items = [
      { category: 'brp', label: 'Ingeschreven sinds', value: '3 mei 2024', checkedOn: '2026-11-20' },
    ];
    const given = {
      items,
      identified: true,
      proportionality: 'Alleen het gegeven waar de vraag over gaat.',
      expectedVersion: hit.version + 1,
    };
    expect((await source.post(`/research-questions/${questionId}/releases`, given)).status).toBe(201);
    expect((await readAll(signalId)).data[0]).toMatchObject({
      contentState: 'released',
      releases: [{ label: 'Ingeschreven sinds', value: '3 mei 2024' }],
    });

    const { version } = await readAll(signalId);
    expect(
      (await coordinator.post(`/signals/${signalId}/research-closings`, { expectedVersion: version })).status,
    ).toBe(201);
    const { rows } = await product.owner.query(
      `select state, (select detail from signal_event e where e.signal_id = s.id and type = 'second-weighing') as detail from signal s where id = $1`,
      [signalId],
    );
    expect(rows[0]).toMatchObject({
      state: 'second-weighing',
      detail: { hits: 1, asked: 1, outcome: 'hit' },
    });
  });

  test('without a hit keeps that as its outcome', async () => {
    const { id: signalId } = await takenUp();
    const { body } = await ask(signalId);
    await (await as('bron-brp-zwolle')).post(`/research-questions/${body.data.id}/answers`, {
      answer: 'no-hit',
      motivation,
      expectedVersion: 1,
    });
    const { version } = await readAll(signalId);
    await (await as('coordinator-zwolle')).post(`/signals/${signalId}/research-closings`, {
      expectedVersion: version,
    });
    const { rows } = await product.owner.query(
      `select detail from signal_event where signal_id = $1 and type = 'second-weighing'`,
      [signalId],
    );
    expect(rows[0].detail).toMatchObject({ hits: 0, outcome: 'no-hit' });
  });

  test('is refused before a table took the signal up, and for a source that the table did not choose', async () => {
    const id = newId();
    await (await as('toezicht-zwolle')).post('/signals', {
      id,
      processCode: 'buitengebied',
      themeCode: 'hennepteelt',
      narrative: 'Een bus.',
    });
    expect(await ask(id)).toMatchObject({ status: 409, body: { code: 'research-not-allowed-yet' } });
    const { id: weighed } = await takenUp();
    expect(await ask(weighed, { departmentId: await department('vergunningen') })).toMatchObject({
      status: 409,
      body: { code: 'research-not-allowed-yet' },
    });
  });

  test('carries only what the weighed signal holds, not what was typed beside it', async () => {
    const { id: signalId } = await takenUp();
    const typed = [{ category: 'identiteit', field: 'Naam', value: 'Iemand Anders' }];
    expect(await ask(signalId, { search: typed })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/search/0/value', code: 'unknown-value' }] },
    });
    const elsewhere = [{ category: 'contact', field: 'Naam', value: 'Mark Kok' }];
    expect((await ask(signalId, { search: elsewhere })).status).toBe(422);
  });

  test('is a disclosure with its rule at each step', async () => {
    const { id: signalId } = await takenUp();
    const questionId = (await ask(signalId)).body.data.id;
    await (await as('bron-brp-zwolle')).post(`/research-questions/${questionId}/answers`, {
      answer: 'no-hit',
      motivation,
      expectedVersion: 1,
    });
    const { rows } = await product.owner.query(
      'select rule_codes, categories from disclosure where record_id = $1 order by given_at',
      [questionId],
    );
    expect(rows).toEqual([
      { rule_codes: ['G09'], categories: ['identiteit'] },
      { rule_codes: ['G02'], categories: ['treffer'] },
    ]);
  });

  test('stays closed for a source holder after the answer, in the database too', async () => {
    const { id: signalId } = await takenUp();
    const questionId = (await ask(signalId)).body.data.id;
    const source = await as('bron-brp-zwolle');
    const seen = () =>
      source.inScope(async (scope) => {
        const { rows } = await sql`select search from research_question where id = ${questionId}`.execute(
          scope.db,
        );
        return rows.length;
      });
    expect(await seen()).toBe(1);
    await source.post(`/research-questions/${questionId}/answers`, {
      answer: 'hit',
      motivation,
      expectedVersion: 1,
    });
    expect(await seen()).toBe(0);
    const loose = source.inScope((scope) =>
      sql`insert into research_release (id, organisation_id, purpose_code, signal_id, question_id, category, label, value, checked_on, released_by_person_id, released_by_name, disclosure_id)
        select ${newId()}, ${scope.organisation.id}, 'ondermijning-intern', ${signalId}, ${questionId}, 'brp', 'x', 'x', current_date, ${scope.person.id}, 'x', d.id from disclosure d limit 1`.execute(
        scope.db,
      ),
    );
    await expect(loose).rejects.toThrow(/row-level security/);
  });

  test('asks for a motivation that says why', async () => {
    const { id: signalId } = await takenUp();
    expect((await ask(signalId, { motivation: 'kort' })).status).toBe(422);
  });

  test('another department, another organisation and the reporter see nothing of it', async () => {
    const { id: signalId } = await takenUp();
    const questionId = (await ask(signalId)).body.data.id;
    for (const name of ['bron-vergunningen-zwolle', 'bron-brp-hardenberg']) {
      const other = await as(name);
      expect((await other.get(`/research-questions/${questionId}`)).status).toBe(404);
      expect((await other.get('/research-questions')).body.data).toEqual([]);
      expect(
        (
          await other.post(`/research-questions/${questionId}/answers`, {
            answer: 'hit',
            motivation,
            expectedVersion: 1,
          })
        ).status,
      ).toBe(404);
    }
    expect((await (await as('toezicht-zwolle')).get(`/signals/${signalId}/research-questions`)).status).toBe(
      403,
    );
  });

  test('content outside the kinds that were asked is refused, and the owner may refuse all of it with a reason', async () => {
    const { id: signalId } = await takenUp();
    const questionId = (await ask(signalId)).body.data.id;
    const source = await as('bron-brp-zwolle');
    await source.post(`/research-questions/${questionId}/answers`, {
      answer: 'hit',
      motivation,
      expectedVersion: 1,
    });
    await (await as('coordinator-zwolle')).post(`/research-questions/${questionId}/content-requests`, {
      categories: ['brp'],
      question: 'Sinds wanneer?',
      motivation,
      expectedVersion: 2,
    });
    const items = [{ category: 'financieel', label: 'Schuld', value: 'x', checkedOn: '2026-11-20' }];
    expect(
      (
        await source.post(`/research-questions/${questionId}/releases`, {
          items,
          identified: true,
          proportionality: motivation,
          expectedVersion: 3,
        })
      ).status,
    ).toBe(422);
    expect(
      (
        await source.post(`/research-questions/${questionId}/refusals`, {
          reason: 'Niet nodig voor deze vraag.',
          expectedVersion: 3,
        })
      ).status,
    ).toBe(201);
    expect((await readAll(signalId)).data[0]).toMatchObject({
      contentState: 'refused',
      refusedReason: 'Niet nodig voor deze vraag.',
      releases: [],
    });
  });
});
