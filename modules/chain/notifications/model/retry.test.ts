import { expect, test } from 'vitest';
import { waitAfter } from './retry.ts';

test('the wait doubles from one minute and stops growing at six hours', () => {
  expect([1, 2, 3, 10, 40].map((attempts) => waitAfter(attempts) / 60_000)).toEqual([1, 2, 4, 360, 360]);
});
