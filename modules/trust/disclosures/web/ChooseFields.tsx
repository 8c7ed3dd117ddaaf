import { Card, CardHeader, CheckboxGroup, Empty, Stack } from '#platform/ui/index.ts';
import { mayGo, ruleOfCategory } from '../model/giving-form.ts';
import type { Outlook } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { fieldId, type Giving, type GivingItem } from './use-giving.ts';

export type FieldWords = {
  readonly item: (itemId: string) => string;
  readonly field: (key: string) => string;
  readonly value: (key: string, value: string | readonly string[]) => string;
};

type Line = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly allowed: boolean;
};
type Group = {
  readonly category: string;
  readonly title: string;
  readonly rule: string | undefined;
  readonly lines: Line[];
};

/** Fields by their own data category; those that cannot go stand with it too, closed. */
function groupsOf(outlook: Outlook, items: readonly GivingItem[], words: FieldWords): Group[] {
  const titleOf = (category: string) => outlook.titles[category] ?? category;
  const groups = new Map<string, Group>();
  for (const item of items) {
    for (const field of item.fields) {
      const [category = '', ...more] = field.categories;
      const group = groups.get(category) ?? {
        category,
        title: titleOf(category),
        rule: ruleOfCategory(outlook, category)?.rule.code,
        lines: [],
      };
      group.lines.push({
        id: fieldId(item.itemId, field.key),
        label: `${words.item(item.itemId)}: ${words.field(field.key)}`,
        value: [words.value(field.key, field.value), ...more.map(titleOf)].join(' · '),
        allowed: mayGo(outlook, field.categories),
      });
      groups.set(category, group);
    }
  }
  return [...groups.values()];
}

/** Left on the screen of a giving: what there is, by kind; nothing is ticked beforehand. */
export function ChooseFields({
  outlook,
  items,
  words,
  giving,
}: {
  outlook: Outlook;
  items: readonly GivingItem[];
  words: FieldWords;
  giving: Giving;
}) {
  const { t } = disclosureTexts.useText();
  const groups = groupsOf(outlook, items, words);
  const all = groups.reduce((sum, group) => sum + group.lines.length, 0);
  const toggle = (group: Group, next: readonly string[]) => {
    const own = new Set(group.lines.map((line) => line.id));
    giving.setChosen([...giving.chosen.filter((id) => !own.has(id)), ...next]);
  };
  return (
    <Card>
      <CardHeader title={t('choose.title')} />
      {all === 0 && <Empty title={t('choose.nothing')} />}
      <Stack>
        <p className="sk-soft">{t('choose.count', { chosen: giving.chosen.length, all })}</p>
        {groups.map((group) => (
          <CheckboxGroup
            key={group.category}
            legend={group.title}
            hint={group.rule === undefined ? t('choose.noRule') : t('rule.label', { code: group.rule })}
            value={giving.chosen.filter((id) => group.lines.some((line) => line.id === id))}
            onValueChange={(next) => toggle(group, next)}
            choices={group.lines.map((line) => ({
              value: line.id,
              label: line.label,
              text: line.allowed ? line.value : `${line.value} (${t('choose.noRule')})`,
              disabled: !line.allowed,
            }))}
          />
        ))}
      </Stack>
    </Card>
  );
}
