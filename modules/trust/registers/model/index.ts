export { abilitiesOf, type RouteInView } from './abilities.ts';
export { earlyWarningOf, readAlgorithm } from './algorithm.ts';
export { measuresOf, type Protection } from './measures.ts';
export {
  activityOf,
  type Configuration,
  comparesMentions,
  dpiaInputOf,
  purposesInForce,
} from './processing.ts';
export {
  type Processor,
  type ProcessorInput,
  processorBody,
  processorSchema,
  worksOn,
} from './processors.ts';
export {
  type AbilityList,
  type Activity,
  type Algorithm,
  abilityListSchema,
  algorithmSchema,
  type DpiaInput,
  dpiaInputSchema,
  type ProcessingRegister,
  processingRegisterSchema,
} from './register-schemas.ts';
