import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dedupe, link, openModel, RecordIndex, type Rows, type Settings } from './index.ts';

const settings: Settings = {
  fields: [
    { column: 'name', kind: 'person-name' },
    { column: 'born', kind: 'date' },
    { column: 'phone', kind: 'phone' },
  ],
};

/** Two mentions of each of eighty persons, the second written in another way. */
function mentions(second: boolean): Rows {
  const numbers = Array.from({ length: 80 }, (_, at) => at);
  const syllables = ['bak', 'den', 'fol', 'gre', 'hui', 'kar', 'lam', 'mol', 'ner'];
  const family = (at: number) =>
    `${syllables[at % 9]}${syllables[(at * 5 + 3) % 9]}${syllables[Math.trunc(at / 9)]}a`;
  const given = ['Jan', 'Piet', 'Wim', 'Ria', 'Els'];
  const day = (at: number) => [(at % 27) + 1, (at % 12) + 1, 1940 + ((at * 7) % 60)] as const;
  return {
    ids: numbers.map((at) => `${second ? 'b' : 'a'}${at}`),
    columns: {
      name: numbers.map((at) =>
        second ? `${family(at)}, ${given[at % 5]}` : `${given[at % 5]} ${family(at)}`,
      ),
      born: numbers.map((at) => (second ? day(at).toReversed().join('-') : day(at).join('-'))),
      phone: numbers.map((at) => (second ? '' : `06-52${String(345_619 + at * 7919)}`)),
    },
  };
}

const left = mentions(false);
const right = mentions(true);
const both: Rows = {
  ids: [...left.ids, ...right.ids],
  columns: Object.fromEntries(
    Object.entries(left.columns).map(([name, cells]) => [name, [...cells, ...(right.columns[name] ?? [])]]),
  ),
};

it('works as the README says: dedupe, link, compare, find', { timeout: 60_000 }, async () => {
  const { pairs, clusters, parameters } = await dedupe(both, settings);
  expect(pairs.filter(({ probability }) => probability > 0.5).length).toBeGreaterThanOrEqual(78);
  expect(clusters.some((group) => group.includes(3) && group.includes(83))).toBe(true);

  const linked = await link(left, right, settings, { parameters });
  expect(linked.pairs.some((pair) => pair.left === 3 && pair.right === 3 && pair.probability > 0.5)).toBe(
    true,
  );

  const model = openModel(settings, parameters);
  const here = model.record({ name: 'Jan Bakhuizen', born: '3-5-1980', phone: null });
  const there = model.record({ name: 'Bakhuizen, J.', born: '1980-05-03', phone: '06-52345619' });
  const { probability, band, fields } = model.compare(here, there);
  expect(probability).toBeGreaterThan(0.5);
  expect(band).not.toBe('no');
  expect(fields.map(({ field, level }) => `${field} ${level}`)).toEqual([
    'name.family same',
    'name.given initial',
    'born same',
    'phone missing',
  ]);
  expect(fields[2]?.sentence.nl).toMatch(/^De datum is gelijk\./);

  const index = new RecordIndex(model, [['name.family.sound', 'born.year'], ['phone.exact']]);
  index.add('a1', { name: 'Jan Bakhuizen', born: '3-5-1980', phone: '06-52345619' });
  const [best] = index.find({ name: 'J. Bakhuisen', born: '1980', phone: null });
  expect(best?.id).toBe('a1');
});

it('names in the README every kind and every level that there is', async () => {
  const { columnKindNames } = await import('./index.ts');
  const { kindsOf, loadKinds } = await import('./engine/kinds/index.ts');
  await loadKinds(columnKindNames);
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const lines = readme.split('\n').filter((line) => line.startsWith('| `'));
  const lineOf = (name: string): string => lines.find((one) => one.includes(`\`${name}\``)) ?? '';
  for (const column of columnKindNames) {
    expect(lineOf(column), column).not.toBe('');
    for (const { kind } of kindsOf('x', column))
      for (const { name } of kind.levels) expect(lineOf(kind.name), `${kind.name}: ${name}`).toContain(name);
  }
});
