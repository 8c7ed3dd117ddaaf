import { z } from 'zod';
import { columnKindNames } from './kinds/index.ts';

const fieldSchema = z.strictObject({
  /** The column's name as it stands in the first row. */
  column: z.string().min(1),
  kind: z.enum(columnKindNames),
  /** Fields with the same group depend on each other (postcode and town): they are weighed together. */
  group: z.string().min(1).optional(),
  /** Whether two values that cannot be one slip of the hand keep records apart, whatever else is equal. Default: as the kind says. */
  keepsApart: z.union([z.boolean(), z.literal('groups')]).optional(),
  /** Whether a rare value counts for more than a common one. */
  rarity: z.boolean().default(true),
});

const ruleSchema = z
  .array(z.string().regex(/^.+\.[a-z]+$/, 'expected column.part'))
  .min(1)
  .max(4);

/** What to compare and how; everything else is estimated from the records themselves. */
export const settingsSchema = z.object({
  fields: z.array(fieldSchema).min(1),
  /** Pairs of columns that people fill in the wrong way round. */
  swappable: z.array(z.tuple([z.string(), z.string()])).default([]),
  /** Which records are compared: those that share all parts of one rule. Without it rules are chosen by what they cost and cover. */
  blocking: z.array(ruleSchema).optional(),
  /** From which probability a pair is near certain, and from which one a person should judge it. */
  bands: z
    .strictObject({ nearCertain: z.number().gt(0).lt(1), toJudge: z.number().gt(0).lt(1) })
    .refine(
      ({ nearCertain, toJudge }) => toJudge <= nearCertain,
      'expected toJudge to be at most nearCertain',
    )
    .default({ nearCertain: 0.98, toJudge: 0.5 }),
});

/** As they are written, with defaults left out. */
export type Settings = z.input<typeof settingsSchema>;
/** With all defaults filled in. */
export type FullSettings = z.output<typeof settingsSchema>;
export type FieldSetting = FullSettings['fields'][number];
