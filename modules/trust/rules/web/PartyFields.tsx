import { Card, CardHeader, Stack } from '#platform/ui/index.ts';
import { CodeList } from './CodeList.tsx';
import type { RuleForm } from './rule-value.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

/** Who gives and who gets: kinds of organisations, and when wanted only some roles in them. */
export function PartyFields({ form }: { form: RuleForm }) {
  const { t } = rulesTexts.useText();
  const { vocabulary, titleOf } = useWords();
  const purpose = vocabulary.purposes.find((item) => item.code === form.value.purpose);
  const everyone = form.value.effect === 'prohibit' ? [{ value: '*', label: t('everyone') }] : [];
  const parties = [
    ...everyone,
    ...vocabulary.parties
      .filter((item) => purpose === undefined || purpose.parties.includes(item.code))
      .map((item) => ({ value: item.code, label: titleOf(item) })),
  ];
  const roles = vocabulary.roles
    .filter((item) => purpose === undefined || purpose.roles.includes(item.code))
    .map((item) => ({ value: item.code, label: titleOf(item) }));
  return (
    <Card>
      <CardHeader title={t('card.who')} />
      <Stack>
        <CodeList legend={t('field.from')} choices={parties} {...form.field('from')} />
        <CodeList
          legend={t('field.fromRoles')}
          hint={t('rolesHint')}
          choices={roles}
          {...form.field('fromRoles')}
        />
        <CodeList legend={t('field.to')} choices={parties} {...form.field('to')} />
        <CodeList
          legend={t('field.toRoles')}
          hint={t('rolesHint')}
          choices={roles}
          {...form.field('toRoles')}
        />
        <CodeList
          legend={t('field.shieldsMembersFrom')}
          hint={t('shieldsHint')}
          choices={vocabulary.parties.map((item) => ({ value: item.code, label: titleOf(item) }))}
          {...form.field('shieldsMembersFrom')}
        />
      </Stack>
    </Card>
  );
}
