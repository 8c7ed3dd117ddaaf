import { type DocumentBlock, fillText } from '#platform/kit/index.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import type { ProcessingNotice } from './processing-notice.ts';

type Language = 'nl' | 'en';
export const NOTICE_TEXTS = { nl, en };

/** The public text of one organisation, as headings and paragraphs. */
export function noticeBlocks(
  organisation: string,
  notices: readonly ProcessingNotice[],
  language: Language,
): DocumentBlock[] {
  const t = NOTICE_TEXTS[language];
  const list = (label: string, values: readonly string[]): DocumentBlock => ({
    kind: 'item',
    text: `${label}: ${values.join('; ')}`,
  });
  return [
    { kind: 'title', text: fillText(t.title, { organisation }) },
    { kind: 'text', text: t.lead },
    ...notices.flatMap((notice): DocumentBlock[] => [
      { kind: 'heading', text: notice.title[language] },
      ...(language === 'nl' ? [{ kind: 'text', text: notice.description } as const] : []),
      list(t.law, notice.articles),
      list(
        t.data,
        notice.categories.map((one) => one[language]),
      ),
      ...(notice.never.length === 0
        ? []
        : [
            list(
              t.never,
              notice.never.map((one) => one[language]),
            ),
          ]),
      notice.receivers.length === 0
        ? list(t.receivers, [t.receiversNone])
        : list(
            t.receivers,
            notice.receivers.map((one) => `${one.title[language]} (${one.rules.join(', ')})`),
          ),
      list(t.kept, [fillText(t.keptText, { months: notice.months, from: notice.from })]),
      list(t.told, [notice.told]),
    ]),
    { kind: 'heading', text: t.rights },
    { kind: 'text', text: t.rightsText },
    { kind: 'text', text: t.automated },
    { kind: 'text', text: t.complaint },
  ];
}
