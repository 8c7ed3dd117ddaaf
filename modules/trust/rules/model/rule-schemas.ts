import { z } from 'zod';
import { ruleQuestionSchema, sharingRuleSchema, situationSchema } from '../../purposes/model/index.ts';

const reason = z.string().trim().min(5, 'reason-missing').max(500);
/** Number of the newest edition that was looked at; 0 when there is none. */
const expectedVersion = z.int().min(0);

export const newRuleBody = z.strictObject({ reason, rule: sharingRuleSchema });
export const saveRuleBody = z.strictObject({ expectedVersion, reason, rule: sharingRuleSchema });
export const retireRuleBody = z.strictObject({ expectedVersion, reason });
export const enactRuleBody = z.strictObject({
  expectedVersion: z.int().min(1),
  /** The test cases of which it was seen that their answer changes. */
  changedQuestions: z.array(z.string().max(80)).max(500),
});
export const adviseBody = z.strictObject({ advice: z.string().trim().min(10).max(2000) });

/**
 * `draft`: nothing of it is in force yet; `changed`: in force, with a newer draft; `in-force`; `waiting`: its text stands in the rules and no
 * privacy officer confirms it (any more); `retired`: it no longer holds here.
 */
const RULE_STATES = ['draft', 'changed', 'in-force', 'waiting', 'retired'] as const;
const state = z.enum(RULE_STATES);
export type RuleState = (typeof RULE_STATES)[number];

const kind = z.enum(['adapted', 'own', 'retired']);

const editionSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  kind,
  rule: sharingRuleSchema.nullable(),
  reason: z.string(),
  savedByName: z.string(),
  savedAt: z.string(),
  regionVersion: z.string(),
  enactedByName: z.string().nullable(),
  enactedAt: z.string().nullable(),
  changedQuestions: z.array(z.string()),
});
export type RuleEdition = z.output<typeof editionSchema>;

const adviceSchema = z.object({
  id: z.uuid(),
  advice: z.string(),
  /** Edition that was read; null: the text of the region. */
  number: z.int().nullable(),
  writtenByName: z.string(),
  writtenAt: z.string(),
});

export const ownRuleRowSchema = z.object({
  code: z.string(),
  title: z.string(),
  kind,
  effect: z.enum(['allow', 'prohibit']),
  state,
  number: z.int(),
  inForceNumber: z.int().nullable(),
  advices: z.int(),
  /** The region changed its text since the own one was written. */
  regionChanged: z.boolean(),
  savedByName: z.string(),
  savedAt: z.string(),
});
export type OwnRuleRow = z.output<typeof ownRuleRowSchema>;

/** What the rules of an organisation have otherwise than the region's: which rules came, went, and in which fields they differ. */
export const ruleDifferenceSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  code: z.string(),
  title: z.string(),
  fields: z.array(z.string()),
});
export type RuleDifference = z.output<typeof ruleDifferenceSchema>;

export const ruleSheetSchema = z.object({
  code: z.string(),
  state: state.nullable(),
  /** Number of the newest edition; 0: none. */
  number: z.int(),
  region: sharingRuleSchema.nullable(),
  regionVersion: z.string(),
  regionChanged: z.boolean(),
  /** The text that the rules of the organisation have now. */
  inForce: sharingRuleSchema.nullable(),
  confirmation: z
    .object({ id: z.uuid(), confirmedByName: z.string().nullable(), confirmedAt: z.string() })
    .nullable(),
  editions: z.array(editionSchema),
  advices: z.array(adviceSchema),
});
export type RuleSheet = z.output<typeof ruleSheetSchema>;

const titled = z.object({ code: z.string(), title: z.string(), titleEn: z.string() });

/** Codes that a rule may name, each with its words. */
export const vocabularySchema = z.object({
  parties: z.array(titled),
  roles: z.array(titled.extend({ organisationTypes: z.array(z.string()) })),
  categories: z.array(titled),
  conditions: z.array(z.object({ code: z.string(), title: z.string(), check: z.string(), by: z.string() })),
  purposes: z.array(
    titled.extend({
      parties: z.array(z.string()),
      roles: z.array(z.string()),
      categories: z.array(z.string()),
      phases: z.array(z.string()),
    }),
  ),
  sources: z.array(z.object({ code: z.string(), title: z.string(), wasRead: z.boolean() })),
  terms: z.array(z.object({ code: z.string(), title: z.string(), days: z.int() })),
  articles: z.array(z.object({ law: z.string(), article: z.string() })),
  circumstances: z.array(z.string()),
});
export type Vocabulary = z.output<typeof vocabularySchema>;

const referenceSchema = z.object({
  kind: z.enum(['rule', 'purpose']),
  code: z.string(),
  title: z.string(),
  articles: z.array(z.object({ law: z.string(), article: z.string() })),
  explanation: z.string(),
  confidence: z.enum(['verified', 'unconfirmed', 'design']),
});

const openSchema = z.object({
  code: z.string(),
  title: z.string(),
  check: z.string(),
  by: z.string(),
  rule: z.string(),
});

/** An answer of the rules: the outcome, always with the rules and articles it rests on. */
export const answerSchema = z.object({
  outcome: z.enum(['allowed', 'allowed-when', 'not-allowed']),
  rules: z.array(referenceSchema),
  open: z.array(openSchema),
  refusals: z.array(
    z.object({ reason: z.string(), categories: z.array(z.string()), by: referenceSchema.nullable() }),
  ),
  /** Rules of the answer that the organisation did not confirm: until then nothing goes by them. */
  unconfirmed: z.array(z.string()),
});
export type Answer = z.output<typeof answerSchema>;

export const questionRowSchema = z.object({
  question: ruleQuestionSchema,
  /** Null: delivered with the rules. */
  own: z.object({ id: z.uuid(), savedByName: z.string(), savedAt: z.string() }).nullable(),
  answer: answerSchema,
  asExpected: z.boolean(),
});
export type QuestionRow = z.output<typeof questionRowSchema>;

export const trialSchema = z.object({
  /** The day as of which was asked: today, or the first day of the draft. */
  on: z.string(),
  asked: z.int(),
  asExpected: z.int(),
  results: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      titleEn: z.string(),
      changed: z.boolean(),
      asExpected: z.boolean(),
      expected: ruleQuestionSchema.shape.expected,
      before: answerSchema,
      after: answerSchema,
    }),
  ),
});
export type Trial = z.output<typeof trialSchema>;

export const questionBody = z.strictObject({ question: ruleQuestionSchema.omit({ code: true }) });
export const askBody = z.strictObject({ situation: situationSchema });
