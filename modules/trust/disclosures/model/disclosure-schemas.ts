import { z } from 'zod';

/**
 * What a person states or cites to make a condition hold. Who may do so is told by the condition's `by`: of a
 * statement its text counts, of a document its mark, of an approval its mark and who gave it.
 */
const proofSchema = z.strictObject({
  condition: z.string().max(80),
  text: z.string().trim().min(1).max(2000),
  approvedBy: z.string().trim().min(3).max(120).optional(),
});
export type Proof = z.output<typeof proofSchema>;

export const proofsSchema = z.array(proofSchema).max(20).default([]);

const articleSchema = z.object({ law: z.string(), article: z.string() });

export const ruleSchema = z.object({
  code: z.string(),
  title: z.string(),
  articles: z.array(articleSchema),
  explanation: z.string(),
  confidence: z.enum(['verified', 'unconfirmed', 'design']),
});
export type ShownRule = z.output<typeof ruleSchema>;

const plainCondition = {
  code: z.string(),
  title: z.string(),
  check: z.string(),
  by: z.enum(['system', 'statement', 'approval', 'document']),
};

const conditionSchema = z.object({
  ...plainCondition,
  rule: z.string(),
  /** Of a composite condition: one of these makes it hold. */
  anyOf: z.array(z.object(plainCondition)).optional(),
});

const categorySchema = z.object({ code: z.string(), title: z.string() });

/** What a screen shows before giving: which rule lets which categories go, what it still asks, and what never goes. */
export const outlookSchema = z.object({
  contentVersion: z.string(),
  purpose: z.object({ code: z.string(), title: z.string(), articles: z.array(articleSchema) }),
  recipient: z.object({ id: z.uuid(), name: z.string(), type: z.string() }),
  /** Titles of all categories there are, also those the purpose does not know. */
  titles: z.record(z.string(), z.string()),
  rules: z.array(
    z.object({
      rule: ruleSchema,
      categories: z.array(categorySchema),
      outcome: z.enum(['allowed', 'allowed-when']),
      open: z.array(conditionSchema),
      met: z.array(z.object({ code: z.string(), title: z.string(), texts: z.array(z.string()) })),
    }),
  ),
  never: z.array(
    z.object({ reason: z.string(), rule: ruleSchema.nullable(), categories: z.array(categorySchema) }),
  ),
  withoutRule: z.array(categorySchema),
});
export type Outlook = z.output<typeof outlookSchema>;

/** Before asking a partner for data: which kinds its rules never let come here, and why. `no-rule`: none of the purpose lets it come. */
export const askingOutlookSchema = z.object({
  purposeArticles: z.array(articleSchema),
  never: z.array(z.object({ category: categorySchema, reason: z.string(), rule: ruleSchema.nullable() })),
});
export type AskingOutlook = z.output<typeof askingOutlookSchema>;

export const disclosureStates = [
  'given',
  'received',
  'corrected',
  'correction-confirmed',
  'withdrawn',
  'withdrawal-confirmed',
] as const;
export type DisclosureState = (typeof disclosureStates)[number];

/** An item that went, with the names of its fields; never what stands in them. */
const disclosedRecordSchema = z.object({
  kind: z.string(),
  /** Null: what went was destroyed at its term. */
  id: z.uuid().nullable(),
  version: z.number().int(),
  fields: z.array(z.string()),
});
export type DisclosedRecord = z.output<typeof disclosedRecordSchema>;

/** A withdrawal or correction as one recipient got it; `onward`: a copy that went further. */
export const noticeSchema = z.object({
  id: z.uuid(),
  disclosureId: z.uuid(),
  kind: z.enum(['withdrawal', 'correction']),
  onward: z.boolean(),
  recipient: z.object({ id: z.uuid(), name: z.string() }),
  reason: z.string(),
  categories: z.array(categorySchema),
  replacedById: z.uuid().nullable(),
  toldByName: z.string(),
  toldAt: z.string(),
  confirmedAt: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  confirmedText: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ confirm: z.boolean() }),
});
export type DisclosureNotice = z.output<typeof noticeSchema>;

const factSchema = z.object({ by: z.string(), text: z.string().nullable() });

