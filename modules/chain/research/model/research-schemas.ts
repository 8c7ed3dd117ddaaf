import { z } from 'zod';

const text = (least: number, most: number) => z.string().trim().min(least, 'too-short').max(most, 'too-long');

/** Kinds of search data that a department may get to look someone up (rule G09). */
const searchCategories = ['identiteit', 'contact', 'bsn', 'onderneming', 'vastgoed', 'voertuig'] as const;
export type SearchCategory = (typeof searchCategories)[number];

const searchItem = z.strictObject({
  category: z.enum(searchCategories),
  field: z.string().trim().min(1).max(60),
  value: z.string().trim().min(1).max(300),
  mentionId: z.uuid().optional(),
});

export const askBody = z.strictObject({
  departmentId: z.uuid(),
  question: text(5, 2000),
  motivation: text(20, 2000),
  search: z.array(searchItem).min(1, 'required').max(20),
});

export const answerBody = z.strictObject({
  answer: z.enum(['hit', 'no-hit']),
  motivation: text(20, 2000),
  expectedVersion: z.int().min(1),
});

export const contentBody = z.strictObject({
  categories: z.array(z.string().max(60)).min(1, 'required').max(20),
  question: text(5, 2000),
  motivation: text(20, 2000),
  expectedVersion: z.int().min(1),
});

export const releaseBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        category: z.string().max(60),
        label: text(1, 120),
        value: text(1, 2000),
        checkedOn: z.iso.date(),
      }),
    )
    .min(1, 'required')
    .max(40),
  /** The person or company is the one asked about; a human looked. */
  identified: z.literal(true, 'required'),
  proportionality: text(20, 2000),
  expectedVersion: z.int().min(1),
});

export const refuseContentBody = z.strictObject({ reason: text(5, 2000), expectedVersion: z.int().min(1) });

const researchReleaseSchema = z.object({
  id: z.uuid(),
  category: z.string(),
  label: z.string(),
  value: z.string(),
  checkedOn: z.string(),
  releasedByName: z.string(),
  releasedAt: z.string(),
});

export const researchQuestionSchema = z.object({
  id: z.uuid(),
  signalId: z.uuid(),
  reference: z.string().nullable(),
  departmentId: z.uuid(),
  departmentTitle: z.string(),
  purposeCode: z.string(),
  question: z.string(),
  motivation: z.string(),
  search: z.array(z.object({ category: z.string(), field: z.string(), value: z.string() })),
  state: z.enum(['open', 'answered', 'withdrawn']),
  answer: z.enum(['hit', 'no-hit']).nullable(),
  contentState: z.enum(['asked', 'released', 'refused']).nullable(),
  contentQuestion: z.string().nullable(),
  contentCategories: z.array(z.string()),
  refusedReason: z.string().nullable(),
  askedByName: z.string(),
  askedAt: z.string(),
  answeredByName: z.string().nullable(),
  answeredAt: z.string().nullable(),
  version: z.number().int(),
  releases: z.array(researchReleaseSchema),
});
export type ResearchQuestion = z.output<typeof researchQuestionSchema>;
