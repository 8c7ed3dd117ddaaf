import { expect, test } from 'vitest';
import { parsePhone } from './phone.ts';

test.each(['06-00081386', '06 00081386', '+31600081386', '0031 6 00081386', '+31 (0)6 00081386'])(
  'the fictitious number %s is read the same however it is written',
  (text) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { number: '+31600081386', valid: true } });
  },
);

test('a number that exists in the plan is valid', () => {
  expect(parsePhone('038-498 91 11')).toEqual({ ok: true, value: { number: '+31384989111', valid: true } });
});

test('a number outside the numbering plan is kept and marked', () => {
  expect(parsePhone('038-000 00')).toMatchObject({ ok: true, value: { valid: false } });
});

test('a foreign number keeps its country', () => {
  expect(parsePhone('+49 30 901820')).toEqual({ ok: true, value: { number: '+4930901820', valid: true } });
});

test.each(['', 'geen', '112', '12345678901234567890'])('%s is unreadable', (text) => {
  expect(parsePhone(text)).toEqual({ ok: false, error: 'unreadable' });
});
