import { fillText } from '#platform/kit/index.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

export type DeclarationLanguage = 'nl' | 'en';
type Words = typeof nl;
type Sentence = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];
type Group = Exclude<keyof Words, Sentence>;

const WORDS: Readonly<Record<DeclarationLanguage, Words>> = { nl, en };

/** The words of a declaration in one language: sentences with their values, and the words for codes, which are themselves when nobody has a word for them. */
export function declarationWords(language: DeclarationLanguage) {
  const words = WORDS[language];
  const day = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  });
  return {
    say: (sentence: Sentence, values: Readonly<Record<string, string | number>> = {}): string =>
      fillText(words[sentence], values),
    code: (group: Group, code: string): string =>
      (words[group] as Readonly<Record<string, string>>)[code] ?? code,
    /** A calendar date or a moment. */
    date: (at: string): string => day.format(new Date(at.length === 10 ? `${at}T12:00:00Z` : at)),
  };
}
