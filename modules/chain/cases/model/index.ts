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
export { chooseFiles, type FileItem } from './choose-files.ts';
export * from './contributed-files.ts';
export {
  type Choice,
  categoriesIn,
  categoriesOf,
  chooseFields,
  FIELD_KEYS,
  type FieldKey,
  ITEM_KINDS,
  type Item,
  type ItemField,
  type ItemKind,
  WRITTEN_KINDS,
  type WrittenKey,
  type WrittenKind,
} from './item-fields.ts';
export { type MentionInView, offeredItems, type SignalInView } from './offered-items.ts';
