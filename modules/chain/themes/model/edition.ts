import { z } from 'zod';
import { INDICATOR_STRENGTHS, INDICATOR_SUBJECTS } from './indicator-codes.ts';
import type { Indicator, Theme, ThemesContent } from './themes-schema.ts';

const line = (most: number) => z.string().trim().min(1, 'required').max(most);
const codes = z.array(z.string().max(80)).max(60);

/** What an organisation may word by itself of an indicator. */
export const indicatorWordsSchema = z.strictObject({
  text: line(200),
  textEn: line(200),
  askNext: line(400),
  about: z.enum(INDICATOR_SUBJECTS),
  strength: z.enum(INDICATOR_STRENGTHS),
  processes: codes,
  departments: codes,
  source: z.string().max(80),
});
export type IndicatorWords = z.output<typeof indicatorWordsSchema>;

/** What an organisation may word by itself of a theme; its purposes and barriers stay what they are. */
export const themeWordsSchema = z.strictObject({
  title: line(120),
  titleEn: line(120),
  summary: line(1000),
  publicSummary: line(1500),
});
export type ThemeWords = z.output<typeof themeWordsSchema>;

export const THEME_FIELDS = [
  'title',
  'titleEn',
  'summary',
  'publicSummary',
] as const satisfies (keyof ThemeWords)[];
export const INDICATOR_FIELDS = [
  'text',
  'textEn',
  'askNext',
  'about',
  'strength',
  'processes',
  'departments',
  'source',
] as const satisfies (keyof IndicatorWords)[];

export type EditionIndicator = IndicatorWords & {
  readonly code: string;
  /** Switched off: kept with its words, and not shown at recording. */
  readonly inUse: boolean;
};

/** A theme with its indicators as one organisation works with it. */
export type Edition = ThemeWords & {
  readonly code: string;
  readonly indicators: readonly EditionIndicator[];
};

const wordsOf = (item: Indicator): IndicatorWords => {
  const { text, textEn, askNext, about, strength, processes, departments, source } = item;
  return { text, textEn, askNext, about, strength, processes, departments, source };
};

/** A theme of a content version as an edition; undefined when the version does not have it. */
export function editionOf(
  content: ThemesContent,
  themeCode: string,
  switchedOff: readonly EditionIndicator[] = [],
): Edition | undefined {
  const theme = content.themes.find((item) => item.code === themeCode);
  if (theme === undefined) return undefined;
  const { title, titleEn, summary, publicSummary } = theme;
  const used = content.indicators
    .filter((item) => item.themes.includes(themeCode))
    .map((item) => ({ code: item.code, ...wordsOf(item), inUse: true }));
  const inUse = new Set(used.map((item) => item.code));
  const off = switchedOff.filter((item) => !inUse.has(item.code));
  return { code: themeCode, title, titleEn, summary, publicSummary, indicators: [...used, ...off] };
}

/** Puts an edition into the content; barriers are those of `ground`, without the indicators that are switched off. */
export function withEdition(content: ThemesContent, edition: Edition, ground: Theme): ThemesContent {
  const used = new Map(edition.indicators.filter((item) => item.inUse).map((item) => [item.code, item]));
  const { title, titleEn, summary, publicSummary } = edition;
  const barriers = ground.barriers.map((barrier) => ({
    ...barrier,
    indicators: barrier.indicators.filter((code) => used.has(code)),
  }));
  const known = new Set(content.indicators.map((item) => item.code));
  return {
    ...content,
    themes: content.themes.map((theme) =>
      theme.code === edition.code ? { ...ground, title, titleEn, summary, publicSummary, barriers } : theme,
    ),
    indicators: [
      ...content.indicators.flatMap((item) => reworded(item, edition.code, used.get(item.code))),
      ...[...used.values()]
        .filter((item) => !known.has(item.code))
        .map(({ inUse: _, code, ...words }) => ({ code, ...words, themes: [edition.code] })),
    ],
  };
}

/** An indicator stands once in the content, whatever the number of its themes: its words are those of the last edit. */
function reworded(item: Indicator, themeCode: string, own: EditionIndicator | undefined): Indicator[] {
  const others = item.themes.filter((code) => code !== themeCode);
  if (own === undefined) return others.length === 0 ? [] : [{ ...item, themes: others }];
  const themes = item.themes.includes(themeCode) ? item.themes : [...item.themes, themeCode];
  return [{ ...item, ...wordsOf({ ...item, ...own }), themes }];
}
