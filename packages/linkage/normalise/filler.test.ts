import { expect, test } from 'vitest';
import { parseBsn } from './bsn.ts';
import { readFamilyName } from './family-name.ts';
import { isFillerBsn, isFillerDigits, isFillerPhone } from './filler.ts';
import { readPersonName } from './full-name.ts';
import { phoneKey } from './phone-keys.ts';

test.each(['0600000000', '0611111111', '0612345678', '0687654321'])(
  'the telephone number %s is a filler',
  (text) => {
    expect(isFillerPhone(phoneKey(text) ?? '')).toBe(true);
  },
);

test.each(['111111110', '123456782', '999999990'])('%s passes the test of a BSN and is a filler', (text) => {
  expect(parseBsn(text).ok).toBe(true);
  expect(isFillerBsn(text)).toBe(true);
});

test('values of somebody are none', () => {
  expect(isFillerPhone('+31600081386')).toBe(false);
  expect(isFillerBsn('999906598')).toBe(false);
  expect(isFillerDigits('91661189')).toBe(false);
  expect(isFillerDigits('')).toBe(false);
});

test.each(['onbekend', 'Onbekend', 'N.N.', 'NN', 'n.v.t.', 'anoniem'])('the name %s is nobody', (text) => {
  expect(readPersonName(text)).toBeNull();
  expect(readFamilyName(text).own).toBeNull();
});

test('of an unknown family name the given name stays', () => {
  expect(readPersonName('Onbekend, Jan')).toMatchObject({ given: ['jan'], own: null });
  expect(readPersonName('NN Jansen')?.own?.key).toBe('jansen');
});
