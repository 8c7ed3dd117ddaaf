import { err, ok, type Reading } from './reading.ts';

export type NumberFault = 'unreadable' | 'wrong-length' | 'test-failed';

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** The eleven test of BSN and RSIN (weights 9..2 and -1), on exactly nine digits. */
export const passesElevenTest = (digits: string): boolean => {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return sum % 11 === 0;
};

const parseNineDigits = (text: string): Reading<string, NumberFault> => {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits)) return err('unreadable');
  // Spreadsheets drop a leading zero; eight digits are the same number.
  if (digits.length !== 9 && digits.length !== 8) return err('wrong-length');
  const padded = digits.padStart(9, '0');
  return passesElevenTest(padded) ? ok(padded) : err('test-failed');
};

/** Citizen service number: nine digits that pass the eleven test. */
export const parseBsn = parseNineDigits;

/** Number of a legal person: same form and test as a BSN. */
export const parseRsin = parseNineDigits;
