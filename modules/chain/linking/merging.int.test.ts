import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { proposeSame, subjectsOfMentions, type Told, tellSignal } from './testing/told-signals.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

type Chosen = { proposals?: string[]; subjects?: string[]; mentions?: string[] };
const preview = (chosen: Chosen, client = coordinator) =>
  client.get(
    `/subject-merge-previews?${new URLSearchParams(Object.entries(chosen).map(([key, ids]) => [key, ids.join(',')]))}`,
  );

async function merge(chosen: Chosen, more: object = {}, client = coordinator) {
  const { body } = await preview(chosen, client);
  return client.post('/subject-merges', {
    proposalIds: chosen.proposals ?? [],
    subjectIds: chosen.subjects ?? [],
    mentionIds: chosen.mentions ?? [],
    reason: 'Zelfde bus, zelfde man.',
    expectedState: body.data?.expectedState ?? 'unknown',
    ...more,
  });
}
const one = (told: Told): string => told.mentionIds[0]!;
const person = (given: object = {}) => tellSignal(product, [{ name: 'Jan Vos', ...given }]);
const subjectOf = async (told: Told) => (await subjectsOfMentions(product, [one(told)]))[one(told)] ?? null;
const read = async (id: string | null) => (await coordinator.get(`/subjects/${id}`)).body.data;
const undoLast = async (id: string | null) => {
  const [last] = (await read(id)).decisions.filter((decision: { undoneAt: unknown }) => !decision.undoneAt);
  return undo(last);
};
const undo = (decision: { id: string; version: number }, client = coordinator) =>
  client.post(`/subject-decisions/${decision.id}/undos`, {
    expectedVersion: decision.version,
    reason: 'Toch een ander.',
  });

