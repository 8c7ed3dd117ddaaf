import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { probabilityOf } from './beliefs.ts';
import { dutch } from './explain/dutch.ts';
import { english } from './explain/english.ts';
import { sentenceFor } from './explain/sentence.ts';
import { columnKindNames, kindsOf, loadKinds } from './kinds/index.ts';
import { dedupe } from './link.ts';
import { type Comparison, type Model, openModel } from './model.ts';
import { pairReader } from './pair.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { scorer } from './score.ts';
import type { Settings } from './settings.ts';
import { madePersons, personSettings } from './testing/persons.ts';
import { reads, rowsOf } from './testing/rows.ts';

await loadKinds(columnKindNames);

const persons = madePersons(300, 9);
const columns = personSettings.fields.map(({ column }) => column);
const cellsOf = (at: number): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, persons.columns[column]?.[at] ?? '']));

let parameters: Parameters;
let model: Model;
beforeAll(async () => {
  parameters = (await dedupe(persons, personSettings)).parameters;
  model = openModel(personSettings, parameters);
}, 60_000);

const compare = (here: Record<string, string | null>, there: Record<string, string | null>): Comparison =>
  model.compare(model.record(here), model.record(there));

const place = fc.integer({ min: 0, max: persons.ids.length - 1 });

it('is as sure of one and the other as of the other and the one', () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      const [there, back] = [compare(cellsOf(one), cellsOf(other)), compare(cellsOf(other), cellsOf(one))];
      expect(back.probability).toBe(there.probability);
      expect(back.band).toBe(there.band);
      expect(back.fields.map(({ points, level }) => [points, level])).toEqual(
        there.fields.map(({ points, level }) => [points, level]),
      );
      expect(back.fields.map(({ here }) => here)).toEqual(there.fields.map((field) => field.there));
    }),
  );
});

it('has points that sum up, and a probability that follows from them', () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      const { fields, points, prior, probability, keptApartBy } = compare(cellsOf(one), cellsOf(other));
      expect(prior + fields.reduce((sum, field) => sum + field.points, 0)).toBeCloseTo(points, 8);
      expect(probability).toBeCloseTo(keptApartBy === null ? probabilityOf(points * Math.LN2) : 0, 10);
      expect(prior).toBeLessThan(-5);
    }),
  );
});

it('gives the same points for choosing among many, and none to what a field keeps apart', () => {
  let apart = 0;
  fc.assert(
    fc.property(place, place, (one, other) => {
      const [here, there] = [cellsOf(one), cellsOf(other)];
      const { points, keptApartBy } = compare(here, there);
      const chosen = model.points(model.record(here), model.record(there));
      if (keptApartBy === null) expect(chosen).toBeCloseTo(points, 8);
      else expect(chosen).toBe(Number.NEGATIVE_INFINITY);
      apart += keptApartBy === null ? 0 : 1;
    }),
  );
  expect(apart).toBeGreaterThan(0);
});

it('says nothing for what is missing, on one side or on both', () => {
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  for (const there of [empty, cellsOf(0)]) {
    const { fields, points, prior, band } = compare(empty, there);
    expect(fields.map(({ level }) => level)).toEqual(columns.map(() => 'missing'));
    expect(fields.map((field) => field.points)).toEqual(columns.map(() => 0));
    expect(points).toBe(prior);
    expect(band).toBe('no');
  }
});

it('weighs a field the same whether another is missing or not, when the two are not of one group', () => {
  const whole = cellsOf(0);
  const bare = Object.fromEntries(columns.map((column) => [column, column === 'phone' ? whole.phone! : '']));
  const phone = ({ fields }: Comparison) => fields.find(({ field }) => field === 'phone')?.points;
  expect(phone(compare(whole, whole))).toBe(phone(compare(bare, bare)));
});

it('gives what is the same a high band, what differs none', () => {
  const someone = {
    given_names: 'Steinan',
    family_name: 'Stoozuundweide',
    birth_date: '1968-04-13',
    street: 'Zweiduuveldkade',
    house_number: '39',
    postcode: '1012 ZH',
    phone: '06-00016581',
  };
  expect(compare(someone, someone).band).toBe('near-certain');
  const stranger = { ...someone, given_names: 'Ingrid', family_name: 'Kowalski', birth_date: '', phone: '' };
  expect(
    compare(someone, { ...stranger, street: 'Molenweg', house_number: '7', postcode: '9999 XX' }).band,
  ).toBe('no');
  const turned = { ...someone, given_names: 'Stoozuundweide', family_name: 'Steinan' };
  expect(
    compare(someone, turned)
      .fields.map(({ level }) => level)
      .slice(0, 2),
  ).toEqual(['swapped', 'missing']);
});

it('keeps apart what a date keeps apart, whatever else is the same, and says by which field', () => {
  const here = { ...cellsOf(0), birth_date: '1980-05-13' };
  const comparison = compare(here, { ...here, birth_date: '1962-11-24' });
  expect(comparison).toMatchObject({ keptApartBy: 'birth_date', probability: 0, band: 'no' });
  expect(compare(here, { ...here, birth_date: '1980-05-14' }).keptApartBy).toBeNull();
});

