import type {
  CategoryVerdict,
  DisclosureFacts,
  DisclosureRequest,
  DisclosureVerdict,
  OpenCondition,
  Refusal,
  Way,
} from './disclosure.ts';
import { type Answers, CONFIRMED, weighFacts } from './fact-check.ts';
import { type LegalBases, type RuleReference, referToPurpose, referToRule } from './legal-bases.ts';
import type { AllowRule, ProhibitRule, SharingRule } from './legal-bases-schema.ts';
import { type CheckedParties, checkParties } from './party-check.ts';

const DIFFERENT_ORGANISATION = 'different-organisation';
const MANDATE = 'intake-mandate';

/**
 * Decides whether data may go from one party to another under a purpose: default no, a prohibition beats a permission, every category
 * must pass. Pure: the caller gathers the facts and stores the verdict.
 */
export const evaluateDisclosure = (
  legal: LegalBases,
  request: DisclosureRequest,
  known: DisclosureFacts,
): DisclosureVerdict => {
  const asked = withRegimes(legal, request);
  const parties = checkParties(legal, request);
  if ('reason' in parties)
    return conclude(
      legal,
      request,
      asked.map((item) => refused(item, [parties])),
      [parties],
    );
  const answers = weighFacts(legal, parties.purpose, request, known);
  const categories = asked.map((item) => judgeCategory(legal, request, { parties, answers, known }, item));
  return conclude(legal, request, categories, asked.length === 0 ? [{ reason: 'no-category' }] : []);
};

type Asked = { readonly category: string; readonly regime: boolean };

/** The categories asked, and the regimes under which police, prosecution or tax brought them: both must pass. */
const withRegimes = (legal: LegalBases, request: DisclosureRequest): Asked[] => {
  const { sourceRegimes, regimeFreeCategories } = legal.content.engine;
  const asked = [...new Set(request.categories)];
  const stated = request.sourceRegimes ?? [];
  const bound = asked.some((category) => !regimeFreeCategories.includes(category));
  const crosses = request.from.organisationId !== request.to.organisationId;
  const own = crosses && bound ? (sourceRegimes[request.from.type] ?? []) : [];
  const named = own.some((regime) => asked.includes(regime) || stated.includes(regime));
  const regimes = [...stated, ...(named ? [] : own.slice(0, 1))].filter((regime) => !asked.includes(regime));
  return [
    ...asked.map((category) => ({ category, regime: false })),
    ...[...new Set(regimes)].map((category) => ({ category, regime: true })),
  ];
};

type Weighing = {
  readonly parties: CheckedParties;
  readonly answers: Answers;
  readonly known: DisclosureFacts;
};

const judgeCategory = (
  legal: LegalBases,
  request: DisclosureRequest,
  { parties, answers, known }: Weighing,
  item: Asked,
): CategoryVerdict => {
  const { purpose } = parties;
  const by = referToPurpose(purpose);
  if (!legal.categories.has(item.category)) return refused(item, [{ reason: 'category-unknown' }]);
  if (purpose.forbidden.includes(item.category)) return refused(item, [{ reason: 'category-forbidden', by }]);
  if (!purpose.dataCategories.includes(item.category)) {
    return refused(item, [{ reason: 'category-outside-purpose', by }]);
  }
  const prohibitions = legal.prohibits.filter((rule) => prohibits(rule, request, parties, item.category));
  const closed = prohibitions.filter((rule) => (rule.unlessAnyOf ?? []).length === 0);
  if (closed.length > 0) {
    return refused(
      item,
      closed.map((rule) => ({ reason: 'prohibited' as const, by: referToRule(rule) })),
    );
  }
  if (isAboveCeiling(request, known, item.category)) return refused(item, [{ reason: 'above-ceiling' }]);
  const permitting = (rules: ReadonlyMap<string, readonly AllowRule[]>) =>
    (rules.get(purpose.code) ?? []).filter((rule) => permits(rule, request, parties, item.category));
  const ways = permitting(legal.allows)
    .map((rule) => findWay(rule, prohibitions, answers, known.alsoAsked ?? []))
    .sort((one, other) => one.open.length - other.open.length);
  const [way, ...alternatives] = ways;
  if (way === undefined) return refused(item, withoutWay(permitting(legal.notInDate)));
  const outcome = way.open.length === 0 ? 'allowed' : 'allowed-when';
  return { ...item, outcome, way, alternatives, refusals: [] };
};

/** The administrator's limit for a partner; inside one organisation there is none. */
const isAboveCeiling = (request: DisclosureRequest, known: DisclosureFacts, category: string) =>
  known.ceiling !== undefined &&
  request.from.organisationId !== request.to.organisationId &&
  !known.ceiling.includes(category);

const withoutWay = (notInDate: readonly AllowRule[]): Refusal[] =>
  notInDate.length === 0
    ? [{ reason: 'no-rule' }]
    : notInDate.map((rule) => ({ reason: 'not-in-date' as const, by: referToRule(rule) }));

