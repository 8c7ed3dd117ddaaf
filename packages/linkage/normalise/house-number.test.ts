import { expect, test } from 'vitest';
import { normaliseAddition, parseHouseNumber } from './house-number.ts';

test.each([
  ['85', 85, null],
  ['85-2', 85, '2'],
  ['85b', 85, 'b'],
  ['85 B', 85, 'b'],
  ['85 bis', 85, 'bis'],
  ['85 A 3', 85, 'a3'],
  ['85/1', 85, '1'],
])('%s is number and addition', (text, number, addition) => {
  expect(parseHouseNumber(text)).toEqual({ ok: true, value: { number, addition } });
});

test.each(['', 'b', '0', '123456', 'ongeveer 85', '85!'])('%s is unreadable', (text) => {
  expect(parseHouseNumber(text)).toEqual({ ok: false, error: 'unreadable' });
});

test('ways to write one addition are equal', () => {
  expect(new Set(['-2', '2', ' 2 ', '/2'].map(normaliseAddition)).size).toBe(1);
  expect(normaliseAddition(' - ')).toBeNull();
});
