import { useFormat } from '#platform/web/index.ts';
import type { Cell } from '../model/index.ts';
import { boardTexts } from './board-texts.ts';

/** A number, or the sign for why it is not shown. */
export function useMarks() {
  const { t } = boardTexts.useText();
  const format = useFormat();
  return ({ count, mark }: Cell, write: (count: number) => string = format.number): string => {
    if (count !== null && mark === 'shown') return write(count);
    if (mark === 'small') return t('small');
    return mark === 'not-shared' ? t('notShared') : t('hidden');
  };
}

/** The page of the own list behind a number. */
export const listOf = (
  kind: 'signalen' | 'uitkomsten',
  chosen: { year: string; theme: string },
  more: Record<string, string> = {},
): string => {
  const query = new URLSearchParams({
    jaar: chosen.year,
    ...(chosen.theme === '' ? {} : { thema: chosen.theme }),
    ...more,
  });
  return `/bestuur/${kind}?${query}`;
};

/** The explanation on the page itself, with the same choices. */
export const explanationOf = ({ year, theme }: { year: string; theme: string }): string =>
  `?${new URLSearchParams({ jaar: year, ...(theme === '' ? {} : { thema: theme }) })}#uitleg`;
