import type { NumberFault } from './bsn.ts';
import { err, ok, type Reading } from './reading.ts';

/** Number of the trade register: eight digits, no check digit. */
export const parseKvk = (text: string): Reading<string, NumberFault> => {
  const digits = text.replace(/^\s*kvk/i, '').replace(/[\s.:-]/g, '');
  if (!/^\d+$/.test(digits)) return err('unreadable');
  if (digits.length !== 8) return err('wrong-length');
  return digits === '00000000' ? err('test-failed') : ok(digits);
};
