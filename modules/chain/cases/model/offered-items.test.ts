import { describe, expect, test } from 'vitest';
import { legalBasesForTests } from '../../../trust/purposes/testing/content-for-tests.ts';
import { categoriesIn, categoriesOf, chooseFields, WRITTEN_KEYS, WRITTEN_KINDS } from './item-fields.ts';
import { type MentionInView, offeredItems, type SignalInView } from './offered-items.ts';

const signal: SignalInView = {
  id: '01900000-0000-7000-8000-000000000001',
  title: 'Bedrijfspand',
  narrative: 'Elke nacht bestelbussen.',
  occurredOn: '2026-10-02',
  themeCode: 'drugs',
  indicatorCodes: ['nachtelijk-verkeer'],
  street: 'Voorbeeldweg',
  houseNumber: 12,
  houseAddition: null,
  postcode: '8011 AB',
  town: 'Voorbeeld',
  placeNote: null,
};

const nobody: MentionInView = {
  id: '01900000-0000-7000-8000-000000000002',
  kind: 'person',
  roles: ['involved'],
  nameAsWritten: null,
  givenNames: null,
  initials: null,
  familyNamePrefix: null,
  familyName: null,
  birthDate: null,
  bsn: null,
  phone: null,
  email: null,
  iban: null,
  companyName: null,
  kvk: null,
  plate: null,
  handle: null,
  street: null,
  houseNumber: null,
  houseAddition: null,
  postcode: null,
  town: null,
  addressShielded: false,
  minor: false,
  note: null,
};

const fieldsOfPerson = (mention: Partial<MentionInView>) =>
  offeredItems(signal, [{ ...nobody, ...mention }])[1]?.fields ?? [];

describe('what of a signal can be brought in', () => {
  test('suspect and victim of one person are two fields of two categories', () => {
    const fields = fieldsOfPerson({ roles: ['victim', 'suspect'], familyName: 'Voorbeeld' });
    expect(fields.find((field) => field.key === 'roles')).toEqual({
      key: 'roles',
      categories: ['waarneming'],
      value: ['victim'],
    });
    expect(fields.find((field) => field.key === 'suspect')?.categories).toEqual(['strafrechtelijk']);
  });

  test('every field of a minor carries that', () => {
    const fields = fieldsOfPerson({
      minor: true,
      familyName: 'Voorbeeld',
      phone: '0612345678',
      roles: ['suspect'],
    });
    expect(fields.length).toBeGreaterThan(2);
    expect(fields.every((field) => field.categories.includes('minderjarige'))).toBe(true);
  });

  test('a shielded address is what shields a victim, whatever else is known', () => {
    const [address] = fieldsOfPerson({
      addressShielded: true,
      street: 'Schuilweg',
      houseNumber: 1,
      roles: ['victim'],
    }).filter((field) => field.key === 'address');
    expect(address?.categories).toEqual(['slachtoffer']);
  });

  test('empty fields are not offered', () => {
    expect(fieldsOfPerson({}).map((field) => field.key)).toEqual(['roles']);
  });

  test('each field of each kind has a category that the rules know', () => {
    const { categories } = legalBasesForTests();
    for (const kind of WRITTEN_KINDS) {
      for (const key of WRITTEN_KEYS) {
        for (const code of categoriesOf(kind, key, { minor: true, addressShielded: true }))
          expect(categories).toContain(code);
      }
    }
  });
});

describe('ticking', () => {
  const items = offeredItems(signal, [{ ...nobody, familyName: 'Voorbeeld', bsn: '111222333' }]);

  test('only what was ticked goes', () => {
    const chosen = chooseFields(items, [{ itemId: nobody.id, keys: ['name'] }]);
    expect(chosen?.map((item) => item.fields.map((field) => field.key))).toEqual([['name']]);
    expect(categoriesIn(chosen ?? [])).toEqual(['identiteit']);
  });

  test('what is not there can not be ticked', () => {
    expect(chooseFields(items, [{ itemId: nobody.id, keys: ['iban'] }])).toBeUndefined();
    expect(
      chooseFields(items, [{ itemId: '01900000-0000-7000-8000-00000000000f', keys: ['name'] }]),
    ).toBeUndefined();
  });
});
