import { z } from 'zod';

const purposeCode = z.string();
const day = z.iso.date();

/** Why a record can or could not be destroyed. Codes of the database; the screens have a sentence for each. */
const obstacles = [
  'on-hold',
  'restricted',
  'in-progress',
  'offered-to-partner',
  'intervention-running',
  'inquiry-open',
  'term-not-running',
  'term-unknown',
  'term-not-over',
  'term-changed',
  'not-there',
] as const;

/** What came of a record on a list; `to-transfer` becomes `transferred` when the archive confirmed it. */
const results = ['destroyed', 'kept', 'to-transfer', 'transferred', 'left'] as const;

export const ruleSchema = z.object({
  id: z.uuid(),
  recordKind: z.string(),
  purpose: purposeCode,
  outcome: z.string(),
  startEvent: z.string(),
  months: z.int().nullable(),
  days: z.int().nullable(),
  extension: z
    .object({
      maxMonths: z.int(),
      /** Who decides on it, by role and its title; `join`: how each stands to the one before it. */
      by: z.array(
        z.object({
          role: z.string(),
          title: z.string(),
          join: z.enum(['with-advice', 'with', 'or']).nullable(),
        }),
      ),
      condition: z.string(),
    })
    .nullable(),
  archiveValue: z.enum(['none', 'to-select', 'permanent']),
  phaseWords: z.object({ phase: z.string(), outcome: z.string() }).nullable(),
  source: z.string(),
  confidence: z.enum(['verified', 'unconfirmed', 'design']),
  purposeTitle: z.string().nullable(),
});
export type RetentionRule = z.output<typeof ruleSchema>;

export const termStates = ['over', 'coming', 'later', 'unknown', 'held', 'kept'] as const;

export const termSchema = z.object({
  recordId: z.uuid(),
  recordKind: z.string(),
  reference: z.string(),
  purpose: purposeCode,
  purposeTitle: z.string(),
  outcome: z.string(),
  startEvent: z.string().nullable(),
  startedOn: day.nullable(),
  destroyOn: day.nullable(),
  keptUntil: day.nullable(),
  keptReason: z.string().nullable(),
  onHold: z.boolean(),
  toTransfer: z.boolean(),
  listId: z.uuid().nullable(),
  rule: ruleSchema.nullable(),
  abilities: z.object({ list: z.boolean(), hold: z.boolean() }),
});
export type RetentionTerm = z.output<typeof termSchema>;

export const termsQuery = {
  state: z.enum(termStates).optional(),
  recordKind: z.string().max(60).optional(),
  purpose: z.string().max(80).optional(),
  recordId: z.uuid().optional(),
};

export const holdReasons = [
  'objection',
  'appeal',
  'rights-request',
  'woo-request',
  'criminal-case',
  'complaint',
] as const;

export const holdSchema = z.object({
  id: z.uuid(),
  recordKind: z.string(),
  recordId: z.uuid(),
  reference: z.string().nullable(),
  purpose: purposeCode,
  reasonCode: z.enum([...holdReasons, 'transfer']),
  note: z.string(),
  placedByName: z.string(),
  placedAt: z.string(),
  liftedByName: z.string().nullable(),
  liftedAt: z.string().nullable(),
  version: z.int(),
  abilities: z.object({ lift: z.boolean() }),
});
export type RetentionHold = z.output<typeof holdSchema>;

export const holdBody = z.strictObject({
  recordKind: z.string().max(60),
  recordId: z.uuid(),
  reasonCode: z.enum(holdReasons),
  note: z.string().trim().max(500).default(''),
});

export const keepReasons = ['follow-up', 'new-signal', 'procedure', 'supervision', 'statistics'] as const;

export const itemSchema = z.object({
  recordId: z.uuid(),
  recordKind: z.string(),
  reference: z.string(),
  purpose: purposeCode,
  purposeTitle: z.string(),
  outcome: z.string(),
  startedOn: day,
  destroyOn: day,
  rule: ruleSchema,
  onHold: z.boolean(),
  files: z.int(),
  decision: z.enum(['destroy', 'keep', 'transfer']).nullable(),
  keepUntil: day.nullable(),
  keepReason: z.enum(keepReasons).nullable(),
  /** Who decided on keeping it longer, and as what. */
  keepDecidedBy: z.array(z.object({ name: z.string(), title: z.string() })),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  result: z.enum(results).nullable(),
  leftBecause: z.enum(obstacles).nullable(),
  counts: z.record(z.string(), z.int()).nullable(),
  settledAt: z.string().nullable(),
});
export type DestructionItem = z.output<typeof itemSchema>;

