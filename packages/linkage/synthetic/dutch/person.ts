import type { Random } from '../random.ts';
import { type Culture, cultureChoice } from './cultures.ts';
import { type FamilyName, familyName } from './family-names.ts';
import { givenName, type Sex } from './given-names.ts';
import { type Address, anyAddress } from './places.ts';

export const columns = [
  'given_names',
  'prefix',
  'family_name',
  'birth_date',
  'street',
  'house_number',
  'addition',
  'postcode',
  'town',
  'phone',
] as const;

export type Column = (typeof columns)[number];
export type PersonCells = Record<Column, string>;

/** Somebody, with what a damaged copy may need: who the partner is and what sex. */
export type Person = {
  readonly cells: PersonCells;
  readonly sex: Sex;
  readonly partner: FamilyName | undefined;
};

const thisYear = 2024;
const two = (value: number): string => String(value).padStart(2, '0');

/** Numbers that are never given out. */
export const anyPhone = (random: Random): string => `06-000${String(random.below(100_000)).padStart(5, '0')}`;

function birthDate(year: number, random: Random): string {
  // Of somebody without a known birthday the first of January or July is written down.
  if (random.chance(0.006)) return `${year}-${random.pick(['01', '07'])}-01`;
  return `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
}

type Sketch = {
  readonly culture: Culture;
  readonly sex: Sex;
  readonly year: number;
  readonly family: FamilyName;
  readonly partner: FamilyName | undefined;
  readonly birthDate?: string;
  readonly firstName?: string;
};

function givenNames(sketch: Sketch, random: Random): string {
  const { culture, sex, year } = sketch;
  const first = sketch.firstName ?? givenName(culture, sex, year, random);
  const further = culture === 'dutch' ? [0, 0, 0, 0, 1, 1, 1, 2, 2, 3] : [0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
  const names = new Set([first]);
  for (let count = random.pick(further); count > 0; count -= 1)
    names.add(givenName(culture, sex, year - 25, random));
  return [...names].join(' ');
}

function personOf(sketch: Sketch, address: Address, phone: string, random: Random): Person {
  const born = sketch.birthDate ?? birthDate(sketch.year, random);
  return {
    sex: sketch.sex,
    partner: sketch.partner,
    cells: {
      given_names: givenNames(sketch, random),
      prefix: sketch.family.prefix,
      family_name: sketch.family.name,
      birth_date: random.chance(0.02) ? '' : born,
      street: address.street,
      house_number: address.house_number,
      addition: address.addition,
      postcode: random.chance(0.02) ? '' : address.postcode,
      town: address.town,
      phone,
    },
  };
}

const anySex = (random: Random): Sex => (random.chance(0.5) ? 'm' : 'f');

function children(parents: readonly Sketch[], random: Random): Sketch[] {
  const [first] = parents;
  if (first === undefined || first.year > 2000 || first.year < 1960) return [];
  const made: Sketch[] = [];
  let year = first.year + random.between(24, 34);
  for (let count = random.pick([0, 1, 1, 2, 2, 2, 3, 4]); count > 0 && year <= thisYear; count -= 1) {
    const sex = anySex(random);
    const namesake = parents.find((parent) => parent.sex === sex)?.firstName;
    const child: Sketch = {
      culture: first.culture,
      sex,
      year,
      family: parents.find((parent) => parent.sex === 'm')?.family ?? first.family,
      partner: undefined,
      birthDate: birthDate(year, random),
      ...(namesake !== undefined && random.chance(0.05) ? { firstName: namesake } : {}),
    };
    made.push(child);
    // Twins differ in their names only: the hardest to keep apart.
    if (random.chance(0.03)) made.push({ ...child, firstName: givenName(first.culture, sex, year, random) });
    year += random.between(1, 4);
  }
  return made;
}

function adults(random: Random): Sketch[] {
  const culture = cultureChoice.choose(random);
  const year = Math.min(thisYear - 19, 1925 + Math.floor(80 * (1 - random.next() ** 1.7)));
  const sex = anySex(random);
  const base: Sketch = {
    culture,
    sex,
    year,
    family: familyName(culture, random),
    partner: undefined,
    firstName: givenName(culture, sex, year, random),
  };
  if (random.chance(0.38)) return [base];
  const otherSex: Sex = random.chance(0.97) === (sex === 'm') ? 'f' : 'm';
  const otherYear = year + random.between(-5, 5);
  const family = familyName(culture, random);
  const other: Sketch = {
    culture,
    sex: otherSex,
    year: otherYear,
    family,
    partner: base.family,
    firstName: givenName(culture, otherSex, otherYear, random),
  };
  return [{ ...base, partner: family }, other];
}

/** People at one address: a single, a couple, a family. They share the address, often the name, sometimes the phone. */
export function household(random: Random): Person[] {
  const parents = adults(random);
  const address = anyAddress(random);
  const shared = random.chance(0.2) ? anyPhone(random) : undefined;
  return [...parents, ...children(parents, random)].map((sketch) => {
    const own = random.chance(sketch.year > 2012 ? 0.1 : 0.6) ? anyPhone(random) : '';
    return personOf(sketch, address, shared ?? own, random);
  });
}
