import type {
  Barrier,
  Department,
  Domain,
  Indicator,
  Intervention,
  Theme,
  ThemesContent,
  WorkProcess,
} from './themes-schema.ts';

/** The parsed content with its look-ups; made once per content version. */
export type Themes = {
  readonly content: ThemesContent;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly interventions: ReadonlyMap<string, Intervention>;
  readonly processes: ReadonlyMap<string, WorkProcess>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly barriers: ReadonlyMap<string, { readonly theme: Theme; readonly barrier: Barrier }>;
};

const byCode = <Item extends { readonly code: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.code, item]));

export const openThemes = (content: ThemesContent): Themes => ({
  content,
  themes: byCode(content.themes),
  indicators: byCode(content.indicators),
  interventions: byCode(content.interventions),
  processes: byCode(content.processes),
  departments: byCode(content.departments),
  barriers: new Map(
    content.themes.flatMap((theme) =>
      theme.barriers.map((barrier) => [barrier.code, { theme, barrier }] as const),
    ),
  ),
});

const WEIGHT = { strong: 3, medium: 2, weak: 1 } as const;

export type ThemeSuggestion = {
  readonly theme: Theme;
  /** Indicators of this theme that show at the process, the telling ones first; each with `askNext`. */
  readonly indicators: readonly Indicator[];
};

/**
 * Themes that show at a work process, the one with most and strongest indicators first. A department that is given puts the indicators it
 * usually sees in front; it hides none. An unknown process suggests nothing.
 */
export const suggestForProcess = (
  themes: Themes,
  processCode: string,
  departmentCode?: string,
): readonly ThemeSuggestion[] => {
  const weightOf = (indicator: Indicator) =>
    WEIGHT[indicator.strength] +
    (departmentCode !== undefined && indicator.departments.includes(departmentCode) ? 4 : 0);
  const seen = themes.content.indicators
    .filter((indicator) => indicator.processes.includes(processCode))
    .sort((one, other) => weightOf(other) - weightOf(one));
  const total = (list: readonly Indicator[]) =>
    list.reduce((sum, indicator) => sum + WEIGHT[indicator.strength], 0);
  return themes.content.themes
    .map((theme) => ({
      theme,
      indicators: seen.filter((indicator) => indicator.themes.includes(theme.code)),
    }))
    .filter((suggestion) => suggestion.indicators.length > 0)
    .sort((one, other) => total(other.indicators) - total(one.indicators));
};

export const indicatorsOfTheme = (themes: Themes, themeCode: string): readonly Indicator[] =>
  themes.content.indicators.filter((indicator) => indicator.themes.includes(themeCode));

export const themesOfDomain = (themes: Themes, domain: Domain): readonly Theme[] =>
  themes.content.themes.filter((theme) => theme.domain === domain);

export const barriersOfTheme = (themes: Themes, themeCode: string): readonly Barrier[] =>
  themes.themes.get(themeCode)?.barriers ?? [];

export const interventionsOfBarrier = (themes: Themes, barrierCode: string): readonly Intervention[] =>
  resolve(themes, themes.barriers.get(barrierCode)?.barrier.interventions ?? []);

/** Interventions of all barriers of a theme, each once, in the order of the barriers. */
export const interventionsOfTheme = (themes: Themes, themeCode: string): readonly Intervention[] =>
  resolve(themes, [
    ...new Set(barriersOfTheme(themes, themeCode).flatMap((barrier) => barrier.interventions)),
  ]);

const resolve = (themes: Themes, codes: readonly string[]) =>
  codes.flatMap((code) => {
    const intervention = themes.interventions.get(code);
    return intervention === undefined ? [] : [intervention];
  });

export const processesOfDepartment = (themes: Themes, departmentCode: string): readonly WorkProcess[] =>
  themes.content.processes.filter((process) => process.departments.includes(departmentCode));
