import { z } from 'zod';
import { ruleSchema } from '#modules/trust/disclosures/model/index.ts';
import { PATTERNS } from './patterns.ts';
import { SUBJECT_KINDS } from './subject.ts';

const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, least <= 1 ? 'required' : 'too-short')
    .max(most, 'too-long');

const RECORD_KINDS = ['signal', 'case'] as const;

const recordFields = { recordKind: z.enum(RECORD_KINDS), recordId: z.uuid() };
export const recordQuery = z.strictObject(recordFields);
export const outlookQuery = z.strictObject({
  ...recordFields,
  subjectId: z.uuid(),
  askedOrganisationId: z.uuid(),
});

export const askBody = z.strictObject({
  ...recordFields,
  subjectId: z.uuid(),
  askedOrganisationId: z.uuid(),
  reason: text(20, 2000),
  /** A person looked whether these data belong to this person or company. */
  identified: z.literal(true, 'required'),
});
export type AskBody = z.output<typeof askBody>;

const organisationSchema = z.object({ id: z.uuid(), name: z.string(), type: z.string() });
const subjectSchema = z.object({
  id: z.uuid(),
  kind: z.enum(SUBJECT_KINDS),
  label: z.string(),
  birthDate: z.string().nullable(),
  /** Names one person or company, so that it can be asked about. */
  namesOne: z.boolean(),
});
export const choicesSchema = z.object({
  subjects: z.array(subjectSchema),
  organisations: z.array(organisationSchema),
  left: z.number().int(),
  limit: z.number().int(),
  /** The own questions are stopped until the privacy officer lifts that. */
  stopped: z.boolean(),
});
export type InquiryChoices = z.output<typeof choicesSchema>;

const sentSchema = z.object({ key: z.string(), category: z.string(), value: z.string() });
const side = z.enum(['asker', 'asked']);

/** Before sending: what goes over, by which rules, and what is still missing at which side. */
export const inquiryOutlookSchema = z.object({
  ready: z.boolean(),
  namesOne: z.boolean(),
  fields: z.array(sentSchema),
  questionRules: z.array(ruleSchema),
  answerRules: z.array(ruleSchema),
  open: z.array(
    z.object({
      side,
      code: z.string(),
      title: z.string(),
      check: z.string(),
      by: z.enum(['system', 'statement', 'approval', 'document']),
      rule: z.string(),
    }),
  ),
  refusals: z.array(
    z.object({ side, category: z.string(), reason: z.string(), rule: ruleSchema.nullable() }),
  ),
  byHand: z.array(z.object({ rule: ruleSchema, open: z.array(z.string()) })),
  elsewhere: z.array(z.object({ title: z.string(), rule: ruleSchema })),
});
export type InquiryOutlook = z.output<typeof inquiryOutlookSchema>;

const contentState = z.enum(['asked', 'granted', 'refused']).nullable();

export const inquirySchema = z.object({
  id: z.uuid(),
  recordKind: z.enum(RECORD_KINDS),
  recordId: z.uuid(),
  recordLabel: z.string().nullable(),
  subjectId: z.uuid(),
  subjectKind: z.enum(SUBJECT_KINDS),
  purposeCode: z.string(),
  asked: organisationSchema,
  reason: z.string().nullable(),
  fields: z.array(sentSchema),
  answerRules: z.array(ruleSchema),
  askedByName: z.string(),
  askedAt: z.string(),
  /** `withdrawn`: the asked side took its answer back. */
  answer: z.enum(['hit', 'no-hit', 'withdrawn']),
  contactPoint: z.string().nullable(),
  validUntil: z.string(),
  contentState,
  contentCategories: z.array(z.string()),
  decisionReason: z.string().nullable(),
  decisionRules: z.array(ruleSchema).nullable(),
  version: z.number().int(),
  abilities: z.object({ requestContent: z.boolean() }),
});
export type Inquiry = z.output<typeof inquirySchema>;

export const receivedInquirySchema = z.object({
  id: z.uuid(),
  asking: organisationSchema,
  purposeCode: z.string(),
  recordKind: z.enum(RECORD_KINDS),
  subjectKind: z.enum(SUBJECT_KINDS),
  askedByName: z.string(),
  askedByTitle: z.string(),
  rules: z.array(ruleSchema),
  answer: z.enum(['hit', 'no-hit']),
  askedAt: z.string(),
  contentState,
  contentCategories: z.array(z.string()),
  decisionReason: z.string().nullable(),
  decisionRules: z.array(ruleSchema).nullable(),
  decidedByName: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ decide: z.boolean() }),
});
export type ReceivedInquiry = z.output<typeof receivedInquirySchema>;

/** An own signal on which a hit rests, for who may see it. */
export const matchSchema = z.object({
  signalId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  label: z.string().nullable(),
});
export type InquiryMatch = z.output<typeof matchSchema>;

export const contentBody = z.strictObject({
  categories: z.array(z.string().max(60)).min(1, 'required').max(20),
  reason: text(20, 2000),
  expectedVersion: z.int().min(1),
});
export const decisionBody = z.strictObject({
  decision: z.enum(['granted', 'refused']),
  reason: text(10, 1000),
  expectedVersion: z.int().min(1),
});

export const inquiryAlarmSchema = z.object({
  id: z.uuid(),
  asking: organisationSchema,
  side: z.enum(['asking', 'asked']),
  purposeCode: z.string(),
  pattern: z.enum(PATTERNS),
  reach: z.enum(['account', 'organisation']),
  questions: z.number().int(),
  personName: z.string().nullable(),
  personTitle: z.string(),
  raisedAt: z.string(),
  liftedAt: z.string().nullable(),
  liftedByName: z.string().nullable(),
  liftReason: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ lift: z.boolean() }),
});
export type InquiryAlarm = z.output<typeof inquiryAlarmSchema>;
export const liftBody = z.strictObject({ reason: text(10, 1000), expectedVersion: z.int().min(1) });

export const settingsBody = z.strictObject({
  dailyQuestions: z.int().min(1).max(100),
  dailyAnswers: z.int().min(0).max(1000),
  answerDays: z.int().min(1).max(60),
  contactPoint: z.string().trim().max(200, 'too-long').nullable(),
  sourcePurposeCodes: z.array(z.string().max(80)).max(10),
  /** 0: nothing was set before. */
  expectedVersion: z.int().min(0),
});
export type SettingsBody = z.output<typeof settingsBody>;
export const settingsSchema = z.object({
  dailyQuestions: z.number().int(),
  dailyAnswers: z.number().int(),
  answerDays: z.number().int(),
  contactPoint: z.string().nullable(),
  sourcePurposeCodes: z.array(z.string()),
  version: z.number().int(),
  /** Own purposes that may be looked up in besides the one of the question. */
  purposes: z.array(z.object({ code: z.string(), title: z.string() })),
  abilities: z.object({ change: z.boolean() }),
});
export type InquirySettings = z.output<typeof settingsSchema>;
