import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dedupe, link } from './link.ts';
import type { Settings } from './settings.ts';
import type { Rows } from './table.ts';
import { madePersons, personSettings, samePerson } from './testing/persons.ts';
import { inOrder, rowsOf } from './testing/rows.ts';

const slow = { timeout: 60_000 };
const persons = madePersons(260, 8);

type Found = { readonly pairs: readonly string[]; readonly groups: readonly string[] };

async function byIds(rows: Rows): Promise<Found> {
  const { pairs, clusters } = await dedupe(rows, personSettings);
  const id = (at: number): string => rows.ids[at] ?? '';
  return {
    pairs: pairs
      .map(({ left, right, probability }) => `${[id(left), id(right)].sort().join(' ')} ${probability}`)
      .sort(),
    groups: clusters.map((group) => group.map(id).sort().join(' ')).sort(),
  };
}

it(
  'gives exactly the same pairs, probabilities and groups whatever the order of the rows',
  slow,
  async () => {
    const first = await byIds(persons);
    expect(first.pairs.length).toBeGreaterThan(50);
    expect(first.groups.length).toBeGreaterThan(20);
    const places = persons.ids.map((_, at) => at);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(places, { minLength: places.length }), async (order) => {
        expect(await byIds(inOrder(persons, order))).toEqual(first);
      }),
      { numRuns: 2 },
    );
  },
);

it('never puts two valid numbers, or dates that cannot be one, in one group or pair', slow, async () => {
  const columns = ['name', 'born', 'bsn', 'phone'];
  const others = Array.from({ length: 60 }, (_, at) => [
    `Naam${at} Familie${at}`,
    `${(at % 27) + 1}-${(at % 11) + 2}-${1940 + at}`,
    '',
    `0652${String(at * 7919).padStart(6, '0')}`,
  ]);
  const one = ['Wilhelmina Stoozuundweide', '13-5-1980', '999990019', '0652345619'];
  const rows = rowsOf(columns, [
    one,
    one,
    one,
    ['Wilhelmina Stoozuundweide', '13-5-1980', '123456708', '0652345619'],
    ['Wilhelmina Stoozuundweide', '24-11-1962', '', '0652345619'],
    ['Wilhelmina Stoozuundweide', '13-5-1981', '', '0652345619'],
    ...others,
    ...others,
  ]);
  const settings: Settings = {
    fields: [
      { column: 'name', kind: 'person-name' },
      { column: 'born', kind: 'date' },
      { column: 'bsn', kind: 'bsn' },
      { column: 'phone', kind: 'phone' },
    ],
  };
  const { pairs, clusters } = await dedupe(rows, settings);
  const together = [...clusters, ...pairs.map(({ left, right }) => [left, right])];
  const has = (group: readonly number[], ...places: number[]) =>
    places.every((place) => group.includes(place));
  expect(together.some((group) => has(group, 0, 1))).toBe(true);
  expect(together.some((group) => has(group, 0, 5))).toBe(true);
  for (const place of [0, 1, 2]) {
    expect(together.some((group) => has(group, place, 3))).toBe(false);
    expect(together.some((group) => has(group, place, 4))).toBe(false);
  }
});

it('between two tables gives places in each of them, also when both have the same ids', slow, async () => {
  const isCopy = (id: string) => !id.endsWith('-0');
  const part = (wanted: (id: string) => boolean): Rows =>
    inOrder(
      persons,
      persons.ids.flatMap((id, at) => (wanted(id) ? [at] : [])),
    );
  const [left, right] = [part((id) => !isCopy(id)), part(isCopy)];
  const { pairs } = await link(left, right, personSettings);
  const sure = pairs.filter(({ probability }) => probability > 0.9);
  const good = sure.filter((pair) => samePerson(left.ids[pair.left] ?? '', right.ids[pair.right] ?? ''));
  expect(sure.length).toBeGreaterThan(30);
  expect(good.length / sure.length).toBeGreaterThan(0.75);
  const numbered = ({ ids, columns }: Rows): Rows => ({
    ids: ids.map((_, at) => String(at).padStart(4, '0')),
    columns,
  });
  const again = await link(numbered(left), numbered(right), personSettings);
  expect(again.pairs.every((pair) => pair.left < left.ids.length && pair.right < right.ids.length)).toBe(
    true,
  );
  expect(again.pairs.length).toBeGreaterThan(30);
});

it('says which column a table does not have', async () => {
  const full = rowsOf(['a'], [['x']]);
  const bare = rowsOf(['b'], [['x']]);
  const settings: Settings = { fields: [{ column: 'a', kind: 'text' }] };
  await expect(dedupe(bare, settings)).rejects.toThrow('There is no column "a".');
  await expect(link(bare, full, settings)).rejects.toThrow('There is no column "a".');
  await expect(link(full, bare, settings)).rejects.toThrow('There is no column "a" in the second table.');
});

it('refuses fields that cannot have changed places, and bands the wrong way round', async () => {
  const rows = rowsOf(['a', 'b'], [['x', '1-2-1980']]);
  const fields: Settings['fields'] = [
    { column: 'a', kind: 'text' },
    { column: 'b', kind: 'date' },
  ];
  await expect(dedupe(rows, { fields, swappable: [['a', 'b']] })).rejects.toThrow(
    '"b" cannot have changed places: it is not a compared column of names or words.',
  );
  await expect(dedupe(rows, { fields, bands: { nearCertain: 0.5, toJudge: 0.9 } })).rejects.toThrow(
    /toJudge to be at most nearCertain/,
  );
});

it('says how far it is, ending with done', slow, async () => {
  const steps: string[] = [];
  await dedupe(persons, personSettings, { onProgress: (_done, _total, step) => steps.push(step) });
  expect([...new Set(steps)]).toEqual(['read', 'block', 'estimate', 'compare', 'group', 'done']);
});
