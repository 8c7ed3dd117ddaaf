import type { LegalBasesContent, SharingRule } from './legal-bases-schema.ts';

/** What of a rule is compared, in the order in which a person reads it. */
const RULE_FIELDS = [
  'effect',
  'title',
  'from',
  'to',
  'fromRoles',
  'toRoles',
  'purpose',
  'phases',
  'dataCategories',
  'conditions',
  'unlessAnyOf',
  'appliesWhen',
  'basis',
  'explanation',
  'term',
  'shieldsMembersFrom',
  'validFrom',
  'validUntil',
  'source',
  'confidence',
  'note',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** One difference. Lists tell what came and what went; anything else tells before and after. */
export type RuleChange =
  | { readonly kind: 'list'; readonly field: RuleField; readonly added: string[]; readonly removed: string[] }
  | {
      readonly kind: 'value';
      readonly field: RuleField;
      readonly before: string | null;
      readonly after: string | null;
    };

const lines = (value: unknown): string[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) => {
    if (typeof item === 'string') return item;
    if (Array.isArray(item)) return item.join(' + ');
    const { law, article } = item as { law: string; article: string };
    return `${law} ${article}`;
  });
};

/** What became different between two texts of a rule, field by field. */
export const changesInRule = (before: SharingRule, after: SharingRule): RuleChange[] =>
  RULE_FIELDS.flatMap((field): RuleChange[] => {
    const was: unknown = (before as Record<string, unknown>)[field];
    const becomes: unknown = (after as Record<string, unknown>)[field];
    const [wasLines, lineNow] = [lines(was), lines(becomes)];
    if (wasLines !== undefined || lineNow !== undefined) {
      const [one, other] = [wasLines ?? [], lineNow ?? []];
      const added = other.filter((item) => !one.includes(item));
      const removed = one.filter((item) => !other.includes(item));
      return added.length + removed.length === 0 ? [] : [{ kind: 'list', field, added, removed }];
    }
    const [text, textNow] = [asText(was), asText(becomes)];
    return text === textNow ? [] : [{ kind: 'value', field, before: text, after: textNow }];
  });

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export type RuleSetChange = {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly code: string;
  readonly title: string;
  /** Of a rule that changed; empty otherwise. */
  readonly changes: readonly RuleChange[];
};

/** Which rules came, went and became different between two versions of the content. */
export const changesBetweenRules = (
  before: Pick<LegalBasesContent, 'sharingRules'>,
  after: Pick<LegalBasesContent, 'sharingRules'>,
): RuleSetChange[] => {
  const earlier = new Map(before.sharingRules.map((rule) => [rule.code, rule]));
  const later = new Set(after.sharingRules.map((rule) => rule.code));
  const newer = after.sharingRules.flatMap((rule): RuleSetChange[] => {
    const was = earlier.get(rule.code);
    if (was === undefined) return [{ kind: 'added', code: rule.code, title: rule.title, changes: [] }];
    const changes = changesInRule(was, rule);
    return changes.length === 0 ? [] : [{ kind: 'changed', code: rule.code, title: rule.title, changes }];
  });
  const gone = before.sharingRules
    .filter((rule) => !later.has(rule.code))
    .map((rule): RuleSetChange => ({ kind: 'removed', code: rule.code, title: rule.title, changes: [] }));
  return [...newer, ...gone];
};
