import {
  type CalendarDate,
  coreCompanyName,
  lettersAndDigits,
  parsePersonName,
} from '#platform/kit/index.ts';
import type { Sign } from './weighed.ts';

/* Fixed points per field, for pairs of which too few are known to learn from: companies, vehicles, shared values. Persons are weighed by
   the matching engine. */

export type Level = { readonly level: string; readonly sign: Sign; readonly points: number };

const level = (name: string, sign: Sign, points: number): Level => ({ level: name, sign, points });

export const MISSING = level('missing', '?', 0);

/** How seldom two mentions that share something are the same, as a binary logarithm of the odds. */
export const PRIORS: Readonly<Record<string, number>> = {
  'same-person': -13,
  'same-company': -12,
  'same-vehicle': -12,
  'duplicate-signal': -10,
};
export const PRIOR_OF_OTHERS = -11;

const letters = (text: string): string => lettersAndDigits(text).toLowerCase();

/** The same text, the same written in another way, or something else. */
const written =
  (same: number, different: number) =>
  (here: string, there: string): Level => {
    if (here.trim() === there.trim()) return level('same', '=', same);
    return letters(here) === letters(there)
      ? level('other-writing', '⇄', same)
      : level('different', '≠', different);
  };

const initialOf = (name: string | null | undefined): string => letters(name ?? '').charAt(0);

/** `met`: the two names met by sound or letters, which is what made the proposal. */
function names(here: string, there: string, met: boolean): Level {
  if (here.trim() === there.trim()) return level('same', '=', 8);
  if (letters(here) === letters(there)) return level('other-writing', '⇄', 8);
  const [a, b] = [parsePersonName(here), parsePersonName(there)];
  const family = letters(a?.familyName ?? here) === letters(b?.familyName ?? there);
  const initials =
    initialOf(a?.givenNames ?? a?.initials) !== '' &&
    initialOf(a?.givenNames ?? a?.initials) === initialOf(b?.givenNames ?? b?.initials);
  if (family && initials) return level('family-and-initial', '≈', 6);
  if (met) return level('sounds-alike', '≈', 4);
  return family ? level('family-only', '≈', 3) : level('different', '≠', -5);
}

/** A date of birth with day and month swapped, or one digit off, is one typing error away. */
function birthDates(here: CalendarDate, there: CalendarDate): Level {
  if (here === there) return level('same', '=', 11);
  const [yearA, monthA, dayA] = here.split('-');
  const [yearB, monthB, dayB] = there.split('-');
  if (yearA === yearB && monthA === dayB && dayA === monthB) return level('swapped', '≈', 6);
  const unequal = [...here].filter((digit, index) => digit !== there[index]).length;
  return unequal === 1 ? level('one-digit', '≈', 4) : level('different', '≠', -6);
}

function companies(here: string, there: string): Level {
  const exact = written(9, -4)(here, there);
  if (exact.sign !== '≠') return exact;
  return coreCompanyName(here) === coreCompanyName(there) ? level('legal-form', '≈', 6) : exact;
}

/** A telephone that goes with the address says less: everybody who lives or works there may have it. */
const phones = (here: string, there: string, sameAddress: boolean): Level => {
  const found = written(9, -1)(here, there);
  return found.points > 0 && sameAddress ? level('same-as-address', found.sign, 3) : found;
};

export const POINTS = {
  name: names,
  birthDate: birthDates,
  bsn: written(20, -20),
  phone: phones,
  email: written(11, -1),
  iban: written(12, -1),
  company: companies,
  kvk: written(18, -12),
  plate: written(16, -10),
  handle: written(9, -1),
  address: written(7, -2),
  /** Roles may differ from signal to signal: never for, never against. */
  roles: (here: string, there: string): Level =>
    here === there ? level('same', '=', 0) : level('roles-differ', '≠', 0),
};
