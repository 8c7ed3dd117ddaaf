import { z } from 'zod';
import {
  DEPENDENCY_KINDS,
  FEATURES,
  INTERVENTION_STATES,
  MEASURE_DIRECTIONS,
  MEASURE_MOMENTS,
  TRACKS,
} from './codes.ts';
import { healthEffectSchema } from './outcome.ts';
import { WARNING_CODES } from './plan-warnings.ts';

const article = z.object({ law: z.string(), article: z.string() });

export const interventionSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  signalId: z.uuid().nullable(),
  purposeCode: z.string(),
  themeCode: z.string().nullable(),
  barrierCode: z.string().nullable(),
  track: z.enum(TRACKS),
  interventionCode: z.string().nullable(),
  title: z.string(),
  features: z.array(z.enum(FEATURES)),
  legalBasis: z.array(article),
  termName: z.string().nullable(),
  termOn: z.string().nullable(),
  termStanding: z.enum(['far', 'near', 'expired']).nullable(),
  responsible: z.object({ appointmentId: z.uuid(), personId: z.uuid(), name: z.string() }),
  departmentCode: z.string().nullable(),
  instruction: z.string(),
  place: z.string(),
  plannedFrom: z.string().nullable(),
  plannedUntil: z.string().nullable(),
  state: z.enum(INTERVENTION_STATES),
  reason: z.string().nullable(),
  result: z.string().nullable(),
  startedOn: z.string().nullable(),
  finishedOn: z.string().nullable(),
  /** Work on it so far. */
  minutes: z.number().int(),
  /** Organisations that have a copy of it in the plan. */
  sharedWith: z.number().int(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type InterventionView = z.output<typeof interventionSchema>;

export const abilitiesSchema = z.record(z.string(), z.boolean());

const date = z.iso.date().nullable();
const barrierCode = z.string().max(120).nullable();

const planned = {
  barrierCode: barrierCode.optional(),
  features: z.array(z.enum(FEATURES)).max(FEATURES.length).optional(),
  legalBasis: z
    .array(z.strictObject({ law: z.string().trim().min(1).max(200), article: z.string().trim().max(200) }))
    .max(20)
    .optional(),
  termName: z.string().trim().max(200).nullable().optional(),
  termOn: date.optional(),
  departmentCode: z.string().max(80).nullable().optional(),
  instruction: z.string().max(4000).optional(),
  place: z.string().max(300).optional(),
  plannedFrom: date.optional(),
  plannedUntil: date.optional(),
};

/** What a new intervention needs: a measure of content, or a title and a track of its own. */
export const newInterventionBody = z.strictObject({
  ...planned,
  interventionCode: z.string().max(120).nullable().optional(),
  title: z.string().trim().min(3).max(200).optional(),
  track: z.enum(TRACKS).optional(),
  responsibleAppointmentId: z.uuid(),
});
export type NewIntervention = z.output<typeof newInterventionBody>;

export const interventionChanges = z.strictObject({
  ...planned,
  expectedVersion: z.number().int().min(1),
  title: z.string().trim().min(3).max(200).optional(),
  responsibleAppointmentId: z.uuid().optional(),
});
export type InterventionChanges = z.output<typeof interventionChanges>;

export const stepBody = z.strictObject({
  expectedVersion: z.number().int().min(1),
  reason: z.string().trim().max(2000).optional(),
  result: z.string().trim().max(4000).optional(),
  /** The day it happened; today when left out. */
  on: z.iso.date().optional(),
});
export type StepBody = z.output<typeof stepBody>;

export const workBody = z.strictObject({
  workedOn: z.iso.date(),
  minutes: z.number().int().min(1).max(1440),
  what: z.string().trim().min(2).max(1000),
});
export const workSchema = z.object({
  id: z.uuid(),
  workedOn: z.string(),
  minutes: z.number().int(),
  what: z.string(),
  personName: z.string(),
  createdAt: z.string(),
});

export const dependencyBody = z.strictObject({ onInterventionId: z.uuid(), kind: z.enum(DEPENDENCY_KINDS) });
export const dependencySchema = z.object({
  interventionId: z.uuid(),
  onInterventionId: z.uuid(),
  kind: z.enum(DEPENDENCY_KINDS),
});

/** What the plan of a case shows of an intervention: the own ones, and the copies of others. */
const planItemSchema = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  own: z.boolean(),
  title: z.string(),
  track: z.enum(TRACKS),
  barrierCode: z.string().nullable(),
  interventionCode: z.string().nullable(),
  features: z.array(z.enum(FEATURES)),
  state: z.enum(INTERVENTION_STATES),
  plannedFrom: z.string().nullable(),
  plannedUntil: z.string().nullable(),
  termOn: z.string().nullable(),
  /** Only of own ones. */
  responsibleName: z.string().nullable(),
  /** When this copy was given; null for own ones. */
  sharedAt: z.string().nullable(),
  sharedWith: z.number().int(),
});
export type PlanItem = z.output<typeof planItemSchema>;

