import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBsn, passesElevenTest } from './bsn.ts';
import { parseIban } from './iban.ts';
import { parseKvk } from './kvk.ts';
import { lettersAndDigits, plainLetters } from './plain-letters.ts';
import { parsePlate, plateKey } from './plate.ts';
import { parsePostcode, writePostcode } from './postcode.ts';

const bsn = fc
  .integer({ min: 1_000_000, max: 99_999_999 })
  .map((number) => String(number).padStart(8, '0'))
  .chain((start) => fc.constantFrom(...Array.from({ length: 10 }, (_, last) => `${start}${last}`)))
  .filter(passesElevenTest);

const twoLetters = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  minLength: 4,
  maxLength: 4,
});
const iban = fc.tuple(twoLetters, fc.integer({ min: 0, max: 9_999_999_999 })).map(([bank, account]) => {
  const number = `${bank}${String(account).padStart(10, '0')}`;
  const check = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, '0'));
  return check.map((digits) => `NL${digits}${number}`).find((text) => parseIban(text).ok)!;
});

const changed = (text: string, at: number, sign: string) =>
  `${text.slice(0, at)}${sign}${text.slice(at + 1)}`;
const swapped = (text: string, at: number) => changed(changed(text, at, text[at + 1]!), at + 1, text[at]!);
const digit = fc.constantFrom(...'0123456789');

describe('never', () => {
  test('a valid BSN with one other digit is valid', () => {
    fc.assert(
      fc.property(bsn, fc.nat(8), digit, (number, at, other) => {
        if (number[at] !== other) expect(passesElevenTest(changed(number, at, other))).toBe(false);
      }),
    );
  });

  test('a valid BSN with two neighbours swapped is valid', () => {
    fc.assert(
      fc.property(bsn, fc.nat(7), (number, at) => {
        if (number[at] !== number[at + 1]) expect(passesElevenTest(swapped(number, at))).toBe(false);
      }),
    );
  });

  test('a valid IBAN with one other digit, or two digits swapped, is valid', () => {
    fc.assert(
      fc.property(iban, fc.integer({ min: 8, max: 16 }), digit, (number, at, other) => {
        if (number[at] !== other) expect(parseIban(changed(number, at, other)).ok).toBe(false);
        if (number[at] !== number[at + 1]) expect(parseIban(swapped(number, at)).ok).toBe(false);
      }),
    );
  });
});

describe('always', () => {
  const spaced = (text: string, sign: string) => text.split('').join(sign);

  test('a number reads the same with spaces, dots or dashes in it', () => {
    fc.assert(
      fc.property(bsn, iban, fc.constantFrom(' ', '.', '-'), (number, account, sign) => {
        expect(parseBsn(spaced(number, sign))).toEqual({ ok: true, value: number });
        expect(parseIban(spaced(account.toLowerCase(), sign))).toEqual({ ok: true, value: account });
        expect(parseKvk(spaced('91661189', sign))).toEqual({ ok: true, value: '91661189' });
      }),
    );
  });

  test('what was read once reads as itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB1 2-.9éßł'), maxLength: 12 });
    fc.assert(
      fc.property(text, (written) => {
        expect(plainLetters(plainLetters(written))).toBe(plainLetters(written));
        expect(lettersAndDigits(lettersAndDigits(written))).toBe(lettersAndDigits(written));
        expect(writePostcode(writePostcode(written))).toBe(writePostcode(written));
        for (const parse of [parsePlate, parsePostcode, parseBsn, parseKvk]) {
          const once = parse(written);
          if (once.ok) expect(parse(once.value)).toEqual(once);
        }
        const key = plateKey(written);
        if (key !== null) expect(plateKey(key)).toBe(key);
      }),
    );
  });

  test('the fast way for plain text gives what the long way gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        // An accent behind it takes the long way.
        expect(plainLetters(`${text} é`)).toBe(`${plainLetters(text)} e`);
      }),
    );
  });
});
