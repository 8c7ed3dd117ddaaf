import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptApart, kindOf, levelBetween, partsOfCell } from '../testing/words.ts';
import { TextPoolBuilder } from '../text-pool.ts';
import { type ColumnKind, columnKindNames, kindsOf, loadKinds } from './index.ts';

await loadKinds(columnKindNames);

type Row = readonly [here: string, there: string, level: string];

function meets(name: ColumnKind, rows: readonly Row[], half = ''): void {
  it.each(rows)(`${name}${half}: "%s" and "%s" are %s`, (here, there, level) => {
    const kind = kindOf(name, half);
    expect(levelBetween(kind, here, there)).toBe(level);
    expect(levelBetween(kind, there, here)).toBe(level);
  });
}

meets('family-name', [
  ['Jansen', 'JANSEN', 'same'],
  ['van der Berg', 'Berg, van der', 'same'],
  ['vd Berg', 'van den Berg', 'same'],
  ['Berg', 'van den Berg', 'same'],
  ['Müller', 'Muller', 'same'],
  ['Jansen-de Vries', 'de Vries - Jansen', 'same'],
  ['Jansen-de Vries', 'Jansen', 'part'],
  ['Jansen-de Vries', 'Vries', 'part'],
  ['Jansen-de Vries', 'Bakker-Jansen', 'part'],
  ['Jansen', 'Janssen', 'slip'],
  ['Jansen', 'Jasnen', 'slip'],
  ['Kok', 'Bok', 'slip'],
  ['Li', 'Lu', 'different'],
  ['Schoenmaker', 'Schonmakker', 'near'],
  ['Jansen', 'Janssens', 'near'],
  ['Jansen', 'Jaspers', 'different'],
  ['Bakker', 'Jansen', 'different'],
  ['onbekend', 'onbekend', 'missing'],
  ['', 'Jansen', 'missing'],
  ['?', '?', 'missing'],
]);

meets('given-name', [
  ['Jan', 'jan', 'same'],
  ['Anne-Marie', 'Annemarie', 'same'],
  ['José', 'Jose', 'same'],
  ['Kees', 'Cornelis', 'variant'],
  ['Mohamed', 'Mohammed', 'variant'],
  ['Steinan', 'Steinen', 'slip'],
  ['Jan', 'J.', 'initial'],
  ['J.P.', 'J.', 'initial'],
  ['J.', 'J.', 'initial'],
  ['Jan', 'P.', 'different'],
  ['J.', 'P.', 'different'],
  ['Thomas', 'Ingrid', 'different'],
  ['onbekend', 'onbekend', 'missing'],
  ['', 'J.', 'missing'],
]);

meets(
  'person-name',
  [
    ['Jan van der Berg', 'Berg, Jan van der', 'same'],
    ['J.P. van den Berg', 'Berg J.P. v.d.', 'same'],
    ['Mevr. A. Jansen-de Vries', 'DE VRIES GEB. JANSEN, ANNA', 'same'],
    ['Jan Jansen', 'Piet Janssen', 'slip'],
    ['Jan Jansen', 'Jan Bakker', 'different'],
    ['N.N.', 'N.N.', 'missing'],
  ],
  '.family',
);
meets(
  'person-name',
  [
    ['Jan van der Berg', 'Berg, Jan van der', 'same'],
    ['J.P. van den Berg', 'Jan van den Berg', 'initial'],
    ['Kees Jansen', 'Jansen, Cornelis', 'variant'],
    ['Jansen', 'Jan Jansen', 'missing'],
  ],
  '.given',
);

meets('date', [
  ['3-5-1980', '1980-05-03', 'same'],
  ['03/05/1980', '3 mei 1980', 'same'],
  ['3-5-1980', '5-3-1980', 'slip'],
  ['3-5-1980', '3-5-1981', 'slip'],
  ['3-5-1980', '3-5-1970', 'slip'],
  ['13-5-1980', '14-5-1980', 'slip'],
  ['12-5-1980', '21-5-1980', 'slip'],
  ['12-5-1980', '12-5-1908', 'slip'],
  ['13-5-1980', '24-5-1980', 'near'],
  ['13-5-1980', '14-6-1980', 'near'],
  ['13-5-1980', 'mei 1980', 'partial'],
  ['mei 1980', 'mei 1980', 'partial'],
  ['1-1-1980', '13-5-1980', 'partial'],
  ['13-5-1980', '24-11-1962', 'different'],
  ['13-5-1980', '1962', 'different'],
  ['1-1-1900', '13-5-1980', 'missing'],
  ['onbekend', '13-5-1980', 'missing'],
]);

