import type { ConstraintProblems, Scope } from '#platform/server/index.ts';
import { countMyQuestions } from './research-queries.ts';

export { researchRoutes } from './routes.ts';

/** For the menu: questions that wait for the departments of this person. */
export async function researchCounter(scope: Scope): Promise<Record<string, number>> {
  return scope.groups.includes('source-holder') ? { researchQuestions: await countMyQuestions(scope) } : {};
}

export const researchConstraints: ConstraintProblems = {
  research_question_open_once: 'already-exists',
  research_content_after_hit: 'transition-not-allowed',
};
export { researchRecordKinds } from './record-kinds.ts';