const lists = (codes: readonly string[], code: string) => codes.includes('*') || codes.includes(code);

const narrows = (roles: readonly string[] | undefined, held: ReadonlySet<string>) =>
  roles === undefined || roles.some((role) => held.has(role));

const matches = (rule: SharingRule, request: DisclosureRequest, parties: CheckedParties, category: string) =>
  lists(rule.from, request.from.type) &&
  lists(rule.to, request.to.type) &&
  (rule.purpose === '*' || rule.purpose === request.purpose) &&
  lists(rule.dataCategories, category) &&
  narrows(rule.fromRoles, parties.fromRoles) &&
  narrows(rule.toRoles, parties.toRoles);

const permits = (rule: AllowRule, request: DisclosureRequest, parties: CheckedParties, category: string) =>
  matches(rule, request, parties, category) &&
  (rule.phases === undefined || (request.phase !== undefined && rule.phases.includes(request.phase))) &&
  (request.through === undefined || rule.conditions.includes(request.through)) &&
  (!parties.processorOnly || rule.conditions.includes(MANDATE));

const prohibits = (
  rule: ProhibitRule,
  request: DisclosureRequest,
  parties: CheckedParties,
  category: string,
) =>
  matches(rule, request, parties, category) &&
  // A phase that is not known could be the one that is prohibited.
  (rule.phases === undefined || request.phase === undefined || rule.phases.includes(request.phase)) &&
  appliesNow(rule, request);

const appliesNow = (rule: ProhibitRule, request: DisclosureRequest) => {
  if (rule.appliesWhen === undefined) return true;
  if (rule.appliesWhen === DIFFERENT_ORGANISATION)
    return request.from.organisationId !== request.to.organisationId;
  return request.circumstances?.includes(rule.appliesWhen) ?? false;
};

type Ask = { readonly condition: string; readonly rule: string };

/** One permission with, for each prohibition on its path, the set of exceptions that leaves the least open. */
const findWay = (
  rule: AllowRule,
  prohibitions: readonly ProhibitRule[],
  answers: Answers,
  alsoAsked: readonly string[],
): Way => {
  const asks = (codes: readonly string[]) => codes.map((condition) => ({ condition, rule: rule.code }));
  let choices: readonly (readonly Ask[])[] = [add(asks([...rule.conditions, CONFIRMED]), asks(alsoAsked))];
  for (const prohibition of prohibitions) {
    choices = (prohibition.unlessAnyOf ?? []).flatMap((set) =>
      choices.map((asks) =>
        add(
          asks,
          set.map((condition) => ({ condition, rule: prohibition.code })),
        ),
      ),
    );
  }
  const isOpen = (ask: Ask) => answers.factsFor(ask.condition, ask.rule) === undefined;
  const openOf = (asks: readonly Ask[]) => asks.filter(isOpen);
  const best = choices.reduce((one, other) => (openOf(other).length < openOf(one).length ? other : one));
  return {
    rule: referToRule(rule),
    lifts: prohibitions.map(referToRule),
    open: openOf(best).map((ask) => answers.open(ask.condition, ask.rule)),
    met: best.filter((ask) => !isOpen(ask)).map((ask) => answers.met(ask.condition, ask.rule)),
  };
};

const add = (asks: readonly Ask[], more: readonly Ask[]): readonly Ask[] => [
  ...asks,
  ...more.filter((ask) => !asks.some((known) => known.condition === ask.condition)),
];

const refused = (item: Asked, refusals: readonly Refusal[]): CategoryVerdict => ({
  ...item,
  outcome: 'not-allowed',
  alternatives: [],
  refusals,
});

const conclude = (
  legal: LegalBases,
  request: DisclosureRequest,
  categories: readonly CategoryVerdict[],
  general: readonly Refusal[],
): DisclosureVerdict => {
  const refusals = uniqueRefusals([...general, ...categories.flatMap((item) => item.refusals)]);
  const open = uniqueOpen(categories.flatMap((item) => item.way?.open ?? []));
  const rules = new Map<string, RuleReference>();
  for (const { way } of categories) if (way !== undefined) rules.set(way.rule.code, way.rule);
  const outcome = refusals.length > 0 ? 'not-allowed' : open.length > 0 ? 'allowed-when' : 'allowed';
  return {
    contentVersion: legal.content.version,
    purpose: request.purpose,
    outcome,
    categories,
    open,
    rules: [...rules.values()],
    refusals,
  };
};

const uniqueOpen = (all: readonly OpenCondition[]): OpenCondition[] => {
  const byKey = new Map(
    all.map((item) => [item.code === CONFIRMED ? `${item.code}:${item.rule}` : item.code, item]),
  );
  return [...byKey.values()];
};

const uniqueRefusals = (all: readonly Refusal[]): Refusal[] => {
  const byKey = new Map(all.map((item) => [`${item.reason}:${item.by?.code ?? ''}`, item]));
  return [...byKey.values()];
};
