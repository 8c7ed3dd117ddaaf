import { z } from 'zod';
import { isCalendarDate } from '#platform/kit/index.ts';
import { strengths } from './how-sure.ts';
import { bands } from './weighed.ts';

export const proposalKinds = [
  'same-person',
  'same-company',
  'same-vehicle',
  'same-phone',
  'same-account',
  'same-address',
  'same-object',
  'duplicate-signal',
  'signal-of-case',
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** Kinds of which accepting makes the two mentions one subject; the others join the two signals. */
export const makesSubject = (kind: ProposalKind): boolean =>
  kind === 'same-person' || kind === 'same-company' || kind === 'same-vehicle';

const reasonsSchema = z.object({
  /** Keys or facts that are equal; each has a sentence in the text files. */
  because: z.array(z.string()),
  /** What weakens the proposal or could not be compared. */
  mind: z.array(z.string()),
  label: z.string().nullish(),
  otherLabel: z.string().nullish(),
  /** Of `because`: equal, but excluded as noise, so it does not count. */
  noise: z.array(z.string()).optional(),
});

const sideSchema = z.object({
  signalId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  receivedAt: z.string(),
  state: z.string(),
  mentionId: z.uuid().nullable(),
  label: z.string().nullable(),
  /** What kind of reporter told it; never who. */
  sourceKind: z.string().nullable(),
  origin: z.string(),
});

/** Why a rejected or postponed proposal waits again: a fact that was compared is no longer what it was. */
const returnedFactSchema = z.object({
  side: z.enum(['here', 'there']),
  field: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
});

export const proposalSchema = z.object({
  id: z.uuid(),
  kind: z.enum(proposalKinds),
  strength: z.enum(strengths),
  state: z.enum(['open', 'accepted', 'rejected', 'later', 'withdrawn']),
  reasons: reasonsSchema,
  here: sideSchema,
  there: sideSchema,
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  createdAt: z.string(),
  laterUntil: z.string().nullable(),
  returned: z.array(returnedFactSchema).nullable(),
  returnedAt: z.string().nullable(),
  /** Only for who is named in it. */
  case: z.object({ id: z.uuid(), reference: z.string(), title: z.string() }).nullable(),
  version: z.number().int(),
});

export type Proposal = z.output<typeof proposalSchema>;

const benefitSchema = z.object({
  urgent: z.boolean(),
  /** A term of one of the signals ends soon. */
  termNear: z.boolean(),
  termOn: z.string().nullable(),
  /** One of the signals is still being worked on. */
  atWork: z.boolean(),
  inCase: z.boolean(),
  /** Other signals that hang together with these two. */
  connects: z.number().int(),
  waitingDays: z.number().int(),
});

/** A proposal in the queue: why it stands where it stands, and with which others. */
export const queuedProposalSchema = proposalSchema.extend({
  benefit: benefitSchema,
  /** Proposals about the same subject or mention stand together. */
  group: z.object({ key: z.uuid(), size: z.number().int() }),
});
export type QueuedProposal = z.output<typeof queuedProposalSchema>;

const weighedFieldSchema = z.object({
  field: z.string(),
  here: z.string().nullable(),
  there: z.string().nullable(),
  sign: z.enum(['=', '≈', '⇄', '≠', '?']),
  points: z.number(),
  level: z.string(),
  sentence: z.object({ nl: z.string(), en: z.string() }),
});

/** What the program makes of it and how it came to that. */
export const weighedProposalSchema = z.object({
  probability: z.number(),
  band: z.enum(bands),
  prior: z.number(),
  points: z.number(),
  fields: z.array(weighedFieldSchema),
});

/** A decision on this proposal or on another one about the same. */
export const proposalDecisionSchema = z.object({
  id: z.uuid(),
  proposalId: z.uuid(),
  kind: z.enum(proposalKinds),
  decision: z.enum(['same', 'not-the-same', 'later', 'undone', 'returned']),
  /** Of whom it was said, beside who is under review: label and number of the signal. */
  about: z.array(z.string()),
  reason: z.string().nullable(),
  returned: z.array(returnedFactSchema).nullable(),
  personName: z.string(),
  decidedAt: z.string(),
});
export type ProposalDecision = z.output<typeof proposalDecisionSchema>;

export const queueQuery = {
  state: z.enum(['open', 'accepted', 'rejected', 'later', 'withdrawn']).default('open'),
  kind: z.enum(proposalKinds).optional(),
  strength: z.enum(strengths).optional(),
  theme: z.string().max(100).optional(),
  mine: z.enum(['yes']).optional(),
  /** A subject or mention: what is proposed about it. */
  about: z.uuid().optional(),
};

/** Where a proposal stands in the queue as it was filtered. */
export const placeInQueueSchema = z.object({
  place: z.number().int().nullable(),
  count: z.number().int(),
  previous: z.uuid().nullable(),
  next: z.uuid().nullable(),
});

/** "The same" joins facts, so it needs a reason; the others may have one. `laterUntil` goes with "later" only. */
export const decideProposalBody = z
  .strictObject({
    decision: z.enum(['same', 'not-the-same', 'later']),
    reason: z.string().trim().max(1000).optional(),
    laterUntil: z.string().refine(isCalendarDate, 'invalid-date').optional(),
    expectedVersion: z.number().int(),
  })
  .refine((body) => body.decision !== 'same' || (body.reason ?? '') !== '', {
    path: ['reason'],
    message: 'reason-missing',
  })
  .refine((body) => body.decision === 'later' || body.laterUntil === undefined, {
    path: ['laterUntil'],
    message: 'unknown-value',
  });
