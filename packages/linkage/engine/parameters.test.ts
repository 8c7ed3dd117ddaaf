import * as v from 'valibot';
import { beforeAll, expect, it } from 'vitest';
import { hashText } from './hash.ts';
import { dedupe } from './link.ts';
import { openModel } from './model.ts';
import { type Parameters, parametersSchema } from './parameters.ts';
import type { Settings } from './settings.ts';
import { madePersons, personSettings } from './testing/persons.ts';

const persons = madePersons(300, 5);
const slow = { timeout: 60_000 };
const learn = async (settings: Settings = personSettings): Promise<Parameters> =>
  (await dedupe(persons, settings)).parameters;
let ofPersons: Parameters;
beforeAll(async () => {
  ofPersons = await learn();
}, 60_000);
const written = (parameters: Parameters): Parameters =>
  v.parse(parametersSchema, JSON.parse(JSON.stringify(parameters)));

it('written as JSON, read and used again, they give the same probabilities', slow, async () => {
  const first = await dedupe(persons, personSettings);
  const parameters = written(first.parameters);
  const again = await dedupe(persons, personSettings, { parameters });
  expect(again.parameters).toEqual(first.parameters);
  expect(again.clusters).toEqual(first.clusters);
  const byPair = new Map(
    first.pairs.map(({ left, right, probability }) => [`${left}-${right}`, probability]),
  );
  expect(again.pairs.length).toBeGreaterThan(50);
  for (const { left, right, probability } of again.pairs.filter((pair) => pair.probability > 0.2))
    expect(probability).toBeCloseTo(byPair.get(`${left}-${right}`) ?? -1, 3);
});

it('hold no cell: of values only hashes, and those of rare ones not', () => {
  const text = JSON.stringify(ofPersons);
  expect(text).toContain('family_name');
  const names = [...new Set(persons.columns.family_name)].filter((name) => name.length > 5);
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  const counts = ofPersons.fields.flatMap(({ parts }) =>
    parts.flatMap(({ common }) => common.map(([, count]) => count)),
  );
  // Fewer than three who share a value are too few to be common, and would be told apart.
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
});

it(
  'name a family of given names by a spelling of it, so that they still hold when the list of names grows',
  slow,
  async () => {
    const rows = {
      ids: Array.from({ length: 40 }, (_, at) => `${at}`),
      columns: { name: Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 'Kees' : 'Jan')) },
    };
    const { parameters } = await dedupe(rows, { fields: [{ column: 'name', kind: 'given-name' }] });
    const common = parameters.fields[0]?.parts.find(({ name }) => name === 'family')?.common ?? [];
    expect(common.length).toBe(2);
    const numbers = new Set(Array.from({ length: 2000 }, (_, family) => hashText(`f${family}`)));
    expect(common.filter(([hash]) => numbers.has(hash))).toEqual([]);
  },
);

it('of other columns are refused with what they know and what was asked', slow, async () => {
  const parameters = await learn({ fields: [{ column: 'phone', kind: 'phone' }] });
  expect(() => openModel({ fields: [{ column: 'street', kind: 'text' }] }, parameters)).toThrow(
    'The parameters are of other columns: they know phone (phone); the settings ask for street (text).',
  );
});

it('that weighed columns together in another way are refused', slow, async () => {
  const codes = (first: string, second: string, third: string, fourth: string): Settings => ({
    fields: [
      { column: 'postcode', kind: 'code', group: first },
      { column: 'house_number', kind: 'code', group: second },
      { column: 'addition', kind: 'code', group: third },
      { column: 'phone', kind: 'code', group: fourth },
    ],
  });
  const parameters = await learn(codes('one', 'one', 'two', 'two'));
  const refused = /^The parameters weigh the columns of "one" together in another way than the settings\.$/;
  expect(() => openModel(codes('one', 'two', 'one', 'two'), parameters)).toThrow(refused);
  expect(() => openModel(codes('one', 'one', 'one', 'two'), parameters)).toThrow(refused);
  expect(() => openModel(codes('one', 'one', 'two', 'two'), parameters)).not.toThrow();
});

it.each<[string, (parameters: Parameters) => unknown]>([
  ['of another version', (parameters) => ({ ...parameters, version: 2 })],
  ['with a key that nobody knows', (parameters) => ({ ...parameters, more: 1 })],
  ['with a chance above 1', (parameters) => ({ ...parameters, matching: 1.5 })],
])('%s are refused', (_, spoil) => {
  expect(() => openModel(personSettings, spoil(ofPersons) as Parameters)).toThrow();
});
