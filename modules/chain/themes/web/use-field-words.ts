import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { FieldValue, IndicatorWords, ThemeWords } from '../model/index.ts';
import { themeQuery } from './themes-api.ts';
import { themesTexts } from './themes-texts.ts';

type Field = keyof ThemeWords | keyof IndicatorWords;

/** Values of fields in words: codes by their titles. */
export function useFieldWords(): { shown: (field: Field, value: FieldValue) => string } {
  const words = themesTexts.useText();
  const { code = '' } = useParams();
  const { data } = useQuery(themeQuery(code));
  const sheet = data?.data;
  const titles = new Map<string, string>();
  for (const item of [...(sheet?.processes ?? []), ...(sheet?.departments ?? [])])
    titles.set(item.code, words.language === 'en' ? item.titleEn : item.title);
  const one = (field: Field, value: string): string => {
    if (field === 'source') return sheet?.sources.find((item) => item.code === value)?.title ?? value;
    if (field === 'about') return words.maybe(`object.${value}`) ?? value;
    if (field === 'strength') return words.maybe(`strength.${value}`) ?? value;
    return titles.get(value) ?? value;
  };
  return {
    shown: (field, value) => {
      const text =
        typeof value === 'string' ? one(field, value) : value.map((item) => one(field, item)).join(', ');
      return text === '' ? words.t('empty') : text;
    },
  };
}
