import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { additionKey } from './addition.ts';
import { readAddress } from './address.ts';
import { readAddressLine } from './address-line.ts';
import { streetKey } from './street.ts';

describe('a street is one, however it was written', () => {
  test.each([
    ['Dorpsstraat', 'DORPSSTR.'],
    ['Dorpsstraat', 'Dorpstraat'],
    ['Dorpsstraat', 'Dorps straat'],
    ['Beatrixlaan', 'Beatrixln'],
    ['Stationsplein', 'Stationspln.'],
    ['Burgemeester van den Bergstraat', 'Burg. v.d. Bergstr.'],
    ['Burgemeester van den Bergstraat', 'Burg. v. d. Bergstraat'],
    ['Burgemeester van den Bergstraat', 'bgm van de bergstraat'],
    ['Sint Janslaan', 'St. Janslaan'],
    ['Eerste Dwarsstraat', '1e Dwarsstraat'],
    ['Tweede Dwarsstraat', '2de dwarsstr'],
    ['Prof. Smitlaan', 'Professor Smitlaan'],
    ['Dr. Kuyperlaan', 'Doctor Kuijperlaan'],
    ['Oude IJsselkade', 'Oude Ysselkade'],
    ['Noord-Singel', 'Noord Singel'],
    ['Café-weg', 'Cafeweg'],
    ["Laan van 't Hof", 'Laan van het Hof'],
  ])('%s and %s', (one, other) => {
    expect(streetKey(one)).toBe(streetKey(other));
  });

  test.each([
    ['Dorpsstraat', 'Dorpsweg'],
    ['Eerste Dwarsstraat', 'Tweede Dwarsstraat'],
    ['Noordsingel', 'Zuidsingel'],
    ['Beatrixlaan', 'Beatrixstraat'],
  ])('%s and %s are two', (one, other) => {
    expect(streetKey(one)).not.toBe(streetKey(other));
  });
});

test.each([
  [['A', 'a', '-a', ' /A '], 'a'],
  [['bis', 'BIS', '-bis'], 'bis'],
  [['hs', 'huis', 'begane grond', 'bg'], 'hs'],
  [['II', '2', 'ii', '2 hoog', '2-hg', '2e etage', '2e verd.'], '2'],
  [['I', '1', '1e etage', '1h'], '1'],
  [['kamer 3', 'k3', 'kmr. 3'], 'k3'],
  [['app. 3', 'appartement 3', '3', 'unit 3'], '3'],
  [['A 3', 'a-3'], 'a3'],
  [['i'], 'i'],
  [['', ' - '], null],
])('the additions %j are %s', (texts, key) => {
  for (const text of texts) expect(additionKey(text), text).toBe(key);
});

describe('an address from its cells', () => {
  const whole = {
    street: streetKey('Dorpsstraat'),
    number: 12,
    addition: 'a',
    postcode: '8011AB',
    town: 'stad',
    box: null,
  };

  test.each([
    { street: 'Dorpsstraat', houseNumber: '12', addition: 'A' },
    { street: 'Dorpsstraat', houseNumber: 12, addition: 'a' },
    { street: 'Dorpsstraat', houseNumber: '12a' },
    { street: 'Dorpsstraat', houseNumber: '12-A' },
    { street: 'Dorpsstraat 12a' },
    { street: 'Dorpsstraat 12-a', houseNumber: '' },
    { street: 'Dorpsstr. 12 A' },
    { street: 'Dorpsstraat nr. 12 a' },
    { street: 'Dorpsstraat12a' },
    { street: 'Dorpsstraat 12a', houseNumber: '12' },
    { street: 'Dorpsstraat 12', houseNumber: '12', addition: 'a' },
    { street: 'Dorpsstraat 12', addition: 'a' },
  ])('%j', (cells) => {
    expect(readAddress({ ...cells, postcode: '8011 ab', town: 'Stad (OV)' })).toEqual(whole);
  });

  test('a number in the name of the street is no house number', () => {
    const expected = { street: streetKey('Plein 1944'), number: 12, addition: 'hs' };
    expect(readAddress({ street: 'Plein 1944 12 hs' })).toMatchObject(expected);
    expect(readAddress({ street: 'Plein 1944', houseNumber: '12', addition: 'hs' })).toMatchObject(expected);
    expect(readAddress({ street: '2e Dwarsstraat 5' })).toMatchObject({
      street: streetKey('Tweede dwarsstraat'),
      number: 5,
    });
  });

  test.each(['Postbus 123', 'postbus123', 'PB 123', 'P.O. Box 123', 'Antwoordnummer 123'])(
    '%s is no door',
    (street) => {
      expect(readAddress({ street })).toMatchObject({ street: null, number: null, box: 123 });
    },
  );

  test.each([
    ['t/o 12', 'to'],
    ['tegenover 12', 'to'],
    ['naast 12', 'by'],
    ['nr. 12', null],
    ['# 12', null],
  ])('%s: where it lies goes into the addition', (houseNumber, addition) => {
    expect(readAddress({ houseNumber })).toMatchObject({ number: 12, addition });
  });

  test('a box with its number in the next cell is one too', () => {
    expect(readAddress({ street: 'Postbus', houseNumber: 123 }).box).toBe(123);
  });

  test('of half a postcode the digits are kept, of none nothing', () => {
    expect(readAddress({ postcode: '8011' }).postcode).toBe('8011');
    expect(readAddress({ postcode: '0011AB' }).postcode).toBeNull();
    expect(readAddress({})).toEqual({
      street: null,
      number: null,
      addition: null,
      postcode: null,
      town: null,
      box: null,
    });
  });
});

