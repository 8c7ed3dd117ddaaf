import { z } from 'zod';
import { indicatorWordsSchema, themeWordsSchema } from './edition.ts';

export const editionSchema = z.object({
  code: z.string(),
  ...themeWordsSchema.shape,
  indicators: z.array(z.object({ code: z.string(), ...indicatorWordsSchema.shape, inUse: z.boolean() })),
});

const reason = z.string().trim().min(5, 'reason-missing').max(500);
/** Number of the edition that was looked at; 0 when the organisation has none. */
const expectedVersion = z.int().min(0);

export const adoptBody = z.strictObject({ themeCode: z.string().max(80), expectedVersion, reason });
export const returnBody = z.strictObject({ expectedVersion, reason });

export const editBody = z.strictObject({
  expectedVersion,
  reason,
  ...themeWordsSchema.shape,
  /** All indicators of the edition; one without a code is new. */
  indicators: z
    .array(
      z.strictObject({
        code: z.string().max(80).nullable().default(null),
        ...indicatorWordsSchema.shape,
        inUse: z.boolean(),
      }),
    )
    .max(200),
});
export type EditBody = z.output<typeof editBody>;

export const updateBody = z.strictObject({
  expectedVersion,
  reason,
  /** The version of the region that was looked at. */
  regionVersionId: z.uuid(),
  /** For each place that both changed, whose words stand: `theme.summary`, `ramen-dicht.askNext`. */
  choices: z.record(z.string().max(160), z.enum(['own', 'region'])).default({}),
});
export type UpdateBody = z.output<typeof updateBody>;

const kind = z.enum(['adopted', 'edited', 'updated', 'returned']);
const saved = {
  number: z.int(),
  kind: kind.nullable(),
  reason: z.string().nullable(),
  savedByName: z.string().nullable(),
  savedAt: z.string().nullable(),
};

export const themeRowSchema = z.object({
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  domain: z.enum(['subversive-crime', 'digital', 'care-safety']),
  source: z.enum(['region', 'own']),
  regionVersion: z.string(),
  indicators: z.int(),
  updateAvailable: z.boolean(),
  /** From when on these words stand. */
  since: z.string(),
  ...saved,
});
export type ThemeRow = z.output<typeof themeRowSchema>;

const titled = z.object({ code: z.string(), title: z.string(), titleEn: z.string() });

export const themeSheetSchema = z.object({
  ...themeRowSchema.shape,
  edition: editionSchema,
  /** What the region had when the edition was made from it. */
  base: editionSchema,
  /** What the region has now; null when it dropped the theme. */
  region: editionSchema.nullable(),
  regionVersionId: z.uuid(),
  newestRegionVersion: z.string(),
  /** Indicator -> other themes in which its words stand as well. */
  shared: z.record(z.string(), z.array(titled)),
  sources: z.array(z.object({ code: z.string(), title: z.string(), url: z.string() })),
  processes: z.array(titled),
  departments: z.array(titled),
  wording: z.object({ note: z.string(), background: z.array(z.string()), score: z.array(z.string()) }),
});
export type ThemeSheet = z.output<typeof themeSheetSchema>;

export const editionVersionSchema = z.object({
  number: z.int(),
  kind,
  reason: z.string(),
  savedByName: z.string(),
  savedAt: z.string(),
  regionVersion: z.string(),
});
export type EditionVersion = z.output<typeof editionVersionSchema>;
