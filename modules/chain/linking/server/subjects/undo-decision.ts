import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type Change, standsInTheWay } from '../../model/index.ts';
import { keepDecision } from '../review/decision-queries.ts';
import { undoLink } from '../subject-queries.ts';
import {
  type DecisionRow,
  findDecision,
  laterDecisions,
  leadSubjects,
  markUndone,
  moveMentions,
} from './decision-queries.ts';
import { reopenProposals } from './settled-proposals-queries.ts';
import { familiesOf, holdSubjects, sourcedMentions } from './subject-lookup-queries.ts';
import { tellDecision } from './take-decision.ts';

const changeOf = ({ moves, effect, parts }: DecisionRow): Change => ({
  moves,
  merged: effect.merged ?? [],
  parts,
});

const changesSubjects = ({ moves, effect }: DecisionRow): boolean =>
  moves.length > 0 || (effect.merged ?? []).length > 0;

/** The decision among later ones that must be taken back before this one, if any. */
export function blockerOf(decision: DecisionRow, later: readonly DecisionRow[]): DecisionRow | undefined {
  if (!changesSubjects(decision)) return undefined;
  const made = new Set(decision.effect.made ?? []);
  return later.find((one) =>
    one.kind === 'linked'
      ? one.parts.some((part) => made.has(part))
      : changesSubjects(one) && standsInTheWay(changeOf(decision), changeOf(one)),
  );
}

type Undo = { readonly expectedVersion: number; readonly reason: string | null };

/** Turns one decision back: exactly what it changed, nothing else. Errors: undo-blocked, stale-version. */
export async function undoTaken(scope: Scope, decision: DecisionRow, undo: Undo): Promise<void> {
  const mentionIds = decision.moves.map((move) => move.mentionId);
  await holdSubjects(scope, decision.parts, mentionIds);
  const blocker = blockerOf(decision, await laterDecisions(scope, decision));
  if (blocker !== undefined)
    refuse('undo-blocked', { params: { by: blocker.by, on: blocker.at.slice(0, 10) } });
  if (!(await markUndone(scope, decision.id, undo.expectedVersion, undo.reason))) refuse('stale-version');
  await moveMentions(
    scope,
    decision.moves.map(({ mentionId, from, to }) => ({ mentionId, from: to, to: from })),
  );
  if (changesSubjects(decision)) await leadSubjects(scope, changeOf(decision), null);
  const own = decision.proposalId === null ? [] : [{ id: decision.proposalId, state: 'open' }];
  await reopenProposals(scope, [...(decision.effect.proposals ?? []), ...own]);
  if (decision.proposalId !== null)
    await keepDecision(scope, { id: decision.proposalId, purpose: decision.purpose }, 'undone', {
      reason: undo.reason ?? undefined,
    });
  if (decision.linkId !== null) await undoLink(scope, decision.linkId);
  const noted = decision.mentionId === null ? [] : [decision.mentionId];
  const mentions = await sourcedMentions(scope, { subjectIds: [], mentionIds: [...mentionIds, ...noted] });
  await tellDecision(scope, decision, decision.parts, mentions, 'undone');
}

/** As undoTaken, asked by a person on the page of a subject. Errors also: not-found, transition-not-allowed. */
export async function undoDecision(scope: Scope, id: string, undo: Undo): Promise<void> {
  const decision = (await findDecision(scope, id)) ?? refuse('not-found');
  if (!(await seesSubject(scope, decision))) refuse('not-found');
  if (decision.undoneAt !== null) refuse('transition-not-allowed', { params: { state: 'undone' } });
  await undoTaken(scope, decision, undo);
}

/** A decision is for who sees at least one mention that it is about. */
async function seesSubject(scope: Scope, decision: DecisionRow): Promise<boolean> {
  const families = await familiesOf(scope, decision.parts);
  const moved = decision.moves.map(({ mentionId }) => mentionId);
  const seen = await sourcedMentions(scope, { subjectIds: [...families.keys()], mentionIds: moved });
  return seen.length > 0;
}
