import { expect, test } from 'vitest';
import { compareMentions } from './compare.ts';
import type { MentionFacts } from './mention-facts.ts';

const nothing: MentionFacts = {
  nameAsWritten: null,
  familyName: null,
  familyNamePrefix: null,
  givenNames: null,
  initials: null,
  birthDate: null,
  bsn: null,
  phone: null,
  email: null,
  iban: null,
  companyName: null,
  kvk: null,
  plate: null,
  handle: null,
  address: null,
};
const likenessOf = (here: Partial<MentionFacts>, there: Partial<MentionFacts>, similar = false) =>
  Object.fromEntries(
    compareMentions({ ...nothing, ...here }, { ...nothing, ...there }, similar).map((item) => [
      item.field,
      item.likeness,
    ]),
  );

test('a field that neither side has is left out, one that one side has says nothing', () => {
  expect(likenessOf({ phone: '06-1' }, {})).toEqual({ phone: 'missing' });
});

test('day and month swapped, or one digit off, is alike; anything else differs', () => {
  expect(likenessOf({ birthDate: '1980-03-04' }, { birthDate: '1980-04-03' })).toEqual({
    birthDate: 'similar',
  });
  expect(likenessOf({ birthDate: '1980-03-04' }, { birthDate: '1981-03-04' })).toEqual({
    birthDate: 'similar',
  });
  expect(likenessOf({ birthDate: '1980-03-04' }, { birthDate: '1991-03-04' })).toEqual({
    birthDate: 'different',
  });
});

test('the numbers of a BSN are compared and not shown', () => {
  const [bsn] = compareMentions({ ...nothing, bsn: '999996319' }, { ...nothing, bsn: '999996319' }, false);
  expect(bsn).toMatchObject({ field: 'bsn', likeness: 'same' });
  expect(JSON.stringify(bsn)).not.toContain('999996319');
});

test('a company without its legal form is alike', () => {
  expect(likenessOf({ companyName: 'Verhuur Brouwer' }, { companyName: 'Verhuur Brouwer BV' })).toEqual({
    company: 'similar',
  });
});

test('names that met by sound are alike, others differ', () => {
  expect(likenessOf({ nameAsWritten: 'Jan Vos' }, { nameAsWritten: 'Jan de Vos' }, true)).toEqual({
    name: 'similar',
  });
  expect(likenessOf({ nameAsWritten: 'Jan Vos' }, { nameAsWritten: 'Piet Bos' })).toEqual({
    name: 'different',
  });
});
