import { z } from 'zod';
import { isCalendarDate, parseEmail, parsePhone } from '#platform/kit/index.ts';

export const MEASURE_KINDS = ['correction', 'erasure', 'restriction', 'objection'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

const KIND_OF_RIGHT: Readonly<Record<string, MeasureKind>> = {
  rectification: 'correction',
  erasure: 'erasure',
  restriction: 'restriction',
  objection: 'objection',
};

/** What a request for this right asks to be decided of each record; undefined where the answer is all. */
export const measureOfRight = (right: string): MeasureKind | undefined => KIND_OF_RIGHT[right];

const said = (least: number) => z.string().trim().min(least, 'too-short').max(2000, 'too-long');

const correctionSchema = z
  .strictObject({
    name: z.string().trim().min(2, 'too-short').max(200, 'too-long').optional(),
    birthDate: z.string().refine(isCalendarDate, 'invalid-date').optional(),
    phone: z
      .string()
      .refine((value) => parsePhone(value).ok, 'invalid-phone')
      .optional(),
    email: z
      .string()
      .refine((value) => parseEmail(value).ok, 'invalid-email')
      .optional(),
  })
  .refine((fields) => Object.values(fields).some((value) => value !== undefined), 'nothing-changed');
export type Correction = z.output<typeof correctionSchema>;

export const measureBody = z.strictObject({
  itemId: z.uuid(),
  outcome: z.enum(['granted', 'refused']),
  reason: said(10),
  correction: correctionSchema.optional(),
  /** With an objection: what weighs on both sides (AVG 21). */
  weighing: z.strictObject({ interestOfRequester: said(10), interestOfTask: said(10) }).optional(),
  /** With an erasure: pieces of the story around the record that are about the requester, exactly as they stand there. */
  pieces: z
    .array(z.string().trim().min(2, 'too-short').max(4000, 'too-long'))
    .max(100, 'too-many')
    .default([]),
});
/** Stands in the story where a piece was erased. */
export const BLANKED_NOTE = '[op verzoek gewist]';

export type MeasureBody = z.output<typeof measureBody>;

export type MeasureFault = { readonly pointer: string; readonly code: 'required' | 'unknown-field' };

/** What a decision of this kind must and must not say. */
export function checkMeasure(kind: MeasureKind, body: MeasureBody): MeasureFault | undefined {
  const corrects = kind === 'correction' && body.outcome === 'granted';
  if (corrects && body.correction === undefined) return { pointer: '/correction', code: 'required' };
  if (!corrects && body.correction !== undefined) return { pointer: '/correction', code: 'unknown-field' };
  const erases = kind === 'erasure' && body.outcome === 'granted';
  if (!erases && body.pieces.length > 0) return { pointer: '/pieces', code: 'unknown-field' };
  if (kind === 'objection' && body.weighing === undefined) return { pointer: '/weighing', code: 'required' };
  if (kind !== 'objection' && body.weighing !== undefined)
    return { pointer: '/weighing', code: 'unknown-field' };
  return undefined;
}

/** Whether a recipient of the record must do the same: after a correction, erasure or restriction, and an objection that was granted (AVG 19). */
export const reachesRecipients = (body: Pick<MeasureBody, 'outcome'>): boolean => body.outcome === 'granted';

/** The fields of a correction that a recipient may hear: only of kinds of data that it was given. */
export function correctionFor(
  correction: Correction | undefined,
  categories: readonly string[],
): Correction | null {
  if (correction === undefined) return null;
  const kinds: Readonly<Record<keyof Correction, string>> = {
    name: 'identiteit',
    birthDate: 'identiteit',
    phone: 'contact',
    email: 'online',
  };
  const fields = Object.entries(correction).filter(
    ([key, value]) => value !== undefined && categories.includes(kinds[key as keyof Correction]),
  );
  return fields.length === 0 ? null : (Object.fromEntries(fields) as Correction);
}

/** An imported file that still holds what was erased, until it goes itself: the file as a whole, or rows of it that were refused. */
const sourceFileSchema = z.object({
  fileName: z.string(),
  /** Who imported it. */
  organisation: z.string(),
  holds: z.enum(['file', 'refused-rows']),
  until: z.string(),
});
export type SourceFile = z.output<typeof sourceFileSchema>;

export const rightsMeasureSchema = z.object({
  id: z.uuid(),
  itemId: z.uuid(),
  kind: z.enum(MEASURE_KINDS),
  outcome: z.enum(['granted', 'refused']),
  reason: z.string(),
  /** Pieces of the story that were blanked. */
  blanked: z.number().int(),
  sourceFiles: z.array(sourceFileSchema),
  decidedByName: z.string(),
  decidedAt: z.string(),
});
export type RightsMeasure = z.output<typeof rightsMeasureSchema>;

export const rightsNoticeSchema = z.object({
  id: z.uuid(),
  kind: z.enum(MEASURE_KINDS),
  giverName: z.string(),
  recipientName: z.string(),
  disclosureId: z.uuid(),
  correction: z.record(z.string(), z.string()).nullable(),
  toldAt: z.string(),
  confirmedAt: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  remark: z.string().nullable(),
  version: z.number().int(),
  abilities: z.record(z.string(), z.boolean()),
});
export type RightsNotice = z.output<typeof rightsNoticeSchema>;

export const confirmNoticeBody = z.strictObject({
  remark: z.string().trim().max(1000, 'too-long').default(''),
  expectedVersion: z.int().min(1),
});

export const recordRestrictionSchema = z.object({
  id: z.uuid(),
  mentionId: z.uuid(),
  /** `correction-lost`: a restored backup was from before a correction; the right value must be put in again. */
  ground: z.enum(['restriction', 'objection', 'correction-lost']),
  since: z.string(),
  version: z.number().int(),
});
export type RecordRestriction = z.output<typeof recordRestrictionSchema>;
export const liftBody = z.strictObject({
  reason: z.string().trim().min(10, 'too-short').max(1000, 'too-long'),
  expectedVersion: z.int().min(1),
});