meets('bsn', [
  ['999990019', '9999.90.019', 'same'],
  ['999990019', '99999001', 'slip'],
  ['999990019', '123456780', 'different'],
  ['000000000', '000000000', 'missing'],
  ['111111110', '111111110', 'missing'],
  ['123456782', '123456782', 'missing'],
  ['onbekend', 'onbekend', 'missing'],
]);
meets('kvk', [
  ['KvK 65234519', '65.23.45.19', 'same'],
  ['65234519', '65234591', 'slip'],
  ['00000000', '00000000', 'missing'],
]);
meets('iban', [
  ['NL91 ABNA 0417 1643 00', 'nl91abna0417164300', 'same'],
  ['NL91ABNA0417164300', 'NL20INGB0001234567', 'different'],
]);
meets('phone', [
  ['06-52345619', '+31 6 52345619', 'same'],
  ['0031652345619', '06 5234 5619', 'same'],
  ['(038) 498 91 11', '0384989111', 'same'],
  ['0652345619', '0652345691', 'slip'],
  ['0652345619', '0387654123', 'different'],
  ['0600000000', '0600000000', 'missing'],
]);
meets('plate', [
  ['XJ-325-J', 'xj 325 j', 'same'],
  ['XJ-325-J', 'XJ-326-J', 'slip'],
]);
meets('email', [
  ['mailto:Jan@Example.nl', 'jan@example.NL', 'same'],
  ['jan@example.nl', 'jna@example.nl', 'slip'],
]);
meets('postcode', [
  ['8011 AB', '8011ab', 'same'],
  ['8011 AB', '8011 AC', 'slip'],
  ['8011 AB', '9876 XY', 'different'],
]);
meets('house-number', [
  ['12', '12a', 'same'],
  ['12', '0012', 'same'],
  ['12', '21', 'slip'],
  ['12', '137', 'near'],
  ['1', '3456', 'different'],
]);
meets('house-addition', [
  ['-A', 'a', 'same'],
  ['II', '2 hoog', 'same'],
  ['huis', 'hs', 'same'],
  ['', 'a', 'missing'],
]);
meets('company-name', [
  ['Garage Noord B.V.', 'garage noord bv', 'same'],
  ['Garage Noord B.V.', 'Garage Noord', 'part'],
  ['Stichting Zorg Thuis', 'Zorg Thuis', 'part'],
  ['Garage Noord Holding B.V.', 'Garage Noord', 'part'],
  ['Garage Noord', 'Garage Nord', 'slip'],
  ['Garage Noord', 'Bakkerij Zuid', 'different'],
  ['', 'Garage Noord', 'missing'],
]);
meets('text', [
  ['Oude Markt', 'oude-markt', 'same'],
  ['Markt, Oude', 'Oude Markt', 'same'],
  ['Dorpsstraat', 'Dorpstraat', 'slip'],
  ['Dorpsstraat', 'Dorpstraad', 'near'],
  ['Dorpsstraat', 'Molenweg', 'different'],
  ['-', 'Molenweg', 'missing'],
]);
meets('code', [
  ['AB-12', 'ab12', 'same'],
  ['ab12', 'ab13', 'slip'],
  ['ab12', 'ab34', 'near'],
  ['ab12', 'xyz99', 'different'],
  ['NN', 'nn', 'same'],
  ['onbekend', 'onbekend', 'missing'],
]);

