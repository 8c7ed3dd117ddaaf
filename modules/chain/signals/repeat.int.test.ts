import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

test('a change that is repeated under the same key gets the first answer, not a stale version', async () => {
  const desk = await product.signIn('toezicht-zwolle');
  const id = newId();
  const recorded = await desk.post('/signals', {
    id,
    processCode: 'buitengebied',
    themeCode: 'hennepteelt',
    narrative: 'Afgeplakte ramen en een scherpe lucht.',
  });
  expect(recorded.status).toBe(201);
  const coordinator = await product.signIn('coordinator-zwolle');
  const version = (await coordinator.get(`/signals/${id}`)).body.data.version;
  const key = { 'idempotency-key': newId() };
  const body = { expectedVersion: version, title: 'Afgeplakte ramen' };
  const first = await coordinator.patch(`/signals/${id}`, body, key);
  const again = await coordinator.patch(`/signals/${id}`, body, key);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotent-replay']).toBe('true');
  expect((await coordinator.patch(`/signals/${id}`, body)).status).toBe(409);
});
