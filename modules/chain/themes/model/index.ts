export { searchProcesses } from './search-processes.ts';
export {
  barriersOfTheme,
  indicatorsOfTheme,
  interventionsOfBarrier,
  interventionsOfTheme,
  openThemes,
  processesOfDepartment,
  suggestForProcess,
  type ThemeSuggestion,
  type Themes,
  themesOfDomain,
} from './themes.ts';
export {
  type Barrier,
  type Department,
  type Domain,
  type Indicator,
  type Intervention,
  parseThemes,
  type Theme,
  type ThemesContent,
  themesSchema,
  type WorkProcess,
} from './themes-schema.ts';
export { TRACKS, type Track } from './tracks.ts';
