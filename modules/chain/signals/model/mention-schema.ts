import { z } from 'zod';
import { mentionKinds, mentionRoles } from './codes.ts';
import {
  addressBody,
  addressSchema,
  bsn,
  calendarDate,
  email,
  iban,
  kvk,
  line,
  phone,
  plate,
} from './fields.ts';

const roles = z
  .array(z.enum(mentionRoles))
  .min(1)
  .max(mentionRoles.length)
  .transform((given) => [...new Set(given)]);

const common = { id: z.uuid(), roles, note: line(500).optional() };

/** What may be known of a person. */
const personFacts = {
  /** As written; may stay empty when it was not asked. */
  name: line(200).optional(),
  birthDate: calendarDate.optional(),
  bsn: bsn.optional(),
  phone: phone.optional(),
  email: email.optional(),
  address: addressBody.optional(),
  /** A shelter or hidden address: that makes it the data category slachtoffer. */
  addressShielded: z.boolean().default(false),
};

/** A person as the form has one, before there is a mention: the roles decide whether earlier mentions are looked for at all. */
export const namedPersonBody = z.strictObject({ roles, ...personFacts });
export type NamedPerson = z.output<typeof namedPersonBody>;
export type NamedPersonInput = z.input<typeof namedPersonBody>;

/** Someone or something a signal names; which fields there are depends on `kind`. */
export const mentionBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    ...common,
    ...personFacts,
  }),
  z.strictObject({
    kind: z.literal('company'),
    ...common,
    name: line(200).optional(),
    kvk: kvk.optional(),
    phone: phone.optional(),
    email: email.optional(),
    address: addressBody.optional(),
  }),
  z.strictObject({ kind: z.literal('vehicle'), ...common, plate }),
  z.strictObject({ kind: z.literal('address'), ...common, address: addressBody }),
  z.strictObject({ kind: z.literal('phone'), ...common, phone }),
  z.strictObject({ kind: z.literal('email'), ...common, email }),
  z.strictObject({ kind: z.literal('account'), ...common, iban, name: line(200).optional() }),
  z.strictObject({
    kind: z.literal('handle'),
    ...common,
    handle: z.string().trim().min(1, 'required').max(200),
  }),
  z.strictObject({
    kind: z.literal('object'),
    ...common,
    note: z.string().trim().min(1, 'required').max(500),
  }),
]);

export type MentionBody = z.output<typeof mentionBody>;
export type MentionInput = z.input<typeof mentionBody>;

/** A mention as it is kept: one shape for every kind, null where nothing is known. */
const mentionFields = z.object({
  id: z.uuid(),
  kind: z.enum(mentionKinds),
  roles: z.array(z.string()),
  /** As written: of a person, a company or the holder of an account. */
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  birthDateAsWritten: z.string().nullable(),
  bsn: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  iban: z.string().nullable(),
  kvk: z.string().nullable(),
  plate: z.string().nullable(),
  handle: z.string().nullable(),
  address: addressSchema.nullable(),
  addressShielded: z.boolean(),
  minor: z.boolean(),
  note: z.string().nullable(),
});
export type MentionFields = z.output<typeof mentionFields>;

export const mentionSchema = mentionFields.extend({
  signalId: z.uuid(),
  subjectId: z.uuid().nullable(),
  version: z.number().int(),
});
export type Mention = z.output<typeof mentionSchema>;
