import { possibleWay, stillAsked } from '#modules/trust/disclosures/model/index.ts';
import {
  type CategoryVerdict,
  type DisclosureFacts,
  type DisclosureParty,
  type DisclosureRequest,
  type DisclosureVerdict,
  evaluateDisclosure,
  type LegalBases,
  type OpenCondition,
  type Refusal,
  type RuleReference,
} from '#modules/trust/purposes/model/index.ts';
import { MAY_STAY_BEHIND, type SentField } from './subject.ts';

/** The condition that makes a rule one of treffer / geen treffer; no other rule opens this way. */
export const HIT_FIRST = 'hit-no-hit-first';
const HIT_CATEGORY = 'treffer';

type InquiryRequest = {
  readonly asker: DisclosureParty;
  readonly asked: DisclosureParty;
  readonly purpose: string;
  readonly phase: string | undefined;
  readonly fields: readonly SentField[];
  /** `minderjarige`, `slachtoffer`: must pass as well, and never stay behind. */
  readonly marks: readonly string[];
  readonly regimes: readonly string[];
};

export type InquiryJudgement = {
  readonly allowed: boolean;
  /** What goes over; without what the rule does not take. */
  readonly fields: readonly SentField[];
  readonly questionRules: readonly RuleReference[];
  readonly answerRules: readonly RuleReference[];
  /** What was weighed for the answer, with what made each condition hold. */
  readonly answer: DisclosureVerdict;
  /** What is still asked, and at which side it must be made true. */
  readonly open: readonly (OpenCondition & { readonly side: 'asker' | 'asked' })[];
  readonly refusals: readonly (Refusal & { readonly side: 'asker' | 'asked'; readonly category: string })[];
  /** Where the machine may not answer: the rules by which a person of the asked side could, and what those ask. */
  readonly byHand: readonly { readonly rule: RuleReference; readonly open: readonly OpenCondition[] }[];
};

type Sides = { readonly asker: LegalBases; readonly asked: LegalBases };
type Known = { readonly asker: DisclosureFacts; readonly asked: DisclosureFacts };

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/**
 * Whether one organisation may ask another if it knows someone, and whether the answer may come back: two disclosures, each by a rule
 * that asks `hit-no-hit-first` and that its own giver confirmed. Default no.
 */
export function judgeInquiry(legal: Sides, request: InquiryRequest, known: Known): InquiryJudgement {
  const base = {
    purpose: request.purpose,
    ...(request.phase === undefined ? {} : { phase: request.phase }),
    through: HIT_FIRST,
  };
  const asking = (categories: readonly string[]) =>
    evaluateDisclosure(
      legal.asker,
      {
        ...base,
        from: request.asker,
        to: request.asked,
        categories: [...categories, ...request.marks],
        sourceRegimes: request.regimes,
      },
      known.asker,
    );
  const fields = request.fields.filter(
    (field) =>
      !MAY_STAY_BEHIND.includes(field.category) || asking([field.category]).outcome !== 'not-allowed',
  );
  const question = asking(unique(fields.map((field) => field.category)));
  const answering = { ...base, from: request.asked, to: request.asker, categories: [HIT_CATEGORY] };
  const answer = evaluateDisclosure(legal.asked, answering, known.asked);
  const sideOf = (categories: readonly CategoryVerdict[], side: 'asker' | 'asked') => ({
    open: stillAsked(categories).map((condition) => ({ ...condition, side })),
    refusals: categories.flatMap((item) =>
      item.refusals.map((refusal) => ({ ...refusal, side, category: item.category })),
    ),
  });
  const sides = [sideOf(question.categories, 'asker'), sideOf(answer.categories, 'asked')];
  return {
    allowed: question.outcome === 'allowed' && answer.outcome === 'allowed',
    fields,
    questionRules: question.rules,
    answerRules: answer.rules,
    answer,
    open: sides.flatMap((side) => side.open),
    refusals: sides.flatMap((side) => side.refusals),
    byHand: answer.outcome === 'not-allowed' ? waysByHand(legal.asked, answering, known.asked) : [],
  };
}

function waysByHand(
  legal: LegalBases,
  { through: _, ...request }: DisclosureRequest,
  known: DisclosureFacts,
) {
  const { categories } = evaluateDisclosure(legal, request, known);
  if (categories.some((item) => item.way === undefined)) return [];
  const ways = categories.flatMap((item) => possibleWay(item) ?? []);
  return [...new Map(ways.map(({ rule, open }) => [rule.code, { rule, open }])).values()];
}

/**
 * Own purposes of the asked side that may be looked up in for this asker besides that of the question: no joint ones, none that holds what
 * police, prosecution or tax brought, and none whose own prohibitions keep it from the asker.
 */
export function sourcesOpenTo(
  legal: LegalBases,
  sides: Pick<InquiryRequest, 'asker' | 'asked'>,
  known: DisclosureFacts,
): string[] {
  const { jointPurposes, sourceRegimes } = legal.content.engine;
  const regimes = new Set(Object.values(sourceRegimes).flat());
  const holds = new Set(known.facts.map((fact) => fact.condition));
  const lists = (codes: readonly string[], code: string) => codes.includes('*') || codes.includes(code);
  const closes = (purpose: string) =>
    legal.prohibits.some(
      (rule) =>
        rule.purpose === purpose &&
        lists(rule.from, sides.asked.type) &&
        lists(rule.to, sides.asker.type) &&
        lists(rule.dataCategories, HIT_CATEGORY) &&
        !(rule.unlessAnyOf ?? []).some((set) => set.every((condition) => holds.has(condition))),
    );
  return [...legal.purposes.values()]
    .filter(
      (purpose) =>
        purpose.enabled &&
        purpose.usableBy.includes(sides.asked.type) &&
        purpose.dataCategories.includes(HIT_CATEGORY) &&
        !jointPurposes.includes(purpose.code) &&
        !purpose.dataCategories.some((category) => regimes.has(category)) &&
        !closes(purpose.code),
    )
    .map((purpose) => purpose.code);
}

type WayElsewhere = { readonly purpose: string; readonly title: string; readonly rule: RuleReference };

/** Under which other purposes these two may ask each other: what a refused asker could do instead. */
export function waysElsewhere(
  legal: LegalBases,
  request: Pick<InquiryRequest, 'asker' | 'asked' | 'purpose'>,
): WayElsewhere[] {
  const lists = (codes: readonly string[], code: string) => codes.includes('*') || codes.includes(code);
  return [...legal.purposes.values()].flatMap((purpose) => {
    if (!purpose.enabled || purpose.code === request.purpose) return [];
    const rule = (legal.allows.get(purpose.code) ?? []).find(
      (one) =>
        one.conditions.includes(HIT_FIRST) &&
        !one.dataCategories.includes(HIT_CATEGORY) &&
        lists(one.from, request.asker.type) &&
        lists(one.to, request.asked.type),
    );
    return rule === undefined
      ? []
      : [
          {
            purpose: purpose.code,
            title: purpose.title,
            rule: { ...rule, kind: 'rule' as const, articles: rule.basis },
          },
        ];
  });
}
