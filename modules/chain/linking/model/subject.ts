import { z } from 'zod';
import { conflictFields } from './conflicts.ts';

const decisionKinds = ['made', 'joined', 'merged', 'split', 'linked', 'value-noted'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** How two subjects stand to each other, as a person decided; read from the one to the other. */
export const relations = [
  'lives-at',
  'owns',
  'drives',
  'calls',
  'employs',
  'related-to',
  'seen-with',
] as const;
export type Relation = (typeof relations)[number];

const noteSchema = z.object({
  decisionId: z.uuid(),
  verdict: z.enum(['right', 'wrong']),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  version: z.number().int(),
});

/** What the sources say about one field, and how that stands. */
export const fieldOfSubjectSchema = z.object({
  field: z.enum(conflictFields),
  severity: z.enum(['serious', 'conflict', 'varies', 'agreed']),
  values: z.array(
    z.object({
      key: z.string(),
      shown: z.string().nullable(),
      valid: z.boolean(),
      mentionIds: z.array(z.uuid()),
      sources: z.number().int(),
      oldestOn: z.string(),
      newestOn: z.string(),
      note: noteSchema.nullable(),
    }),
  ),
});
export type ShownField = z.output<typeof fieldOfSubjectSchema>;

const subjectMentionSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  signalId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  on: z.string(),
  receivedAt: z.string(),
  reporterKind: z.string().nullable(),
  reliability: z.string().nullable(),
  confidence: z.string().nullable(),
  roles: z.array(z.string()),
  minor: z.boolean(),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  hasBsn: z.boolean(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  iban: z.string().nullable(),
  companyName: z.string().nullable(),
  kvk: z.string().nullable(),
  plate: z.string().nullable(),
  handle: z.string().nullable(),
  address: z.string().nullable(),
});
export type SubjectMention = z.output<typeof subjectMentionSchema>;

const subjectDecisionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(decisionKinds),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoReason: z.string().nullable(),
  field: z.string().nullable(),
  verdict: z.enum(['right', 'wrong']).nullable(),
  /** How many mentions it moved, and conflicts that gave way to its reason. */
  moved: z.number().int(),
  overruled: z.array(z.string()),
  /** A later decision that must be taken back first. */
  blockedBy: z.object({ kind: z.enum(decisionKinds), at: z.string(), by: z.string() }).nullable(),
  version: z.number().int(),
});
export type ShownDecision = z.output<typeof subjectDecisionSchema>;

const typedLinkSchema = z.object({
  id: z.uuid(),
  decisionId: z.uuid().nullable(),
  version: z.number().int(),
  relation: z.enum(relations),
  /** Read from this subject to the other, or the other way round. */
  outward: z.boolean(),
  otherId: z.uuid(),
  otherLabel: z.string(),
  otherKind: z.string(),
  source: z.object({ signalId: z.uuid(), reference: z.string() }).nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type TypedLink = z.output<typeof typedLinkSchema>;

export const subjectPageSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  purpose: z.string(),
  createdAt: z.string(),
  /** Set when an old number was asked for: this is where it leads. */
  askedId: z.uuid(),
  mentions: z.array(subjectMentionSchema),
  fields: z.array(fieldOfSubjectSchema),
  links: z.array(typedLinkSchema),
  decisions: z.array(subjectDecisionSchema),
});
export type SubjectPageData = z.output<typeof subjectPageSchema>;

export const subjectRowSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  mentions: z.number().int(),
  lastOn: z.string().nullable(),
});
export type SubjectListRow = z.output<typeof subjectRowSchema>;

const reason = z.string().trim().min(3).max(1000);
export const undoDecisionBody = z.strictObject({ expectedVersion: z.number().int(), reason });
export const splitBody = z.strictObject({ mentionId: z.uuid(), reason });
export const noteBody = z.strictObject({
  mentionId: z.uuid(),
  field: z.enum(conflictFields),
  verdict: z.enum(['right', 'wrong']),
  reason,
});
/** The other end is a subject, or a mention that then gets a subject of its own. */
export const typedLinkBody = z.strictObject({
  relation: z.enum(relations),
  otherSubjectId: z.uuid().optional(),
  otherMentionId: z.uuid().optional(),
  sourceSignalId: z.uuid(),
  reason,
});
