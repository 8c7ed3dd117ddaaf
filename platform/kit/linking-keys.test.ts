import { expect, test } from 'vitest';
import { hash64Text } from './hash64.ts';
import { type LinkingFacts, type LinkingKeyKind, linkingKeys } from './linking-keys.ts';

const shared = (one: LinkingFacts, other: LinkingFacts): LinkingKeyKind[] => {
  const keys = new Set(linkingKeys(one).map((key) => key.key));
  return linkingKeys(other)
    .filter((key) => keys.has(key.key))
    .map((key) => key.kind);
};

test('a key is the hash of its kind and text, so equal text of two kinds never meets', () => {
  const [key] = linkingKeys({ kvk: '9166 1189' });
  expect(key).toEqual({ kind: 'kvk', text: '91661189', key: hash64Text('kvk:91661189') });
});

test.each<[LinkingFacts, LinkingFacts, LinkingKeyKind]>([
  [{ bsn: '999906598' }, { bsn: '9999 06 598' }, 'bsn'],
  [{ plate: 'XJ325J' }, { plate: 'xj-325-j' }, 'plate'],
  [{ phone: '06-00092886' }, { phone: '+31600092886' }, 'phone'],
  [{ iban: 'NL91ABNA0417164300' }, { iban: 'nl91 abna 0417 1643 00' }, 'iban'],
  [{ email: 'Jan@X.nl' }, { email: 'jan@x.nl' }, 'email'],
  [{ handle: '@Snel' }, { handle: 'snel' }, 'handle'],
])('%j and %j meet', (one, other, kind) => {
  expect(shared(one, other)).toEqual([kind]);
});

test('an identifier that fails its test gives no key', () => {
  expect(
    linkingKeys({ bsn: '123456789', kvk: '12', phone: 'geen', iban: 'x', email: 'x', plate: '?' }),
  ).toEqual([]);
});

test('addresses meet on postcode and door, or on street and town', () => {
  const written = { postcode: '8273xs', houseNumber: 102, houseAddition: '-2' };
  expect(
    shared({ address: written }, { address: { postcode: '8273 XS', houseNumber: 102, houseAddition: '2' } }),
  ).toEqual(['address']);
  expect(
    shared({ address: written }, { address: { postcode: '8273 XS', houseNumber: 102, houseAddition: 'b' } }),
  ).toEqual([]);
  const street = { street: 'Bosweg', houseNumber: 6, houseAddition: 'b', town: 'Bathmen' };
  expect(
    shared({ address: street }, { address: { ...street, street: 'BOSWEG', postcode: '7437 AB' } }),
  ).toEqual(['street']);
});

test.each<[string, string, LinkingKeyKind]>([
  ['Piet te Velde', 'Velde, Piet te', 'name-initial'],
  ['Jan Meijer', 'J. Meyer', 'name-initial'],
  ['Jeroen Veldkamp', 'Jeroen Veldkmap', 'name-letters'],
  ['K. Grooten', 'Kees Grootan', 'name-skeleton'],
])('%s and %s meet by %s', (one, other, kind) => {
  expect(shared({ personName: one }, { personName: other })).toContain(kind);
});

test('a slip anywhere in the family name still meets by initial and birth date', () => {
  expect(
    shared(
      { personName: 'Samuel Kwaadgras', birthDate: '1987-03-20' },
      { personName: 'S. Xaadgras', birthDate: '1987-03-20' },
    ),
  ).toEqual(['initial-birth-date', 'name-tail-birth-year', 'name-tail-birth-day']);
});

test.each<[string, string, LinkingKeyKind]>([
  ['S. Kwaadgrat', '1978-03-20', 'name-head-birth-day'],
  ['S. Kwaadgrat', '1987-03-21', 'name-head-birth-year'],
  ['S. Xwaadgras', '1978-03-20', 'name-tail-birth-day'],
  ['S. Xwaadgras', '1987-03-21', 'name-tail-birth-year'],
])(
  'a slip in the family name and one in the birth date (%s, %s) meet by %s',
  (personName, birthDate, kind) => {
    expect(
      shared({ personName: 'Samuel Kwaadgras', birthDate: '1987-03-20' }, { personName, birthDate }),
    ).toContain(kind);
  },
);

test('a family name of two letters, no initial or no birth date gives no key of an end', () => {
  const kinds = (facts: LinkingFacts) => linkingKeys(facts).map(({ kind }) => kind);
  expect(kinds({ personName: 'Anna Bo', birthDate: '1987-03-20' }).join()).not.toMatch(/head|tail/);
  expect(kinds({ personName: 'Kwaadgras', birthDate: '1987-03-20' }).join()).not.toMatch(/head|tail/);
  expect(kinds({ personName: 'Samuel Kwaadgras' }).join()).not.toMatch(/head|tail/);
});

test('two different people with one first name do not meet', () => {
  expect(shared({ personName: 'Jan Bakker' }, { personName: 'Jan Visser' })).toEqual([]);
});

test('companies meet without their legal form, groups by their core, slips by the skeleton', () => {
  expect(shared({ companyName: 'Vastgoed Hof B.V.' }, { companyName: 'vastgoed hof' })).toContain(
    'company-name',
  );
  expect(
    shared({ companyName: 'Zorgbureau Leeuwen' }, { companyName: 'Zorgbureau Leeuwen Holding B.V.' }),
  ).toEqual(['company-core', 'company-skeleton']);
  expect(shared({ companyName: 'Zorgbureu Heuvel' }, { companyName: 'Zorgbureau Heuvel' })).toEqual([
    'company-skeleton',
  ]);
});

test('keys stay as they were stored: whoever changes one must make all stored keys again', () => {
  const stored = (facts: LinkingFacts) => linkingKeys(facts).map(({ kind, key }) => `${kind} ${key}`);
  expect(stored({ personName: 'Piet te Velde', birthDate: '1980-05-03' })).toEqual([
    'name-initial 6899937512075981313',
    'name-skeleton -3303582782078916122',
    'name-letters 4478842527645821452',
    'name-birth-date -3246664606080523643',
    'initial-birth-date 3026473784250167304',
    'name-head-birth-year -164779557720934796',
    'name-head-birth-day -800658790729343962',
    'name-tail-birth-year 2806855544749847696',
    'name-tail-birth-day -7206589161307014130',
  ]);
  expect(stored({ companyName: 'Eetcafé Berg Holding B.V.' })).toEqual([
    'company-name -8658693548343730186',
    'company-core 7476624517554375979',
    'company-skeleton -6591389204713082705',
  ]);
  const address = { street: 'Bosweg', houseNumber: 6, houseAddition: '-B', postcode: '7437ab', town: 'Stad' };
  expect(stored({ address })).toEqual(['address -3245854218883718923', 'street -7107755585622240783']);
  expect(
    stored({
      bsn: '9999 06 598',
      kvk: '9166 1189',
      plate: 'xj-325-j',
      phone: '06-00092886',
      iban: 'nl91 abna 0417 1643 00',
      email: 'Jan@X.nl',
      handle: '@Snel',
    }),
  ).toEqual([
    'bsn 6736903554859201610',
    'kvk 3723158147050695390',
    'plate 4449505789757254235',
    'phone -4889472570830317467',
    'iban 65168327548655825',
    'email -6506780435723008916',
    'handle 3670082066076915739',
  ]);
});
