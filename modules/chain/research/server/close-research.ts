import { findSignal, moveSignal } from '#modules/chain/signals/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ResearchParts } from './ports.ts';
import { questionsOfSignal } from './research-queries.ts';

/** Research is done when nothing is open any more: then a second weighing decides. The time line keeps how many sources knew something. */
export async function closeResearch(
  scope: Scope,
  parts: ResearchParts,
  signalId: string,
  expectedVersion: number,
): Promise<void> {
  await findSignal(scope, signalId);
  const questions = await questionsOfSignal(scope, signalId);
  const open = questions.filter((question) => question.state === 'open' || question.contentState === 'asked');
  if (open.length > 0)
    refuse('dependency-not-done', {
      params: { departments: open.map((question) => question.departmentTitle).join(', ') },
    });
  const hits = questions.filter((question) => question.answer === 'hit').length;
  const outcome = hits > 0 ? 'hit' : 'no-hit';
  await moveSignal(scope, parts, signalId, {
    step: 'second-weighing',
    expectedVersion,
    detail: { asked: questions.length, hits, outcome },
  });
}
