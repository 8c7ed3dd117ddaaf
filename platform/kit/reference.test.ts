import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newReference, parseReference } from './reference.ts';

const alphabet = Array.from('23456789ABCDEFGHJKMNPQRSTUVWXYZ');
const prefix = fc.constantFrom('DAL', 'ZWO', 'OLS', 'STE', 'RIE', 'POL', 'IIJ');
const compact = (reference: string) => reference.replaceAll('-', '');

test('a reference has the shape DAL-7F3K-2M9P, without characters that look alike', () => {
  for (let count = 0; count < 200; count += 1) {
    expect(newReference('DAL')).toMatch(/^DAL-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  }
});

test('a prefix that is not three capitals is refused', () => {
  expect(() => newReference('dalf')).toThrow(TypeError);
});

test('every new reference reads as itself', () => {
  fc.assert(
    fc.property(prefix, (letters) => {
      const reference = newReference(letters);
      expect(parseReference(reference)).toEqual({ ok: true, value: reference });
    }),
  );
});

test('case, spaces, dots and missing dashes do not matter', () => {
  const reference = newReference('ZWO');
  const plain = compact(reference);
  for (const typed of [
    plain.toLowerCase(),
    ` ${plain} `,
    Array.from(plain).join(' '),
    reference.replaceAll('-', '.'),
  ]) {
    expect(parseReference(typed)).toEqual({ ok: true, value: reference });
  }
});

test('any single wrong character is found', () => {
  fc.assert(
    fc.property(prefix, fc.nat(7), fc.constantFrom(...alphabet), (letters, at, replacement) => {
      const plain = compact(newReference(letters));
      const position = 3 + at;
      fc.pre(plain.charAt(position) !== replacement);
      const wrong = plain.slice(0, position) + replacement + plain.slice(position + 1);
      expect(parseReference(wrong).ok).toBe(false);
    }),
  );
});

test('a wrong letter in the prefix is found', () => {
  const plain = compact(newReference('DAL'));
  expect(parseReference(`DEL${plain.slice(3)}`)).toEqual({ ok: false, error: 'check-failed' });
});

test('any swap of two neighbours is found', () => {
  fc.assert(
    fc.property(prefix, fc.nat(9), (letters, at) => {
      const plain = compact(newReference(letters));
      fc.pre(plain.charAt(at) !== plain.charAt(at + 1));
      const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
      const read = parseReference(swapped);
      expect(read.ok && compact(read.value) !== plain).toBe(false);
    }),
  );
});

test('a zero typed for the O of the prefix is understood', () => {
  const reference = newReference('ZWO');
  expect(parseReference(reference.replace('ZWO', 'ZW0'))).toEqual({ ok: true, value: reference });
});

test('an O typed for a D is understood because the check character leaves one reading', () => {
  let reference = newReference('DAL');
  while (!reference.slice(5).includes('D')) reference = newReference('DAL');
  const typed = reference.slice(0, 5) + reference.slice(5).replace('D', 'O');
  expect(parseReference(typed)).toEqual({ ok: true, value: reference });
});

test.each([
  ['', 'unreadable'],
  ['DAL', 'wrong-length'],
  ['DAL-7F3K-2M9', 'wrong-length'],
  ['é', 'unreadable'],
  ['777-7F3K-2M9P', 'wrong-character'],
])('%s is refused as %s', (text, error) => {
  expect(parseReference(text)).toEqual({ ok: false, error });
});
