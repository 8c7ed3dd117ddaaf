import { describe, expect, test } from 'vitest';
import { parseBsn, parseRsin, passesElevenTest } from './bsn.ts';

describe('BSN and RSIN', () => {
  test.each([
    ['999906598', '999906598'],
    [' 9999 02 003 ', '999902003'],
    ['111222333', '111222333'],
  ])('%s passes', (text, value) => {
    expect(parseBsn(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['123456789', 'test-failed'],
    ['999906599', 'test-failed'],
    ['000000000', 'test-failed'],
    ['99990658', 'test-failed'],
    ['1234', 'wrong-length'],
    ['onbekend', 'unreadable'],
    ['', 'unreadable'],
  ])('%s is refused: %s', (text, error) => {
    expect(parseBsn(text)).toEqual({ ok: false, error });
  });

  test('a leading zero that a spreadsheet dropped comes back', () => {
    const withZero = Array.from(
      { length: 100 },
      (_, index) => `0123456${String(index).padStart(2, '0')}`,
    ).find(passesElevenTest)!;
    expect(parseRsin(withZero.slice(1))).toEqual({ ok: true, value: withZero });
  });

  test('every single wrong digit is found', () => {
    for (let at = 0; at < 9; at += 1) {
      for (const digit of '0123456789') {
        const changed = `${'999906598'.slice(0, at)}${digit}${'999906598'.slice(at + 1)}`;
        expect(passesElevenTest(changed)).toBe(changed === '999906598');
      }
    }
  });
});
