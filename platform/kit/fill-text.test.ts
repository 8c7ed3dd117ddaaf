import { expect, test } from 'vitest';
import { fillText } from './fill-text.ts';

test('a sentence takes each of its values, as often as it is there, and nothing where there is none', () => {
  expect(fillText('{{name}} en {{name}}: {{count}}', { name: 'Aa', count: 0 })).toBe('Aa en Aa: 0');
  expect(fillText('Kenmerk {{reference}}.', {})).toBe('Kenmerk .');
});

test('a value that looks like a place for one is left as it is', () => {
  expect(fillText('{{one}}', { one: '{{two}}', two: 'x' })).toBe('{{two}}');
});
