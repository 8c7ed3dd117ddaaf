import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { infixKey, readFamilyName } from './family-name.ts';
import { readPersonName } from './full-name.ts';
import { readGivenNames } from './given-names.ts';

const family = (name: { infix: string | null; name: string } | null) =>
  name === null ? null : [name.infix, name.name].filter(Boolean).join(' ');
const parts = (text: string) => {
  const name = readPersonName(text)!;
  return [name.given.join(' '), name.initials, family(name.own), family(name.partner)];
};

describe('a name is read however it was written', () => {
  test.each([
    ['Piet te Velde', ['piet', 'p', 'te velde', null]],
    ['Velde, Piet te', ['piet', 'p', 'te velde', null]],
    ['te Velde, P.', ['', 'p', 'te velde', null]],
    ['te Velde, Piet', ['piet', 'p', 'te velde', null]],
    ['Velde, te, Piet', ['piet', 'p', 'te velde', null]],
    ['Velde te, Piet', ['piet', 'p', 'te velde', null]],
    ['Velde (te), Piet', ['piet', 'p', 'te velde', null]],
    ['Velde P. te', ['', 'p', 'te velde', null]],
    ['Jansen J.P.', ['', 'jp', 'jansen', null]],
    ['JAN VAN DER BERG', ['jan', 'j', 'van der berg', null]],
    ['BERG, J. VAN DER', ['', 'j', 'van der berg', null]],
    ['Jan v.d. Berg', ['jan', 'j', 'van der berg', null]],
    ['Jan v d Berg', ['jan', 'j', 'van der berg', null]],
    ['Jan vd Berg', ['jan', 'j', 'van der berg', null]],
    ['Jan vdBerg', ['jan', 'j', 'van der berg', null]],
    ['Jan v/d Berg', ['jan', 'j', 'van der berg', null]],
    ['Jan VanDerBerg', ['jan', 'j', 'van der berg', null]],
    ['Jan Vandenberg', ['jan', 'j', 'van den berg', null]],
    ['Jan deVries', ['jan', 'j', 'de vries', null]],
    ['Anna van ’t Hof', ['anna', 'a', "van 't hof", null]],
    ['JP Jansen', ['', 'jp', 'jansen', null]],
    ['J P Jansen', ['', 'jp', 'jansen', null]],
    ['JPM Jansen', ['', 'jpm', 'jansen', null]],
    ['JPM JANSEN', ['', 'jpm', 'jansen', null]],
    ['BAS YILMAZ', ['bas', 'b', 'yilmaz', null]],
    ['Th. Jansen', ['', 't', 'jansen', null]],
    ['Joh. Chr. Jansen', ['', 'jc', 'jansen', null]],
    ['V. Jansen', ['', 'v', 'jansen', null]],
    ['IJ. Jansen', ['', 'y', 'jansen', null]],
    ['IJsbrand Jansen', ['ijsbrand', 'y', 'jansen', null]],
    ['J.P. (Jan) Jansen', ['jan', 'jp', 'jansen', null]],
    ['Johannes (Jan) Bakker', ['johannes jan', 'jj', 'bakker', null]],
    ['Jean-Pierre de Vries', ['jean pierre', 'jp', 'de vries', null]],
    ['Monique Klein Haarhuis', ['monique', 'm', 'klein haarhuis', null]],
    ['Jeroen El Idrissi', ['jeroen', 'j', 'el idrissi', null]],
    ['Jeroen El-Idrissi', ['jeroen', 'j', 'el idrissi', null]],
    ['M.W. Klein Haarhuis', ['', 'mw', 'klein haarhuis', null]],
    ['Łukasz Wójcik', ['lukasz', 'l', 'wojcik', null]],
    ['de Vries', ['', '', 'de vries', null]],
    ['Vries', ['', '', 'vries', null]],
    ['J.P.', ['', 'jp', null, null]],
    ['WEI LI', ['wei', 'w', 'li', null]],
    ['LI, WEI', ['wei', 'w', 'li', null]],
    ['JANSEN J.P.', ['', 'jp', 'jansen', null]],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('titles are left out', () => {
  test.each([
    'dhr. J. Jansen',
    'Dhr J. Jansen',
    'de heer J. Jansen',
    'De Heer J. Jansen',
    'mr. dr. J. Jansen',
    'Jansen, drs. J.',
    'ing. J. Jansen MSc',
  ])('%s is J. Jansen', (text) => {
    expect(parts(text)).toEqual(['', 'j', 'jansen', null]);
  });

  test('a name that looks like a title stays', () => {
    expect(parts('Piet de Heer')).toEqual(['piet', 'p', 'de heer', null]);
    expect(parts('M.R. Jansen')).toEqual(['', 'mr', 'jansen', null]);
  });
});

describe('own name and partner’s name are told apart', () => {
  test.each([
    ['Anna Jansen-de Vries', 'de vries', 'jansen', false],
    ['A. de Vries-Jansen', 'jansen', 'de vries', false],
    ['Jansen - de Vries, Anna', 'de vries', 'jansen', false],
    ['Jansen-van der Berg, Anna', 'van der berg', 'jansen', false],
    ['ANNA JANSEN-DE VRIES', 'de vries', 'jansen', false],
    ['Anna Jansen gehuwd de Vries', 'jansen', 'de vries', true],
    ['Anna Jansen, gehuwd met de Vries', 'jansen', 'de vries', true],
    ['Anna Jansen e.v. de Vries', 'jansen', 'de vries', true],
    ['Jansen e.v. de Vries, Anna', 'jansen', 'de vries', true],
    ['JANSEN E.V. DE VRIES, ANNA', 'jansen', 'de vries', true],
    ['Anna Jansen h.v. de Vries', 'jansen', 'de vries', true],
    ['Anna Jansen wed. van Dijk', 'jansen', 'van dijk', true],
    ['Anna Jansen weduwe van Dijkstra', 'jansen', 'dijkstra', true],
    ['Anna de Vries geb. Jansen', 'jansen', 'de vries', true],
    ['Anna de Vries (geb. Jansen)', 'jansen', 'de vries', true],
    ['de Vries geboren Jansen, Anna', 'jansen', 'de vries', true],
    ['Anna de Vries-Jansen geb. Jansen', 'jansen', 'de vries', true],
  ])('%s: own %s, partner %s', (text, own, partner, sure) => {
    const name = readPersonName(text)!;
    expect([family(name.own), family(name.partner), name.sure]).toEqual([own, partner, sure]);
    expect(name.initials).toBe('a');
  });

  test('in a column of family names too, with the infix in a column of its own', () => {
    expect(family(readFamilyName('Vries-Jansen', 'de').partner)).toBe('de vries');
    expect(family(readFamilyName('Berg', 'v.d.').own)).toBe('van der berg');
    expect(readFamilyName('').own).toBeNull();
  });

  test('initials that look like a mark stay initials', () => {
    expect(parts('Jansen, H.V.')).toEqual(['', 'hv', 'jansen', null]);
    expect(parts('E.V. Jansen')).toEqual(['', 'ev', 'jansen', null]);
  });
});

test.each([
  ['Jan Pieter', ['jan', 'pieter'], 'jp'],
  ['J.P.', [], 'jp'],
  ['JP', [], 'jp'],
  ['AHM', ['ahm'], 'a'],
  ['Th.', [], 't'],
  ['J.P. Jan Pieter', ['jan', 'pieter'], 'jp'],
  ['', [], ''],
])('given names %s', (text, given, initials) => {
  expect(readGivenNames(text)).toEqual({ given, initials });
});

test.each(['van de', 'van den', 'van der'])('%s is one infix with v.d.', (infix) => {
  expect(infixKey(infix)).toBe(infixKey(readFamilyName('Berg', 'v.d.').own!.infix));
});

test.each(['', ' - ', '12', ','])('"%s" is no name', (text) => {
  expect(readPersonName(text)).toBeNull();
});

const infix = fc.constantFrom(
  'te',
  'van',
  'de',
  'van der',
  'van den',
  "van 't",
  'op de',
  'ter',
  'v.d.',
  'in de',
);
const given = fc.constantFrom('Piet', 'Anna', 'J.P.', 'Karel Jan', 'K.', 'Youssef', 'Jean-Luc');
const surname = fc.constantFrom('Velde', 'Berg', 'Boom', 'Klein Haarhuis', 'Öztürk', 'Haar', 'Bakker');

describe('always', () => {
  test('the place of the infix never matters', () => {
    fc.assert(
      fc.property(infix, given, surname, (between, first, name) => {
        const expected = readPersonName(`${first} ${between} ${name}`);
        for (const text of [
          `${name}, ${first} ${between}`,
          `${between} ${name}, ${first}`,
          `${name} ${between}, ${first}`,
          `${name} (${between}), ${first}`,
          `${name}, ${between}, ${first}`,
          `dhr. ${first} ${between} ${name}`,
        ]) {
          expect(readPersonName(text), text).toEqual(expected);
        }
      }),
    );
  });

  test('capitals never change the family name', () => {
    fc.assert(
      fc.property(infix, given, surname, surname, (between, first, name, other) => {
        const text = `${first} ${between} ${name}-${between} ${other}`;
        const [written, shouted] = [readPersonName(text), readPersonName(text.toUpperCase())];
        expect([shouted?.own, shouted?.partner, shouted?.initials]).toEqual([
          written?.own,
          written?.partner,
          written?.initials,
        ]);
      }),
    );
  });

  test('reading what was read gives the same', () => {
    fc.assert(
      fc.property(infix, surname, (between, name) => {
        const once = readFamilyName(`${between} ${name}`);
        expect(readFamilyName(`${once.own?.infix} ${once.own?.name}`)).toEqual(once);
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aB.-, (é)'/vd", 'geb. ', 'van ') }), (text) => {
        expect(() => readPersonName(text)).not.toThrow();
      }),
    );
  });
});
