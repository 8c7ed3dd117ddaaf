import { z } from 'zod';

export const proposalKinds = [
  'same-person',
  'same-company',
  'same-vehicle',
  'same-phone',
  'same-account',
  'same-address',
  'same-object',
  'duplicate-signal',
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const strengths = ['near-certain', 'strong', 'likely', 'possible'] as const;

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
  version: z.number().int(),
});

export type Proposal = z.output<typeof proposalSchema>;

export const comparisonSchema = z.object({
  field: z.string(),
  here: z.string().nullable(),
  there: z.string().nullable(),
  likeness: z.enum(['same', 'similar', 'different', 'missing']),
});

export const decideProposalBody = z.strictObject({
  decision: z.enum(['same', 'not-the-same', 'later']),
  reason: z.string().trim().max(1000).optional(),
  expectedVersion: z.number().int(),
});
