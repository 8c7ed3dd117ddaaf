import type { Random } from '../random.ts';
import { givenName, secondLine, state, streetName, suburb, surname } from './words.ts';

export const fields = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
] as const;

export type Field = (typeof fields)[number];
export type FebrlRecord = Record<Field, string>;

/** How often a cell is empty in the record itself. */
const emptyShare: Readonly<Partial<Record<Field, number>>> = {
  given_name: 0.03,
  surname: 0.01,
  street_number: 0.03,
  address_1: 0.015,
  address_2: 0.08,
  suburb: 0.01,
  state: 0.01,
  date_of_birth: 0.03,
};

const two = (value: number): string => String(value).padStart(2, '0');

function streetNumber(random: Random): string {
  return String(1 + random.rank(random.chance(0.9) ? 150 : 900));
}

const makers: Readonly<Record<Field, (random: Random) => string>> = {
  given_name: givenName,
  surname,
  street_number: streetNumber,
  address_1: streetName,
  address_2: secondLine,
  suburb,
  postcode: (random) => String(2000 + random.rank(5_000)),
  state,
  date_of_birth: (random) =>
    `${random.between(1900, 1999)}${two(random.between(1, 12))}${two(random.between(1, 28))}`,
  soc_sec_id: (random) => String(random.between(1_000_000, 9_999_999)),
};

/** A fresh value for a field, as another record could have it. */
export const anyValue = (field: Field, random: Random): string => makers[field](random);

export function makeRecord(random: Random): FebrlRecord {
  const entries = fields.map((field) => {
    const value = anyValue(field, random);
    return [field, random.chance(emptyShare[field] ?? 0) ? '' : value];
  });
  return Object.fromEntries(entries) as FebrlRecord;
}
