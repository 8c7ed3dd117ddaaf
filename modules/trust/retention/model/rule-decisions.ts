import { z } from 'zod';
import { ruleSchema } from './retention-schemas.ts';

const day = z.iso.date();
const text = (most: number) => z.string().trim().min(1).max(most);

/** A decision of an organisation on the term of one of its rules; `months` null: back to what the region has. Terms in calendar months. */
export const ruleDecisionSchema = z.object({
  id: z.uuid(),
  recordKind: z.string(),
  purpose: z.string(),
  outcome: z.string(),
  version: z.int(),
  months: z.int().nullable(),
  regionMonths: z.int(),
  reason: z.string(),
  decision: z.string(),
  decidedOn: day,
  recordedByName: z.string(),
  recordedAt: z.string(),
  /** Null: it is in force. */
  endedBecause: z.enum(['replaced', 'rule-gone', 'out-of-bounds']).nullable(),
  endedAt: z.string().nullable(),
});
export type RuleDecision = z.output<typeof ruleDecisionSchema>;

/** A rule as it holds for the own organisation. `own`: decided by it, instead of `regionMonths`. `bounds` null: it may not decide otherwise. */
export const ruleInForceSchema = ruleSchema.extend({
  own: z.boolean(),
  regionMonths: z.int().nullable(),
  bounds: z.object({ shortest: z.int(), longest: z.int() }).nullable(),
  /** Of the newest decision on this rule; 0: there was none. Expected back with the next one. */
  decisionVersion: z.int(),
  abilities: z.object({ decide: z.boolean() }),
});
export type RuleInForce = z.output<typeof ruleInForceSchema>;

export const ruleDecisionBody = z.strictObject({
  recordKind: z.string().max(60),
  purpose: z.string().max(80),
  outcome: z.string().max(60),
  months: z.int().min(1).max(1200).nullable(),
  reason: text(1000),
  decision: text(200),
  decidedOn: day,
  expectedVersion: z.int().min(0),
});
export type RuleDecisionBody = z.output<typeof ruleDecisionBody>;
