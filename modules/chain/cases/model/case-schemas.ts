import { z } from 'zod';
import { ruleSchema } from '../../../trust/disclosures/model/index.ts';
import { CASE_STATES, CASE_STEPS } from './case-states.ts';
import { contributedFileSchema } from './contributed-files.ts';
import { FIELD_KEYS, ITEM_KINDS, WRITTEN_KEYS, WRITTEN_KINDS } from './item-fields.ts';

const fieldSchema = z.object({
  key: z.enum(FIELD_KEYS),
  categories: z.array(z.string()),
  value: z.union([z.string(), z.array(z.string())]),
});
export const itemSchema = z.object({
  itemId: z.uuid(),
  itemKind: z.enum(ITEM_KINDS),
  fields: z.array(fieldSchema),
});

export const abilitiesSchema = z.record(z.string(), z.boolean());
const organisationSchema = z.object({ id: z.uuid(), name: z.string(), type: z.string() });

export const caseRowSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  aim: z.string(),
  state: z.enum(CASE_STATES),
  version: z.number().int(),
  purposeCode: z.string(),
  themeCode: z.string().nullable(),
  host: organisationSchema,
  leadName: z.string().nullable(),
  participants: z.number().int(),
  nextMeetingAt: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
});
export type CaseRow = z.output<typeof caseRowSchema>;

export const caseSchema = caseRowSchema.extend({
  purposeTitle: z.string(),
  phase: z.string().nullable(),
  legalBasis: z.array(z.object({ law: z.string(), article: z.string() })),
  municipalityCode: z.string().nullable(),
  themesVersionId: z.uuid(),
  retentionMonths: z.number().int().nullable(),
  retentionUntil: z.string().nullable(),
  suspendedUntil: z.string().nullable(),
  suspendedReason: z.string().nullable(),
  closedReason: z.string().nullable(),
  reopenReason: z.string().nullable(),
  /** My own acknowledgement of secrecy; without it nothing of others is shown. */
  secrecyConfirmed: z.boolean(),
  myRole: z.enum(['lead', 'participant']),
  steps: z.array(z.enum(CASE_STEPS)),
});
export type Case = z.output<typeof caseSchema>;

export const participantSchema = z.object({
  id: z.uuid(),
  organisation: organisationSchema,
  appointmentId: z.uuid(),
  personName: z.string(),
  personTitle: z.string(),
  role: z.enum(['lead', 'participant']),
  namedAt: z.string(),
  secrecyConfirmedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  /** Rules under which the host shared with this organisation, as far as the reader may see that. */
  rules: z.array(ruleSchema),
  /** Types of organisations in the case that do not see this participant; told to the host and to its own organisation only. */
  shieldedFrom: z.array(z.object({ code: z.string(), title: z.string() })),
  abilities: abilitiesSchema,
});
export type CaseParticipant = z.output<typeof participantSchema>;

export const invitationSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  organisation: organisationSchema,
  host: organisationSchema,
  purposeCode: z.string(),
  purposeTitle: z.string(),
  themeCode: z.string().nullable(),
  themesVersionId: z.uuid(),
  askedCategories: z.array(z.object({ code: z.string(), title: z.string() })),
  state: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
  version: z.number().int(),
  respondBefore: z.string().nullable(),
  invitedByName: z.string(),
  invitedAt: z.string(),
  answeredByName: z.string().nullable(),
  answeredAt: z.string().nullable(),
  refusalReason: z.string().nullable(),
  abilities: abilitiesSchema,
});
export type CaseInvitation = z.output<typeof invitationSchema>;

export const contributionSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  bringInId: z.uuid().nullable(),
  itemId: z.uuid(),
  itemKind: z.enum(ITEM_KINDS),
  subjectNo: z.number().int().nullable(),
  version: z.number().int(),
  direction: z.enum(['given', 'received']),
  giver: organisationSchema,
  recipient: organisationSchema,
  origin: organisationSchema,
  fields: z.array(fieldSchema),
  file: contributedFileSchema.nullable(),
  categories: z.array(z.string()),
  regimes: z.array(z.object({ code: z.string(), title: z.string() })),
  disclosureId: z.uuid(),
  givenByName: z.string(),
  givenAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export type Contribution = z.output<typeof contributionSchema>;

export const caseEventSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  organisation: organisationSchema,
  personName: z.string(),
  detail: z.record(z.string(), z.unknown()),
  occurredAt: z.string(),
});
export type CaseEvent = z.output<typeof caseEventSchema>;

export const bringInSchema = z.object({
  id: z.uuid(),
  organisation: organisationSchema,
  host: organisationSchema,
  purposeCode: z.string(),
  title: z.string(),
  themeCode: z.string().nullable(),
  themesVersionId: z.uuid(),
  municipalityCode: z.string().nullable(),
  state: z.enum(['offered', 'accepted', 'refused', 'withdrawn']),
  version: z.number().int(),
  offeredByName: z.string(),
  offeredAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  refusalReason: z.string().nullable(),
  caseId: z.uuid().nullable(),
  disclosureId: z.uuid(),
  abilities: abilitiesSchema,
});
export type BringIn = z.output<typeof bringInSchema>;

export const referralSchema = z.object({
  id: z.uuid(),
  organisation: organisationSchema,
  recipient: organisationSchema,
  purposeCode: z.string(),
  reason: z.string(),
  items: z.array(itemSchema),
  categories: z.array(z.string()),
  state: z.enum(['sent', 'accepted', 'returned', 'closed']),
  version: z.number().int(),
  sentByName: z.string(),
  sentAt: z.string(),
  answeredByName: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answer: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  disclosureId: z.uuid(),
  abilities: abilitiesSchema,
});
export type Referral = z.output<typeof referralSchema>;

/** Ticked fields per item; where nothing else can be chosen there is at least one. */
export const choicesSchema = z
  .array(z.strictObject({ itemId: z.uuid(), keys: z.array(z.enum(FIELD_KEYS)).min(1).max(40) }))
  .max(60);

/** An item that a participant writes itself: the categories follow from kind and key. */
export const writtenItemSchema = z.strictObject({
  itemId: z.uuid().optional(),
  itemKind: z.enum(WRITTEN_KINDS),
  minor: z.boolean().default(false),
  fields: z
    .array(z.strictObject({ key: z.enum(WRITTEN_KEYS), value: z.string().trim().min(1).max(4000) }))
    .min(1)
    .max(30),
});
export type WrittenItem = z.output<typeof writtenItemSchema>;
