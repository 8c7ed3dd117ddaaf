import { IconBan } from '@tabler/icons-react';
import { Card, CardHeader, Glyph, Halves } from '#platform/ui/index.ts';
import type { Outlook } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { useWhyNever } from './use-why-never.ts';

/** What stays behind, whatever anyone ticks or writes. */
export function NeverGoes({ outlook }: { outlook: Outlook }) {
  const { t } = disclosureTexts.useText();
  const whyNever = useWhyNever(outlook.recipient.name, outlook.purpose.articles);
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
            text: whyNever({ reason: 'no-rule', rule: null }),
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
