import { z } from 'zod';
import { isCalendarDate, parseEmail, parsePhone, parsePostcode } from '#platform/kit/index.ts';
import { CHANNELS, IDENTITY_CHECKS, IDENTITY_METHODS, RIGHTS } from './codes.ts';
import { MEASURE_KINDS } from './measures.ts';
import { GROUNDS } from './portability.ts';
import { PART_STATES, REQUEST_STATES } from './states.ts';

const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, least <= 1 ? 'required' : 'too-short')
    .max(most, 'too-long');
const date = z.string().refine(isCalendarDate, 'invalid-date');
const maybe = (schema: z.ZodType<string>) => schema.nullable().default(null);

/** No number of a document or a BSN is written anywhere: six digits or more in a row look like one. */
const withoutNumbers = (least: number, most: number) =>
  text(least, most).refine((value) => !/\d[\d .]{4,}\d/.test(value), 'document-number');

export const requesterSchema = z.strictObject({
  name: text(2, 200),
  birthDate: maybe(date),
  street: maybe(text(1, 120)),
  houseNumber: z.int().min(1).max(99_999).nullable().default(null),
  houseAddition: maybe(text(1, 12)),
  postcode: maybe(text(1, 10).refine((value) => parsePostcode(value).ok, 'invalid-postcode')),
  town: maybe(text(1, 80)),
  phone: maybe(text(1, 30).refine((value) => parsePhone(value).ok, 'invalid-phone')),
  email: maybe(text(1, 200).refine((value) => parseEmail(value).ok, 'invalid-email')),
});
export type Requester = z.output<typeof requesterSchema>;

const expectedVersion = z.int().min(1);

export const newRequestBody = z.strictObject({
  id: z.uuid(),
  right: z.enum(RIGHTS),
  channel: z.enum(CHANNELS),
  receivedOn: date,
  requester: requesterSchema,
  question: text(3, 4000),
  language: z.enum(['nl', 'en']).default('nl'),
});
export type NewRequest = z.output<typeof newRequestBody>;

export const identityBody = z.strictObject({
  method: z.enum(IDENTITY_METHODS),
  checked: z.array(z.enum(IDENTITY_CHECKS)).min(1, 'required').max(IDENTITY_CHECKS.length),
  expectedVersion,
});
export type IdentityBody = z.output<typeof identityBody>;

export const versionBody = z.strictObject({ expectedVersion });
export const reasonBody = z.strictObject({ reason: withoutNumbers(10, 1000), expectedVersion });
export const factsBody = z.strictObject({ requester: requesterSchema, expectedVersion });
export const endBody = z.strictObject({
  why: z.enum(['identity-not-established', 'withdrawn']),
  reason: withoutNumbers(10, 1000),
  expectedVersion,
});
export type EndBody = z.output<typeof endBody>;

export const letterBody = z.strictObject({
  language: z.enum(['nl', 'en']),
  /** Whom the requester can ask, as it stands in the letter. */
  contact: text(3, 300),
  expectedVersion,
});
export type LetterBody = z.output<typeof letterBody>;

export const confirmBody = z.strictObject({
  mentionIds: z.array(z.uuid()).min(1, 'required').max(200, 'too-many'),
  isRequester: z.boolean(),
});

export const reviewBody = z.strictObject({
  itemIds: z.array(z.uuid()).min(1, 'required').max(200, 'too-many'),
  decision: z.enum(['shown', 'partly', 'withheld']),
  reasons: z.array(z.string().max(60)).max(10).default([]),
  /** With `partly`: keys of the fields that stay out. */
  withheldFields: z.array(z.string().max(40)).max(20).default([]),
  /** Of a request to take data along: the requester gave these records, with consent or for a contract. */
  givenByRequester: z.boolean().default(false),
});
export type ReviewBody = z.output<typeof reviewBody>;

export const finishBody = z.strictObject({
  /** A person looked whether anything is about others; without it no rule lets it go. */
  thirdPartiesChecked: z.literal(true, 'required'),
  remark: z.string().trim().max(2000, 'too-long').default(''),
  expectedVersion,
});
export type FinishBody = z.output<typeof finishBody>;

const ruleSchema = z.object({
  code: z.string(),
  title: z.string(),
  articles: z.array(z.object({ law: z.string(), article: z.string() })),
  explanation: z.string(),
  confidence: z.string(),
});

export const partProgressSchema = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  state: z.enum(PART_STATES),
  dueOn: z.string(),
  finishedAt: z.string().nullable(),
  finishedByName: z.string().nullable(),
});
export type PartProgress = z.output<typeof partProgressSchema>;

