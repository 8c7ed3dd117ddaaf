import { expect, test } from 'vitest';
import { NOTHING_KNOWN } from '../../testing/nothing-known.ts';
import { type ComparedPerson, comparePersons, weighPersons } from './weigh-persons.ts';

const nobody: ComparedPerson = {
  ...NOTHING_KNOWN,
  street: null,
  houseNumber: null,
  postcode: null,
};
const named = (nameAsWritten: string, facts: Partial<ComparedPerson> = {}): ComparedPerson => ({
  ...nobody,
  nameAsWritten,
  ...facts,
});
const born = '1987-03-20';

test('a name and a birth date that are equal are near certain, whatever the order of the name', () => {
  const one = named('Piet te Pas', { birthDate: born });
  expect(comparePersons(one, named('Pas, Piet te', { birthDate: born })).band).toBe('near-certain');
});

test('two valid BSNs that differ are two persons, whatever else is equal', () => {
  const one = named('Piet te Velde', { birthDate: born, bsn: '999996319' });
  const other = named('Piet te Velde', { birthDate: born, bsn: '999998456' });
  expect(comparePersons(one, other)).toMatchObject({ band: 'no', probability: 0, keptApartBy: 'bsn' });
});

test('a rare family name says more than a common one', () => {
  const points = (name: string) =>
    comparePersons(named(name), named(name)).fields.find(({ field }) => field === 'name.family')?.points ?? 0;
  expect(points('Anna Luttikhuis')).toBeGreaterThan(points('Anna Visser'));
});

test('a name alone, common as it may be, is for a person to judge', () => {
  expect(comparePersons(named('Jan Visser'), named('Jan Visser')).band).toBe('to-judge');
});

test('what is missing on one side says nothing', () => {
  const known = named('Anna Bos', { birthDate: born, phone: '+31600012345' });
  const { fields } = weighPersons(known, named('Anna Bos'));
  expect(fields.filter(({ sign }) => sign === '?').map(({ field, points }) => [field, points])).toEqual([
    ['birthDate', 0],
    ['phone', 0],
  ]);
});

test('the rows of the review add up to the outcome, and the prior is where it starts', () => {
  const here = named('Anna Bos', { birthDate: born, address: 'Brink 1', street: 'Brink', houseNumber: '1' });
  const there = named('A. Bos', { birthDate: born, address: 'Brink 1', street: 'Brink', houseNumber: '1' });
  const { prior, points, fields } = weighPersons(here, there);
  expect(points).toBeCloseTo(
    fields.reduce((sum, field) => sum + field.points, prior),
    6,
  );
  expect(prior).toBeLessThan(-8);
  expect(fields.map(({ field, sign }) => [field, sign])).toEqual([
    ['name', '≈'],
    ['birthDate', '='],
    ['address', '='],
  ]);
});

test('each row says in both languages what it stands for, and a BSN keeps its digits to itself', () => {
  const one = named('Anna Bos', { bsn: '999996319' });
  for (const row of weighPersons(one, one).fields) {
    expect(row.sentence.nl).not.toBe('');
    expect(row.sentence.en).not.toBe(row.sentence.nl);
    expect(JSON.stringify(row)).not.toContain('999996319');
  }
});
