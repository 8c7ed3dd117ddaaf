import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkBundle, scriptsOf } from './bundle.ts';
import { withPlantedTree } from './planted-tree.ts';

const page =
  '<script type="module" src="/assets/a.js"></script><link rel="modulepreload" href="/assets/b.js"><link rel="stylesheet" href="/c.css">';

test('scripts and what is loaded beforehand count', () => {
  expect(scriptsOf(page)).toEqual(['assets/a.js', 'assets/b.js']);
});

test('a small page passes', async () => {
  const files = { 'index.html': page, 'assets/a.js': 'a()', 'assets/b.js': 'b()' };
  expect((await withPlantedTree(files, checkBundle)).problems).toEqual([]);
});

test('a page that loads too much is found', async () => {
  const heavy = randomBytes(200_000).toString('base64');
  const files = { 'index.html': page, 'assets/a.js': heavy, 'assets/b.js': '' };
  expect((await withPlantedTree(files, checkBundle)).problems[0]).toMatch(/loads too much/);
});

test('a page that was not built is found', async () => {
  expect((await withPlantedTree({}, checkBundle)).problems).toHaveLength(1);
});