export const rightsRequestSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  right: z.enum(RIGHTS),
  channel: z.enum(CHANNELS),
  receivedOn: z.string(),
  requester: requesterSchema,
  question: z.string(),
  language: z.enum(['nl', 'en']),
  state: z.enum(REQUEST_STATES),
  phase: z.string(),
  identityAskedOn: z.string().nullable(),
  identityMethod: z.enum(IDENTITY_METHODS).nullable(),
  identityChecked: z.array(z.string()),
  identityByName: z.string().nullable(),
  identityOn: z.string().nullable(),
  termOn: z.string(),
  /** What was asked about the identity has not come: the term stands still. */
  paused: z.boolean(),
  extendedOn: z.string().nullable(),
  extensionReason: z.string().nullable(),
  answeredOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  closeReason: z.string().nullable(),
  inTerm: z.boolean().nullable(),
  recordedByName: z.string(),
  version: z.number().int(),
  abilities: z.record(z.string(), z.boolean()),
});
export type RightsRequest = z.output<typeof rightsRequestSchema>;

export const rightsEventSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  detail: z.record(z.string(), z.unknown()),
  personName: z.string(),
  occurredAt: z.string(),
});
export type RightsEvent = z.output<typeof rightsEventSchema>;

export const rightsLetterSchema = z.object({
  id: z.uuid(),
  language: z.enum(['nl', 'en']),
  madeByName: z.string(),
  madeAt: z.string(),
});
export type RightsLetter = z.output<typeof rightsLetterSchema>;

export const rightsPartSchema = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  reference: z.string(),
  right: z.enum(RIGHTS),
  coordinatorName: z.string(),
  requester: requesterSchema,
  question: z.string(),
  rules: z.array(ruleSchema),
  state: z.enum(PART_STATES),
  dueOn: z.string(),
  finishedByName: z.string().nullable(),
  finishedAt: z.string().nullable(),
  version: z.number().int(),
  abilities: z.record(z.string(), z.boolean()),
});
export type RightsPart = z.output<typeof rightsPartSchema>;

/** How the search stands: what was found, what of it may be shown, and how far the review is. */
export const partSearchSchema = z.object({
  outcome: z.enum(['none', 'ready', 'sure-only', 'further-fact']),
  sure: z.number().int(),
  byName: z.number().int(),
  people: z.number().int(),
  /** Decided by a person: is the requester, is not. */
  confirmed: z.number().int(),
  rejected: z.number().int(),
  reviewed: z.number().int(),
  /** Decided on a correction, erasure, restriction or objection. */
  measured: z.number().int(),
});
export type PartSearch = z.output<typeof partSearchSchema>;

/** A mention of the own organisation, or a copy that it received in a case that it hosts. */
const recordKind = z.enum(['mention', 'contribution']);

export const candidateSchema = z.object({
  recordKind,
  mentionId: z.uuid(),
  reference: z.string(),
  receivedOn: z.string(),
  purposeCode: z.string(),
  purposeTitle: z.string(),
  strength: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      here: z.string().nullable(),
      there: z.string().nullable(),
      sign: z.string(),
    }),
  ),
});
export type Candidate = z.output<typeof candidateSchema>;

export const rightsItemSchema = z.object({
  id: z.uuid(),
  recordKind,
  mentionId: z.uuid(),
  reference: z.string(),
  receivedOn: z.string(),
  purposeTitle: z.string(),
  signalState: z.string(),
  fields: z.array(z.object({ key: z.string(), category: z.string(), value: z.string() })),
  /** Somebody else stands in the same record: the free text is looked at twice. */
  namesOthers: z.boolean(),
  /** On what the purpose rests that a person takes own data along with; empty where it does not. */
  /** The story around it, where pieces of it may be erased; null otherwise. */
  narrative: z.string().nullable(),
  grounds: z.array(z.enum(GROUNDS)),
  givenByRequester: z.boolean(),
  measure: z
    .object({ kind: z.enum(MEASURE_KINDS), outcome: z.enum(['granted', 'refused']), reason: z.string() })
    .nullable(),
  decision: z.enum(['shown', 'partly', 'withheld']).nullable(),
  reasons: z.array(z.string()),
  withheldFields: z.array(z.string()),
  reviewedByName: z.string().nullable(),
  confirmedByName: z.string(),
});
export type RightsItem = z.output<typeof rightsItemSchema>;