describe('merging several at once', () => {
  test('shows what comes together, decides once, answers the proposals, and comes apart again', async () => {
    const told = await Promise.all([person(), person(), person(), person()]);
    const proposals = [
      await proposeSame(product, told[0]!, told[1]!),
      await proposeSame(product, told[1]!, told[2]!, { state: 'later' }),
      await proposeSame(product, told[2]!, told[3]!),
    ];
    const shown = await preview({ proposals });
    expect(shown.body.data).toMatchObject({
      signals: 4,
      proposals: 3,
      connected: true,
      conflicts: [],
      keptId: null,
    });
    expect(shown.body.data.mentions).toHaveLength(4);

    const merged = await merge({ proposals });
    expect(merged.status).toBe(201);
    const subject = await read(merged.body.data.id);
    expect(subject.mentions).toHaveLength(4);
    expect(subject.decisions).toMatchObject([
      { kind: 'merged', moved: 4, reason: 'Zelfde bus, zelfde man.' },
    ]);
    const states = () =>
      product.owner
        .query('select state from proposal where id = any ($1) order by id', [proposals])
        .then(({ rows }) => rows.map(({ state }) => state));
    expect(await states()).toEqual(['accepted', 'accepted', 'accepted']);

    expect((await undo(subject.decisions[0])).status).toBe(204);
    expect(await subjectsOfMentions(product, told.map(one))).toEqual(
      Object.fromEntries(told.map((each) => [one(each), null])),
    );
    expect((await states()).toSorted()).toEqual(['later', 'open', 'open']);
  });

  test('every signal tells of it in its time line, and the audit names the subjects and signals', async () => {
    const [a, b] = [await person(), await person()];
    await merge({ mentions: [one(a), one(b)] });
    const { rows } = await product.owner.query(
      `select signal_id from signal_event where type = 'link.accepted' and signal_id = any ($1)`,
      [[a.signalId, b.signalId]],
    );
    expect(rows).toHaveLength(2);
    const audited = await product.owner.query(
      `select count(*)::int as count from audit_event e where e.action = 'subject.merged'`,
    );
    expect(audited.rows[0].count).toBeGreaterThan(0);
  });

  test('an old number keeps resolving through two merges, and a subject keeps its own sources apart', async () => {
    const told = [];
    for (let at = 0; at < 6; at += 1) told.push(await person());
    const [a, b, c, d, e, f] = told as [Told, Told, Told, Told, Told, Told];
    const pairs = [];
    for (const [x, y] of [
      [a, b],
      [c, d],
      [e, f],
    ] as const)
      pairs.push((await merge({ mentions: [one(x), one(y)] })).body.data.id);
    const kept = (await merge({ subjects: pairs.slice(1) })).body.data.id;
    const last = (await merge({ subjects: [pairs[0], kept] })).body.data.id;
    expect(last).toBe(pairs[0]);
    for (const old of pairs) expect((await read(old)).id).toBe(last);
    const subject = await read(pairs[2]);
    expect(subject.mentions).toHaveLength(6);
    expect(new Set(subject.mentions.map(({ signalId }: { signalId: string }) => signalId)).size).toBe(6);
  });

  test('proposals that do not hang together are named as such', async () => {
    const [a, b, c, d] = [await person(), await person(), await person(), await person()];
    const proposals = [await proposeSame(product, a, b), await proposeSame(product, c, d)];
    expect((await preview({ proposals })).body.data.connected).toBe(false);
  });

  test('a stale preview is refused: somebody decided meanwhile', async () => {
    const [a, b, c] = [await person(), await person(), await person()];
    const { expectedState } = (await preview({ mentions: [one(a), one(b)] })).body.data;
    await merge({ mentions: [one(a), one(c)] });
    const late = await merge({ mentions: [one(a), one(b)] }, { expectedState });
    expect([late.status, late.body.code]).toEqual([409, 'stale-version']);
  });

  test('two people who merge the same at once get one subject and one refusal', async () => {
    const [a, b] = [await person(), await person()];
    const both = await Promise.all([
      merge({ mentions: [one(a), one(b)] }),
      merge({ mentions: [one(a), one(b)] }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test('one alone is nothing to merge', async () => {
    const a = await person();
    expect((await preview({ mentions: [one(a)] })).body.code).toBe('nothing-changed');
  });
});

describe('what stands against it', () => {
  test('two valid BSNs refuse whatever the reason, until one is noted as wrong', async () => {
    const [a, b] = [await person({ bsn: '999996319' }), await person({ bsn: '999906598' })];
    const chosen = { mentions: [one(a), one(b)] };
    expect((await preview(chosen)).body.data.conflicts).toEqual([{ code: 'bsn', overrulable: false }]);
    expect((await merge(chosen, { overrule: ['bsn'] })).body.code).toBe('two-bsns');

    const made = await coordinator.post('/subjects', { mentionId: one(b), reason: 'Eigen subject.' });
    const noted = await coordinator.post(`/subjects/${made.body.data.id}/value-notes`, {
      mentionId: one(b),
      field: 'bsn',
      verdict: 'wrong',
      reason: 'Was van zijn broer.',
    });
    expect(noted.status).toBe(201);
    expect(JSON.stringify(noted.body)).not.toMatch(/9999/);
    expect((await merge(chosen)).status).toBe(201);
  });

  test('a BSN that came in through an earlier join stops "the same" on a proposal too', async () => {
    const [a, b, c, d] = [
      await person({ bsn: '999996319' }),
      await person(),
      await person(),
      await person({ bsn: '999906598' }),
    ];
    await merge({ mentions: [one(a), one(b)] });
    await merge({ mentions: [one(c), one(d)] });
    const proposal = await proposeSame(product, b, c);
    const answer = await coordinator.post(`/proposals/${proposal}/decisions`, {
      decision: 'same',
      reason: 'Zelfde gegevens',
      expectedVersion: 1,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'two-bsns']);
  });

  test('birth dates that differ refuse until a reason overrules them, and the time line says so', async () => {
    const [a, b] = [await person({ birthDate: '1989-04-29' }), await person({ birthDate: '1961-12-01' })];
    const chosen = { mentions: [one(a), one(b)] };
    expect((await merge(chosen)).body).toMatchObject({
      code: 'merge-conflict',
      params: { conflict: 'birth-date' },
    });
    const merged = await merge(chosen, { overrule: ['birth-date'] });
    expect(merged.status).toBe(201);
    const subject = await read(merged.body.data.id);
    expect(subject.decisions[0].overruled).toEqual(['birth-date']);
    const field = subject.fields.find(({ field }: { field: string }) => field === 'birthDate');
    expect(field).toMatchObject({ severity: 'conflict', values: [{ sources: 1 }, { sources: 1 }] });
  });

  test('what was decided to be different before asks for a reason too; another kind is never one', async () => {
    const [a, b] = [await person(), await person()];
    await proposeSame(product, a, b, { state: 'rejected' });
    expect((await merge({ mentions: [one(a), one(b)] })).body.params).toEqual({
      conflict: 'rejected-before',
    });
    const bus = await tellSignal(product, [{ kind: 'vehicle', plate: 'TF-987-N' }]);
    expect((await merge({ mentions: [one(a), one(bus)] })).body.code).toBe('other-kind');
  });
});

describe('taking back', () => {
  test('an earlier decision waits for a later one about the same subject, and says whose', async () => {
    const [a, b, c] = [await person(), await person(), await person()];
    const id = (await merge({ mentions: [one(a), one(b)] })).body.data.id;
    await merge({ subjects: [id], mentions: [one(c)] });
    const [later, first] = (await read(id)).decisions;
    expect(first.blockedBy).toMatchObject({ kind: 'merged' });
    expect(later.blockedBy).toBeNull();
    const refused = await undo(first);
    expect([refused.status, refused.body.code]).toEqual([409, 'undo-blocked']);
    await undo(later);
    expect(await subjectOf(c)).toBeNull();
    expect((await undo(first)).status).toBe(204);
    expect(await subjectOf(a)).toBeNull();
  });

  test('a proposal that was answered in a merge is taken back with that merge only', async () => {
    const [a, b, c] = [await person(), await person(), await person()];
    const proposals = [await proposeSame(product, a, b), await proposeSame(product, b, c)];
    await merge({ proposals });
    const answer = await coordinator.post(`/proposals/${proposals[0]}/undos`, { expectedVersion: 2 });
    expect([answer.status, answer.body.code]).toEqual([409, 'decided-by-merge']);
  });

  test('a proposal that was accepted can be taken back on the page of its subject', async () => {
    const [a, b] = [await person(), await person()];
    const id = await proposeSame(product, a, b);
    await coordinator.post(`/proposals/${id}/decisions`, {
      decision: 'same',
      reason: 'Zelfde persoon',
      expectedVersion: 1,
    });
    expect((await undoLast(await subjectOf(a))).status).toBe(204);
    expect((await coordinator.get(`/proposals/${id}`)).body.data.state).toBe('open');
  });

  test('a mention that was wrongly joined is taken off with a reason, and put back', async () => {
    const [a, b, c] = [await person(), await person(), await person()];
    const id = (await merge({ mentions: [one(a), one(b), one(c)] })).body.data.id;
    const split = await coordinator.post(`/subjects/${id}/splits`, {
      mentionId: one(c),
      reason: 'Is zijn broer.',
    });
    expect(split.status).toBe(204);
    expect(await subjectOf(c)).toBeNull();
    expect((await read(id)).decisions[0]).toMatchObject({ kind: 'split', reason: 'Is zijn broer.' });
    await undoLast(id);
    expect(await subjectOf(c)).toBe(id);
  });

  test('taking back twice, or with an old version, is refused', async () => {
    const [a, b] = [await person(), await person()];
    const id = (await merge({ mentions: [one(a), one(b)] })).body.data.id;
    const [decision] = (await read(id)).decisions;
    expect((await undo({ ...decision, version: 9 })).body.code).toBe('stale-version');
    await undo(decision);
    expect((await undo({ ...decision, version: 2 })).status).toBe(409);
  });

  test('for any sequence of merges and splits, taking back in turn restores every mention exactly', async () => {
    const index = fc.integer({ min: 0, max: 5 });
    const step = fc.oneof(
      fc.record({ merge: fc.uniqueArray(index, { minLength: 2, maxLength: 3 }) }),
      fc.record({ split: index }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const told: Told[] = [];
        for (let at = 0; at < 6; at += 1) told.push(await person());
        const picture = () => subjectsOfMentions(product, told.map(one));
        const before: { picture: Record<string, string | null>; subject: string }[] = [];
        for (const each of steps) {
          const now = await picture();
          if ('merge' in each) {
            const answer = await merge({ mentions: each.merge.map((at) => one(told[at]!)) });
            if (answer.status === 201) before.push({ picture: now, subject: answer.body.data.id });
          } else {
            const subject = await subjectOf(told[each.split]!);
            if (subject === null) continue;
            const split = { mentionId: one(told[each.split]!), reason: 'Hoort er niet bij.' };
            const page = await read(subject);
            if (page.mentions.length < 2) continue;
            expect((await coordinator.post(`/subjects/${subject}/splits`, split)).status).toBe(204);
            before.push({ picture: now, subject: page.id });
          }
        }
        for (const { picture: was, subject } of before.toReversed()) {
          expect((await undoLast(subject)).status).toBe(204);
          expect(await picture()).toEqual(was);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('who may', () => {
  test('another organisation, another purpose and a reporter find nothing', async () => {
    const [a, b] = [await person(), await person()];
    const id = (await merge({ mentions: [one(a), one(b)] })).body.data.id;
    const [decision] = (await read(id)).decisions;
    const other = await product.signIn('coordinator-deventer');
    expect((await preview({ subjects: [id], mentions: [one(a)] }, other)).status).toBe(404);
    expect((await merge({ subjects: [id] }, {}, other)).status).toBe(404);
    expect((await undo(decision, other)).status).toBe(404);
    expect(
      (await other.post(`/subjects/${id}/splits`, { mentionId: one(a), reason: 'Zomaar.' })).status,
    ).toBe(404);
    const desk = await product.signIn('balie-zwolle');
    expect((await preview({ subjects: [id] }, desk)).status).toBe(403);
    const youth = await tellSignal(product, [{ name: 'Jan Vos' }], { purpose: 'jeugd-preventie' });
    expect((await merge({ mentions: [one(a), one(youth)] })).status).toBe(404);
  });

  test('a mention of a restricted signal is never merged, not even by who is named', async () => {
    const a = await person();
    const closed = await tellSignal(product, [{ name: 'Jan Vos' }], {
      audience: 'restricted',
      readers: [coordinator.personId],
    });
    expect((await merge({ mentions: [one(a), one(closed)] })).body.code).toBe('rule-refuses');
  });
});
