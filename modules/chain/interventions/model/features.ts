import { FEATURES, type Feature } from './codes.ts';
import rules from './plan-rules.json' with { type: 'json' };

/** What the measure of this code does; an intervention without code does what its owner ticks. */
export const featuresOf = (interventionCode: string | null): Feature[] =>
  interventionCode === null
    ? []
    : FEATURES.filter((feature) => rules.features[feature].includes(interventionCode));

/** All codes that the plan rules name, for the test that content knows them. */
export const namedInPlanRules = (): string[] => [...new Set(Object.values(rules.features).flat())];
