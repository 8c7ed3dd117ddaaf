import { z } from 'zod';
import { type ContentResult, checkContent, type Problems } from './content-problems.ts';
import type { DisclosureFacts, DisclosureRequest, DisclosureVerdict } from './disclosure.ts';
import { evaluateDisclosure } from './evaluate-disclosure.ts';
import { type LegalBases, openLegalBases } from './legal-bases.ts';
import type { LegalBasesContent } from './legal-bases-schema.ts';

const code = z.string().max(80);
const codes = z.array(code).max(90);
const party = z.strictObject({ type: code, roles: codes });

const situation = {
  from: party,
  to: party,
  /** Giver and receiver are people of one organisation. */
  inside: z.boolean(),
  purpose: code,
  /** Purpose of the record that is given from, when another. */
  sourcePurpose: code.optional(),
  phase: code.optional(),
  categories: codes.min(1),
  sourceRegimes: codes.optional(),
  circumstances: codes.optional(),
  /** Conditions that hold. */
  holds: codes,
};

/** Anything that can be asked of the rules: who gives what to whom, for what, and what holds. */
export const situationSchema = z.strictObject(situation);
export type Situation = z.output<typeof situationSchema>;

const expected = z.strictObject({
  outcome: z.enum(['allowed', 'allowed-when', 'not-allowed']),
  /** Rules that the answer rests on, permitting or refusing; others may stand beside them. */
  rules: z.array(z.string().max(20)).max(20).optional(),
  /** Exactly what is still asked. */
  open: codes.optional(),
});

/** A test case for a set of rules: a question with the answer that it should give. */
export const ruleQuestionSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1).max(200),
  titleEn: z.string().min(1).max(200),
  ...situation,
  expected,
});
export type RuleQuestion = z.output<typeof ruleQuestionSchema>;

const ruleQuestionsSchema = z.strictObject({
  version: z.string().min(1),
  note: z.string().min(1),
  questions: z.array(ruleQuestionSchema),
});
export type RuleQuestionsContent = z.output<typeof ruleQuestionsSchema>;

type Path = readonly (string | number)[];

const codesOf = (items: readonly { readonly code: string }[]) => new Set(items.map((item) => item.code));

const checkSituation = (asked: Situation, path: Path, content: LegalBasesContent, problems: Problems) => {
  const roles = codesOf(content.roles);
  const types = codesOf(content.organisationTypes);
  const categories = codesOf(content.dataCategories);
  const purposes = codesOf(content.purposes);
  for (const side of ['from', 'to'] as const) {
    problems.one([...path, side, 'type'], asked[side].type, types, 'organisation-type');
    problems.known([...path, side, 'roles'], asked[side].roles, roles, 'role');
  }
  problems.one([...path, 'purpose'], asked.purpose, purposes, 'purpose');
  problems.one([...path, 'sourcePurpose'], asked.sourcePurpose, purposes, 'purpose');
  const phases = content.purposes.find((item) => item.code === asked.purpose)?.phases;
  if (phases !== undefined) problems.one([...path, 'phase'], asked.phase, new Set(phases), 'phase');
  problems.known([...path, 'categories'], asked.categories, categories, 'data-category');
  problems.known([...path, 'sourceRegimes'], asked.sourceRegimes, categories, 'data-category');
  const circumstances = new Set(Object.keys(content.engine.appliesWhen));
  problems.known([...path, 'circumstances'], asked.circumstances, circumstances, 'circumstance');
  problems.known([...path, 'holds'], asked.holds, codesOf(content.conditions), 'condition');
};

const checkQuestion = (asked: RuleQuestion, path: Path, content: LegalBasesContent, problems: Problems) => {
  checkSituation(asked, path, content, problems);
  const { rules, open } = asked.expected;
  const known = codesOf(content.sharingRules);
  problems.known([...path, 'expected', 'rules'], rules, known, 'rule');
  problems.known([...path, 'expected', 'open'], open, codesOf(content.conditions), 'condition');
};