export const planSchema = z.object({
  tracks: z.array(z.enum(TRACKS)),
  items: z.array(planItemSchema),
  dependencies: z.array(dependencySchema),
  warnings: z.array(
    z.object({
      code: z.enum(WARNING_CODES),
      level: z.enum(['collision', 'attention']),
      interventionIds: z.array(z.uuid()),
      params: z.record(z.string(), z.string()),
    }),
  ),
});
export type PlanView = z.output<typeof planSchema>;

/** What content offers for this theme. */
export const optionsSchema = z.object({
  barriers: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      description: z.string(),
      interventionCodes: z.array(z.string()),
    }),
  ),
  interventions: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      track: z.enum(TRACKS),
      features: z.array(z.enum(FEATURES)),
      legalBasis: z.array(article),
      authority: z.string(),
      terms: z.array(z.object({ name: z.string(), days: z.number().int().nullable() })),
      proportionality: z.string(),
      expectedEffect: z.string(),
    }),
  ),
  healthEffects: z.array(z.string()),
  responsibles: z.array(
    z.object({
      appointmentId: z.uuid(),
      name: z.string(),
      title: z.string(),
      departmentCode: z.string().nullable(),
    }),
  ),
});
export type OptionsView = z.output<typeof optionsSchema>;

export const measureBody = z.strictObject({
  barrierCode: z.string().max(120),
  measure: z.string().trim().min(3).max(200),
  unit: z.string().trim().max(60),
  direction: z.enum(MEASURE_DIRECTIONS),
  moment: z.enum(MEASURE_MOMENTS),
  value: z.number().min(-1_000_000_000).max(1_000_000_000),
  outOf: z.number().min(0).max(1_000_000_000).nullable().default(null),
  measuredOn: z.iso.date(),
  note: z.string().trim().max(500).default(''),
});
export type MeasureBody = z.output<typeof measureBody>;
export const measureSchema = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  barrierCode: z.string(),
  measure: z.string(),
  unit: z.string(),
  direction: z.enum(MEASURE_DIRECTIONS),
  moment: z.enum(MEASURE_MOMENTS),
  value: z.number(),
  outOf: z.number().nullable(),
  measuredOn: z.string(),
  note: z.string(),
  version: z.number().int(),
});
export type MeasureView = z.output<typeof measureSchema>;

export const outcomeViewSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  signalId: z.uuid().nullable(),
  themeCode: z.string().nullable(),
  barriersRaised: z.array(z.object({ barrierCode: z.string(), note: z.string() })),
  closures: z.number().int(),
  recoveredCents: z.number().int(),
  goods: z.string(),
  careGiven: z.number().int(),
  housingFound: z.number().int(),
  outOfCircuit: z.number().int(),
  healthEffects: z.array(healthEffectSchema),
  lessons: z.string(),
  version: z.number().int(),
  recordedByName: z.string(),
  recordedAt: z.string(),
  changedAt: z.string().nullable(),
});
export type OutcomeView = z.output<typeof outcomeViewSchema>;
