import type {
  AllowRule,
  Condition,
  Confidence,
  LegalArticle,
  LegalBasesContent,
  ProhibitRule,
  Purpose,
  SharingRule,
} from './legal-bases-schema.ts';

/** The parsed content with its look-ups; made once per content version. */
export type LegalBases = {
  readonly content: LegalBasesContent;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly rules: ReadonlyMap<string, SharingRule>;
  readonly categories: ReadonlySet<string>;
  readonly roleTypes: ReadonlyMap<string, readonly string[]>;
  readonly allows: ReadonlyMap<string, readonly AllowRule[]>;
  readonly prohibits: readonly ProhibitRule[];
  /** Permissions that do not hold on the day, by purpose: a refusal names them. */
  readonly notInDate: ReadonlyMap<string, readonly AllowRule[]>;
};

/** What a person is shown of the law before a disclosure, and what is stored with it. */
export type RuleReference = {
  readonly kind: 'rule' | 'purpose';
  readonly code: string;
  readonly title: string;
  readonly articles: readonly LegalArticle[];
  readonly explanation: string;
  readonly confidence: Confidence;
};

/** True when the rule holds on that day. With no day known a rule with dates can only prohibit. */
const isInDate = (rule: SharingRule, on: string | undefined): boolean => {
  if (rule.validFrom === undefined && rule.validUntil === undefined) return true;
  if (on === undefined) return rule.effect === 'prohibit';
  return (rule.validFrom ?? on) <= on && on <= (rule.validUntil ?? on);
};

/** `on`: the calendar day (`2026-11-24`) on which is decided; rules that do not hold on it are left out of the weighing. */
export const openLegalBases = (content: LegalBasesContent, on?: string): LegalBases => {
  const allows = new Map<string, AllowRule[]>();
  const notInDate = new Map<string, AllowRule[]>();
  const prohibits: ProhibitRule[] = [];
  for (const rule of content.sharingRules) {
    const holds = isInDate(rule, on);
    if (rule.effect === 'prohibit') {
      if (holds) prohibits.push(rule);
      continue;
    }
    const list = holds ? allows : notInDate;
    list.set(rule.purpose, [...(list.get(rule.purpose) ?? []), rule]);
  }
  return {
    content,
    purposes: new Map(content.purposes.map((item) => [item.code, item])),
    conditions: new Map(content.conditions.map((item) => [item.code, item])),
    rules: new Map(content.sharingRules.map((item) => [item.code, item])),
    categories: new Set(content.dataCategories.map((item) => item.code)),
    roleTypes: new Map(content.roles.map((item) => [item.code, item.organisationTypes])),
    allows,
    prohibits,
    notInDate,
  };
};

export const referToRule = (rule: SharingRule): RuleReference => ({
  kind: 'rule',
  code: rule.code,
  title: rule.title,
  articles: rule.basis,
  explanation: rule.explanation,
  confidence: rule.confidence,
});

export const referToPurpose = (purpose: Purpose): RuleReference => ({
  kind: 'purpose',
  code: purpose.code,
  title: purpose.title,
  articles: purpose.legalBasis,
  explanation: purpose.description,
  confidence: purpose.confidence,
});
