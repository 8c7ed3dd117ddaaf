import { IconBan } from '@tabler/icons-react';
import { Card, CardHeader, Glyph, Halves } from '#platform/ui/index.ts';
import type { Outlook } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { articlesText } from './RuleCards.tsx';

/** What stays behind, whatever anyone ticks or writes. */
export function NeverGoes({ outlook }: { outlook: Outlook }) {
  const { t } = disclosureTexts.useText();
  const purposeArticles = articlesText(outlook.purpose.articles);
  const whyNever = ({ reason, rule }: Outlook['never'][number]): string => {
    if (reason === 'above-ceiling') return t('kept.ceiling', { recipient: outlook.recipient.name });
    if (rule === null || (reason !== 'prohibited' && reason !== 'not-in-date'))
      return t('never.purpose', { articles: purposeArticles });
    const { code, explanation, articles } = rule;
    const words = { explanation, code, articles: articlesText(articles) };
    return reason === 'not-in-date' ? t('kept.notInDate', words) : t('kept.rule', words);
  };
  const lines = [
    ...outlook.never.map((item) => ({
      key: `${item.reason} ${item.rule?.code ?? ''}`,
      titles: item.categories.map((category) => category.title).join(', '),
      text: whyNever(item),
    })),
    ...(outlook.withoutRule.length === 0
      ? []
      : [
          {
            key: 'without-rule',
            titles: outlook.withoutRule.map((category) => category.title).join(', '),
            text: t('never.withoutRule', { articles: purposeArticles }),
          },
        ]),
  ];
  return (
    <Card sunk>
      <CardHeader title={t('never.title')} />
      <Halves>
        {lines.map((line) => (
          <div key={line.key}>
            <p>
              <Glyph icon={IconBan} /> {line.titles}
            </p>
            <p className="sk-small sk-soft">{line.text}</p>
          </div>
        ))}
      </Halves>
    </Card>
  );
}
