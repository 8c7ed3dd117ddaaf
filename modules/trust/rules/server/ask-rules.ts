import { type FieldProblem, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  answerSituation,
  type ContentResult,
  isAsExpected,
  parseRuleQuestion,
  parseSituation,
  type RuleQuestion,
  type Situation,
} from '../../purposes/model/index.ts';
import { type Answer, faultsOf, type QuestionRow } from '../model/index.ts';
import { findStanding } from './edition-queries.ts';
import type { RuleParts } from './own-rules.ts';
import { mayMakeRules } from './policy.ts';
import { findQuestions, insertQuestion, removeQuestion } from './question-queries.ts';
import { answerOf } from './try-rule.ts';

const accepted = <Value>(result: ContentResult<Value>, at: string): Value => {
  if (result.ok) return result.value;
  const errors: FieldProblem[] = faultsOf(result.error, at);
  return refuse(problem('invalid-body', { errors }));
};

async function confirmedRules(scope: Scope, parts: RuleParts): Promise<ReadonlySet<string>> {
  const legal = parts.content.legal(scope.organisation.id);
  return new Set((await findStanding(scope, legal.id)).map((row) => row.ruleCode));
}

/** Any question to the rules in force here. Errors: `invalid-body` at each code that nobody knows. */
export async function askRules(scope: Scope, parts: RuleParts, situation: Situation): Promise<Answer> {
  const legal = parts.content.legal(scope.organisation.id).document;
  const asked = accepted(parseSituation(situation, legal.content), '/situation');
  return answerOf(answerSituation(legal, asked), await confirmedRules(scope, parts));
}

/** All test cases with the answer of the rules in force. */
export async function listQuestions(scope: Scope, parts: RuleParts): Promise<QuestionRow[]> {
  const legal = parts.content.legal(scope.organisation.id).document;
  const confirmed = await confirmedRules(scope, parts);
  const row = (question: RuleQuestion, own: QuestionRow['own']): QuestionRow => {
    const verdict = answerSituation(legal, question);
    return {
      question,
      own,
      answer: answerOf(verdict, confirmed),
      asExpected: isAsExpected(verdict, question),
    };
  };
  const own = await findQuestions(scope);
  return [
    ...parts.content.ruleQuestions().questions.map((question) => row(question, null)),
    ...own.map(({ question, ...saved }) => row(question, saved)),
  ];
}

const audit = (scope: Scope, action: string, id: string): void =>
  scope.audit({
    action,
    kind: 'rule-question',
    records: [{ id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
  });

/** Errors: `not-allowed`, `invalid-body` at each code that nobody knows. */
export async function addQuestion(
  scope: Scope,
  parts: RuleParts,
  question: Omit<RuleQuestion, 'code'>,
): Promise<string> {
  if (!mayMakeRules(scope)) refuse('not-allowed');
  const { content } = parts.content.legal(scope.organisation.id).document;
  const { code: _, ...checked } = accepted(
    parseRuleQuestion({ ...question, code: 'nieuw' }, content),
    '/question',
  );
  const id = await insertQuestion(scope, checked);
  audit(scope, 'rule-question.added', id);
  return id;
}

export async function dropQuestion(scope: Scope, id: string): Promise<void> {
  if (!mayMakeRules(scope)) refuse('not-allowed');
  if (!(await removeQuestion(scope, id))) refuse('not-found');
  audit(scope, 'rule-question.removed', id);
}
