import { Card, CardHeader, SelectField, Stack } from '#platform/ui/index.ts';
import { CodeList } from './CodeList.tsx';
import type { RuleForm } from './rule-value.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

/** Which data, in which phase, on which conditions. */
export function WhatFields({ form }: { form: RuleForm }) {
  const { t, maybe } = rulesTexts.useText();
  const { vocabulary, titleOf, phase } = useWords();
  const { value } = form;
  const purpose = vocabulary.purposes.find((item) => item.code === value.purpose);
  const all = value.effect === 'prohibit' ? [{ value: '*', label: t('everything') }] : [];
  const categories = [
    ...all,
    ...vocabulary.categories
      .filter((item) => purpose === undefined || purpose.categories.includes(item.code))
      .map((item) => ({ value: item.code, label: titleOf(item) })),
  ];
  const conditions = vocabulary.conditions.map((item) => ({ value: item.code, label: item.title }));
  return (
    <Card>
      <CardHeader title={t('card.data')} />
      <Stack>
        <CodeList legend={t('field.dataCategories')} choices={categories} {...form.field('dataCategories')} />
        {purpose !== undefined && (
          <CodeList
            legend={t('field.phases')}
            hint={t('phasesHint')}
            choices={purpose.phases.map((code) => ({ value: code, label: phase(code) }))}
            {...form.field('phases')}
          />
        )}
        {value.effect === 'allow' ? (
          <CodeList
            legend={t('field.conditions')}
            hint={t('conditionsHint')}
            choices={conditions}
            {...form.field('conditions')}
          />
        ) : (
          <SelectField
            label={t('field.appliesWhen')}
            emptyLabel={t('alwaysApplies')}
            options={vocabulary.circumstances.map((code) => ({
              value: code,
              label: maybe(`circumstance.${code}`) ?? code,
            }))}
            {...form.field('appliesWhen')}
          />
        )}
      </Stack>
    </Card>
  );
}
