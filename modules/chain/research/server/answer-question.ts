import { giveDisclosure, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ResearchParts } from './ports.ts';
import {
  answerQuestion,
  askContent,
  decideContent,
  findQuestion,
  insertReleases,
  type QuestionRow,
  type ReleasedItem,
} from './research-queries.ts';

/** The decision of the table under which the question was asked: the question's row points at it. */
const weighed = (question: QuestionRow) => [
  { condition: 'weighing-approved', by: 'approval' as const, recordId: question.weighingId },
  { condition: 'privacy-check-1', by: 'approval' as const, recordId: question.weighingId },
];

const toAsker = (scope: Scope, question: QuestionRow) => ({
  to: { organisationId: scope.organisation.id, type: scope.organisation.type, roles: question.askedByRoles },
  purpose: question.purposeCode,
  record: { kind: 'research-question', id: question.id, retentionFrom: new Date(question.askedAt) },
  fieldsChosen: true,
});

function audit(scope: Scope, action: string, question: QuestionRow, rule?: string, fields?: string[]): void {
  scope.audit({
    action,
    kind: 'research-question',
    ...(rule === undefined ? {} : { rule }),
    ...(fields === undefined ? {} : { fields }),
    records: [question.id, question.signalId].map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: question.purposeCode,
    })),
  });
}

const isSourceHolder = (scope: Scope, question: QuestionRow): boolean =>
  scope.groups.includes('source-holder') && scope.appointment.departmentIds.includes(question.departmentId);

async function questionForMe(scope: Scope, id: string): Promise<QuestionRow> {
  const question = (await findQuestion(scope, id)) ?? refuse('not-found');
  if (!isSourceHolder(scope, question)) refuse('not-allowed');
  return question;
}

/** Treffer or geen treffer, and nothing else (rule G02). Errors: `already-answered`, `stale-version`. */
export async function answer(
  scope: Scope,
  parts: ResearchParts,
  id: string,
  given: { answer: 'hit' | 'no-hit'; motivation: string; expectedVersion: number },
): Promise<void> {
  const question = await questionForMe(scope, id);
  if (question.state !== 'open') refuse('already-answered', { current: question });
  const disclosure = await giveDisclosure(scope, parts.disclosures, {
    ...toAsker(scope, question),
    categories: ['treffer'],
    known: [...weighed(question), systemFact('hit-no-hit-first')],
    proofs: [{ condition: 'need-to-know-motivation', text: given.motivation }],
  });
  if (!(await answerQuestion(scope, id, given.answer, given.expectedVersion, disclosure.id)))
    refuse('stale-version', { current: question });
  audit(scope, 'research.answered', question, disclosure.rules.map((rule) => rule.code).join(' '));
}

/** The coordinator asks what stands behind a hit. */
export async function requestContent(
  scope: Scope,
  id: string,
  asked: { question: string; categories: readonly string[]; motivation: string; expectedVersion: number },
): Promise<void> {
  const question = (await findQuestion(scope, id)) ?? refuse('not-found');
  if (question.answer !== 'hit')
    refuse('transition-not-allowed', { params: { state: question.answer ?? question.state } });
  if (!(await askContent(scope, id, asked.expectedVersion, asked)))
    refuse('stale-version', { current: question });
  audit(scope, 'research.content-asked', question);
}

type Released = { items: readonly ReleasedItem[]; proportionality: string; expectedVersion: number };

/** The owner gives content, field by field and only in the categories that were asked (rule G03). */
export async function release(
  scope: Scope,
  parts: ResearchParts,
  id: string,
  given: Released,
): Promise<void> {
  const question = await questionForMe(scope, id);
  if (question.contentState !== 'asked') refuse('already-answered', { current: question });
  const outside = given.items.findIndex((item) => !question.contentCategories.includes(item.category));
  if (outside >= 0)
    refuse('invalid-body', { errors: [{ pointer: `/items/${outside}/category`, code: 'unknown-value' }] });
  const approval = (condition: string) => ({
    condition,
    by: 'approval' as const,
    personId: scope.person.id,
    text: scope.person.name,
  });
  const disclosure = await giveDisclosure(scope, parts.disclosures, {
    ...toAsker(scope, question),
    categories: [...new Set(given.items.map((item) => item.category))],
    known: [
      ...weighed(question),
      systemFact('subject-identified', scope.person.name),
      approval('human-weighing-of-hit'),
      approval('source-owner-decides'),
    ],
    proofs: [{ condition: 'proportionality-recorded', text: given.proportionality }],
  });
  await insertReleases(scope, question, given.items, disclosure.id);
  if (!(await decideContent(scope, id, null, given.expectedVersion)))
    refuse('stale-version', { current: question });
  audit(
    scope,
    'research.released',
    question,
    disclosure.rules.map((rule) => rule.code).join(' '),
    given.items.map((item) => item.label),
  );
}

/** The owner gives nothing, and says why. */
export async function refuseContent(
  scope: Scope,
  id: string,
  given: { reason: string; expectedVersion: number },
): Promise<void> {
  const question = await questionForMe(scope, id);
  if (question.contentState !== 'asked') refuse('already-answered', { current: question });
  if (!(await decideContent(scope, id, given.reason, given.expectedVersion)))
    refuse('stale-version', { current: question });
  audit(scope, 'research.refused', question);
}
