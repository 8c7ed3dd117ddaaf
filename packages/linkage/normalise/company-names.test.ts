import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCompanyName } from './company-names.ts';

describe('a company is compared without its legal form', () => {
  test.each([
    ['Garage Noord B.V.', 'garage noord', ['bv']],
    ['Garage Noord BV', 'garage noord', ['bv']],
    ['GARAGE NOORD b.v', 'garage noord', ['bv']],
    ['Garage Noord besloten vennootschap', 'garage noord', ['bv']],
    ['Garage Noord N.V.', 'garage noord', ['nv']],
    ['Garage Noord V.O.F.', 'garage noord', ['vof']],
    ['V.O.F. Garage Noord', 'garage noord', ['vof']],
    ['Stichting Zorg', 'zorg', ['stichting']],
    ['Zorg, stichting', 'zorg', ['stichting']],
    ['Maatschap Smit & Zonen', 'smit en zonen', ['maatschap']],
    ['Eenmanszaak Smit', 'smit', ['eenmanszaak']],
    ['Coöperatie Noord U.A.', 'noord', ['cooperatie', 'ua']],
    ['Coöperatieve vereniging Noord U.A.', 'noord', ['cooperatie', 'ua']],
    ['Bau GmbH', 'bau', ['gmbh']],
    ['Bau GmbH & Co. KG', 'bau', ['gmbh']],
    ['Trade Ltd.', 'trade', ['ltd']],
    ['Trade Limited', 'trade', ['ltd']],
    ['Praca Sp. z o.o.', 'praca', ['spzoo']],
    ['Praca sp.z o.o.', 'praca', ['spzoo']],
    ['Muncă S.R.L.', 'munca', ['srl']],
    ['Stroi EOOD', 'stroi', ['ood']],
    ['Garage Noord B.V. i.o.', 'garage noord', ['bv']],
    ['Garage Noord', 'garage noord', []],
    ['B.V.', 'b v', ['bv']],
  ])('%s', (text, name, legalForms) => {
    expect(readCompanyName(text)).toMatchObject({ names: [name], legalForms });
  });
});

describe('both names of who trades under another are given', () => {
  test.each([
    'J. Jansen h.o.d.n. Garage Noord',
    'J. Jansen hodn Garage Noord',
    'J. Jansen H.O.D.N. Garage Noord',
    'J. Jansen t.h.o.d.n. Garage Noord',
    'J. Jansen t/h/o Garage Noord',
    'J. Jansen h/o Garage Noord',
    'J. Jansen handelend onder de naam Garage Noord',
    'J. Jansen, tevens handelend onder de naam: Garage Noord',
    'J. Jansen (h.o.d.n. Garage Noord)',
    'J. Jansen B.V. v/h Garage Noord B.V.',
  ])('%s', (text) => {
    expect(readCompanyName(text).names).toEqual(['j jansen', 'garage noord']);
  });

  test('a name that only looks like it is one name', () => {
    expect(readCompanyName('Handelsonderneming Noord').names).toEqual(['handelsonderneming noord']);
    expect(readCompanyName('Abdul Reza Handel').names).toEqual(['abdul reza handel']);
  });
});

test('a holding shares the core with its group', () => {
  expect(readCompanyName('Noord Beheer B.V.').cores).toEqual(readCompanyName('Noord Holding').cores);
});

test('nothing gives nothing', () => {
  expect(readCompanyName(' - ')).toEqual({ names: [], cores: [], legalForms: [] });
});

test('a name that was made comparable always stays so', () => {
  const word = fc.constantFrom(
    'Garage',
    'Noord',
    'B.V.',
    'Café',
    'Stichting',
    '&',
    'Zonen',
    '2',
    'de',
    'Holding',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 6 }),
      fc.constantFrom('hodn', 'v/h', ''),
      word,
      (words, between, last) => {
        for (const name of readCompanyName(`${words.join(' ')} ${between} ${last}`).names) {
          const again = readCompanyName(name).names;
          expect(again).toEqual([name]);
        }
      },
    ),
  );
});
