import { Alert } from '#platform/ui/index.ts';
import type { KeptBack } from '../model/giving-form.ts';
import type { Outlook } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { articlesText } from './RuleCards.tsx';

/** Why the button stays off although every condition holds: something was written that may not go, and this keeps it back. */
export function KeptBackAlert({ outlook, keptBack }: { outlook: Outlook; keptBack: readonly KeptBack[] }) {
  const { t } = disclosureTexts.useText();
  if (keptBack.length === 0) return null;
  const why = ({ rule, reason }: KeptBack) => {
    if (reason === 'above-ceiling') return t('kept.ceiling', { recipient: outlook.recipient.name });
    return rule === null
      ? t('kept.purpose', {
          purpose: outlook.purpose.title,
          articles: articlesText(outlook.purpose.articles),
        })
      : t('kept.rule', {
          explanation: rule.explanation,
          code: rule.code,
          articles: articlesText(rule.articles),
        });
  };
  return (
    <Alert tone="warn" title={t('kept.title')}>
      {keptBack.map((item) => (
        <p key={item.category}>
          <b>{item.title}</b>. {why(item)}
        </p>
      ))}
    </Alert>
  );
}
