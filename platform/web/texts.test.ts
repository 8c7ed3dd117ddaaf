import { expect, test } from 'vitest';
import { problemCodes } from '#platform/kit/problem-codes.ts';
import uiEn from '../ui/en.json' with { type: 'json' };
import uiNl from '../ui/nl.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

function keysOf(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value as object, `${before}${key}.`),
  );
}

test.each(Object.keys(problemCodes))('the problem %s has words in both languages', (code) => {
  expect(nl.problem).toHaveProperty(code);
  expect(en.problem).toHaveProperty(code);
});

test('both languages have the same keys', () => {
  expect(keysOf(en)).toEqual(keysOf(nl));
  expect(keysOf(uiEn)).toEqual(keysOf(uiNl));
});
