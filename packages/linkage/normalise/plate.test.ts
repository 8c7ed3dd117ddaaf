import { expect, test } from 'vitest';
import { looksLikePlate, parsePlate, plateKey } from './plate.ts';

test.each([
  ['XJ325J', 'XJ-325-J'],
  ['xj 325 j', 'XJ-325-J'],
  ['XJ-325-J', 'XJ-325-J'],
  ['BH--675-G', 'BH-675-G'],
  ['12abc3', '12-ABC-3'],
  ['1abc23', '1-ABC-23'],
  ['abcd12', 'AB-CD-12'],
  ['a123bc', 'A-123-BC'],
  ['123ab4', '123-AB-4'],
])('%s is written as %s', (text, value) => {
  expect(parsePlate(text)).toEqual({ ok: true, value });
});

test.each(['TG-4551-F', 'FH-95-X', 'RG-8r2-S', '', '123456', 'ABCDEF', '7711 CM'])(
  '%s is no Dutch plate',
  (text) => {
    expect(looksLikePlate(text)).toBe(false);
  },
);

test('a foreign plate still has a comparable form', () => {
  expect(plateKey('wx 123-45')).toBe('WX12345');
  expect(plateKey('-')).toBeNull();
});
