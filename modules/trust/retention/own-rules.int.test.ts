import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { weighed } from '#modules/chain/cases/testing/case-world.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import {
  answered,
  decidedList,
  endedSignal,
  endSignal,
  execute,
  rulesInForce,
  rulesWithout,
} from './testing/retention-world.ts';

let product: TestProduct;
let desk: Client;
let coordinator: Client;
let officer: Client;
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('balie-zwolle');
  coordinator = await product.signIn('coordinator-zwolle');
  officer = await product.signIn('privacyofficer-zwolle');
});
afterAll(() => product.close());

const RULE = { recordKind: 'signal', purpose: 'ondermijning-intern', outcome: 'closed' };
const ended = (daysAgo: number, state: 'closed' | 'dismissed' = 'closed') =>
  endedSignal(product, desk, { state, daysAgo });
const decide = (months: number | null, expectedVersion: number, more: object = {}, client = officer) =>
  client.post('/retention-rule-decisions', {
    ...RULE,
    months,
    reason: 'Dossiers waren na vier jaar nooit meer nodig',
    decision: 'Collegebesluit 2026-114',
    decidedOn: '2026-01-15',
    expectedVersion,
    ...more,
  });
const ruleOf = async (client = officer): Promise<any> =>
  (await client.get('/retention-rules')).body.data.find(
    (rule: any) => rule.recordKind === 'signal' && rule.purpose === RULE.purpose && rule.outcome === 'closed',
  );
const termOf = async (id: string): Promise<any> =>
  (await coordinator.get(`/retention-terms?recordId=${id}`)).body.data[0];
const ended_because = async (): Promise<(string | null)[]> =>
  (await officer.get('/retention-rule-decisions')).body.data.map((found: any) => found.endedBecause);

test('a rule names who may extend by the titles of their roles, in the language of the reader', async () => {
  expect((await ruleOf()).extension.by).toEqual([
    { role: 'coordinator-ondermijning', title: 'Coördinator ondermijning', join: null },
    { role: 'privacyofficer', title: 'Privacy officer', join: 'with-advice' },
  ]);
  await officer.patch('/session', { language: 'en' });
  expect((await ruleOf()).extension.by[0].title).toBe('Coordinator subversive crime');
  await officer.patch('/session', { language: 'nl' });
});

describe('an organisation that decides on a term of its own', () => {
  test('moves the day of every record under that rule, of itself only, and leaves a version with reason and decision', async () => {
    const signal = await ended(10);
    const before = await termOf(signal.id);
    expect(before.rule).toMatchObject({ months: 60 });
    expect(await ruleOf()).toMatchObject({
      own: false,
      bounds: { shortest: 36, longest: 72 },
      decisionVersion: 0,
      abilities: { decide: true },
    });
    const made = await decide(48, 0);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.terms).toBeGreaterThan(0);
    expect(made.body.data).toMatchObject({
      version: 1,
      months: 48,
      regionMonths: 60,
      decision: 'Collegebesluit 2026-114',
    });
    const after = await termOf(signal.id);
    expect(after.rule).toMatchObject({ months: 48 });
    expect(Number(before.destroyOn.slice(0, 4)) - Number(after.destroyOn.slice(0, 4))).toBe(1);
    expect(await ruleOf()).toMatchObject({ own: true, months: 48, regionMonths: 60, decisionVersion: 1 });
    expect(await ruleOf(await product.signIn('privacyofficer-deventer'))).toMatchObject({
      own: false,
      months: 60,
    });
    // The clock as it stands: what ended four years and a bit ago can go now, under the own rule.
    const due = await ended(1500);
    const listId = await decidedList({ maker: coordinator, reviewer: officer }, [due.id]);
    expect((await execute(coordinator, listId, due.id)).body.data).toMatchObject({ result: 'destroyed' });
  });

  test('stays within the bounds of the content, gives a reason, and decides on what somebody else has not decided meanwhile', async () => {
    for (const months of [35, 73]) {
      const refused = await decide(months, 1);
      expect(refused.body.errors[0]).toMatchObject({
        pointer: '/months',
        code: 'term-out-of-bounds',
        params: { shortest: 36, longest: 72 },
      });
    }
    expect((await decide(50, 1, { reason: ' ' })).body.errors[0]).toMatchObject({ pointer: '/reason' });
    expect((await decide(50, 1, { decision: '' })).body.errors[0]).toMatchObject({ pointer: '/decision' });
    expect((await decide(50, 1, { decidedOn: '2099-01-01' })).body.errors[0]).toMatchObject({
      code: 'future-date',
    });
    expect((await decide(50, 0)).body.code).toBe('stale-version');
    expect((await decide(50, 0, { outcome: 'nothing' })).status).toBe(404);
    // The law itself says this one.
    expect((await decide(50, 0, { purpose: 'riec-casus' })).body.code).toBe('not-allowed');
  });

  test('does so by its privacy officer or records manager only; others look, elsewhere sees nothing', async () => {
    for (const name of ['coordinator-zwolle', 'fg-zwolle', 'auditor-zwolle', 'balie-zwolle'])
      expect((await decide(50, 1, {}, await product.signIn(name))).status, name).toBe(403);
    const fg = await product.signIn('fg-zwolle');
    expect((await fg.get('/retention-rule-decisions')).body.data).toHaveLength(1);
    expect((await coordinator.get('/retention-rule-decisions')).body.data).toHaveLength(1);
    for (const name of ['privacyofficer-deventer', 'zorgcoordinator-zwolle'])
      expect((await (await product.signIn(name)).get('/retention-rule-decisions')).body.data, name).toEqual(
        [],
      );
  });

  test('makes a list that was decided under the earlier term leave the record as it is', async () => {
    const signal = await ended(2200);
    const listId = await decidedList({ maker: coordinator, reviewer: officer }, [signal.id]);
    expect((await decide(54, 1)).status).toBe(201);
    expect((await execute(coordinator, listId, signal.id)).body.data).toMatchObject({
      result: 'left',
      leftBecause: 'term-changed',
    });
  });

  test('can go back to the rule of the region, once', async () => {
    const signal = await ended(10);
    expect((await decide(null, 2)).body.data).toMatchObject({ version: 3, months: null });
    expect(await ruleOf()).toMatchObject({ own: false, months: 60, decisionVersion: 3 });
    expect(await termOf(signal.id)).toMatchObject({ rule: { months: 60 } });
    expect((await decide(null, 3)).body.errors[0]).toMatchObject({
      pointer: '/months',
      code: 'nothing-changed',
    });
    expect(await ended_because()).toEqual([null, 'replaced', 'replaced']);
  });
});

