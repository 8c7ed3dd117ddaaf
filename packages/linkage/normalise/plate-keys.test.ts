import { expect, test } from 'vitest';
import { plateFoldKey, plateSidecode } from './plate-keys.ts';

test.each([
  ['XO-325-J', 'X0325J'],
  ['x0 325 j', 'X0325J'],
  ['12-AIC-3', '12A1C3'],
  ['12-A1C-3', '12A1C3'],
])('%s is compared as %s: O and 0, I and 1 are easily misread', (text, key) => {
  expect(plateFoldKey(text)).toBe(key);
});

test('what is too short to be a plate has no key', () => {
  expect(plateFoldKey('12')).toBeNull();
});

test.each([
  ['DB-12-34', 1],
  ['12-34-DB', 2],
  ['GB-123-D', 9],
  ['G-123-DB', 10],
  ['123-GB-4', 14],
])('%s is of series %i', (text, series) => {
  expect(plateSidecode(text)).toBe(series);
});

test('a foreign plate is of no series', () => {
  expect(plateSidecode('WX 12345')).toBeNull();
});
