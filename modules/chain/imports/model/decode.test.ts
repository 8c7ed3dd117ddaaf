import { describe, expect, test } from 'vitest';
import { createStreamDecoder, decodeBytes, detectDelimiter } from './decode.ts';
import { ImportFileError } from './raw-row.ts';

const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
const utf8 = (text: string) => new TextEncoder().encode(text);
const windows = (text: string) =>
  Uint8Array.from(Array.from(text, (character) => (character === '€' ? 0x80 : character.charCodeAt(0))));
const utf16 = (text: string, big = false) =>
  Uint8Array.from(
    Array.from(`\uFEFF${text}`).flatMap((character) => {
      const code = character.charCodeAt(0);
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

describe('finding the encoding', () => {
  test.each([
    ['UTF-8', utf8('Eetcafé €5'), 'utf-8', 'valid-utf-8'],
    ['UTF-8 with mark', utf8('\uFEFFEetcafé €5'), 'utf-8', 'bom'],
    ['Windows-1252', windows('Eetcafé €5'), 'windows-1252', 'not-utf-8'],
    ['UTF-16, low byte first', utf16('Eetcafé 5'), 'utf-16le', 'bom'],
    ['UTF-16, high byte first', utf16('Eetcafé 5', true), 'utf-16be', 'bom'],
    ['plain ASCII', utf8('Eetcafe 5'), 'utf-8', 'only-ascii'],
  ])('%s', (_, input, encoding, why) => {
    const { text, finding } = decodeBytes(input);
    expect(finding).toEqual({ encoding, why });
    expect(text.replace('€', '').replace('é', 'e')).toBe('Eetcafe 5');
  });

  test('nothing is nothing', () => {
    expect(decodeBytes(bytes()).text).toBe('');
    expect(decodeBytes(bytes(0xe9)).text).toBe('é');
  });
});

describe('piece by piece', () => {
  test.each([
    ['UTF-8', utf8('ja; Eetcafé “de brug” €5 🙂')],
    ['UTF-8 with mark', utf8('\uFEFFja; Eetcafé €5')],
    ['Windows-1252', windows('lang genoeg; Eetcafé ëén €5 é')],
    ['UTF-16', utf16('Eetcafé 5')],
  ])('%s gives the same text however it is cut', (_, input) => {
    const whole = decodeBytes(input).text;
    for (let size = 1; size < input.length; size += 1) {
      const decoder = createStreamDecoder();
      let text = '';
      for (let at = 0; at < input.length; at += size) text += decoder.decode(input.slice(at, at + size));
      expect(text + decoder.end(), `pieces of ${size}`).toBe(whole);
    }
  });

  test('a file pasted together from two encodings is refused instead of damaged', () => {
    const decoder = createStreamDecoder();
    decoder.decode(utf8('Eetcafé de Brug; '));
    expect(() => decoder.decode(windows('Eetcafé de Stelling'))).toThrow(ImportFileError);
  });
});

test.each([
  ['a;b;c', ';'],
  ['a,b,c', ','],
  ['a\tb\tc', '\t'],
  ['"a,b,c,d";b', ';'],
  ['a;b\n1,2,3,4,5', ';'],
  ['alleen', ';'],
])('the delimiter of %j', (text, delimiter) => {
  expect(detectDelimiter(text)).toBe(delimiter);
});
