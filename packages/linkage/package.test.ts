import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(here, path), 'utf8')) as Record<string, any>;

/** What is published; the bench and the tests are not. */
const published = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    /^(index\.ts|(engine|normalise|command|synthetic)\/)/.test(path) &&
    path.endsWith('.ts') &&
    !path.endsWith('.test.ts') &&
    !path.includes('testing/'),
);

it('names the libraries that the package imports, and no other', () => {
  const imported = published.flatMap((path) =>
    Array.from(
      readFileSync(join(here, path), 'utf8').matchAll(/(?:from |import\()'([^.'][^']*)'/g),
      ([, name = '']) => name,
    )
      .filter((name) => !name.startsWith('node:'))
      .map((name) => name.replace(/^([^@/]+|@[^/]+\/[^/]+).*$/, '$1')),
  );
  expect(published.length).toBeGreaterThan(60);
  expect(Object.keys(read('package.json').dependencies)).toEqual([...new Set(imported)].sort());
});

it('asks for the versions that the repository is tested with', () => {
  const { dependencies } = read('package.json');
  const whole = read('../../package.json');
  for (const [name, version] of Object.entries(dependencies))
    expect(whole.dependencies[name], name).toBe(version);
  expect(read('package.json').license).toBe(whole.license);
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
