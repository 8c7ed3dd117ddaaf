import type { NumberFault } from './bsn.ts';
import { err, ok, type Reading } from './reading.ts';

// Lengths of the countries that occur most; others must lie within the limits of ISO 13616.
const lengths: Readonly<Record<string, number>> = {
  NL: 18,
  BE: 16,
  DE: 22,
  FR: 27,
  GB: 22,
  ES: 24,
  IT: 27,
  PL: 28,
  RO: 24,
  BG: 22,
  LT: 20,
  LV: 21,
  EE: 20,
  LU: 20,
  AT: 20,
  CH: 21,
  CZ: 24,
  SK: 24,
  HU: 28,
  PT: 25,
  TR: 26,
  IE: 22,
  DK: 18,
  SE: 24,
  FI: 18,
  NO: 15,
  CY: 28,
  MT: 31,
};

const remainder97 = (iban: string): number => {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
};

/** International account number without spaces, in capitals; length per country and modulo 97 are tested. */
export const parseIban = (text: string): Reading<string, NumberFault> => {
  const iban = text.toUpperCase().replace(/[\s.-]/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return err('unreadable');
  const expected = lengths[iban.slice(0, 2)];
  const fits = expected === undefined ? iban.length >= 15 && iban.length <= 34 : iban.length === expected;
  if (!fits) return err('wrong-length');
  return remainder97(iban) === 1 ? ok(iban) : err('test-failed');
};
