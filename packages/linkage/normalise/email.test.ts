import { expect, test } from 'vitest';
import { parseEmail } from './email.ts';

test('the domain is written in lower case, the name as it was', () => {
  expect(parseEmail(' Jan.Smit@Gemeente.EXAMPLE ')).toEqual({ ok: true, value: 'Jan.Smit@gemeente.example' });
});

test.each([
  '',
  'jan',
  'jan@',
  '@x.nl',
  'jan@x',
  'jan smit@x.nl',
  'a@b@c.nl',
  'jan@x..nl',
  `${'a'.repeat(250)}@x.nl`,
])('%s is refused', (text) => {
  expect(parseEmail(text).ok).toBe(false);
});
