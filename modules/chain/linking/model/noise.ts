import { z } from 'zod';
import { noiseKinds, typedKinds } from './noise-value.ts';

/** A value that stands at more others than this is skipped when proposals are made; the database has the same number in its doors. */
export const COMPARED_AT_MOST = 40;
/** A value with more different names than this is suggested as noise, as long as an organisation does not say otherwise. */
export const NAMES_LIMIT = 10;

/** "Geen ruis" stands until there are twice as many mentions as when it was said. */
export const isSuggested = (value: {
  readonly mentions: number;
  readonly clearedMentions: number | null;
}): boolean => value.clearedMentions === null || value.mentions >= value.clearedMentions * 2;

export const noiseEffects = ['withdrawn', 'weakened', 'link', 'subject'] as const;

/** What excluding a value touches, of what the reader may see. */
export const noisePreviewSchema = z.object({
  label: z.string(),
  mentions: z.number().int(),
  signals: z.number().int(),
  withdrawn: z.number().int(),
  weakened: z.number().int(),
  links: z.number().int(),
  subjects: z.number().int(),
});
export type NoisePreview = z.output<typeof noisePreviewSchema>;

const who = { name: z.string(), at: z.string() };

export const excludedValueSchema = z.object({
  id: z.uuid(),
  kind: z.enum(noiseKinds),
  label: z.string(),
  reason: z.string(),
  added: z.object(who),
  lifted: z.object({ ...who, reason: z.string().nullable() }).nullable(),
  /** How many mentions have it now. */
  mentions: z.number().int(),
  /** Proposals that are held back by it, and come back when it is lifted. */
  heldBack: z.number().int(),
  version: z.number().int(),
});
export type ExcludedValue = z.output<typeof excludedValueSchema>;

export const noiseCountsSchema = z.object({
  withdrawn: z.number().int(),
  weakened: z.number().int(),
  links: z.number().int(),
  linksUndone: z.number().int(),
  subjects: z.number().int(),
});
export type NoiseCounts = z.output<typeof noiseCountsSchema>;

const signalRef = z.object({ id: z.uuid(), reference: z.string(), title: z.string() });

export const noiseEffectSchema = z.object({
  id: z.uuid(),
  effect: z.enum(noiseEffects),
  /** Kind of the proposal when it was touched. */
  kind: z.string(),
  alone: z.boolean(),
  proposal: z.object({ id: z.uuid(), state: z.string() }).nullable(),
  here: signalRef,
  there: signalRef,
  subject: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  undone: z.object(who).nullable(),
});
export type NoiseEffect = z.output<typeof noiseEffectSchema>;

export const sharedValueSchema = z.object({
  id: z.uuid(),
  kind: z.enum(noiseKinds),
  label: z.string(),
  purpose: z.string(),
  mentions: z.number().int(),
  signals: z.number().int(),
  names: z.number().int(),
  /** So many share it that no proposal is made of it any more. */
  skipped: z.boolean(),
  cleared: z.object({ ...who, mentions: z.number().int() }).nullable(),
  version: z.number().int(),
});
export type SharedValue = z.output<typeof sharedValueSchema>;

export const noiseSettingSchema = z.object({
  namesLimit: z.number().int(),
  countedAt: z.string().nullable(),
  changed: z.object(who).nullable(),
  version: z.number().int(),
});
export type NoiseSetting = z.output<typeof noiseSettingSchema>;

const reason = z.string().max(1000);
export const typedValueBody = z.strictObject({ kind: z.enum(typedKinds), value: z.string().max(200) });
export const excludeBody = typedValueBody.extend({ reason });
export const reasonBody = z.strictObject({ reason });
export const liftBody = z.strictObject({ reason, expectedVersion: z.number().int() });
export const undoLinksBody = z.strictObject({ effectIds: z.array(z.uuid()).min(1).max(200) });
export const noiseSettingBody = z.strictObject({
  namesLimit: z.number().int().min(2).max(COMPARED_AT_MOST),
  expectedVersion: z.number().int(),
});
