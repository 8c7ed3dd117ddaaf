import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(here, path), 'utf8')) as Record<string, any>;

/** What is published; the tests are not. */
const published = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    /^(index\.ts|(bytes|tree|note|log|command|browser)\/)/.test(path) &&
    path.endsWith('.ts') &&
    !path.endsWith('.test.ts'),
);

const importsOf = (path: string): string[] =>
  Array.from(
    readFileSync(join(here, path), 'utf8').matchAll(/from '([^.'][^']*)'/g),
    ([, name = '']) => name,
  );

it('depends on nothing: the command on Node, all else on what every browser has', () => {
  expect(published.length).toBeGreaterThan(20);
  expect(read('package.json').dependencies).toEqual({});
  for (const path of published) {
    const names = importsOf(path);
    if (path.startsWith('command/')) expect(names.filter((name) => !name.startsWith('node:'))).toEqual([]);
    else expect(names, path).toEqual([]);
  }
});

it('opens at doors that are built from what is there', () => {
  const { exports, bin } = read('package.json');
  const built = [...Object.values<any>(exports).map((door) => door.default), ...Object.values<string>(bin)];
  for (const path of built) {
    const source = path.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts');
    expect(published).toContain(source);
    expect(read('tsconfig.build.json').include).toContain(source);
  }
});
