import { useQuery } from '@tanstack/react-query';
import type { FieldWords } from '#modules/trust/disclosures/web/index.ts';
import { useFormat, useSession } from '#platform/web/index.ts';
import type { ContributedFile, ItemField, ItemKind } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { themesQuery } from './cases-api.ts';

type Named = {
  readonly itemId: string;
  readonly itemKind: ItemKind;
  readonly fields: readonly ItemField[];
  readonly file?: ContributedFile | null | undefined;
};

/** Titles of themes in the language of the screen; a retired code shows itself. */
export function useThemeTitle(): (code: string | null) => string | null {
  const { language } = caseTexts.useText();
  const { data } = useQuery(themesQuery);
  return (code) => {
    const theme = data?.themes.find((item) => item.code === code);
    if (theme === undefined) return code;
    return language === 'en' ? theme.titleEn : theme.title;
  };
}

/** Title of a purpose in the language of the screen: whoever reads a record of it holds it. */
export function usePurposeTitle(): (of: { purposeCode: string; purposeTitle: string }) => string {
  const { language } = caseTexts.useText();
  const { purposes } = useSession();
  return ({ purposeCode, purposeTitle }) => {
    const english = purposes.find((purpose) => purpose.code === purposeCode)?.titleEn;
    return language === 'en' && english !== undefined ? english : purposeTitle;
  };
}

/** The words of an indicator in the language of the screen; one of another organisation's own or a retired one shows its code. */
function useIndicatorText(): (code: string) => string {
  const { language } = caseTexts.useText();
  const { data } = useQuery(themesQuery);
  return (code) => {
    const found = data?.indicators.find((item) => item.code === code);
    if (found === undefined) return code;
    return language === 'en' ? found.textEn : found.text;
  };
}

export type ItemWords = Omit<FieldWords, 'item'> & { readonly kind: (kind: ItemKind) => string };

/** Names of kinds and fields, and values as a person reads them. */
export function useItemWords(): ItemWords {
  const { t, maybe } = caseTexts.useText();
  const format = useFormat();
  const themeTitle = useThemeTitle();
  const indicatorText = useIndicatorText();
  const one = (key: string, value: string): string => {
    if (key === 'roles' || key === 'suspect') return maybe(`role.${value}`) ?? value;
    if (key === 'birthDate' || key === 'occurredOn') return format.dateWithoutDay(value);
    if (key === 'indicators') return indicatorText(value);
    return key === 'theme' ? (themeTitle(value) ?? value) : value;
  };
  return {
    kind: (kind) => t(`kind.${kind}`),
    field: (key) => maybe(`field.${key}`) ?? key,
    value: (key, value) =>
      typeof value === 'string'
        ? one(key, value)
        : value.map((each) => one(key, each)).join(key === 'indicators' ? '; ' : ', '),
  };
}

/** What an item is called: its name or number, else its kind. */
export function itemTitle(words: ItemWords, item: Named): string {
  if (item.file) return `${words.kind(item.itemKind)} ${item.file.name}`;
  const name = item.fields.find((field) =>
    ['name', 'plate', 'phone', 'handle', 'iban', 'address'].includes(field.key),
  );
  return name === undefined
    ? words.kind(item.itemKind)
    : `${words.kind(item.itemKind)} ${words.value(name.key, name.value)}`;
}

/** Words for ticking the fields of these items. */
export function useFieldWords(items: readonly Named[]): FieldWords {
  const words = useItemWords();
  return {
    ...words,
    item: (itemId) => {
      const item = items.find((candidate) => candidate.itemId === itemId);
      return item === undefined ? itemId : itemTitle(words, item);
    },
  };
}
