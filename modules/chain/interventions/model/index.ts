export * from './codes.ts';
export { featuresOf } from './features.ts';
export {
  type OutcomeFields,
  outcomeFields,
  outcomeSchema,
  RESULTS,
  type ResultCode,
  resultsOf,
} from './outcome.ts';
export {
  type PlanDependency,
  planWarnings,
} from './plan-warnings.ts';
export * from './schemas.ts';
export { asksReason, isLive, STEPS, type Step, stateAfter } from './states.ts';
export {
  type ComputedTerm,
  NEAR_WORKING_DAYS,
  termStanding,
  termsFrom,
} from './terms.ts';
