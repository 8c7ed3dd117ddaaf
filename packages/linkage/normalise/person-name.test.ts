import { describe, expect, test } from 'vitest';
import { familyNameKey, givenNameKey, initialKey, parsePersonName } from './person-name.ts';

const parts = (text: string) => {
  const name = parsePersonName(text)!;
  return [name.givenNames, name.initials, name.infix, name.familyName];
};

describe('splitting a name', () => {
  test.each([
    ['Johan Bos', ['Johan', 'J', null, 'Bos']],
    ['Jan van der Berg', ['Jan', 'J', 'van der', 'Berg']],
    ['Velde, Piet te', ['Piet', 'P', 'te', 'Velde']],
    ['Mier, Wilma van der', ['Wilma', 'W', 'van der', 'Mier']],
    ['van der Mier, Wilma', ['Wilma', 'W', 'van der', 'Mier']],
    ['Bore, F. de', [null, 'F', 'de', 'Bore']],
    ['Klein Haarhuis, Mehmet', ['Mehmet', 'M', null, 'Klein Haarhuis']],
    ['Monique Klein Haarhuis', ['Monique', 'M', null, 'Klein Haarhuis']],
    ['M.W. Klein Haarhuis', [null, 'MW', null, 'Klein Haarhuis']],
    ['JOHAN GROOT KOERKAMP', ['JOHAN', 'J', null, 'GROOT KOERKAMP']],
    ['Kevin Oude Luttikhuis', ['Kevin', 'K', null, 'Oude Luttikhuis']],
    ['Jeroen El Idrissi', ['Jeroen', 'J', null, 'El Idrissi']],
    ['A.L. Kwalski', [null, 'AL', null, 'Kwalski']],
    ['B.W. te Velde', [null, 'BW', 'te', 'Velde']],
    ['BAS YILMAZ', ['BAS', 'B', null, 'YILMAZ']],
    ['I. VAN DER MER', [null, 'I', 'van der', 'MER']],
    ["Anna van 't Hof", ['Anna', 'A', "van 't", 'Hof']],
    ['Jan v.d. Berg', ['Jan', 'J', 'van der', 'Berg']],
    ['de Vries', [null, '', 'de', 'Vries']],
    ['Vries', [null, '', null, 'Vries']],
    ['Anna Maria Smit', ['Anna Maria', 'AM', null, 'Smit']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test('text without letters is no name', () => {
    expect(parsePersonName(' - 12 ')).toBeNull();
  });

  test('what was written is kept, apart from double spaces', () => {
    expect(parsePersonName('  Jan   Smit ')?.asWritten).toBe('Jan Smit');
  });
});

test('both orders give the same keys', () => {
  const keys = (text: string) => {
    const name = parsePersonName(text)!;
    return [familyNameKey(name), givenNameKey(name), initialKey(name)];
  };
  expect(keys('Klein Haarhuis, Mehmet')).toEqual(['kleinhaarhuis', 'mehmet', 'm']);
  expect(keys('Mehmet Klein Haarhuis')).toEqual(keys('Klein Haarhuis, Mehmet'));
  expect(keys('Velde, Piet te')).toEqual(keys('Piet te Velde'));
});
