import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

test('x', async () => {
  const { rows } = await product.owner.query('select record_kind, count(*), min(months) from retention_rule group by 1');
  expect(rows).toEqual([]);
});
