import { z } from 'zod';

const title = z.object({ nl: z.string(), en: z.string() });

/** What a controller hands over for the answer: what may be shown, and why the rest is not. Nothing of what is withheld stands in it. */
export const releaseSchema = z.object({
  records: z.array(
    z.object({
      purpose: z.string(),
      receivedOn: z.string(),
      decision: z.enum(['shown', 'partly']),
      fields: z.array(z.object({ key: z.string(), category: z.string(), value: z.string() })),
    }),
  ),
  /** Records of which nothing is shown. */
  withheld: z.number().int(),
  reasons: z.array(z.string()),
  /** Kinds of data that no rule lets the contact point have: the requester gets them from the controller itself. */
  directly: z.array(title),
  recipients: z.array(z.object({ name: z.string(), categories: z.array(title), on: z.string() })),
  purposes: z.array(z.string()),
  remark: z.string(),
});
export type Release = z.output<typeof releaseSchema>;
