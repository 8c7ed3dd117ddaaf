import { z } from 'zod';

const rounds = ['first', 'second'] as const;
export type Round = (typeof rounds)[number];

export const decisions = ['dismiss', 'monitor', 'refer', 'take-up', 'own-follow-up', 'case'] as const;
export type WeighingChoice = (typeof decisions)[number];

/** What may be decided in which round: taking up comes before research, follow-up and case after it. */
export const choicesOfRound: Readonly<Record<Round, readonly WeighingChoice[]>> = {
  first: ['take-up', 'monitor', 'refer', 'dismiss'],
  second: ['own-follow-up', 'case', 'monitor', 'refer', 'dismiss'],
};

const votes = ['for', 'against', 'advises', 'abstains'] as const;

const text = (most: number) => z.string().trim().min(3, 'too-short').max(most, 'too-long');
const legalBasis = z.strictObject({ law: z.string().max(200), article: z.string().max(300) });

/** Privacy check 1: a source may be asked only when each of the three holds. */
const sourceCheck = z.strictObject({
  departmentId: z.uuid(),
  necessary: text(1000),
  proportionate: text(1000),
  noLighterWay: text(1000),
});
/** Privacy check 2A: what may be used inside for this signal, and why. */
const sharingCheck = z.strictObject({ category: z.string().max(60), reason: text(1000) });
/** Privacy check 2B: what the executing department may use. */
const executingCheck = z.strictObject({
  departmentId: z.uuid(),
  categories: z.array(z.string().max(60)).min(1).max(20),
  reason: text(1000),
});

const questions = {
  necessity: text(4000),
  proportionality: text(4000),
  subsidiarity: text(4000),
  legalBases: z.array(legalBasis).min(1, 'required').max(20),
};

const outcome = {
  decision: z.enum(decisions),
  reason: text(4000),
  monitorUntil: z.iso.date().optional(),
  referredTo: text(200).optional(),
  referredOrganisationId: z.uuid().optional(),
  sources: z.array(sourceCheck).max(20).default([]),
  internalSharing: z.array(sharingCheck).max(40).default([]),
  executing: z.array(executingCheck).max(10).default([]),
  ruling: text(2000).optional(),
};

export const decideBody = z.strictObject({ ...questions, ...outcome, expectedVersion: z.int().min(1) });
export type DecideBody = z.output<typeof decideBody>;

export const urgentBody = z.strictObject({ ...questions, ...outcome });
export type UrgentBody = z.output<typeof urgentBody>;

export const prepareBody = z.strictObject({
  necessity: z.string().max(4000).default(''),
  proportionality: z.string().max(4000).default(''),
  subsidiarity: z.string().max(4000).default(''),
  legalBases: z.array(legalBasis).max(20).default([]),
  expectedVersion: z.int().min(1),
});

export const voteBody = z.strictObject({
  vote: z.enum(votes),
  decision: z.enum(decisions).optional(),
  remark: z.string().trim().max(1000).optional(),
});

export const tableBody = z.strictObject({
  name: text(120),
  purposeCodes: z.array(z.string().max(60)).min(1).max(20),
  rhythm: z.enum(['weekly', 'fortnightly', 'monthly', 'when-needed']),
  quorum: z.int().min(2).max(30),
  chairAppointmentId: z.uuid(),
  memberAppointmentIds: z.array(z.uuid()).min(1).max(30),
});

export const meetingBody = z.strictObject({
  id: z.uuid(),
  tableId: z.uuid(),
  plannedAt: z.iso.datetime({ offset: true }),
  place: z.string().trim().max(200).optional(),
});

export const openingBody = z.strictObject({
  presentPersonIds: z.array(z.uuid()).max(60),
  expectedVersion: z.int().min(1),
});

const memberSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  title: z.string(),
  role: z.enum(['member', 'chair']),
});
export type Member = z.output<typeof memberSchema>;

export const weighingTableSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  purposeCodes: z.array(z.string()),
  rhythm: z.string(),
  quorum: z.number().int(),
  members: z.array(memberSchema),
});
export type WeighingTable = z.output<typeof weighingTableSchema>;

export const weighingMeetingSchema = z.object({
  id: z.uuid(),
  tableId: z.uuid(),
  tableName: z.string(),
  state: z.enum(['planned', 'open', 'closed']),
  plannedAt: z.string(),
  place: z.string().nullable(),
  presentPersonIds: z.array(z.uuid()),
  items: z.number().int(),
  decided: z.number().int(),
  version: z.number().int(),
});
export type WeighingMeeting = z.output<typeof weighingMeetingSchema>;

export const agendaItemSchema = z.object({
  id: z.uuid(),
  meetingId: z.uuid().nullable(),
  tableId: z.uuid(),
  signalId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  themeCode: z.string().nullable(),
  purposeCode: z.string(),
  round: z.enum(rounds),
  position: z.number().int(),
  state: z.enum(['open', 'decided', 'taken-off']),
  urgent: z.boolean(),
  decision: z.enum(decisions).nullable(),
  enteredByPersonId: z.uuid(),
  preparation: z.object({
    necessity: z.string().default(''),
    proportionality: z.string().default(''),
    subsidiarity: z.string().default(''),
    legalBases: z.array(legalBasis).default([]),
  }),
  version: z.number().int(),
});
export type AgendaItem = z.output<typeof agendaItemSchema>;

export const voteSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.enum(['member', 'chair', 'coordinator']),
  vote: z.enum(votes),
  decision: z.enum(decisions).nullable(),
  remark: z.string().nullable(),
});
export type Vote = z.output<typeof voteSchema>;

export const weighingSchema = z.object({
  id: z.uuid(),
  signalId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  way: z.enum(['meeting', 'urgent', 'direct']),
  round: z.enum(rounds),
  number: z.number().int().nullable(),
  necessity: z.string(),
  proportionality: z.string(),
  subsidiarity: z.string(),
  legalBases: z.array(z.object({ law: z.string(), article: z.string() })),
  decision: z.enum(decisions),
  monitorUntil: z.string().nullable(),
  referredTo: z.string().nullable(),
  sources: z.array(sourceCheck.extend({ title: z.string(), rule: z.string() })),
  /** The title is that of the moment of the decision; the oldest records have none. */
  internalSharing: z.array(sharingCheck.extend({ title: z.string().optional() })),
  executing: z.array(executingCheck.extend({ title: z.string() })),
  reason: z.string(),
  ruling: z.string().nullable(),
  present: z.array(z.object({ personId: z.uuid(), name: z.string(), role: z.string() })),
  votes: z.array(voteSchema),
  decidedByName: z.string(),
  decidedAt: z.string(),
});
export type Weighing = z.output<typeof weighingSchema>;

/** A department that could be asked, with the rule that allows or forbids it. */
export const sourceSchema = z.object({
  departmentId: z.uuid(),
  code: z.string(),
  title: z.string(),
  allowed: z.boolean(),
  rule: z.string(),
  sentence: z.string(),
});
export type Source = z.output<typeof sourceSchema>;
