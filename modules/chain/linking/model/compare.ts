import { companyCoreEqual, type MentionFacts, nameOf } from './mention-facts.ts';

/** How two values of one field stand to each other; missing on a side says nothing for or against. */
type Likeness = 'same' | 'similar' | 'different' | 'missing';

export type FieldComparison = {
  readonly field:
    | 'name'
    | 'birthDate'
    | 'bsn'
    | 'phone'
    | 'email'
    | 'iban'
    | 'address'
    | 'company'
    | 'kvk'
    | 'plate'
    | 'handle';
  readonly here: string | null;
  readonly there: string | null;
  readonly likeness: Likeness;
};

const missing = (value: string | null): boolean => value === null || value.trim() === '';

function comparison(
  field: FieldComparison['field'],
  here: string | null,
  there: string | null,
  alike: (a: string, b: string) => Likeness,
): FieldComparison {
  if (here === null || there === null || missing(here) || missing(there))
    return { field, here, there, likeness: 'missing' };
  return { field, here, there, likeness: alike(here, there) };
}

const exactly = (a: string, b: string): Likeness =>
  a.trim().toLowerCase() === b.trim().toLowerCase() ? 'same' : 'different';

/** A date of birth with day and month swapped, or one digit off, is one typing error away. */
function dates(a: string, b: string): Likeness {
  if (a === b) return 'same';
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 'similar';
  const unequal = [...a].filter((letter, index) => letter !== b[index]).length;
  return unequal === 1 ? 'similar' : 'different';
}

/** Equal, or one slip of the pen apart. */
export const closeDates = (a: string, b: string): boolean => dates(a, b) !== 'different';

const HIDDEN = '•••';

/** The numbers of a BSN are not shown in a review; whether they are equal is. */
function bsn(here: string | null, there: string | null): FieldComparison {
  const compared = comparison('bsn', here, there, exactly);
  return { ...compared, here: here === null ? null : HIDDEN, there: there === null ? null : HIDDEN };
}

/** Field by field, in the order a person reads them; fields that neither side has are left out. */
export function compareMentions(
  here: MentionFacts,
  there: MentionFacts,
  similarName: boolean,
): FieldComparison[] {
  const names = (a: string, b: string): Likeness =>
    exactly(a, b) === 'same' ? 'same' : similarName ? 'similar' : 'different';
  const companies = (a: string, b: string): Likeness =>
    exactly(a, b) === 'same' ? 'same' : companyCoreEqual(a, b) ? 'similar' : 'different';
  const all = [
    comparison('name', nameOf(here), nameOf(there), names),
    comparison('birthDate', here.birthDate, there.birthDate, dates),
    bsn(here.bsn, there.bsn),
    comparison('phone', here.phone, there.phone, exactly),
    comparison('email', here.email, there.email, exactly),
    comparison('iban', here.iban, there.iban, exactly),
    comparison('company', here.companyName, there.companyName, companies),
    comparison('kvk', here.kvk, there.kvk, exactly),
    comparison('plate', here.plate, there.plate, exactly),
    comparison('handle', here.handle, there.handle, exactly),
    comparison('address', here.address, there.address, exactly),
  ];
  return all.filter((item) => item.here !== null || item.there !== null);
}
