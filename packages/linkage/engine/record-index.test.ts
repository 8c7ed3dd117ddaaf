import { beforeAll, beforeEach, expect, it } from 'vitest';
import { dedupe } from './link.ts';
import { type Model, openModel } from './model.ts';
import { RecordIndex } from './record-index.ts';
import { madePersons, personSettings } from './testing/persons.ts';

const rules = [['family_name.sound', 'birth_date.year'], ['phone.exact']];
const jan = { given_names: 'Jan', family_name: 'Jansen', birth_date: '1980-05-13', phone: '06-52345619' };
const piet = { given_names: 'Piet', family_name: 'Bakker', birth_date: '1962-11-24', phone: '038-4989111' };

let model: Model;
let index: RecordIndex;
beforeAll(async () => {
  model = openModel(personSettings, (await dedupe(madePersons(300, 4), personSettings)).parameters);
}, 60_000);
beforeEach(() => {
  index = new RecordIndex(model, rules);
  index.add('jan', jan);
  index.add('piet', piet);
});

const idsFor = (cells: Record<string, string | null>, limit?: number): string[] =>
  index.find(cells, limit).map(({ id }) => id);

it('finds the records that share all parts of some rule, and only those', () => {
  expect(index.size).toBe(2);
  expect(idsFor({ ...jan, family_name: 'Janssen', phone: null })).toEqual(['jan']);
  expect(idsFor({ phone: '+31 6 52345619' })).toEqual(['jan']);
  expect(idsFor({ family_name: 'Jansen' })).toEqual([]);
  expect(idsFor({})).toEqual([]);
});

it('puts the likeliest first, ties by id, and gives no more than asked', () => {
  index.add('b', jan);
  index.add('a', jan);
  index.add('unlike', { ...jan, given_names: 'Ingrid', family_name: 'Kowalski', birth_date: '' });
  expect(idsFor(jan)).toEqual(['a', 'b', 'jan', 'unlike']);
  expect(idsFor(jan, 2)).toEqual(['a', 'b']);
  const [first, , , last] = index.find(jan);
  expect(first?.comparison.probability).toBeGreaterThan(last?.comparison.probability ?? 1);
});

it('gives a record that is added again the place of the old one', () => {
  index.add('jan', { ...jan, family_name: 'Visser', phone: '06-52345999' });
  expect(index.size).toBe(2);
  expect(idsFor(jan)).toEqual([]);
  expect(idsFor({ phone: '06-52345999' })).toEqual(['jan']);
});

it('forgets a record that is removed, and does not mind one that it never had', () => {
  index.remove('jan');
  index.remove('nobody');
  expect(index.size).toBe(1);
  expect(idsFor(jan)).toEqual([]);
  expect(idsFor(piet)).toEqual(['piet']);
});

it('does not look through what very many share', () => {
  for (let at = 0; at < 501; at++) index.add(`many-${at}`, { phone: '06-52345111' });
  expect(idsFor({ phone: '06-52345111' })).toEqual([]);
});

it('refuses a rule of a part that there is not', () => {
  expect(() => new RecordIndex(model, [['family_name.colour']])).toThrow(
    /^There is no part "family_name\.colour" to block by; there are: /,
  );
});
