import * as v from 'valibot';
import { columnKindNames } from './kinds/index.ts';

const filled = v.pipe(v.string(), v.minLength(1));

const fieldSchema = v.strictObject({
  /** The column's name as it stands in the first row. */
  column: filled,
  kind: v.picklist(columnKindNames),
  /** Fields with the same group depend on each other (postcode and town): they are weighed together. */
  group: v.optional(filled),
  /** Whether two values that cannot be one slip of the hand keep records apart, whatever else is equal. Default: as the kind says. */
  keepsApart: v.optional(v.union([v.boolean(), v.literal('groups')])),
  /** Whether a rare value counts for more than a common one. */
  rarity: v.optional(v.boolean(), true),
});

const ruleSchema = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^.+\.[a-z]+$/, 'expected column.part'))),
  v.minLength(1),
  v.maxLength(4),
);

const band = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));

/** What to compare and how; everything else is estimated from the records themselves. */
export const settingsSchema = v.object({
  fields: v.pipe(v.array(fieldSchema), v.minLength(1)),
  /** Pairs of columns that people fill in the wrong way round. */
  swappable: v.optional(v.array(v.strictTuple([v.string(), v.string()])), []),
  /** Which records are compared: those that share all parts of one rule. Without it rules are chosen by what they cost and cover. */
  blocking: v.optional(v.array(ruleSchema)),
  /** From which probability a pair is near certain, and from which one a person should judge it. */
  bands: v.optional(
    v.pipe(
      v.strictObject({ nearCertain: band, toJudge: band }),
      v.check(
        ({ nearCertain, toJudge }) => toJudge <= nearCertain,
        'expected toJudge to be at most nearCertain',
      ),
    ),
    { nearCertain: 0.98, toJudge: 0.5 },
  ),
});

/** As they are written, with defaults left out. */
export type Settings = v.InferInput<typeof settingsSchema>;
/** With all defaults filled in. */
export type FullSettings = v.InferOutput<typeof settingsSchema>;
export type FieldSetting = FullSettings['fields'][number];