/** Parses `rule-questions.json`; a code that the rules do not know is refused at its place. */
export const parseRuleQuestions = (
  json: unknown,
  content: LegalBasesContent,
): ContentResult<RuleQuestionsContent> =>
  checkContent(ruleQuestionsSchema, json, (file, problems) => {
    problems.codes(['questions'], file.questions);
    file.questions.forEach((asked, index) => {
      checkQuestion(asked, ['questions', index], content, problems);
    });
  });

/** One question that somebody typed; pointers are into the question. */
export const parseRuleQuestion = (json: unknown, content: LegalBasesContent): ContentResult<RuleQuestion> =>
  checkContent(ruleQuestionSchema, json, (asked, problems) => checkQuestion(asked, [], content, problems));

export const parseSituation = (json: unknown, content: LegalBasesContent): ContentResult<Situation> =>
  checkContent(situationSchema, json, (asked, problems) => checkSituation(asked, [], content, problems));

const requestOf = ({ from, to, inside, holds: _, ...asked }: Situation): DisclosureRequest => ({
  ...asked,
  from: { ...from, organisationId: 'giver' },
  to: { ...to, organisationId: inside ? 'giver' : 'receiver' },
});

/** Each condition made true by whom it asks. */
const factsOf = (legal: LegalBases, holds: readonly string[]): DisclosureFacts['facts'] =>
  holds.map((condition) => ({ condition, by: legal.conditions.get(condition)?.by ?? 'system' }));

/** What the rules say. `confirmedRules` left out: as if all of them were confirmed, so that the rules themselves are asked. */
export const answerSituation = (
  legal: LegalBases,
  asked: Situation,
  confirmedRules: readonly string[] = [...legal.rules.keys()],
): DisclosureVerdict =>
  evaluateDisclosure(legal, requestOf(asked), { facts: factsOf(legal, asked.holds), confirmedRules });

/** Rules that a verdict rests on: those that permit, and those that refuse. */
export const rulesOfVerdict = (verdict: DisclosureVerdict): string[] =>
  [
    ...new Set([
      ...verdict.rules.map((rule) => rule.code),
      ...verdict.refusals.flatMap((refusal) => (refusal.by?.kind === 'rule' ? [refusal.by.code] : [])),
    ]),
  ].sort();

const openOf = (verdict: DisclosureVerdict): string[] =>
  [...new Set(verdict.open.map((condition) => condition.code))].sort();

const sameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item) => other.includes(item));

export const isAsExpected = (verdict: DisclosureVerdict, { expected: wanted }: RuleQuestion): boolean =>
  verdict.outcome === wanted.outcome &&
  (wanted.rules ?? []).every((rule) => rulesOfVerdict(verdict).includes(rule)) &&
  (wanted.open === undefined || sameList(openOf(verdict), wanted.open));

export type AnsweredQuestion = {
  readonly question: RuleQuestion;
  readonly before: DisclosureVerdict;
  readonly after: DisclosureVerdict;
  /** Another outcome, other rules, or other conditions than before. */
  readonly changed: boolean;
  readonly asExpected: boolean;
};

/** All questions to the rules in force and to those that may replace them. Both are opened on the same day. */
export const compareAnswers = (
  before: LegalBases,
  after: LegalBases,
  questions: readonly RuleQuestion[],
): AnsweredQuestion[] =>
  questions.map((question) => {
    const was = answerSituation(before, question);
    const becomes = answerSituation(after, question);
    const changed =
      was.outcome !== becomes.outcome ||
      !sameList(rulesOfVerdict(was), rulesOfVerdict(becomes)) ||
      !sameList(openOf(was), openOf(becomes));
    return { question, before: was, after: becomes, changed, asExpected: isAsExpected(becomes, question) };
  });

/**
 * The content on a day on which all rules with dates of `rule` would hold: a draft that starts next month is tried as of then.
 */
export const openForTrial = (
  content: LegalBasesContent,
  today: string,
  rule: { readonly validFrom?: string | undefined } | undefined,
): LegalBases =>
  openLegalBases(content, rule?.validFrom !== undefined && rule.validFrom > today ? rule.validFrom : today);
