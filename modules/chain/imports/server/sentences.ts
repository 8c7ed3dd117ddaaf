import type { ProblemParams } from '#platform/kit/index.ts';
import en from '../texts/en.json' with { type: 'json' };
import nl from '../texts/nl.json' with { type: 'json' };

export type Language = 'nl' | 'en';
type Texts = typeof nl;

const texts: Readonly<Record<Language, Texts>> = { nl, en };

/** 2026-11-24 as people here write it. */
const readable = (value: string): string => {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return day === null ? value : `${Number(day[3])}-${Number(day[2])}-${day[1]}`;
};

const fill = (sentence: string, params: ProblemParams): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => readable(String(params[name] ?? '')));

const fieldName = (language: Language, code: string): string =>
  (texts[language].field as Readonly<Record<string, string>>)[code] ?? code;

/** What is wrong with a row or a file, and what to do about it, in one or two sentences. */
export function sentenceFor(language: Language, code: string, params: ProblemParams = {}): string {
  const sentence =
    (texts[language].problem as Readonly<Record<string, string>>)[code] ?? texts[language].problem.internal;
  const { field } = params;
  return fill(
    sentence,
    typeof field === 'string' ? { ...params, field: fieldName(language, field) } : params,
  );
}

export const reasonColumn = (language: Language): string => texts[language].reasonColumn;

export const refusedFileName = (language: Language, name: string): string =>
  fill(texts[language].refusedFile, { name: name.replace(/\.\w+$/, '') });
