import { inSentence } from '#platform/kit/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { RetentionRule, RetentionTerm } from '../model/index.ts';
import { retentionTexts } from './retention-texts.ts';

/** The words for rules, kinds and terms, in the language of the screen. */
export function useWords() {
  const { t, maybe } = retentionTexts.useText();
  const format = useFormat();
  const kind = (code: string): string => maybe(`kind.${code}`) ?? code;
  const outcome = (code: string): string => maybe(`outcome.${code}`) ?? code;
  const length = (rule: RetentionRule): string =>
    rule.months === null
      ? t('rule.days', { count: rule.days ?? 0 })
      : t('rule.months', { count: rule.months });
  const start = (rule: RetentionRule): string => maybe(`event.${rule.startEvent}`) ?? rule.startEvent;
  /** Titles keep their capital where they start, and an abbreviation keeps it everywhere. */
  const extenders = (by: NonNullable<RetentionRule['extension']>['by']): string =>
    by
      .map(({ title, join }) => (join === null ? title : t(`rule.join.${join}`, { role: inSentence(title) })))
      .join(' ');
  const rule = (found: RetentionRule): string =>
    t('rule.sentence', {
      length: length(found),
      start: start(found),
      purpose: found.purposeTitle ?? t('rule.every'),
    });
  const lastDay = (term: RetentionTerm): string | null =>
    [term.destroyOn, term.keptUntil]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  return { t, maybe, format, kind, outcome, length, start, extenders, rule, lastDay };
}
