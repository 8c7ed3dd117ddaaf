import { expect, test } from 'vitest';
import { collect } from './collect.ts';

test('items come in their order', async () => {
  async function* numbers() {
    yield 1;
    yield 2;
  }
  expect(await collect(numbers())).toEqual([1, 2]);
});
