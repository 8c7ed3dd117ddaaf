import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { err, ok, type Reading } from './reading.ts';

export type Phone = {
  /** E.164, the comparable form: +31612345678. */
  readonly number: string;
  /** Whether the numbering plan has room for it; not whether it is in use. */
  readonly valid: boolean;
};

/** Reads a telephone number; without country code it is Dutch. Never refuses a number only for being unassigned. */
export const parsePhone = (text: string): Reading<Phone, 'unreadable'> => {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return err('unreadable');
  const known = parsePhoneNumberFromString(text, 'NL');
  if (known !== undefined) return ok({ number: known.number, valid: known.isValid() });
  return ok({ number: digits.startsWith('0') ? `+31${digits.slice(1)}` : `+${digits}`, valid: false });
};
