import { useQuery } from '@tanstack/react-query';
import { signalTexts } from './signal-texts.ts';
import { type ThemesReply, themesQuery, themeVersionQuery } from './signals-api.ts';

type Titled = { code: string; title: string; titleEn: string };

export type ContentTitles = {
  content: ThemesReply | undefined;
  themeTitle: (code: string | null) => string | null;
  processTitle: (code: string | null) => string | null;
  departmentTitle: (code: string | null) => string | null;
  titleOf: (item: Titled) => string;
};

/**
 * Titles of what the organisation's own content names, in the language of the screen. With `versionId` the words are those of the version
 * that a record was made under, also when they were edited since.
 */
export function useContent(versionId?: string): ContentTitles {
  const { language } = signalTexts.useText();
  const { data: newest } = useQuery(themesQuery);
  const edited = newest !== undefined && versionId !== undefined && newest.versionId !== versionId;
  const { data: kept } = useQuery({ ...themeVersionQuery(versionId ?? ''), enabled: edited });
  const content = edited ? kept : newest;
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
