import { expect, test } from 'vitest';
import { phonetic, skeleton } from './phonetic.ts';

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
