import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';

let product: TestProduct;
let coordinator: Client;
let signalId: string;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
  signalId = newId();
  const desk = await product.signIn('balie-zwolle');
  const made = await desk.post('/signals', {
    id: signalId,
    narrative: 'Er staat elke nacht een bus bij de loods.',
  });
  expect(made.status).toBe(201);
});
afterAll(() => product.close());

const whyOf = async (client: Client): Promise<any[]> => {
  const { status, body } = await client.get(`/records/${signalId}/reasons`);
  expect(status).toBe(200);
  return body.data;
};

describe('why may I see this', () => {
  test('has no answer for who did not look: a guessed number tells nothing, however often it is asked', async () => {
    expect(await whyOf(coordinator)).toEqual([]);
    expect(await whyOf(coordinator)).toEqual([]);
  });

  test('says after a look by which purpose and articles, and who else looked', async () => {
    expect((await coordinator.get(`/signals/${signalId}`)).status).toBe(200);
    const [why] = await whyOf(coordinator);
    expect(why.purpose).toMatchObject({ code: 'ondermijning-intern' });
    expect(why.purpose.articles[0]).toMatchObject({ law: 'AVG' });
    expect(why.rules).toEqual([]);
    expect(new Set(why.looks.map((look: any) => look.action))).toEqual(new Set(['signal.received']));
    expect(why.looks.map((look: any) => look.actorName)).not.toContain(coordinator.personId);
  });

  test('does not say it by a rule on which the same person gave something of it', async () => {
    const [before] = await whyOf(coordinator);
    await coordinator.inScope(async (scope) =>
      scope.audit({
        action: 'contribution.given',
        kind: 'signal',
        rule: 'R01',
        records: [{ id: signalId, organisationId: scope.organisation.id, purpose: 'riec-casus' }],
      }),
    );
    const [why] = await whyOf(coordinator);
    expect(why).toMatchObject({ purpose: before.purpose, rules: [] });
  });

  test('a colleague of another organisation who cannot open it learns nothing of it', async () => {
    const other = await product.signIn('coordinator-deventer');
    expect((await other.get(`/signals/${signalId}`)).status).toBe(404);
    expect(await whyOf(other)).toEqual([]);
    const { rows } = await other.inScope((scope) =>
      sql`select * from looks_beside_mine(${signalId})`.execute(scope.db),
    );
    expect(rows).toEqual([]);
  });

  test('on a list it names the purposes in which somebody works, and no other', async () => {
    const { body } = await coordinator.get('/own-purposes');
    const session = await coordinator.get('/session');
    expect(body.data.map((purpose: any) => purpose.code).sort()).toEqual(
      session.body.purposes.map((purpose: any) => purpose.code).sort(),
    );
    expect(body.data.every((purpose: any) => purpose.articles.length > 0)).toBe(true);
  });
});
