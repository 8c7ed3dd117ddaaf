import { household, mistype, type PersonCells, Random } from '#packages/linkage/synthetic/index.ts';
import { isCalendarDate, type LinkingFacts } from '#platform/kit/index.ts';

/** So many persons who do not exist, a household at a time; the same seed gives the same ones. */
export function* madePersons(count: number, seed: number): Generator<PersonCells> {
  const random = new Random(seed);
  let made = 0;
  while (made < count)
    for (const { cells } of household(random)) {
      if (made === count) return;
      made += 1;
      yield cells;
    }
}

export const nameOf = ({ given_names, prefix, family_name }: PersonCells): string =>
  [given_names, prefix, family_name].filter(Boolean).join(' ');

export const factsOf = (cells: PersonCells): LinkingFacts => ({
  personName: nameOf(cells),
  birthDate: cells.birth_date || null,
  phone: cells.phone || null,
  address: {
    street: cells.street,
    houseNumber: Number.parseInt(cells.house_number, 10) || null,
    houseAddition: cells.addition,
    postcode: cells.postcode,
    town: cells.town,
  },
});

type Change = (cells: PersonCells, random: Random) => PersonCells;

/** One other digit, in a date that exists. */
function otherDigit(date: string, random: Random): string {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const at = random.below(date.length);
    const changed = date.slice(0, at) + String(random.below(10)) + date.slice(at + 1);
    if (changed !== date && date[at] !== '-' && isCalendarDate(changed) && changed < '2025') return changed;
  }
  return date;
}

/** The second slip, in another field than the family name; a person without that field is left alone. */
const secondErrors = {
  'given-name': (cells, random) => {
    const [first = '', ...more] = cells.given_names.split(' ');
    return { ...cells, given_names: [mistype(first, random), ...more].join(' ') };
  },
  'initial-only': (cells) => ({ ...cells, given_names: `${cells.given_names.charAt(0)}.` }),
  'birth-date': (cells, random) => ({ ...cells, birth_date: otherDigit(cells.birth_date, random) }),
  phone: (cells, random) => ({
    ...cells,
    phone: cells.phone && `06-000${String(random.below(100_000)).padStart(5, '0')}`,
  }),
  'house-number': (cells, random) => ({ ...cells, house_number: mistype(cells.house_number, random) }),
} satisfies Readonly<Record<string, Change>>;

export type SecondError = keyof typeof secondErrors;
export const secondErrorNames = Object.keys(secondErrors) as readonly SecondError[];

export type Planted = {
  /** Which of the made persons it is. */
  readonly at: number;
  readonly error: SecondError;
  readonly cells: PersonCells;
};

/** Persons of `made` with one typing error in the family name and one error in another field, each kind equally often. */
export function plant(made: readonly { at: number; cells: PersonCells }[], seed: number): Planted[] {
  const random = new Random(seed);
  return made.flatMap(({ at, cells }, turn) => {
    const error = secondErrorNames[turn % secondErrorNames.length] ?? 'phone';
    const mistyped = { ...cells, family_name: mistype(cells.family_name, random) };
    const changed = secondErrors[error](mistyped, random);
    return JSON.stringify(changed) === JSON.stringify(mistyped) ? [] : [{ at, error, cells: changed }];
  });
}