describe('what keeps two records apart', () => {
  const bsn = kindOf('bsn');
  const date = kindOf('date');

  it('two different valid numbers do', () => {
    expect(keptApart(bsn, '999990019', '123456708')).toBe(true);
  });

  it('a number that was mistyped, or one that stands for none, does not', () => {
    expect(keptApart(bsn, '999990019', '999990018')).toBe(false);
    expect(keptApart(bsn, '999990019', '123456782')).toBe(false);
    expect(keptApart(bsn, '999990019', '9999.90.019')).toBe(false);
    expect(keptApart(bsn, '999990019', '')).toBe(false);
  });

  it.each([
    ['13-5-1980', '14-6-1980'],
    ['13-5-1980', '24-5-1980'],
    ['19800513', '1962-11-24'],
    ['13051980', '24111962'],
    ['13-5-1980', '24-11-1962'],
  ])('whole dates more than a slip of the hand apart do: %s and %s', (here, there) => {
    expect(keptApart(date, here, there)).toBe(true);
    expect(keptApart(date, there, here)).toBe(true);
  });

  it.each([
    ['3-5-1980', '5-3-1980'],
    ['13-5-1980', '13-5-1981'],
    ['13-5-1980', '1962'],
    ['13-5-1980', '1-1-1962'],
    ['13-5-1980', ''],
    // A month of 13 or 21 may be the American way, or a slip.
    ['5-3-1980', '5-13-1980'],
    ['1909-12-31', '19092131'],
  ])('a slip, or a date that is not whole, does not: %s and %s', (here, there) => {
    expect(keptApart(date, here, there)).toBe(false);
  });

  it('one wrong digit, or two neighbours that changed places, never keeps dates apart', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-02-02'), max: new Date('2020-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 9 }),
        (day, at, digit) => {
          const right = day.toISOString().slice(0, 10).replaceAll('-', '');
          const wrong = right.slice(0, at) + digit + right.slice(at + 1);
          const turned = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
          const isoOf = (digits: string) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
          const dutchOf = (digits: string) =>
            `${digits.slice(6)}-${digits.slice(4, 6)}-${digits.slice(0, 4)}`;
          for (const typed of [wrong, turned]) {
            expect(keptApart(date, isoOf(right), isoOf(typed))).toBe(false);
            expect(keptApart(date, dutchOf(right), dutchOf(typed))).toBe(false);
          }
        },
      ),
      { numRuns: 800 },
    );
  });

  it('nothing but numbers and dates does', () => {
    const apart = columnKindNames.filter((name) => kindsOf('x', name).some(({ kind }) => kind.keepsApart));
    expect(apart).toEqual(['date', 'bsn']);
  });
});

describe('parts, by which records are brought together', () => {
  const all = columnKindNames.flatMap((name) => kindsOf('x', name).map(({ kind }) => kind));

  it('are as many as a kind has names for, as are its features, whatever the cell', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.string(), (kind, cell) => {
        const read = kind.read(cell, new TextPoolBuilder());
        fc.pre(read !== null);
        expect(read?.features.length).toBe(kind.width);
        for (const at of kind.parts.keys()) expect(read?.part(at)).toBeTypeOf('number');
        expect(read?.part(0) === 0 && kind.name !== 'date' && kind.name !== 'given-name').toBe(false);
      }),
    );
  });

  it('bring together what sounds or looks alike', () => {
    const family = kindOf('family-name');
    expect(partsOfCell(family, 'Jansen').sound).toBe(partsOfCell(family, 'Janssen').sound);
    expect(partsOfCell(family, 'Jansen').letters).toBe(partsOfCell(family, 'Jasnen').letters);
    expect(partsOfCell(family, 'Jansen').exact).not.toBe(partsOfCell(family, 'Janssen').exact);
    const given = kindOf('given-name');
    expect(partsOfCell(given, 'Kees').family).toBe(partsOfCell(given, 'Cornelis').family);
    expect(partsOfCell(given, 'Jan').initial).toBe(partsOfCell(given, 'J.P.').initial);
    expect(partsOfCell(given, 'J.P.').exact).toBe(0);
  });

  it('of a date with day and month the wrong way round are the same but for the whole', () => {
    const date = kindOf('date');
    const [one, other] = [partsOfCell(date, '3-5-1980'), partsOfCell(date, '5-3-1980')];
    expect(one.day).toBe(other.day);
    expect(one.year).toBe(other.year);
    expect(one.exact).not.toBe(other.exact);
    expect(partsOfCell(date, '1980')).toMatchObject({ exact: 0, day: 0, year: one.year });
  });

  it('point, where a level says so, at a part that is there', () => {
    for (const { levels, parts, name } of all)
      for (const { shared } of levels) expect(shared === null || shared < parts.length, name).toBe(true);
  });
});
