import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dedupe } from './link.ts';
import { openModel } from './model.ts';
import { settingsSchema } from './settings.ts';

const settings = v.parse(settingsSchema, {
  fields: [
    { column: 'name', kind: 'person-name' },
    { column: 'born', kind: 'date' },
  ],
});
const given = ['Piet', 'Anna', 'Kees', 'Sanne', 'Daan'];
const family = ['Visser', 'Bakker', 'Oosterhuis', 'Grooten', 'de Vries'];
const persons = Array.from({ length: 60 }, (_, at) => ({
  name: `${given[at % 5]} ${family[Math.floor(at / 5) % 5]}`,
  born: `19${60 + (at % 30)}-03-0${1 + (at % 9)}`,
}));

test('a record compares the same whether it was read before or not, here or by another model', async () => {
  const columns = { name: persons.map(({ name }) => name), born: persons.map(({ born }) => born) };
  const { parameters } = await dedupe({ ids: persons.map((_, at) => `p${at}`), columns }, settings);
  const model = openModel(settings, parameters);
  const other = openModel(settings, parameters);
  // Read in another order, so that the same texts stand in other places.
  const elsewhere = persons
    .toReversed()
    .map((cells) => other.record(cells))
    .reverse();
  const here = persons.map((cells) => model.record(cells));
  for (const [at, one] of here.entries()) {
    const next = here[(at + 1) % here.length]!;
    const expected = model.compare({ ...one }, { ...next });
    expect(model.compare(one, next)).toEqual(expected);
    expect(model.compare(elsewhere[at]!, next)).toEqual(expected);
  }
});
