import { Properties, type Property } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { SharingRule } from '../../purposes/model/index.ts';
import { Confidence } from './Confidence.tsx';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

/** One text of a rule, in full and in words. */
export function RuleView({ rule }: { rule: SharingRule }) {
  const { t, maybe } = rulesTexts.useText();
  const format = useFormat();
  const { word, words, phase } = useWords();
  const roles = (codes: readonly string[] | undefined) =>
    codes === undefined ? '' : ` (${words('roles', codes)})`;
  const items: (Property | false)[] = [
    { label: t('field.explanation'), value: rule.explanation },
    { label: t('field.effect'), value: t(`effect.${rule.effect}`) },
    { label: t('field.from'), value: words('parties', rule.from) + roles(rule.fromRoles) },
    { label: t('field.to'), value: words('parties', rule.to) + roles(rule.toRoles) },
    rule.shieldsMembersFrom !== undefined && {
      label: t('field.shieldsMembersFrom'),
      value: words('parties', rule.shieldsMembersFrom),
    },
    { label: t('field.purpose'), value: word('purposes', rule.purpose) },
    rule.phases !== undefined && { label: t('field.phases'), value: rule.phases.map(phase).join(', ') },
    { label: t('field.dataCategories'), value: words('categories', rule.dataCategories) },
    rule.effect === 'allow' && {
      label: t('field.conditions'),
      value: rule.conditions.length === 0 ? t('noConditions') : words('conditions', rule.conditions),
    },
    rule.effect === 'prohibit' &&
      rule.unlessAnyOf !== undefined &&
      rule.unlessAnyOf.length > 0 && {
        label: t('field.unlessAnyOf'),
        value: rule.unlessAnyOf.map((set) => words('conditions', set)).join('; '),
      },
    rule.effect === 'prohibit' &&
      rule.appliesWhen !== undefined && {
        label: t('field.appliesWhen'),
        value: maybe(`circumstance.${rule.appliesWhen}`) ?? rule.appliesWhen,
      },
    {
      label: t('field.basis'),
      value: rule.basis.map(({ law, article }) => `${law} ${article}`).join('; '),
    },
    rule.term !== undefined && { label: t('field.term'), value: word('terms', rule.term) },
    (rule.validFrom !== undefined || rule.validUntil !== undefined) && {
      label: t('validity'),
      value: t('validBetween', {
        from: rule.validFrom === undefined ? t('always') : format.dateWithoutDay(rule.validFrom),
        until: rule.validUntil === undefined ? t('noEnd') : format.dateWithoutDay(rule.validUntil),
      }),
    },
    { label: t('field.source'), value: word('sources', rule.source) },
    { label: t('field.confidence'), value: <Confidence level={rule.confidence} /> },
    rule.note !== undefined && { label: t('field.note'), value: rule.note },
  ];
  return <Properties items={items.filter((item) => item !== false)} />;
}
