import { expect, test } from 'vitest';
import { parseKvk } from './kvk.ts';

test.each(['91661189', '9166 1189', 'KvK: 91661189'])('%s is read', (text) => {
  expect(parseKvk(text)).toEqual({ ok: true, value: '91661189' });
});
test.each([
  ['9166118', 'wrong-length'],
  ['00000000', 'test-failed'],
  ['geen', 'unreadable'],
])('%s is refused: %s', (text, error) => {
  expect(parseKvk(text)).toEqual({ ok: false, error });
});
