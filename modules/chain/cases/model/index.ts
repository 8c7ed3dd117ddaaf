export * from './case-schemas.ts';
export {
  CASE_STATES,
  CASE_STEPS,
  type CaseState,
  type CaseStep,
  isAtWork,
  possibleSteps,
  REOPENED_STATE,
  takeStep,
} from './case-states.ts';
export { chooseFiles } from './choose-files.ts';
export * from './contributed-files.ts';
export {
  type Choice,
  categoriesIn,
  categoriesOf,
  chooseFields,
  type Item,
  type ItemField,
  type ItemKind,
} from './item-fields.ts';
export { type MentionInView, offeredItems, type SignalInView } from './offered-items.ts';
