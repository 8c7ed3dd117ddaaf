import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePhone } from './phone.ts';
import { phoneKey, phoneKeys } from './phone-keys.ts';

test.each([
  '0600081386',
  '06-00081386',
  '06 00 08 13 86',
  '06.00.08.13.86',
  '+31600081386',
  '+31 6 00081386',
  '+31 (0)6 00081386',
  '0031 6 00081386',
  'tel. 06-00081386',
])('%s is one number', (text) => {
  expect(phoneKey(text)).toBe('+31600081386');
});

test('the short way for Dutch numbers always gives what the library gives', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 8 });
  const sign = fc.constantFrom('', ' ', '-', '.');
  const start = fc
    .tuple(fc.constantFrom('0', '+31', '0031'), fc.constantFrom(...'1234567'))
    .map(([country, first]) => `${country}${first}`);
  fc.assert(
    fc.property(start, digits, sign, (before, rest, between) => {
      const text = `${before}${between}${rest.slice(0, 4)}${between}${rest.slice(4)}`;
      const read = parsePhone(text);
      expect(phoneKey(text)).toBe(read.ok ? read.value.number : null);
    }),
  );
});

test('the key of a number of the numbering plan always is its own key', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789 -'), minLength: 7, maxLength: 14 });
  fc.assert(
    fc.property(fc.constantFrom('', '+', '06', '038', '00'), digits, (start, text) => {
      const read = parsePhone(`${start}${text}`);
      // Abroad a number may have fewer than eight digits; those are not read.
      if (read.ok && read.value.valid && read.value.number.length > 8)
        expect(phoneKey(phoneKey(`${start}${text}`) ?? '')).toBe(read.value.number);
    }),
  );
});

test('a cell may hold more numbers', () => {
  expect(phoneKeys('06-00081386 / 038-4989111')).toEqual(['+31600081386', '+31384989111']);
  expect(phoneKeys('0600081386; 06 00081386')).toEqual(['+31600081386']);
  expect(phoneKeys('0384989111 of 0600081386')).toEqual(['+31384989111', '+31600081386']);
  expect(phoneKeys('geen')).toEqual([]);
});
