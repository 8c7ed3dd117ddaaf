import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { moduleRoutes } from './modules.ts';
import { taskOf, whyPages } from './why-pages.ts';

const paths = [...moduleRoutes.map(({ path }) => path), '/instellingen'];

const undecided = (known: readonly string[]): string[] => known.filter((path) => !(path in whyPages));

const drawsWhy = (page: string): boolean => {
  const [found] = globSync(`modules/*/*/web/**/${page}.tsx`);
  return found !== undefined && /<(Why|WhyLine|WhyCard)\b/.test(readFileSync(found, 'utf8'));
};

describe('every page with personal data says why they may be seen', () => {
  test('for every page somebody decided whether it shows data about people', () => {
    expect(undecided(paths)).toEqual([]);
    expect(Object.keys(whyPages).filter((path) => !paths.includes(path))).toEqual([]);
  });

  test('a page that nobody decided about is found', () => {
    expect(undecided([...paths, '/nieuw/:id'])).toEqual(['/nieuw/:id']);
  });

  test('a page of one record names that record in its address', () => {
    const without = Object.entries(whyPages).filter(
      ([path, kind]) => kind === 'record' && !path.includes(':id'),
    );
    expect(without).toEqual([]);
  });

  test('a page of one task names purposes that the content knows', () => {
    const { purposes } = JSON.parse(readFileSync('content/legal-bases.json', 'utf8')) as {
      purposes: { code: string }[];
    };
    const known = purposes.map(({ code }) => code);
    const named = paths.flatMap((path) => taskOf(path));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((code) => !known.includes(code))).toEqual([]);
    expect(taskOf('/verzoeken/:id')).toEqual(['betrokkene-verzoek']);
    expect(taskOf('/signalen')).toEqual([]);
  });

  test('a page that says it itself does draw the line', () => {
    const own = moduleRoutes.filter(({ path }) => whyPages[path] === 'own');
    expect(own.length).toBeGreaterThan(5);
    for (const { path, page } of own) {
      const file = /([A-Z]\w+Page)\.tsx/.exec(page.toString())?.[1];
      expect(file, path).toBeDefined();
      expect(drawsWhy(file ?? ''), path).toBe(true);
    }
  });
});
