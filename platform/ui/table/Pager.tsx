import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useFormat } from '#platform/web/format.ts';
import type { CursorPages } from '#platform/web/use-cursor-pages.ts';
import { Button } from '../layout/Button.tsx';
import { uiTexts } from '../ui-texts.ts';

export type PagerProps = {
  pages: CursorPages;
  /** `page` of the reply; undefined while it is being fetched. */
  page: { next: string | null; count: number } | undefined;
  shown: number;
};

/** Where you are in the list, and the way on. */
export function Pager({ pages, page, shown }: PagerProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  if (!page) return null;
  const from = pages.index * pages.size + 1;
  const next = page.next;
  return (
    <nav className="sk-pager" aria-label={t('pager.label')}>
      <span role="status">
        {shown > 0 &&
          t('pager.range', {
            from: format.number(from),
            until: format.number(from + shown - 1),
            count: format.number(page.count),
          })}{' '}
        {t(shown > 0 ? 'pager.onlyAllowed' : 'pager.onlyAllowedAlone')}
      </span>
      <span className="sk-actions">
        {pages.index > 0 && (
          <Button kind="tertiary" small icon={IconChevronLeft} onClick={pages.previous}>
            {t('pager.previous')}
          </Button>
        )}
        {next && (
          <Button kind="tertiary" small icon={IconChevronRight} onClick={() => pages.next(next)}>
            {t('pager.next')}
          </Button>
        )}
      </span>
    </nav>
  );
}
