import { expect, test } from 'vitest';
import { emptyMention } from '../intake/intake-value.ts';
import { namedPersonOf } from './named-person.ts';

const typed = (known: object) => namedPersonOf(emptyMention('person', known));

test('a person who is typed is what the server takes, without the note', () => {
  expect(
    typed({ name: 'Mark Kok', birthDate: '1989-04-29', bsn: '111222333', houseNumber: '5a', note: 'lang' }),
  ).toEqual({
    name: 'Mark Kok',
    birthDate: '1989-04-29',
    bsn: '111222333',
    address: { houseNumber: 5, houseAddition: 'a' },
    roles: ['involved'],
  });
});

test.each([
  ['half a BSN', { bsn: '1112' }],
  ['half a phone number', { phone: '06' }],
  ['half a birth date', { birthDate: '1989-04' }],
  ['a birth date that has not come', { birthDate: '2999-01-01' }],
  ['half a postcode', { postcode: '77' }],
])('%s is left out until it can be read', (_, half) => {
  expect(typed({ name: 'Mark Kok', ...half })).toEqual({ name: 'Mark Kok', roles: ['involved'] });
});

test('who has no role yet is of an unknown one', () => {
  expect(typed({ name: 'Mark Kok', roles: [] }).roles).toEqual(['unknown']);
});