describe('an address from one cell', () => {
  test.each([
    'Dorpsstraat 12a, 8011 AB Stad',
    'Dorpsstraat 12a 8011AB Stad',
    'DORPSSTRAAT 12 A 8011 AB STAD',
    'Dorpsstr. 12-a; 8011 AB, Stad'.replace(';', ','),
    '8011 AB Stad, Dorpsstraat 12a',
  ])('%s', (line) => {
    expect(readAddressLine(line)).toEqual({
      street: streetKey('Dorpsstraat'),
      number: 12,
      addition: 'a',
      postcode: '8011AB',
      town: 'stad',
      box: null,
    });
  });

  test.each([
    ['Dorpsstraat 12a, Stad', { number: 12, addition: 'a', town: 'stad', postcode: null }],
    ['Dorpsstraat 12', { number: 12, addition: null, town: null }],
    ['Dorpsstraat 12a Stad', { number: 12, addition: 'a', town: 'stad' }],
    ['Dorpsstraat 12 hs Nieuwe Stad', { number: 12, addition: 'hs', town: 'nieuwestad' }],
    ['Dorpsstraat 12 boven', { number: 12, addition: 'bv', town: null }],
    ['Dorpsstraat 12 2e etage', { number: 12, addition: '2', town: null }],

    ['8011 AB 12 hs', { postcode: '8011AB', number: 12, addition: 'hs', street: null }],
    ['8011AB', { postcode: '8011AB', number: null }],
    ['Postbus 40, 8000 AA Stad', { box: 40, postcode: '8000AA', town: 'stad' }],
    ['Dorpsstraat 2e, 8011 AB', { number: 2, addition: 'e' }],
    ['bij de brug', { number: null, street: streetKey('bij de brug') }],
  ])('%s', (line, expected) => {
    expect(readAddressLine(line)).toMatchObject(expected);
  });
});

describe('always', () => {
  const word = fc.constantFrom(
    'Dorps',
    'Sint',
    'St.',
    'Burg.',
    'van',
    'de',
    'Eerste',
    '2e',
    'Oude',
    'straat',
    'str.',
    'laan',
    'IJssel',
    'dijk',
    'Noord',
  );
  const street = fc.array(word, { minLength: 1, maxLength: 5 });

  test('spaces, capitals and accents never make another street', () => {
    fc.assert(
      fc.property(street, (words) => {
        const text = words.join(' ');
        expect(streetKey(`  ${text.toUpperCase().replaceAll(' ', '   ')} `)).toBe(streetKey(text));
      }),
    );
  });

  test('a street that was made comparable stays so', () => {
    fc.assert(
      fc.property(street, (words) => {
        const once = streetKey(words.join(' '));
        expect(streetKey(once)).toBe(once);
      }),
    );
  });

  test('a number is found in its own cell and behind the street alike', () => {
    const addition = fc.constantFrom('', 'a', 'B', '-2', ' hs', 'bis', ' II');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), addition, (number, behind) => {
        const apart = readAddress({ street: 'Oude Dorpsstraat', houseNumber: `${number}${behind}` });
        expect(readAddress({ street: `Oude Dorpsstraat ${number}${behind}` })).toEqual(apart);
        expect(apart.number).toBe(number);
      }),
    );
  });

  test('an addition that was made comparable stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aAiIvV12 -.hsbgek') }), (text) => {
        const once = additionKey(text);
        if (once !== null) expect(additionKey(once)).toBe(once);
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aB1 2,.-('é/", '8011 AB', ' Postbus') }), (text) => {
        expect(() => [readAddressLine(text), readAddress({ street: text, houseNumber: text })]).not.toThrow();
      }),
    );
  });
});
