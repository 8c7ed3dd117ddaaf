import type {
  CategoryVerdict,
  DisclosureFacts,
  DisclosureRequest,
  MetCondition,
  OpenCondition,
  Outcome,
  Refusal,
} from './disclosure.ts';
import { evaluateDisclosure } from './evaluate-disclosure.ts';
import type { LegalBases, RuleReference } from './legal-bases.ts';

type PartyInView = {
  readonly organisationId: string;
  readonly type: string;
  readonly roles?: readonly string[];
};

/** As a disclosure, without categories: all that the purpose knows are looked at. Roles left out mean: whoever may hold one there. */
export type DisclosureOutlook = Omit<DisclosureRequest, 'from' | 'to' | 'categories'> & {
  readonly from: PartyInView;
  readonly to: PartyInView;
};

type ExplainedRule = {
  readonly rule: RuleReference;
  readonly categories: readonly string[];
  readonly outcome: Exclude<Outcome, 'not-allowed'>;
  readonly open: readonly OpenCondition[];
  readonly met: readonly MetCondition[];
};

type NeverGiven = { readonly refusal: Refusal; readonly categories: readonly string[] };

export type DisclosureExplanation = {
  readonly contentVersion: string;
  readonly rules: readonly ExplainedRule[];
  /** What a prohibition or the purpose itself keeps out, with the one that does. */
  readonly never: readonly NeverGiven[];
  /** Categories the purpose knows but no rule lets go this way. */
  readonly withoutRule: readonly string[];
};

/** Which rule lets which categories go from one party to another, what it still asks, and what never goes. */
export const explainDisclosure = (
  legal: LegalBases,
  outlook: DisclosureOutlook,
  known: DisclosureFacts,
): DisclosureExplanation => {
  const purpose = legal.purposes.get(outlook.purpose);
  const categories =
    purpose === undefined ? [...legal.categories] : [...purpose.dataCategories, ...purpose.forbidden];
  const rules = new Map<string, ExplainedRule>();
  const never = new Map<string, NeverGiven>();
  const withoutRule: string[] = [];
  for (const category of categories) {
    const verdict = evaluateDisclosure(
      legal,
      { ...withParties(legal, outlook), categories: [category] },
      known,
    );
    const refusal = verdict.refusals.find((item) => item.reason !== 'no-rule') ?? verdict.refusals[0];
    if (refusal?.reason === 'no-rule') withoutRule.push(category);
    else if (refusal !== undefined) addNever(never, refusal, category);
    else addRule(rules, category, verdict.open, verdict.categories);
  }
  return {
    contentVersion: legal.content.version,
    rules: [...rules.values()],
    never: [...never.values()],
    withoutRule,
  };
};

const addNever = (never: Map<string, NeverGiven>, refusal: Refusal, category: string) => {
  const key = `${refusal.reason}:${refusal.by?.code ?? ''}`;
  never.set(key, { refusal, categories: [...(never.get(key)?.categories ?? []), category] });
};

/** Categories of one rule that ask different things (a prohibition lifted for one of them) stand apart. */
const addRule = (
  rules: Map<string, ExplainedRule>,
  category: string,
  open: readonly OpenCondition[],
  verdicts: readonly CategoryVerdict[],
) => {
  const way = verdicts.find((item) => item.category === category)?.way;
  if (way === undefined) return;
  const key = [way.rule.code, ...open.map((item) => `${item.code}:${item.rule}`).sort()].join('|');
  const before = rules.get(key)?.categories ?? [];
  const outcome = open.length === 0 ? 'allowed' : 'allowed-when';
  rules.set(key, { rule: way.rule, categories: [...before, category], outcome, open, met: way.met });
};

const withParties = (legal: LegalBases, outlook: DisclosureOutlook) => ({
  ...outlook,
  from: { ...outlook.from, roles: outlook.from.roles ?? rolesOf(legal, outlook, outlook.from.type) },
  to: { ...outlook.to, roles: outlook.to.roles ?? rolesOf(legal, outlook, outlook.to.type) },
});

const rolesOf = (legal: LegalBases, outlook: DisclosureOutlook, type: string) => {
  const held = (code: string | undefined) =>
    (code === undefined ? undefined : legal.purposes.get(code))?.roles ?? [];
  return [...held(outlook.purpose), ...held(outlook.sourcePurpose)].filter((role) =>
    legal.roleTypes.get(role)?.includes(type),
  );
};