export const listSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.enum(['proposed', 'decided', 'executed', 'withdrawn']),
  madeByName: z.string(),
  madeAt: z.string(),
  reviewerName: z.string(),
  decidedAt: z.string().nullable(),
  executedAt: z.string().nullable(),
  executedByName: z.string().nullable(),
  version: z.int(),
  records: z.int(),
  undecided: z.int(),
  destroyed: z.int(),
  unsettled: z.int(),
  abilities: z.object({
    review: z.boolean(),
    withdraw: z.boolean(),
    execute: z.boolean(),
    /** Pack what goes to an archive, and record what that confirmed. */
    transfer: z.boolean(),
  }),
});
export type DestructionList = z.output<typeof listSchema>;

export const listBody = z.strictObject({
  id: z.uuid(),
  title: z.string().trim().min(1).max(200),
  reviewerPersonId: z.uuid(),
  recordIds: z.array(z.uuid()).min(1).max(500),
});
export type ListBody = z.output<typeof listBody>;

export const decisionsBody = z
  .strictObject({
    recordIds: z.array(z.uuid()).min(1).max(500),
    decision: z.enum(['destroy', 'keep', 'transfer']),
    keepUntil: day.optional(),
    keepReason: z.enum(keepReasons).optional(),
    /** Who decided on keeping longer: for each role that the rule asks for somebody who holds it. */
    keepDecidedBy: z
      .array(z.strictObject({ role: z.string().max(80), personId: z.uuid() }))
      .max(20)
      .optional(),
  })
  .refine((body) => body.decision !== 'keep' || body.keepUntil !== undefined, {
    path: ['keepUntil'],
    message: 'required',
  })
  .refine((body) => body.decision !== 'keep' || body.keepReason !== undefined, {
    path: ['keepReason'],
    message: 'required',
  });
export type DecisionsBody = z.output<typeof decisionsBody>;

export const resultSchema = z.object({
  recordId: z.uuid(),
  result: z.enum(results),
  leftBecause: z.enum(obstacles).nullable(),
  /** True when it was settled before: nothing happened now. */
  repeated: z.boolean(),
});

/** Somebody of the organisation who may have a say in keeping longer, with which of the roles that this takes. */
export const extenderSchema = z.object({ personId: z.uuid(), name: z.string(), roles: z.array(z.string()) });
export type ExtenderPerson = z.output<typeof extenderSchema>;

export const reviewerSchema = z.object({ personId: z.uuid(), name: z.string(), title: z.string() });

/** A decision on a record that was destroyed: what it was, when, on which articles; nothing about whom. */
const keptDecisionSchema = z.object({
  kind: z.string(),
  /** What a measure of the own themes is called, in the reader's language; null for what the screen has words for. */
  title: z.string().nullable(),
  decidedOn: day,
  number: z.int().nullable(),
  articles: z.array(z.string()),
});

/** What is left of a record: that it was, and why it went. */
export const destroyedRecordSchema = z.object({
  recordId: z.uuid(),
  recordKind: z.string(),
  reference: z.string(),
  purpose: purposeCode,
  purposeTitle: z.string(),
  destroyedAt: z.string(),
  rule: ruleSchema.nullable(),
  listId: z.uuid().nullable(),
  listTitle: z.string().nullable(),
  /** The archive that took it over, when it was transferred. */
  archive: z.object({ name: z.string(), reference: z.string() }).nullable(),
  decisions: z.array(keptDecisionSchema),
});
export type DestroyedRecord = z.output<typeof destroyedRecordSchema>;

const reportLineSchema = z.object({
  recordKind: z.string(),
  purpose: purposeCode,
  purposeTitle: z.string(),
  outcome: z.string(),
  rule: ruleSchema,
  result: z.enum(results),
  leftBecause: z.enum(obstacles).nullable(),
  records: z.int(),
  earliestStart: day,
  latestStart: day,
  counts: z.record(z.string(), z.int()),
});

/** The declaration of destruction: counts, rules, dates, who decided, and the numbers; nothing that a record said. */
export const reportSchema = z.object({
  list: listSchema,
  lines: z.array(reportLineSchema),
  decidedBy: z.array(z.object({ name: z.string(), at: z.string() })),
  records: z.array(
    z.object({
      recordId: z.uuid(),
      recordKind: z.string(),
      reference: z.string(),
      result: z.string(),
      settledAt: z.string(),
    }),
  ),
});
export type DestructionReport = z.output<typeof reportSchema>;

export const sweepReportSchema = z.object({
  recordKind: z.string(),
  counts: z.record(z.string(), z.int()),
  sweptAt: z.string(),
  before: z.string().nullable(),
  rule: ruleSchema.nullable(),
});
export type SweepReport = z.output<typeof sweepReportSchema>;
