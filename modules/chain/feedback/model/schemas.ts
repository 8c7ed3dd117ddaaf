import { z } from 'zod';
import { CHANNELS, FEEDBACK_KINDS, NONE_REASONS } from './codes.ts';

export const feedbackSchema = z.object({
  id: z.uuid(),
  signalId: z.uuid(),
  kind: z.enum(FEEDBACK_KINDS),
  channel: z.enum(CHANNELS),
  noneReason: z.enum(NONE_REASONS).nullable(),
  noneNote: z.string(),
  text: z.string(),
  ruleCodes: z.array(z.string()),
  givenByName: z.string(),
  givenAt: z.string(),
  readAt: z.string().nullable(),
});
export type FeedbackView = z.output<typeof feedbackSchema>;

export const feedbackBody = z.strictObject({
  channel: z.enum(CHANNELS),
  text: z.string().trim().max(4000).default(''),
  noneReason: z.enum(NONE_REASONS).optional(),
  noneNote: z.string().trim().max(500).default(''),
});
export type FeedbackBody = z.output<typeof feedbackBody>;

export const proposalsSchema = z.object({
  /** What word back is now: an update while it goes on, or the final word. Null: nothing to tell in this state. */
  kind: z.enum(FEEDBACK_KINDS).nullable(),
  channels: z.array(z.enum(CHANNELS)),
  noneReason: z.enum(NONE_REASONS).nullable(),
  reporterName: z.string().nullable(),
  texts: z.array(z.object({ code: z.enum(['short', 'full']), text: z.string() })),
});
export type ProposalsView = z.output<typeof proposalsSchema>;
