import { z } from 'zod';
import {
  isCalendarDate,
  normaliseAddition,
  type ProblemCode,
  parseBsn,
  parseEmail,
  parseIban,
  parseKvk,
  parsePhone,
  parsePlate,
  parsePostcode,
  plateKey,
  type Result,
} from '#platform/kit/index.ts';

/** Text that is read by `parse` and kept in its one comparable form; what cannot be read has problem `code`. */
const readable = (code: ProblemCode, parse: (text: string) => Result<string, unknown>) =>
  z
    .string()
    .max(100)
    .transform((text, context) => {
      const read = parse(text);
      if (read.ok) return read.value;
      context.issues.push({ code: 'custom', message: code, input: text });
      return z.NEVER;
    });

/** Trimmed text of at most `maximum` characters; empty counts as not given. */
export const line = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .transform((text) => (text.trim() === '' ? undefined : text.trim()));

export const calendarDate = z.string().refine(isCalendarDate, 'invalid-date');

const plateOf = (text: string): Result<string, 'unreadable'> => {
  const dutch = parsePlate(text);
  const foreign = plateKey(text);
  if (dutch.ok) return dutch;
  return foreign === null || foreign.length > 12
    ? { ok: false, error: 'unreadable' }
    : { ok: true, value: foreign };
};

export const bsn = readable('invalid-bsn', parseBsn);
export const kvk = readable('invalid-kvk', parseKvk);
export const iban = readable('invalid-iban', parseIban);
export const plate = readable('invalid-plate', plateOf);
export const email = readable('invalid-email', parseEmail);
export const postcode = readable('invalid-postcode', parsePostcode);
export const phone = readable('invalid-phone', (text) => {
  const read = parsePhone(text);
  return read.ok ? { ok: true, value: read.value.number } : read;
});

export const addition = z
  .string()
  .max(20)
  .transform((text) => normaliseAddition(text) ?? undefined);

/** An address as far as it is known. */
export const addressBody = z.strictObject({
  street: line(100).optional(),
  houseNumber: z.int().min(1).max(99_999).optional(),
  houseAddition: addition.optional(),
  postcode: postcode.optional(),
  town: line(80).optional(),
});
export type AddressBody = z.output<typeof addressBody>;

export const addressSchema = z.object({
  street: z.string().nullable(),
  houseNumber: z.number().nullable(),
  houseAddition: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
});
export type SignalAddress = z.output<typeof addressSchema>;
