import { useQuery } from '@tanstack/react-query';
import { signalTexts } from './signal-texts.ts';
import { type ThemesReply, themesQuery } from './signals-api.ts';

type Titled = { code: string; title: string; titleEn: string };

export type ContentTitles = {
  content: ThemesReply | undefined;
  themeTitle: (code: string | null) => string | null;
  processTitle: (code: string | null) => string | null;
  departmentTitle: (code: string | null) => string | null;
  titleOf: (item: Titled) => string;
};

/** Titles of what the organisation's own content names, in the language of the screen; a retired code shows itself. */
export function useContent(): ContentTitles {
  const { language } = signalTexts.useText();
  const { data: content } = useQuery(themesQuery);
  const titleOf = (item: Titled) => (language === 'en' ? item.titleEn : item.title);
  const look = (list: readonly Titled[] | undefined) => (code: string | null) => {
    if (code === null) return null;
    const found = list?.find((item) => item.code === code);
    return found === undefined ? code : titleOf(found);
  };
  return {
    content,
    titleOf,
    themeTitle: look(content?.themes),
    processTitle: look(content?.processes),
    departmentTitle: look(content?.departments),
  };
}
