import type { Form } from '#platform/web/index.ts';
import type { SharingRule } from '../../purposes/model/index.ts';

/** A rule as it stands in the form: nothing is left out, empty means none. */
export type RuleValue = {
  effect: SharingRule['effect'];
  title: string;
  explanation: string;
  purpose: string;
  phases: string[];
  from: string[];
  to: string[];
  fromRoles: string[];
  toRoles: string[];
  shieldsMembersFrom: string[];
  dataCategories: string[];
  conditions: string[];
  appliesWhen: string;
  basis: { law: string; article: string; source?: string | undefined }[];
  term: string;
  validFrom: string;
  validUntil: string;
  source: string;
  confidence: SharingRule['confidence'];
  note: string;
  reason: string;
};

export type RuleForm = Form<RuleValue>;

export const emptyRule: RuleValue = {
  effect: 'allow',
  title: '',
  explanation: '',
  purpose: '',
  phases: [],
  from: [],
  to: [],
  fromRoles: [],
  toRoles: [],
  shieldsMembersFrom: [],
  dataCategories: [],
  conditions: ['purpose-selected', 'role-authorised', 'minimum-fields'],
  appliesWhen: '',
  basis: [],
  term: '',
  validFrom: '',
  validUntil: '',
  source: '',
  confidence: 'unconfirmed',
  note: '',
  reason: '',
};

export const formValueOf = (rule: SharingRule): RuleValue => ({
  ...emptyRule,
  ...rule,
  phases: [...(rule.phases ?? [])],
  fromRoles: [...(rule.fromRoles ?? [])],
  toRoles: [...(rule.toRoles ?? [])],
  shieldsMembersFrom: [...(rule.shieldsMembersFrom ?? [])],
  conditions: [...rule.conditions],
  appliesWhen: rule.effect === 'prohibit' ? (rule.appliesWhen ?? '') : '',
  basis: [...rule.basis],
  term: rule.term ?? '',
  validFrom: rule.validFrom ?? '',
  validUntil: rule.validUntil ?? '',
  note: rule.note ?? '',
});

const given = (key: string, value: string) => (value.trim() === '' ? {} : { [key]: value.trim() });
const some = (key: string, value: readonly string[]) => (value.length === 0 ? {} : { [key]: [...value] });

/** The rule that the form says. `before`: what was opened; what the form does not show stays as it was. */
export const ruleOf = (value: RuleValue, code: string, before: SharingRule | null): SharingRule =>
  ({
    code,
    effect: value.effect,
    title: value.title.trim(),
    from: value.from,
    to: value.to,
    ...some('fromRoles', value.fromRoles),
    ...some('toRoles', value.toRoles),
    ...some('shieldsMembersFrom', value.shieldsMembersFrom),
    purpose: value.purpose,
    ...some('phases', value.phases),
    dataCategories: value.dataCategories,
    conditions: value.effect === 'allow' ? value.conditions : [],
    ...(value.effect === 'prohibit' ? given('appliesWhen', value.appliesWhen) : {}),
    ...(before?.unlessAnyOf === undefined || before.effect !== value.effect
      ? {}
      : { unlessAnyOf: before.unlessAnyOf }),
    basis: value.basis,
    explanation: value.explanation.trim(),
    ...given('term', value.term),
    ...given('validFrom', value.validFrom),
    ...given('validUntil', value.validUntil),
    source: value.source,
    confidence: value.confidence,
    ...given('note', value.note),
    ...(before?.verifiedPart === undefined ? {} : { verifiedPart: before.verifiedPart }),
  }) as SharingRule;

/** Fields that a rule cannot do without, as problems at their place in the form. */
export const missingIn = (value: RuleValue) =>
  (['title', 'explanation', 'purpose', 'from', 'to', 'dataCategories', 'basis', 'source'] as const)
    .filter((field) => value[field].length === 0)
    .map((field) => ({ pointer: `/${field}`, code: 'required' }));

/** The server names the place in the rule (`/rule/from/1`); the form has one field for the whole list. */
export const placeInForm = (pointer: string): string => {
  const [, first = '', second = ''] = pointer.split('/');
  return first === 'rule' && second !== '' ? `/${second}` : `/${first}`;
};
