import { expect, test } from 'vitest';
import { parsePostcode, writePostcode } from './postcode.ts';

test.each(['8061 TZ', '8061tz', ' 8061  tz '])('%s is written as 8061 TZ', (text) => {
  expect(parsePostcode(text)).toEqual({ ok: true, value: '8061 TZ' });
});

test.each(['0000 AA', '0123 AB', '806 TZ', '80611 TZ', '8061', '8061 T1', ''])('%s is impossible', (text) => {
  expect(parsePostcode(text)).toEqual({ ok: false, error: 'impossible' });
});

test.each(['8061 SS', '8104sd', '8000 SA'])('%s has the form but is not issued', (text) => {
  expect(parsePostcode(text)).toEqual({ ok: false, error: 'not-issued' });
});

test('other letters with S are issued', () => {
  expect(parsePostcode('8061 SB').ok).toBe(true);
});

test('a kept postcode is written the usual way, other text stays', () => {
  expect(writePostcode('8104sd')).toBe('8104 SD');
  expect(writePostcode(' bij de brug ')).toBe('bij de brug');
});
