import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

export type ApiTexts = typeof nl;
export type ApiLanguage = 'nl' | 'en';

const languages: Readonly<Record<ApiLanguage, ApiTexts>> = { nl, en };

export const textsOf = (language: ApiLanguage): ApiTexts => languages[language];

/** Dutch, unless the address asks for English. */
export const languageOf = (query: unknown): ApiLanguage =>
  (query as { taal?: unknown } | null)?.taal === 'en' ? 'en' : 'nl';
