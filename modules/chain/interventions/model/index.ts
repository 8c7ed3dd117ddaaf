export * from './codes.ts';
export { featuresOf, namedInPlanRules } from './features.ts';
export {
  healthEffectSchema,
  type OutcomeFields,
  outcomeFields,
  outcomeSchema,
  RESULTS,
  type ResultCode,
  resultsOf,
} from './outcome.ts';
export {
  type PlanDependency,
  type PlannedIntervention,
  type PlanWarning,
  planWarnings,
  WARNING_CODES,
  type WarningCode,
} from './plan-warnings.ts';
export * from './schemas.ts';
export { asksReason, isLive, isWithdrawn, STEPS, type Step, stateAfter, stepsFrom } from './states.ts';
export {
  type ComputedTerm,
  type ContentTerm,
  NEAR_WORKING_DAYS,
  type TermStanding,
  termStanding,
  termsFrom,
} from './terms.ts';
