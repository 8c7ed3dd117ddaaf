import { calendarDateAt, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type AnsweredQuestion,
  compareAnswers,
  composeOwnRules,
  type DisclosureVerdict,
  type LegalBasesContent,
  openForTrial,
  type RuleQuestion,
  type RuleReference,
} from '../../purposes/model/index.ts';
import type { Answer, Trial } from '../model/index.ts';
import { type EditionRow, findEditions, findOwnRules, findStanding } from './edition-queries.ts';
import { type RuleParts, regionOf } from './own-rules.ts';
import { findQuestions } from './question-queries.ts';

const shown = ({ kind, code, title, articles, explanation, confidence }: RuleReference) => ({
  kind,
  code,
  title,
  articles: articles.map(({ law, article }) => ({ law, article })),
  explanation,
  confidence,
});

/** A verdict as people read it. `confirmed`: rules that the organisation confirmed. */
export function answerOf(verdict: DisclosureVerdict, confirmed: ReadonlySet<string>): Answer {
  const rules = verdict.rules.map(shown);
  return {
    outcome: verdict.outcome,
    rules,
    open: verdict.open.map(({ code, title, check, by, rule }) => ({ code, title, check, by, rule })),
    refusals: verdict.refusals.map(({ reason, by }) => ({
      reason,
      categories: verdict.categories
        .filter((item) => item.refusals.some((one) => one.reason === reason && one.by?.code === by?.code))
        .map((item) => item.category),
      by: by === undefined ? null : shown(by),
    })),
    unconfirmed: rules.map((rule) => rule.code).filter((code) => !confirmed.has(code)),
  };
}

/** Delivered test cases, then those of the organisation. */
async function allQuestions(scope: Scope, parts: RuleParts): Promise<RuleQuestion[]> {
  const own = await findQuestions(scope);
  return [...parts.content.ruleQuestions().questions, ...own.map((row) => row.question)];
}

export type Tried = {
  readonly edition: EditionRow;
  readonly document: LegalBasesContent;
  readonly on: string;
  readonly answers: readonly AnsweredQuestion[];
};

/** All test cases to the newest draft of a rule, beside the rules in force. Errors: `not-found`, `transition-not-allowed`: no draft. */
export async function tryDraft(scope: Scope, parts: RuleParts, code: string): Promise<Tried> {
  const [edition] = await findEditions(scope, code);
  if (edition === undefined) return refuse('not-found');
  if (edition.enactedAt !== null) refuse('transition-not-allowed');
  const own = (await findOwnRules(scope, scope.organisation.id)).filter((item) => item.code !== code);
  const document = composeOwnRules(regionOf(parts).document, [...own, { code, rule: edition.rule }]);
  const today = calendarDateAt(scope.now);
  const draft = edition.rule ?? undefined;
  const inForce = parts.content.legal(scope.organisation.id).document.content;
  const answers = compareAnswers(
    openForTrial(inForce, today, draft),
    openForTrial(document, today, draft),
    await allQuestions(scope, parts),
  );
  const on = draft?.validFrom !== undefined && draft.validFrom > today ? draft.validFrom : today;
  return { edition, document, on, answers };
}

export async function trialOf(scope: Scope, parts: RuleParts, tried: Tried): Promise<Trial> {
  const legal = parts.content.legal(scope.organisation.id);
  const before = new Set((await findStanding(scope, legal.id)).map((row) => row.ruleCode));
  const after = new Set([...before, tried.edition.ruleCode]);
  return {
    on: tried.on,
    asked: tried.answers.length,
    asExpected: tried.answers.filter((item) => item.asExpected).length,
    results: tried.answers.map((item) => ({
      code: item.question.code,
      title: item.question.title,
      titleEn: item.question.titleEn,
      changed: item.changed,
      asExpected: item.asExpected,
      expected: item.question.expected,
      before: answerOf(item.before, before),
      after: answerOf(item.after, after),
    })),
  };
}
