import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spellingKey } from './spelling.ts';

test.each([
  ['IJsbrand', 'Ysbrand'],
  ['Dijk', 'Dyk'],
  ['Sophia', 'Sofia'],
  ['Backer', 'Baker'],
  ['Janssen', 'Jansen'],
  ['Thijs', 'Tijs'],
  ['Haenen', 'Haanen'],
  ['Dircksen', 'Dirksen'],
  ['Hendricks', 'Hendrix'],
  ['Ghijsen', 'Gijsen'],
])('%s and %s are one spelling', (one, other) => {
  expect(spellingKey(one)).toBe(spellingKey(other));
});

test.each([
  ['Vries', 'Fries'],
  ['Jan', 'Jaan'],
  ['Bos', 'Vos'],
])('%s and %s stay two', (one, other) => {
  expect(spellingKey(one)).not.toBe(spellingKey(other));
});

test('folding twice is the same as once', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ijphcktghaesxyz12é '), maxLength: 14 });
  fc.assert(
    fc.property(text, (name) => {
      expect(spellingKey(spellingKey(name))).toBe(spellingKey(name));
    }),
    { numRuns: 2000 },
  );
});
