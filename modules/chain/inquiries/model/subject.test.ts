import { describe, expect, test } from 'vitest';
import { hashOfFields, type InquirySubject, keysOf, namesOne, sendable, traitsOf } from './subject.ts';

const KAREL: InquirySubject = {
  id: 'k',
  kind: 'person',
  name: 'Karel Bergsma',
  birthDate: '1981-04-12',
  bsn: null,
  kvk: null,
  phone: '+31612345678',
  address: { street: 'Loodsweg', houseNumber: 12, town: 'Voorbeeld' },
  marks: [],
  regimes: [],
};
const FREIGHT: InquirySubject = {
  ...KAREL,
  id: 'f',
  kind: 'company',
  name: 'Nachtvracht B.V.',
  birthDate: null,
  kvk: '12345678',
};

describe('what goes over', () => {
  test('of a person is who it is, and neither address nor telephone', () => {
    expect(sendable({ ...KAREL, bsn: '111222333' }).map((field) => field.key)).toEqual([
      'name',
      'birthDate',
      'bsn',
    ]);
  });

  test('of a company also its telephone, which may stay behind', () => {
    expect(sendable(FREIGHT).map((field) => [field.key, field.category])).toEqual([
      ['name', 'onderneming'],
      ['kvk', 'onderneming'],
      ['phone', 'contact'],
    ]);
  });
});

describe('one person or company is named', () => {
  test.each<[string, Partial<InquirySubject>, boolean]>([
    ['by name, initial and birth date', {}, true],
    ['not by a name alone', { birthDate: null }, false],
    ['not by a family name and birth date', { name: 'Bergsma' }, false],
    ['by a citizen service number alone', { name: null, birthDate: null, bsn: '111222333' }, true],
    ['not by a birth date alone', { name: null }, false],
  ])('%s', (_how, values, enough) => {
    expect(namesOne('person', sendable({ ...KAREL, ...values }))).toBe(enough);
  });

  test('a company by its number, or by full name with telephone', () => {
    expect(namesOne('company', sendable(FREIGHT))).toBe(true);
    expect(namesOne('company', sendable({ ...FREIGHT, kvk: null }))).toBe(true);
    expect(namesOne('company', sendable({ ...FREIGHT, kvk: null, phone: null }))).toBe(false);
  });
});

describe('by what patterns are seen', () => {
  test('another spelling is the same name', () => {
    expect(traitsOf({ ...KAREL, name: 'K. Bergsma' }).name).toBe(traitsOf(KAREL).name);
    expect(traitsOf({ ...KAREL, name: 'Piet Bergsma' }).name).not.toBe(traitsOf(KAREL).name);
  });

  test('neighbours have one street and different doors', () => {
    const neighbour = { ...KAREL, address: { street: 'loodsweg', houseNumber: 14, town: 'VOORBEELD' } };
    expect(traitsOf(neighbour).street).toBe(traitsOf(KAREL).street);
    expect(traitsOf(neighbour).houseNumber).toBe(14);
  });

  test('days follow each other', () => {
    const next = traitsOf({ ...KAREL, birthDate: '1981-04-13' }).birthDay ?? 0;
    expect(next - (traitsOf(KAREL).birthDay ?? 0)).toBe(1);
  });

  test('the same values are the same question, however they were typed', () => {
    const hash = hashOfFields(sendable(KAREL));
    expect(hashOfFields(sendable({ ...KAREL, name: 'KAREL  BERGSMA' }))).toBe(hash);
    expect(hashOfFields(sendable({ ...KAREL, birthDate: '1981-04-13' }))).not.toBe(hash);
  });
});

test('the other side is looked through by nothing but what goes over', () => {
  const kinds = keysOf('person', sendable(KAREL)).map((key) => key.kind);
  expect(kinds).not.toContain('phone');
  expect(kinds).not.toContain('street');
});