export const disclosureSchema = z.object({
  id: z.uuid(),
  giver: z.object({ id: z.uuid(), name: z.string() }),
  recipient: z.object({ id: z.uuid(), name: z.string() }),
  purposeCode: z.string(),
  purposeTitle: z.string(),
  sourcePurposeCode: z.string().nullable(),
  rules: z.array(ruleSchema),
  categories: z.array(categorySchema),
  regimes: z.array(categorySchema),
  conditions: z.array(
    z.object({ code: z.string(), title: z.string(), rule: z.string(), facts: z.array(factSchema) }),
  ),
  recordKind: z.string(),
  recordId: z.uuid(),
  caseId: z.uuid().nullable(),
  /** Null: the machine answered a hit inquiry, by rule. */
  givenByName: z.string().nullable(),
  givenAt: z.string(),
  receivedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  records: z.array(disclosedRecordSchema),
  recordReference: z.string().nullable(),
  caseReference: z.string().nullable(),
  rulesVersion: z.string().nullable(),
  approvedByName: z.string().nullable(),
  receivedHow: z.enum(['looked', 'acknowledged']).nullable(),
  receivedByName: z.string().nullable(),
  state: z.enum(disclosureStates),
  notices: z.array(noticeSchema),
  version: z.number().int(),
  abilities: z.record(z.string(), z.boolean()),
});
export type Disclosure = z.output<typeof disclosureSchema>;

/** What occurs in the register: offered to search by. */
export const choicesSchema = z.object({
  categories: z.array(categorySchema),
  rules: z.array(z.string()),
  partners: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type RegisterChoices = z.output<typeof choicesSchema>;

export const approvalSchema = z.object({
  id: z.uuid(),
  conditionCode: z.string(),
  purposeCode: z.string(),
  recordKind: z.string(),
  recordId: z.uuid(),
  caseId: z.uuid().nullable(),
  recipient: z.object({ id: z.uuid(), name: z.string() }),
  categories: z.array(categorySchema),
  reason: z.string(),
  askedByName: z.string(),
  askedAt: z.string(),
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  used: z.boolean(),
  version: z.number().int(),
  abilities: z.record(z.string(), z.boolean()),
});
export type DisclosureApproval = z.output<typeof approvalSchema>;

export const confirmableRuleSchema = z.object({
  code: z.string(),
  title: z.string(),
  effect: z.enum(['allow', 'prohibit']),
  purposeCode: z.string(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  categories: z.array(z.string()),
  articles: z.array(articleSchema),
  explanation: z.string(),
  confidence: z.enum(['verified', 'unconfirmed', 'design']),
  note: z.string().nullable(),
  confirmation: z
    .object({ id: z.uuid(), confirmedByName: z.string().nullable(), confirmedAt: z.string() })
    .nullable(),
});
export type ConfirmableRule = z.output<typeof confirmableRuleSchema>;

export const purposeSchema = z.object({
  code: z.string(),
  title: z.string(),
  organisationTypes: z.array(z.string()),
  categories: z.array(categorySchema),
  articles: z.array(articleSchema),
});
export type PurposeInView = z.output<typeof purposeSchema>;

/** What at most may go to one partner, whatever the rules. */
export const ceilingSchema = z.object({
  id: z.uuid(),
  partner: z.object({ id: z.uuid(), name: z.string() }),
  categories: z.array(categorySchema),
  reason: z.string(),
  setByName: z.string(),
  setAt: z.string(),
});
export type PartnerCeiling = z.output<typeof ceilingSchema>;

export const ceilingBody = z.strictObject({
  /** None: nothing goes to this partner. */
  categories: z.array(z.string().max(60)).max(200),
  reason: z.string().trim().min(5, 'reason-missing').max(500),
});
export type CeilingBody = z.output<typeof ceilingBody>;

export const whyPurposeSchema = z.object({
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  articles: z.array(articleSchema),
});
export type WhyPurpose = z.output<typeof whyPurposeSchema>;

/** Of a record that was just opened: the purpose it was opened in, the rules it came by (none: own task), and who else looked. */
export const whySchema = z.object({
  purpose: whyPurposeSchema.nullable(),
  rules: z.array(ruleSchema),
  looks: z.array(
    z.object({
      occurredAt: z.string(),
      actorName: z.string(),
      actorOrganisationName: z.string(),
      action: z.string(),
    }),
  ),
});
export type WhySeen = z.output<typeof whySchema>;
