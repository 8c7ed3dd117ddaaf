import type { Indicator, ThemesContent } from './themes-schema.ts';

type Coded = { readonly code: string };

const withMissing = <Item extends Coded>(newer: readonly Item[], older: readonly Item[]): Item[] => {
  const codes = new Set(newer.map((item) => item.code));
  return [...newer, ...older.filter((item) => !codes.has(item.code))];
};

/**
 * The content of an organisation: the region's, with the themes it adopted as it worded them. What the region dropped stays known as long
 * as an adopted theme may name it.
 */
export function composeOwn(
  region: ThemesContent,
  own: ThemesContent,
  adopted: ReadonlySet<string>,
): ThemesContent {
  const ownThemes = new Map(own.themes.map((theme) => [theme.code, theme]));
  const themes = region.themes.map((theme) =>
    adopted.has(theme.code) ? (ownThemes.get(theme.code) ?? theme) : theme,
  );
  return {
    ...region,
    sources: withMissing(region.sources, own.sources),
    departments: withMissing(region.departments, own.departments),
    processes: withMissing(region.processes, own.processes),
    interventions: withMissing(region.interventions, own.interventions),
    themes: withMissing(
      themes,
      own.themes.filter((theme) => adopted.has(theme.code)),
    ),
    indicators: indicatorsOf(region, own, adopted),
  };
}

function indicatorsOf(region: ThemesContent, own: ThemesContent, adopted: ReadonlySet<string>): Indicator[] {
  const inAdopted = (item: Indicator) => item.themes.filter((code) => adopted.has(code));
  const kept = new Map(
    own.indicators.filter((item) => inAdopted(item).length > 0).map((item) => [item.code, item]),
  );
  const codes = new Set(region.indicators.map((item) => item.code));
  const ofRegion = region.indicators.flatMap((item) => {
    const mine = kept.get(item.code);
    const themes = [
      ...item.themes.filter((code) => !adopted.has(code)),
      ...(mine === undefined ? [] : inAdopted(mine)),
    ];
    return themes.length === 0 ? [] : [{ ...(mine ?? item), themes }];
  });
  const others = [...kept.values()]
    .filter((item) => !codes.has(item.code))
    .map((item) => ({ ...item, themes: inAdopted(item) }));
  return [...ofRegion, ...others];
}
