import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormat } from '#platform/web/index.ts';
import type { RuleField } from '../../purposes/model/index.ts';
import type { Vocabulary } from '../model/index.ts';
import { vocabularyQuery } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';

type Titled = { readonly code: string; readonly title: string; readonly titleEn?: string };
type List = 'parties' | 'roles' | 'categories' | 'conditions' | 'purposes' | 'sources' | 'terms';

const LIST_OF: Partial<Record<RuleField, List>> = {
  from: 'parties',
  to: 'parties',
  fromRoles: 'roles',
  toRoles: 'roles',
  shieldsMembersFrom: 'parties',
  purpose: 'purposes',
  dataCategories: 'categories',
  conditions: 'conditions',
  source: 'sources',
  term: 'terms',
};

export type Words = {
  readonly vocabulary: Vocabulary;
  /** The words of a code; the code itself when the vocabulary does not have it. */
  readonly word: (list: List, code: string) => string;
  readonly words: (list: List, codes: readonly string[]) => string;
  readonly titleOf: (item: Titled) => string;
  /** One value of a field as a person reads it. */
  readonly shown: (field: RuleField, value: string) => string;
  readonly phase: (code: string) => string;
};

/** Codes of rules in the words of the reader. */
export function useWords(): Words {
  const { t, maybe, language } = rulesTexts.useText();
  const format = useFormat();
  const vocabulary = useSuspenseQuery(vocabularyQuery).data.data;
  const titleOf = (item: Titled) => (language === 'en' ? (item.titleEn ?? item.title) : item.title);
  const word = (list: List, code: string) => {
    if (code === '*') return list === 'parties' ? t('everyone') : t('everything');
    const found = (vocabulary[list] as readonly Titled[]).find((item) => item.code === code);
    return found === undefined ? code : titleOf(found);
  };
  // The content names phases by a code that is a Dutch word.
  const phase = (code: string) => code.replaceAll('-', ' ');
  /** Fields whose values are no codes of a list. */
  const spoken: Partial<Record<RuleField, (value: string) => string | null>> = {
    confidence: (value) => maybe(`confidence.${value}.name`),
    effect: (value) => maybe(`effect.${value}`),
    appliesWhen: (value) => maybe(`circumstance.${value}`),
    phases: phase,
    unlessAnyOf: (value) =>
      value
        .split(' + ')
        .map((code) => word('conditions', code))
        .join(' + '),
    validFrom: (value) => format.dateWithoutDay(value),
    validUntil: (value) => format.dateWithoutDay(value),
  };
  return {
    vocabulary,
    word,
    words: (list, codes) => codes.map((code) => word(list, code)).join(', '),
    titleOf,
    phase,
    shown: (field, value) => {
      const list = LIST_OF[field];
      if (list !== undefined) return word(list, value);
      return spoken[field]?.(value) ?? value;
    },
  };
}