describe('a rule of the region that changes under one of an organisation', () => {
  const change = async (how: (line: any) => any[]) => {
    const inForce = await rulesInForce(product);
    await rulesWithout(product, () => false, {
      version: inForce.version,
      lines: inForce.lines.flatMap((line: any) =>
        line.recordKind === 'signal' && line.purpose === RULE.purpose && line.outcome === 'closed'
          ? how(line)
          : [line],
      ),
    });
    return () => rulesWithout(product, () => false, inForce);
  };

  test('takes the own one along: with another source it follows, with less room it ends and the region holds', async () => {
    const signal = await ended(10);
    expect((await decide(40, 3)).status).toBe(201);
    const back = await change((line) => [{ ...line, source: 'Selectielijst 2030' }]);
    expect(await termOf(signal.id)).toMatchObject({ rule: { months: 40, source: 'Selectielijst 2030' } });
    await back();
    const wider = await change((line) => [{ ...line, shortestMonths: 48 }]);
    expect(await termOf(signal.id)).toMatchObject({ rule: { months: 60 } });
    expect((await ended_because())[0]).toBe('out-of-bounds');
    await wider();
  });

  test('removed while records use it: their term is unknown, shown, and nothing of them is destroyed', async () => {
    const signal = await ended(2200);
    expect((await decide(40, 4)).status).toBe(201);
    const listId = await decidedList({ maker: coordinator, reviewer: officer }, [signal.id]);
    const back = await change(() => []);
    try {
      expect(await termOf(signal.id)).toMatchObject({ destroyOn: null, rule: null, outcome: 'closed' });
      const unknown = await officer.get('/retention-terms?state=unknown');
      expect(unknown.status).toBe(200);
      expect(unknown.body.data.map((term: any) => term.recordId)).toContain(signal.id);
      expect((await ended_because())[0]).toBe('rule-gone');
      expect(await ruleOf()).toBeUndefined();
      expect((await execute(coordinator, listId, signal.id)).body.data).toMatchObject({
        result: 'left',
        leftBecause: 'term-unknown',
      });
      expect((await decide(50, 5)).status).toBe(404);
    } finally {
      await back();
    }
    expect(await termOf(signal.id)).toMatchObject({ rule: { months: 60 } });
  });
});

describe('what was dismissed, and what sources knew nothing of', () => {
  /** Whether a signal that ended so can be put on a list for destruction today. */
  const listable = async (id: string): Promise<boolean> =>
    (
      await coordinator.post('/destruction-lists', {
        id: newId(),
        title: 'Lijst',
        reviewerPersonId: officer.personId,
        recordIds: [id],
      })
    ).status === 201;

  const noHit = async (daysAgo: number) => {
    const signal = await ended(1, 'dismissed');
    await weighed(product, signal.id, 'take-up');
    await answered(product, signal.id, 'no-hit');
    await endSignal(product, signal.id, { state: 'dismissed', daysAgo });
    return signal;
  };

  test.each([
    ['dismissed', 12, (daysAgo: number) => ended(daysAgo, 'dismissed')],
    ['no-hit', 3, noHit],
  ] as const)(
    '%s: goes the day after its short term, and not on its last day',
    async (outcome, months, end) => {
      expect(await termOf((await end(10)).id)).toMatchObject({ outcome, rule: { months } });
      // The length of the term in days, as it runs for what ends near today.
      const first = new Date();
      first.setUTCMonth(first.getUTCMonth() - months);
      const days = Math.round((Date.now() - first.getTime()) / 86_400_000);
      expect(await listable((await end(days - 1)).id)).toBe(false);
      expect(await listable((await end(days + 4)).id)).toBe(true);
      const last = await end(days);
      const lastTerm = await termOf(last.id);
      expect(await listable(last.id), lastTerm.destroyOn).toBe(
        lastTerm.destroyOn < calendarDateAt(new Date()),
      );
    },
  );
});
