import { z } from 'zod';

const date = z.iso.date();

/** What the privacy officer writes of a processor; dates as YYYY-MM-DD. */
export const processorBody = z.strictObject({
  name: z.string().trim().min(2).max(120),
  task: z.string().trim().min(3).max(400),
  country: z.string().trim().min(2).max(60),
  purposeCodes: z.array(z.string().max(80)).max(60).default([]),
  agreedOn: date,
  reviewOn: date.nullable().default(null),
  agreementReference: z.string().trim().min(1).max(120).nullable().default(null),
  endedOn: date.nullable().default(null),
});
export type ProcessorInput = z.output<typeof processorBody>;

export const processorSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  task: z.string(),
  country: z.string(),
  purposeCodes: z.array(z.string()),
  agreedOn: z.string(),
  reviewOn: z.string().nullable(),
  agreementReference: z.string().nullable(),
  endedOn: z.string().nullable(),
  /** A mandate in Schakel, or written here by the privacy officer. */
  origin: z.enum(['mandate', 'written']),
  version: z.number().int(),
});
export type Processor = z.output<typeof processorSchema>;

/** Today it works for the organisation. */
export const worksOn = (processor: Pick<Processor, 'agreedOn' | 'endedOn'>, today: string): boolean =>
  processor.agreedOn <= today && (processor.endedOn === null || processor.endedOn >= today);
