import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phonetic, rules, skeleton } from './phonetic.ts';

test.each([
  ['Jansen', 'Janssen'],
  ['Dijk', 'Dyk'],
  ['Vries', 'Fries'],
  ['Bakker', 'Backer'],
  ['Philipsen', 'Filipsen'],
  ['Zandbergen', 'Sandbergen'],
  ['Smidt', 'Smit'],
  ['Meijer', 'Meyer'],
  ['Bouwman', 'Bauman'],
])('%s sounds like %s', (one, other) => {
  expect(phonetic(one)).toBe(phonetic(other));
});

test.each([
  ['Bakker', 'Dekker'],
  ['Visser', 'Vos'],
  ['Groot', 'Graaf'],
])('%s does not sound like %s', (one, other) => {
  expect(phonetic(one)).not.toBe(phonetic(other));
});

test('a wrong or missing vowel leaves the skeleton', () => {
  expect(skeleton('Grootan')).toBe(skeleton('Grooten'));
  expect(skeleton('Wlma')).toBe(skeleton('Wilma'));
  expect(skeleton('Dekkker')).toBe(skeleton('Dekker'));
});

test.each(rules)('without one of the letters "%s" nothing of %s changes', (letters, spelling, sound) => {
  const others = Array.from('abcdefghijklmnopqrstuvwxyz').filter((letter) => !letters.includes(letter));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...others), maxLength: 12 }), (name) => {
      expect(name.replace(spelling, sound)).toBe(name);
    }),
  );
});
