import { z } from 'zod';

/** What the database gives of a record that goes to an archive. Dates are calendar dates; `months` of the rule. */
export const transferContentSchema = z.object({
  title: z.string(),
  from: z.iso.date(),
  documents: z.array(z.object({ name: z.string(), content: z.unknown() })),
  files: z.array(
    z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() }),
  ),
  recordKind: z.string(),
  reference: z.string(),
  purpose: z.string(),
  startedOn: z.iso.date(),
  endsOn: z.iso.date(),
  startEvent: z.string(),
  months: z.int(),
  decidedOn: z.iso.date(),
  contentHash: z.string(),
});
export type TransferContent = z.output<typeof transferContentSchema>;
