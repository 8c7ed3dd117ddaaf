import type { Activity } from '../model/index.ts';
import { registerTexts } from './register-texts.ts';

type Titled = { readonly title: string; readonly titleEn: string };

/** Titles in the reader's language, and articles as one line. */
export function useWords(): {
  title: (item: Titled) => string;
  titles: (items: readonly Titled[]) => string;
  articles: (items: Activity['articles']) => string;
} {
  const { language } = registerTexts.useText();
  const title = (item: Titled) => (language === 'en' ? item.titleEn : item.title);
  return {
    title,
    titles: (items) => items.map(title).join(', '),
    articles: (items) => items.map(({ law, article }) => `${law} ${article}`).join('; '),
  };
}
