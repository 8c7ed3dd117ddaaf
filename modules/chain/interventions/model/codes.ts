export { TRACKS, type Track } from '#modules/chain/themes/model/index.ts';

export const INTERVENTION_STATES = ['proposed', 'agreed', 'running', 'done', 'failed', 'dropped'] as const;
export type InterventionState = (typeof INTERVENTION_STATES)[number];

/** What an intervention does to people, as far as plans can collide on it. Facts of the measure, never of a person. */
export const FEATURES = ['ends-stay', 'gives-stay', 'gives-care', 'punishes'] as const;
export type Feature = (typeof FEATURES)[number];

/** `finishes-before`: the other must be done first; `coincides`: both on the same day. */
export const DEPENDENCY_KINDS = ['finishes-before', 'coincides'] as const;
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

/** Months after the start at which the effect on a barrier is measured; `before` is the zero line. */
export const MEASURE_MOMENTS = ['before', 'm0', 'm3', 'm12'] as const;
export type MeasureMoment = (typeof MEASURE_MOMENTS)[number];

export const MEASURE_DIRECTIONS = ['up', 'down'] as const;
export type MeasureDirection = (typeof MEASURE_DIRECTIONS)[number];
