import { z } from 'zod';
import { lookRuleCode } from './look-rules.ts';

/** What the sentence is made of, per rule: numbers and moments, never a name. */
const comparedSchema = z.object({
  /** many-records: records in the hour, the most in an hour of the person and the usual of colleagues before. */
  count: z.number().int().optional(),
  own: z.number().int().nullable().optional(),
  colleagues: z.number().int().nullable().optional(),
  days: z.number().int().optional(),
  minimum: z.number().int().optional(),
  factor: z.number().int().optional(),
  /** after-leaving-case: which case, and when it was left. */
  reference: z.string().optional(),
  leftAt: z.string().optional(),
  /** well-known-person: why somebody stands on the list. */
  listed: z.string().optional(),
});

export const unusualLookSchema = z.object({
  id: z.uuid(),
  rule: lookRuleCode,
  actorName: z.string(),
  actorOrganisationName: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  looks: z.number().int(),
  recordKind: z.string(),
  recordIds: z.array(z.uuid()),
  compared: comparedSchema,
  foundAt: z.string(),
  asked: z.object({ name: z.string(), at: z.string(), reason: z.string() }).nullable(),
  finding: z
    .object({ finding: z.enum(['fine', 'breach']), name: z.string(), at: z.string(), reason: z.string() })
    .nullable(),
  version: z.number().int(),
  abilities: z.object({ settle: z.boolean() }),
});
export type UnusualLook = z.infer<typeof unusualLookSchema>;

export const FINDINGS = ['fine', 'asked', 'breach'] as const;

export const findingBody = z.strictObject({
  finding: z.enum(FINDINGS),
  reason: z.string().trim().min(3).max(1000),
  expectedVersion: z.number().int().min(1),
});
export type FindingBody = z.infer<typeof findingBody>;

export const watchedValueSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['well-known-person', 'own-address']),
  /** Whose address it is. */
  personName: z.string().nullable(),
  reason: z.string(),
  addedByName: z.string(),
  addedAt: z.string(),
});
export type WatchedValue = z.infer<typeof watchedValueSchema>;

const reason = z.string().trim().min(3).max(300);

export const wellKnownBody = z.strictObject({
  name: z.string().trim().min(3).max(200),
  birthDate: z.iso.date().nullable().default(null),
  reason,
});

export const ownAddressBody = z.strictObject({
  personId: z.uuid(),
  postcode: z.string().trim().min(6).max(8),
  houseNumber: z.number().int().min(1).max(99_999),
  houseAddition: z.string().trim().max(20).nullable().default(null),
  reason,
});
