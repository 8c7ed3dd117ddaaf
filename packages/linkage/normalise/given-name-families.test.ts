import { expect, test } from 'vitest';
import { givenNameFamilies, givenNameLines, sharesGivenNameFamily } from './given-name-families.ts';

test.each([
  ['Johannes', 'Jan'],
  ['Johannes', 'Hans'],
  ['Johan', 'Hannes'],
  ['Willem', 'Wim'],
  ['Cornelis', 'Kees'],
  ['Cornelis', 'Cor'],
  ['Elisabeth', 'Bets'],
  ['Elizabeth', 'Lies'],
  ['Mohammed', 'Muhammad'],
  ['MOHAMED', 'Mo'],
  ['Fatima', 'Fatma'],
  ['Youssef', 'Joesoef'],
  ['Youssef', 'Yusuf'],
  ['Hüseyin', 'Houssein'],
  ['Ayşe', 'Aïcha'],
  ['Katarzyna', 'Kasia'],
  ['Małgorzata', 'Gosia'],
  ['Krzysztof', 'Krzysiek'],
  ['Gheorghe', 'Gigi'],
  ['Alexandru', 'Sandu'],
  ['Oleksandr', 'Alexander'],
  ['Sophie', 'Fie'],
  ['Erik', 'Eric'],
  ['Kimberley', 'Kim'],
  ['Matthijs', 'Ties'],
  ['Ysbrand', 'IJsbrand'],
])('%s and %s may be one name', (one, other) => {
  expect(sharesGivenNameFamily(one, other)).toBe(true);
});

test.each([
  ['Jan', 'Piet'],
  ['Kees', 'Wim'],
  ['Anna', 'Maria'],
  ['Fatima', 'Aicha'],
  ['Mohammed', 'Mustafa'],
  ['Jeroen', 'Jurgen'],
  ['Xyzzy', 'Xyzzy'],
])('%s and %s share no family', (one, other) => {
  expect(sharesGivenNameFamily(one, other)).toBe(false);
});

test('a short form of several names is in the family of each', () => {
  for (const name of ['Albertus', 'Lambertus', 'Robert', 'Hubertus', 'Egbert']) {
    expect(sharesGivenNameFamily('Bert', name), name).toBe(true);
  }
  expect(sharesGivenNameFamily('Albertus', 'Lambertus')).toBe(false);
});

test('no family has a line that says nothing', () => {
  const lines = givenNameLines();
  expect(lines.filter((line) => new Set(line.split(' ')).size < 2)).toEqual([]);
  expect(lines.filter((line) => line.split(' ').includes(''))).toEqual([]);
});

test('a name that is not listed has no family', () => {
  expect(givenNameFamilies('')).toEqual([]);
});
