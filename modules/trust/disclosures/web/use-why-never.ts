import type { ShownRule } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { articlesText } from './RuleCards.tsx';

type Refused = { readonly reason: string; readonly rule: ShownRule | null };

/** Why a kind of data never goes to this recipient, in a sentence with its articles. */
export function useWhyNever(
  recipient: string,
  purposeArticles: readonly { law: string; article: string }[],
): (refused: Refused) => string {
  const { t } = disclosureTexts.useText();
  const articles = articlesText(purposeArticles);
  return ({ reason, rule }) => {
    if (reason === 'above-ceiling') return t('kept.ceiling', { recipient });
    if (reason === 'no-rule') return t('never.withoutRule', { articles });
    if (rule === null || (reason !== 'prohibited' && reason !== 'not-in-date'))
      return t('never.purpose', { articles });
    const words = { explanation: rule.explanation, code: rule.code, articles: articlesText(rule.articles) };
    return reason === 'not-in-date' ? t('kept.notInDate', words) : t('kept.rule', words);
  };
}
