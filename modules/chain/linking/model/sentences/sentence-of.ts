import type { TwoLanguages } from '../weighed.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

type Sentences = { readonly [key: string]: string | Sentences };

function find(texts: Sentences, field: string, level: string): string {
  const own = ((texts.of as Sentences)[field] ?? {}) as Sentences;
  return String(own[level] ?? texts[level] ?? level);
}

/** What a level of a field says, as a sentence; a field without one of its own has the general one. */
export const sentenceOf = (field: string, level: string): TwoLanguages => ({
  nl: find(nl, field, level),
  en: find(en, field, level),
});
