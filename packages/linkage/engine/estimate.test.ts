import { expect, it } from 'vitest';
import { dedupe } from './link.ts';
import { type Model, openModel } from './model.ts';
import type { Settings } from './settings.ts';
import type { Rows } from './table.ts';
import { madePersons, personSettings, samePerson } from './testing/persons.ts';

/** Each run estimates anew; on a busy machine that takes a while. */
const slow = { timeout: 60_000 };
const persons = madePersons(700, 3);

async function learned(rows: Rows, settings: Settings): Promise<Model> {
  return openModel(settings, (await dedupe(rows, settings)).parameters);
}

const points = (model: Model, here: Record<string, string>, there: Record<string, string>, field: string) =>
  model.compare(model.record(here), model.record(there)).fields.find((one) => one.field === field)?.points ??
  0;

it(
  'learns from the rows alone that what is the same speaks for, and what differs against',
  slow,
  async () => {
    const model = await learned(persons, personSettings);
    const cases: readonly [string, string, string][] = [
      ['given_names', 'Steinan', 'Ingrid'],
      ['family_name', 'Stoozuundweide', 'Kowalski'],
      ['birth_date', '1968-04-13', '1987-11-26'],
      ['phone', '06-00016581', '06-00071702'],
    ];
    for (const [field, one, other] of cases) {
      expect(points(model, { [field]: one }, { [field]: one }, field), field).toBeGreaterThan(3);
      expect(points(model, { [field]: one }, { [field]: other }, field), field).toBeLessThan(-1);
      expect(points(model, { [field]: one }, { [field]: '' }, field), field).toBe(0);
    }
  },
);

it('finds most made copies and proposes little else', slow, async () => {
  const { pairs } = await dedupe(persons, personSettings);
  const sure = pairs.filter(({ probability }) => probability >= 0.5);
  const right = sure.filter(({ left, right }) => samePerson(persons.ids[left]!, persons.ids[right]!));
  const all = persons.ids.flatMap((id, at) =>
    persons.ids.slice(at + 1).filter((other) => samePerson(id, other)),
  );
  expect(right.length / all.length).toBeGreaterThan(0.9);
  expect(right.length / sure.length).toBeGreaterThan(0.7);
});

it('gives a rare name more weight than a common one, unless the settings say not to', slow, async () => {
  const counts = new Map<string, number>();
  for (const name of persons.columns.family_name ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [common = ''] = [...counts].filter(([name]) => name !== '').sort(([, a], [, b]) => b - a)[0] ?? [];
  const weights = async (settings: Settings) => {
    const model = await learned(persons, settings);
    const own = (name: string) => points(model, { family_name: name }, { family_name: name }, 'family_name');
    return { rare: own('Stoozuundweide'), common: own(common) };
  };
  const { rare, common: often } = await weights(personSettings);
  expect(rare).toBeGreaterThan(often + 1);
  const fields = personSettings.fields.map((field) => ({ ...field, rarity: false }));
  const even = await weights({ ...personSettings, fields });
  expect(even.rare).toBeCloseTo(even.common, 8);
});

it('weighs two columns that say the same, in one group, about as one of them', slow, async () => {
  const twice: Rows = {
    ids: persons.ids,
    columns: { ...persons.columns, again: persons.columns.postcode ?? [] },
  };
  const settings = (columns: readonly string[], group?: string): Settings => ({
    fields: [
      ...personSettings.fields.filter(
        ({ column }) => !['street', 'house_number', 'postcode'].includes(column),
      ),
      ...columns.map((column) => ({ column, kind: 'postcode' as const, rarity: false, group })),
    ],
  });
  const cells = { postcode: '1012 ZH', again: '1012 ZH' };
  const together = async (of: Settings) => {
    const model = await learned(twice, of);
    return points(model, cells, cells, 'postcode') + points(model, cells, cells, 'again');
  };
  const alone = await together(settings(['postcode']));
  const grouped = await together(settings(['postcode', 'again'], 'place'));
  const apart = await together(settings(['postcode', 'again']));
  expect(Math.abs(grouped - alone)).toBeLessThan(1.5);
  expect(apart).toBeGreaterThan(alone * 1.6);
});

it.each([0, 1, 2])('does not stumble over a table of %i rows', slow, async (rows) => {
  const few = madePersons(2, 1);
  const table = {
    ids: few.ids.slice(0, rows),
    columns: Object.fromEntries(
      Object.entries(few.columns).map(([name, cells]) => [name, cells.slice(0, rows)]),
    ),
  };
  const { parameters, pairs } = await dedupe(table, personSettings);
  expect(pairs.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
  expect(openModel(personSettings, parameters).plan.fields.length).toBe(7);
});
