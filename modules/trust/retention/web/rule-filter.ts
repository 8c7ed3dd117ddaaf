import type { RuleInForce } from '../model/index.ts';

type Option = { readonly value: string; readonly label: string };
type RuleFilter = { readonly soort: string; readonly doel: string; readonly welke: string };

const fits = (rule: RuleInForce, { soort, doel, welke }: RuleFilter): boolean =>
  (soort === '' || rule.recordKind === soort) &&
  // A rule for every purpose holds for the chosen one as well.
  (doel === '' || rule.purpose === doel || rule.purpose === '*') &&
  (welke === '' ||
    (welke === 'own' && rule.own) ||
    (welke === 'adaptable' && rule.bounds !== null) ||
    (welke === 'unsure' && rule.confidence !== 'verified'));

/** The rules that fit every choice; '' is no choice. */
export const rulesThatFit = (rules: readonly RuleInForce[], filter: RuleFilter): RuleInForce[] =>
  rules.filter((rule) => fits(rule, filter));

/** What there is to choose from, each once, by its words. */
export function choicesOf(rules: readonly RuleInForce[], kindWord: (code: string) => string) {
  const kinds = new Map(rules.map((rule) => [rule.recordKind, kindWord(rule.recordKind)]));
  const purposes = new Map(
    rules.flatMap((rule) => (rule.purposeTitle === null ? [] : [[rule.purpose, rule.purposeTitle] as const])),
  );
  const options = (words: ReadonlyMap<string, string>): Option[] =>
    [...words]
      .map(([value, label]) => ({ value, label }))
      .sort((one, other) => one.label.localeCompare(other.label));
  return {
    kinds: options(kinds),
    purposes: options(purposes),
    titleOf: (purpose: string): string => purposes.get(purpose) ?? purpose,
  };
}
