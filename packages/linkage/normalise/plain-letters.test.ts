import { expect, test } from 'vitest';
import { lettersAndDigits, plainLetters, sortedLetters } from './plain-letters.ts';

test.each([
  ['Eetcafé', 'eetcafe'],
  ['Łukasz', 'lukasz'],
  ['YILMAZ ı', 'yilmaz i'],
  ['Çelik-Öz', 'celik-oz'],
])('%s becomes %s', (text, plain) => {
  expect(plainLetters(text)).toBe(plain);
});

test('only letters and digits stay', () => {
  expect(lettersAndDigits("Klein Haarhuis-'t")).toBe('kleinhaarhuist');
});

test('swapped neighbours have the same letters', () => {
  expect(sortedLetters('Veldkmap')).toBe(sortedLetters('Veldkamp'));
});
