import { expect, test } from 'vitest';
import { withPlantedTree } from './planted-tree.ts';
import { checkTexts } from './texts.ts';

const region = JSON.stringify({
  municipalities: [{ name: 'Kampen' }],
  organisations: [{ type: 'municipality', name: 'Gemeente Oud-Stad' }],
});
const folder = 'modules/chain/signals/web';

const look = (nl: unknown, en: unknown, more: Record<string, string> = {}) =>
  withPlantedTree(
    {
      'content/regions/demo.json': region,
      [`${folder}/nl.json`]: JSON.stringify(nl),
      [`${folder}/en.json`]: JSON.stringify(en),
      ...more,
    },
    (root) => checkTexts(root).problems,
  );

test('two languages that say the same pass, with the plural forms of each', async () => {
  const nl = { title: 'Signalen', count_one: '{{count}} signaal', count_other: '{{count}} signalen' };
  expect(await look(nl, { title: 'Signals', count_other: '{{count}} signals' })).toEqual([]);
});

test.each([
  ['a text that one language lacks', { a: { b: 'x', c: 'y' } }, { a: { b: 'x' } }, 'en.json: a.c is missing'],
  ['a text that only the other language has', { a: 'x' }, { a: 'x', d: 'y' }, 'nl.json: d is missing'],
  ['an empty text', { a: ' ' }, { a: 'x' }, 'nl.json: a is empty'],
  ['a value that one language does not show', { a: '{{name}} gaf' }, { a: 'gave' }, 'a has other values'],
  ['a name of a place in a text', { a: 'Dag Kampen' }, { a: 'Hello' }, 'names Kampen'],
])('%s is found', async (_what, nl, en, expected) => {
  const problems = await look(nl, en);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(expected);
});

test('a word that is also a place is not found in a text', async () => {
  expect(await look({ a: 'zij kampen met schulden' }, { a: 'they struggle with debt' })).toEqual([]);
});

test('a name of a place in code is found, in any writing', async () => {
  const problems = await look(
    { a: 'x' },
    { a: 'x' },
    { 'apps/server/demo.ts': "export const town = 'oud-stad';" },
  );
  expect(problems).toEqual(['apps/server/demo.ts: names oud-stad; a name of a place belongs in content/']);
});

test('a file without its other language is found', async () => {
  const problems = await look({ a: 'x' }, { a: 'x' }, { 'platform/web/nl.json': '{"b":"c"}' });
  expect(problems).toEqual(['platform/web/en.json is missing']);
});

test('a tree without texts or regions does not pass', async () => {
  const { problems } = await withPlantedTree({ 'package.json': '{}' }, checkTexts);
  expect(problems).toHaveLength(2);
});
