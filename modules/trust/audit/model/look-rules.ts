import { z } from 'zod';

/** What can be unusual about a look. Each is on or off per organisation. */
export const LOOK_RULES = [
  'many-records',
  'own-family-name',
  'own-address',
  'after-leaving-case',
  'well-known-person',
] as const;
export const lookRuleCode = z.enum(LOOK_RULES);
export type LookRuleCode = z.infer<typeof lookRuleCode>;

const settings = {
  enabled: z.boolean(),
  /** Different records in one hour from which many-records looks further. */
  minimum: z.number().int().min(5).max(1000),
  /** How many times the usual is unusual. */
  factor: z.number().int().min(2).max(20),
  /** For how many days after leaving a case. */
  days: z.number().int().min(1).max(365),
};

export const lookRuleSchema = z.object({
  code: lookRuleCode,
  ...settings,
  enabledAt: z.string().nullable(),
  changedByName: z.string().nullable(),
  changedAt: z.string().nullable(),
  version: z.number().int(),
});
export type LookRule = z.infer<typeof lookRuleSchema>;

export const lookRuleBody = z.strictObject({
  code: lookRuleCode,
  ...settings,
  expectedVersion: z.number().int().min(0),
});
export type LookRuleBody = z.infer<typeof lookRuleBody>;

/** A rule that nobody set: off. Watching employees is for the organisation to decide, with its works council. */
export const unsetLookRule = (code: LookRuleCode): LookRule => ({
  code,
  enabled: false,
  minimum: 30,
  factor: 3,
  days: 90,
  enabledAt: null,
  changedByName: null,
  changedAt: null,
  version: 0,
});

/** What is usual is the most in one hour in this many days before. */
export const USUAL_DAYS = 28;

export type HourCounts = {
  /** Different records that the person opened in the hour. */
  readonly count: number;
  /** The most that the person opened in an hour before; null without an hour before. */
  readonly own: number | null;
  /** The most that a colleague usually opens in an hour: the middle one of theirs; null without colleagues at work. */
  readonly colleagues: number | null;
};

/** More than the set number, and so many times what is usual for the person and for colleagues: for whom either is known. */
export function isUnusualHour(
  { count, own, colleagues }: HourCounts,
  rule: Pick<LookRule, 'minimum' | 'factor'>,
): boolean {
  const usual = Math.max(own ?? 0, colleagues ?? 0);
  return count >= rule.minimum && count >= usual * rule.factor;
}
