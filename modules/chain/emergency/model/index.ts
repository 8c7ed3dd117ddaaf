import { z } from 'zod';

/** For how long the glass may be broken, in minutes. */
export const EMERGENCY_MINUTES = [30, 60, 120, 240] as const;

export const openBody = z.strictObject({
  /** As people read it aloud. */
  reference: z.string().trim().min(3).max(40),
  reason: z.string().trim().min(20, 'reason-missing').max(1000),
  minutes: z.union(EMERGENCY_MINUTES.map((minutes) => z.literal(minutes))),
});
export type OpenBody = z.output<typeof openBody>;

export const endBody = z.strictObject({ expectedVersion: z.int() });

export const reviewBody = z.strictObject({
  lawful: z.boolean(),
  word: z.string().trim().min(10, 'reason-missing').max(2000),
  expectedVersion: z.int(),
});
export type ReviewBody = z.output<typeof reviewBody>;

export const emergencySchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  purposeCode: z.string(),
  purposeTitle: z.string(),
  /** Only for who opened it, as long as it is open. */
  signalId: z.uuid().nullable(),
  reason: z.string(),
  openedByName: z.string(),
  openedAt: z.string(),
  endsAt: z.string(),
  endedAt: z.string().nullable(),
  open: z.boolean(),
  review: z.object({ lawful: z.boolean(), word: z.string(), byName: z.string(), at: z.string() }).nullable(),
  version: z.int(),
  abilities: z.record(z.string(), z.boolean()),
});
export type EmergencyAccess = z.output<typeof emergencySchema>;
