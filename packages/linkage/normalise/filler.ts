/**
 * What people write where a form wants something and they have nothing: two records that share it share nothing. Said of
 * values that passed their own test, for 111111110 and 123456782 are numbers that could be somebody's.
 */

const upAndDown = ['01234567890123456789', '98765432109876543210'];

/** One digit over and over, or counting up or down: `00000000`, `12345678`. */
export const isFillerDigits = (digits: string): boolean =>
  digits !== '' &&
  (digits === digits.charAt(0).repeat(digits.length) || upAndDown.some((row) => row.includes(digits)));

/** A BSN, or RSIN, whose last digit was only chosen to pass the test. */
export const isFillerBsn = (bsn: string): boolean => isFillerDigits(bsn.slice(0, 8));

/** A number as `phoneKey` gives it. */
export const isFillerPhone = (key: string): boolean => isFillerDigits(key.slice(1).slice(-8));

const fillerNames = new Set([
  'onbekend',
  'onbekende',
  'unknown',
  'anoniem',
  'nn',
  'nvt',
  'nb',
  'onb',
  'xx',
  'xxx',
  'nietbekend',
]);

/** The letters of a name that is none: `onbekend`, `N.N.`. */
export const isFillerName = (letters: string): boolean => fillerNames.has(letters);
