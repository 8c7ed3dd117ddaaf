import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

export type PageTexts = typeof nl;
export type PageLanguage = 'nl' | 'en';

const languages: Readonly<Record<PageLanguage, PageTexts>> = { nl, en };

export const textsOf = (language: PageLanguage): PageTexts => languages[language];

/** Dutch, unless the address asks for English. */
export const languageOf = (query: unknown): PageLanguage =>
  (query as { taal?: unknown } | null)?.taal === 'en' ? 'en' : 'nl';

/** Fills `{{name}}` in a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
