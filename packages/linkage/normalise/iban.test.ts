import { expect, test } from 'vitest';
import { parseIban } from './iban.ts';

test('the example of the standard is read with spaces and in lower case', () => {
  expect(parseIban('nl91 abna 0417 1643 00')).toEqual({ ok: true, value: 'NL91ABNA0417164300' });
  expect(parseIban('GB82 WEST 1234 5698 7654 32').ok).toBe(true);
});
test.each([
  ['NL91ABNA0417164301', 'test-failed'],
  ['NL91ABNA041716430', 'wrong-length'],
  ['0417164300', 'unreadable'],
])('%s is refused: %s', (text, error) => {
  expect(parseIban(text)).toEqual({ ok: false, error });
});