it('keeps nothing apart by a field of which the settings say so', () => {
  const fields = personSettings.fields.map((field) => ({ ...field, keepsApart: false }));
  const lenient = openModel({ ...personSettings, fields }, parameters);
  const [here, there] = ['1980-05-13', '1962-11-24'].map((birth_date) =>
    lenient.record({ ...cellsOf(0), birth_date }),
  );
  expect(lenient.compare(here!, there!).keptApartBy).toBeNull();
});

it('tells rare values from common ones, only where that is worth saying', async () => {
  const settings: Settings = {
    fields: [
      { column: 'half', kind: 'code' },
      { column: 'tenth', kind: 'code' },
      { column: 'even', kind: 'code' },
    ],
  };
  const rows = rowsOf(
    ['half', 'tenth', 'even'],
    Array.from({ length: 200 }, (_, at) => [
      at % 2 === 0 ? 'often' : `h${at}x${at * 3}`,
      at % 10 === 0 ? 'often' : `t${at}x${at * 3}`,
      `e${at % 20}`,
    ]),
  );
  const own = openModel(settings, (await dedupe(rows, settings)).parameters);
  const rarities = (cells: Record<string, string>) =>
    own.compare(own.record(cells), own.record(cells)).fields.map(({ rarity }) => rarity);
  expect(rarities({ half: 'new', tenth: 'often', even: 'e3' })).toEqual(['rare', 'common', null]);
});

describe('the same pair by a table and by a comparison', () => {
  const oddsOf = (settings: Settings) => {
    const { table, plan } = reads(settings, persons);
    const score = scorer(table, plan, pairReader(table, plan), readParameters(parameters, plan));
    const own = openModel(settings, parameters);
    return (one: number, other: number) => ({
      byTable: score(one, other) / Math.LN2,
      byModel: own.compare(own.record(cellsOf(one)), own.record(cellsOf(other))).points,
    });
  };

  it('has exactly the same points but for how rare values are', () => {
    const fields = personSettings.fields.map((field) => ({ ...field, rarity: false }));
    const odds = oddsOf({ ...personSettings, fields });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const { byTable, byModel } = odds(one, other);
        expect(byModel).toBeCloseTo(byTable, 8);
      }),
    );
  });

  it('differs by no more than the two mentions themselves, which the table has counted along', () => {
    const odds = oddsOf(personSettings);
    fc.assert(
      fc.property(place, place, (one, other) => {
        const { byTable, byModel } = odds(one, other);
        // Below it the table does not look how rare values are.
        fc.pre(byTable > -18 / Math.LN2);
        expect(Math.abs(byModel - byTable)).toBeLessThan(personSettings.fields.length);
      }),
    );
  });

  it.each([
    ['given-name', 'J.', 'initial'],
    ['date', 'mei 1980', 'partial'],
  ] as const)('takes two equal cells that are not whole for as little: %s %s', async (kind, cell, level) => {
    const settings: Settings = { fields: [{ column: 'x', kind }] };
    const rows = { ids: ['1', '2', '3'], columns: { x: [cell, cell, kind === 'date' ? '1-2-1990' : 'Jan'] } };
    const { table, plan } = reads(settings, rows);
    const reader = pairReader(table, plan);
    reader.read(0, 1);
    expect(plan.fields[0]?.kind.levels[(reader.digits[0] ?? 0) - 1]?.name).toBe(level);
    const own = openModel(settings, (await dedupe(rows, settings)).parameters);
    expect(own.compare(own.record({ x: cell }), own.record({ x: cell })).fields[0]?.level).toBe(level);
  });
});

describe('sentences', () => {
  const all = columnKindNames.flatMap((name) => kindsOf('x', name).map(({ kind }) => kind));
  const cases = all.flatMap(({ name, levels }) =>
    [...levels.map((one) => one.name), 'swapped' as const, 'missing' as const].map(
      (level) => [name, level] as const,
    ),
  );

  it.each(cases)('%s, %s: one in each language', (kind, level) => {
    for (const rarity of [null, 'rare', 'common'] as const) {
      const { nl, en } = sentenceFor(kind, level, rarity);
      expect(nl).toMatch(/^[A-ZÉ].*\.$/);
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(nl).not.toBe(en);
    }
  });

  it('has words of its own for the same levels of the same kinds in both languages', () => {
    const shape = (words: typeof dutch) =>
      Object.entries(words.levels).map(([kind, levels]) => `${kind}: ${Object.keys(levels).sort().join()}`);
    expect(shape(dutch)).toEqual(shape(english));
    const known = new Map(all.map(({ name, levels }) => [name, levels.map((one) => one.name as string)]));
    for (const [kind, levels] of Object.entries(dutch.levels))
      for (const level of Object.keys(levels))
        expect([...(known.get(kind) ?? []), 'swapped', 'missing'], kind).toContain(level);
  });

  it('adds that a value is rare or common', () => {
    expect(sentenceFor('family-name', 'same', 'rare').nl).toBe(
      'De achternaam is gelijk. Dit komt weinig voor.',
    );
    expect(sentenceFor('family-name', 'same', 'common').en).toBe(
      'The family name is equal. This is common and therefore says less.',
    );
    expect(sentenceFor('code', 'same', null)).toEqual({ nl: 'Gelijk.', en: 'Equal.' });
  });
});
