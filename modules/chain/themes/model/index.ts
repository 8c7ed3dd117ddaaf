export { changesBetween, type EditionChange, type FieldValue, sameValue } from './compare-editions.ts';
export { composeOwn } from './compose-own.ts';
export {
  type Edition,
  type EditionIndicator,
  editionOf,
  INDICATOR_FIELDS,
  type IndicatorWords,
  type ThemeWords,
  withEdition,
} from './edition.ts';
export * from './edition-schemas.ts';
export { wordingFaults } from './edition-wording.ts';
export { INDICATOR_STRENGTHS, INDICATOR_SUBJECTS } from './indicator-codes.ts';
export { interventionTitle } from './intervention-title.ts';
export { type Choices, mergeEditions, openChoices, type Side } from './merge-editions.ts';
export { searchProcesses } from './search-processes.ts';
export {
  barriersOfTheme,
  indicatorsOfTheme,
  interventionsOfBarrier,
  interventionsOfTheme,
  openThemes,
  processesOfDepartment,
  suggestForProcess,
  type Themes,
  themesOfDomain,
} from './themes.ts';
export {
  type Intervention,
  parseThemes,
  type ThemesContent,
} from './themes-schema.ts';
export { TRACKS, type Track } from './tracks.ts';
export { faultInWording } from './wording.ts';
